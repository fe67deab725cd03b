using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Grammar.InvalidVariable>;
using VerifyFix = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Grammar.InvalidVariable, IamPolicyAnalyzers.CodeFixes.UseSuggestedName>;

namespace IamPolicyAnalyzers.Tests.Rules.Grammar;

public sealed class InvalidVariableTests
{
    [Theory]
    [InlineData("[|${aws:username/*|]", "Variable '${aws:username/*' has no closing brace")]
    [InlineData("[|${}|]/*", "Variable '${}' is empty; write a condition key between the braces")]
    [InlineData("[|${ }|]/*", "Variable '${ }' is empty; write a condition key between the braces")]
    [InlineData("[|${aws: username}|]/*", "Variable '${aws: username}' has white space in its name, which AWS does not accept")]
    [InlineData("[|${aws:PrincipalTag/cost center}|]/*", "Variable '${aws:PrincipalTag/cost center}' has white space in its name, which AWS does not accept")]
    [InlineData("[|${aws:PrincipalTag/team, 'shared}|]/*", "Variable '${aws:PrincipalTag/team, 'shared}' has a default that does not stand in single quotes")]
    [InlineData("[|${aws:nosuch, shared}|]/*", "Variable '${aws:nosuch, shared}' has a default that does not stand in single quotes")]
    public Task Reports_a_malformed_variable(string variable, string message) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/{{variable}}" } ] }""", message);

    [Fact]
    public Task Reports_in_lists_Not_twins_and_conditions() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "NotAction": "s3:*", "NotResource": ["arn:aws:s3:::a/[|${aws:username/|]${aws:userid}/*", "arn:aws:s3:::b/[|${}|]"] },
            { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::a", "Condition": { "StringLike": { "s3:prefix": ["", "home/[|${aws:username|]"] }, "StrangeOperator": { "a:b": "[|${}|]" } } } ] }
        """);

    [Theory]
    [InlineData("NumericLessThan", "s3:max-keys", "aws:PrincipalTag/limit")]
    [InlineData("DateLessThan", "aws:CurrentTime", "aws:PrincipalTag/end")]
    [InlineData("IpAddress", "aws:SourceIp", "aws:PrincipalTag/ip")]
    [InlineData("BinaryEquals", "a:b", "aws:PrincipalTag/b")]
    [InlineData("Null", "aws:SourceIp", "aws:PrincipalTag/b")]
    [InlineData("ForAnyValue:NumericEqualsIfExists", "s3:max-keys", "accounts.google.com:sub")]
    public Task Reports_a_variable_under_an_operator_that_takes_none(string name, string key, string variable) => Verify.Reports(
        $$$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*", "Condition": { "{{{name}}}": { "{{{key}}}": "[|${{{{variable}}}}|]" } } } }""",
        $"Variable '${{{variable}}}' stands under '{name}', which takes no variables; only operators on text, ARNs and booleans do");

    [Theory]
    [InlineData(""" "Action": "s3:[|${aws:username}|]", "Resource": "*" """, "Action")]
    [InlineData(""" "NotAction": ["s3:[|${aws:username}|]"], "Resource": "*" """, "NotAction")]
    [InlineData(""" "Principal": { "AWS": ["arn:aws:iam::111122223333:user/[|${aws:username}|]"] }, "Action": "s3:GetObject", "Resource": "*" """, "Principal")]
    [InlineData(""" "Action": "s3:GetObject", "Resource": "arn:[|${aws:username}|]:s3:::a" """, "the partition of an ARN")]
    [InlineData(""" "Action": "sqs:SendMessage", "Resource": ["arn:aws:sqs:[|${aws:username}|]:111122223333:a"] """, "the Region of an ARN")]
    public Task Reports_a_variable_where_AWS_fills_in_none(string members, string place) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {{members}} } }""",
        $"Variable '${{aws:username}}' stands in {place}, where AWS fills in none; write the value");

    [Fact]
    public Task Reports_Id_and_Sid_of_a_resource_policy() => Verify.With("a.resource.json").Reports(
        """
        { "Version": "2012-10-17", "Id": "[|${aws:username}|]",
          "Statement": { "Sid": "[|${aws:username}|]", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*" } }
        """);

    [Theory]
    [InlineData("${aws:username}")]
    [InlineData("${aws:PrincipalTag/team, 'any one'}")]
    [InlineData("${*}${?}${$}")]
    [InlineData("${Name}")]
    [InlineData("${Name")]
    [InlineData("${AWS::AccountId}")]
    [InlineData("${var.name}")]
    [InlineData("${var.a ? \\\"x:y\\\" : \\\"z\\\"}")]
    [InlineData("${self:custom.name, stage}")]
    [InlineData("${aws:PrincipalTag/${var.tag}}")]
    [InlineData("${aws:nosuch}")] // UnknownVariable speaks
    public Task Accepts_in_a_resource(string variable) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/{{variable}}" } }""");

    [Theory]
    [InlineData(""" "Action": "s3:${Name}", "Resource": "*" """)]
    [InlineData(""" "Action": "s3:${other:Name}", "Resource": "*" """)]
    [InlineData(""" "Sid": "${aws:username}", "Action": "s3:*", "Resource": "*" """)] // InvalidSid speaks
    [InlineData(""" "Action": "iam:GetUser", "Resource": "arn:aws:iam::${aws:PrincipalAccount}:user/${aws:username}" """)]
    [InlineData(""" "Action": "sqs:*", "Resource": "arn:aws:sqs:${Region}:111122223333:a" """)]
    [InlineData(""" "Action": "sqs:*", "Resource": "*", "Condition": { "NumericEquals": { "s3:max-keys": "${Limit}" } } """)]
    [InlineData(""" "Action": "sqs:*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "${aws:PrincipalTag/secure}" } } """)]
    [InlineData(""" "Action": "sqs:*", "Resource": "*", "Condition": { "ArnLike": { "aws:SourceArn": "arn:aws:sqs:*:*:${aws:username}" } } """)]
    [InlineData(""" "Action": { "Ref": "Actions" }, "Resource": { "Fn::Sub": "arn:aws:s3:::${Bucket}/${!aws:username}" } """)]
    public Task Accepts(string members) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {{members}} } }""");

    [Theory]
    [InlineData("")]
    [InlineData(""" "Version": "2008-10-17", """)]
    [InlineData(""" "Version": { "Ref": "Version" }, """)]
    public Task Leaves_other_languages_alone(string version) => Verify.Accepts(
        $$"""{ {{version}} "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/${aws: username}" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::a/[|${}|]", "arn:aws:s3:::a/${aws:user""");

    [Theory]
    [InlineData("${aws:username/*", "${aws:username}/*")]
    [InlineData("${aws:PrincipalTag/team/*", "${aws:PrincipalTag/team}/*")]
    [InlineData("${aws:PrincipalTag/team", "${aws:PrincipalTag/team}")]
    [InlineData("${aws: username}", "${aws:username}")]
    [InlineData("${aws:username, 'none}", "${aws:username, 'none'}")]
    [InlineData("${aws:username,none}", "${aws:username, 'none'}")]
    public Task Repairs(string variable, string repaired) => VerifyFix.FixesOnlyOneByOne(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/[|{{variable}}|]" } }""",
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/{{repaired}}" } }""",
        $"Change to '{repaired}' (takes effect)");

    [Theory]
    [InlineData("${}")]
    [InlineData("${aws:PrincipalTag/cost center}")]
    [InlineData("${aws: nosuch}")]
    [InlineData("${aws:nosuch/*")]
    [InlineData("${aws:username, 'a/*")]
    [InlineData("${aws:username,}")]
    [InlineData("${aws:username, it's}")]
    public Task Repairs_nothing_in_doubt(string variable) => VerifyFix.OffersNothing(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/[|{{variable}}|]" } }""");
}
