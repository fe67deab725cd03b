using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Grammar;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Grammar.IneffectiveVariable>;

namespace IamPolicyAnalyzers.Tests.Rules.Grammar;

public sealed class IneffectiveVariableTests
{
    private const string Statement = """ "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::a", "arn:aws:s3:::b/${aws:username}/${aws:userid}"] } """;

    [Fact]
    public Task Reports_a_policy_without_Version() => Verify.Reports(
        $$"""[|{|] {{Statement}} }""",
        "Policy has no Version, so AWS takes '${aws:username}' literally; write Version '2012-10-17'");

    [Fact]
    public Task Points_at_the_variable() => Verify.Relates(
        """{ "Version": "[|2008-10-17|]", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/${aws:username}/*" } }""",
        ("${aws:username}", "taken literally"));

    [Fact]
    public Task Reports_the_Version_of_2008() => Verify.Reports(
        $$"""{ "Version": "[|2008-10-17|]", {{Statement}} }""",
        "Policy has Version '2008-10-17', so AWS takes '${aws:username}' literally; write Version '2012-10-17'");

    [Fact]
    public Task Reports_the_first_of_several_statements() => Verify.Reports(
        """
        [|{|] "Statement": [
            { "Sid": "${aws:userid}", "Effect": "Allow", "Action": "s3:${aws:userid}", "Resource": "*", "Condition": { "NumericEquals": { "s3:max-keys": 1 } } },
            { "Effect": "Deny", "NotAction": "s3:*", "Resource": "*", "Condition": { "StringNotLike": { "s3:prefix": ["a", "${aws:PrincipalTag/team, 'none'}"] } } },
            { "Effect": "Deny", "Action": "s3:*", "NotResource": "arn:aws:s3:::${aws:username}" } ] }
        """,
        "Policy has no Version, so AWS takes '${aws:PrincipalTag/team, 'none'}' literally; write Version '2012-10-17'");

    [Fact]
    public Task Reports_a_document_of_a_template() => Verify.With(path: "app.template.json").Reports(
        """
        { "Resources": { "Policy": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": [|{|] "Statement":
          { "Effect": "Allow", "Action": "s3:GetObject", "Resource": { "Fn::Sub": "arn:aws:s3:::${Bucket}/${!aws:username}/*" } } } } } } }
        """);

    [Theory]
    [InlineData(""" "Version": "2012-10-17" """)]
    [InlineData(""" "Version": "2012-10-18" """)]
    [InlineData(""" "Version": { "Ref": "Version" }""")]
    [InlineData(""" "Version": "${Version}" """)]
    [InlineData(""" "version": "2012-10-17" """)]
    [InlineData(""" "Fn::Transform": { "Name": "AWS::Include" } """)]
    public Task Accepts(string member) => Verify.Accepts($$"""{ {{member}}, {{Statement}} }""");

    [Theory]
    [InlineData("${Bucket}")]
    [InlineData("${AWS::AccountId}")]
    [InlineData("${var.name}")]
    [InlineData("${aws:nosuch}")]
    [InlineData("${aws:username")]
    [InlineData("${*}")]
    [InlineData("{aws:username}")]
    public Task Accepts_what_is_no_variable(string text) => Verify.Accepts(
        $$"""{ "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/{{text}}/*" } }""");

    [Theory]
    [InlineData("a.scp.json")]
    [InlineData("a.rcp.json")]
    public Task Accepts_types_that_know_no_older_language(string path) => Verify.With(path).Accepts($$"""{ {{Statement}} }""");

    [Fact]
    public Task Accepts_a_file_that_is_unfinished() => Verify.Accepts($$"""{ {{Statement}}, """);

    [Fact]
    public Task Reports_what_stands_in_a_broken_file() => Verify.Reports($$"""{ "Version": "[|2008-10-17|]", {{Statement}}, """);

    [Fact]
    public Task Writes_the_Version() => FixVerifier<IneffectiveVariable, AddVersion>.FixesOnlyOneByOne(
        $$"""{ "Version": "[|2008-10-17|]", {{Statement}} }""",
        $$"""{ "Version": "2012-10-17", {{Statement}} }""",
        "Write Version '2012-10-17' (variables take effect)");

    [Fact]
    public Task Inserts_the_Version() => FixVerifier<IneffectiveVariable, AddVersion>.FixesOnlyOneByOne(
        """[|{|] "Statement": { "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::a/${aws:username}" } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::a/${aws:username}" } }""");
}
