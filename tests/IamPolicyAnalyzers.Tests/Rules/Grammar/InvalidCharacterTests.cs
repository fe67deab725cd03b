using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Grammar.InvalidCharacter>;
using VerifyFix = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Grammar.InvalidCharacter, IamPolicyAnalyzers.CodeFixes.UseSuggestedName>;

namespace IamPolicyAnalyzers.Tests.Rules.Grammar;

public sealed class InvalidCharacterTests
{
    [Theory]
    [InlineData("\u200B", "U+200B (zero width space)")]
    [InlineData("\\u200b", "U+200B (zero width space)")]
    [InlineData("\\u0007", "U+0007 (control character)")]
    [InlineData("\uFEFF", "U+FEFF (byte order mark)")]
    [InlineData("\u202E", "U+202E (bidirectional mark)")]
    [InlineData("\u0430", "U+0430 ('\u0430')")]
    [InlineData("\uFF21", "U+FF21 (full-width 'A')")]
    [InlineData("\u2014", "U+2014 ('\u2014')")]
    [InlineData("\U0001F600", "U+1F600 ('\U0001F600')")]
    public Task Reports_a_character_in_an_action(string character, string name) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": ["s3:Get[|{{character}}|]Object\u200B"], "Resource": "arn:aws:s3:::demo-bucket/*" } ] }""",
        $"Action holds {name}, but IAM accepts only U+0020 to U+00FF; retype the text");

    [Fact]
    public Task Reports_the_first_of_each_text() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Id": "[|Ж|]Ж",
          "Statement": [
            { "Effect": "Allow", "NotAction": "s3:[|Ж|]Ж", "NotResource": "arn:aws:s3:::demo/[|Ж|]Ж/*" },
            { "Effect": "Deny", "Action": "s3:*", "Resource": ["arn:aws:s3:::a/*", "arn:aws:s3:::b/[|Ж|]"],
              "Condition": { "StringEquals": { "aws:PrincipalTag/[|Ж|]": ["a", "[|—|]", "[|“|]"] }, "ArnLike": { "aws:SourceArn": "arn:aws:s3:::[|–|]" } } } ] }
        """,
        "Id holds U+0416 ('Ж'), but IAM accepts only U+0020 to U+00FF; retype the text",
        "NotAction holds U+0416 ('Ж'), but IAM accepts only U+0020 to U+00FF; retype the text");

    [Theory]
    [InlineData("AWS::IAM::ManagedPolicy", "PolicyDocument", "s3:GetObject")]
    [InlineData("AWS::KMS::Key", "KeyPolicy", "kms:Decrypt")]
    public Task Reports_a_letter_where_the_type_is_known(string type, string property, string action) => Verify.With(path: "app.template.json").Reports(
        $$$"""
        { "Resources": { "Policy": { "Type": "{{{type}}}", "Properties": { "{{{property}}}": { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "AWS": ["arn:aws:iam::111122223333:user/[|Ж|]", "*"] }, "Action": "{{{action}}}", "Resource": "*", "Condition": { "StringEquals": { "a:b": "[|И|]ван" } } } } } } } }
        """);

    [Theory]
    [InlineData(""" "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo/é ÿ~\u00e9\t" """)]
    [InlineData(""" "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "aws:PrincipalTag/name": "Иван" } } """)] // perhaps not for IAM
    [InlineData(""" "Sid": "Ж", "Action": "s3:GetObject", "Resource": "*" """)] // InvalidSid speaks
    [InlineData(""" "Эффект": "Ж", "Action": "s3:GetObject", "Resource": "*" """)] // UnknownElement speaks
    [InlineData(""" "Action": "s3:GetObject", "Resource": "arn:Жws:s3:::demo" """)] // InvalidArnField speaks
    [InlineData(""" "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringЕquals": { "aws:SourсeIp": "a" } } """)] // the rules of conditions speak
    [InlineData(""" "Action": "s3:GetObject", "Resource": { "Fn::Sub": "arn:aws:s3:::${Bucket}/Ж" } """)]
    [InlineData(""" "Action": { "Ref": "Ж" }, "Resource": "*" """)]
    public Task Accepts(string members) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {{members}} } }""");

    [Theory]
    [InlineData("a.resource.json", "s3:GetObject", "arn:aws:s3:::demo/Ж")]
    [InlineData("a.scp.json", "s3:GetObject", "arn:aws:s3:::demo/Ж")]
    [InlineData("a.vpce.json", "s3:GetObject", "arn:aws:s3:::demo/Ж")]
    public Task Leaves_other_types_alone(string path, string action, string resource) => Verify.With(path: path).Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "{{action}}", "Resource": "{{resource}}" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:Get[|Ж|]Object", "s3:Get""");

    [Theory]
    [InlineData("s3:Get[|\u200B|]Object", "s3:GetObject")]
    [InlineData("s3:Get[|\\u200B|]Object", "s3:GetObject")]
    [InlineData("s3:GetObj[|\u0435|]ct", "s3:GetObject")]
    [InlineData("[|\uFF53|]3:GetObject", "s3:GetObject")]
    public Task Repairs_an_action(string action, string repaired) => VerifyFix.FixesAll(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "{{action}}", "Resource": "arn:aws:s3:::demo-bucket/*" } }""",
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "{{repaired}}", "Resource": "arn:aws:s3:::demo-bucket/*" } }""");

    [Theory]
    [InlineData("s3:Get[|\u200B|]Object", "Remove U+200B")]
    [InlineData("s3:GetObj[|\u0435|]ct", "Change to 'e'")]
    public Task Says_what_it_changes(string action, string title) => VerifyFix.Offers(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "{{action}}", "Resource": "arn:aws:s3:::demo-bucket/*" } }""", title);

    [Theory]
    [InlineData(""" "Action": "s3:Get[|\u200B|]Objeсts", "Resource": "*" """)]
    [InlineData(""" "Action": "s3:[|Ж|]GetObject", "Resource": "*" """)]
    [InlineData(""" "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo[|\u200B|]" """)]
    public Task Repairs_nothing_in_doubt(string members) => VerifyFix.OffersNothing(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {{members}} } }""");
}
