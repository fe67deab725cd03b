using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Wildcards.SensitiveActionPattern>;

namespace IamPolicyAnalyzers.Tests.Rules.Wildcards;

public sealed class SensitiveActionPatternTests
{
    [Fact]
    public Task Reports_a_pattern_with_permission_changes() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|logs:Create*|]", "Resource": "arn:aws:logs:us-east-1:111122223333:log-group:demo" } }
        """,
        "Action 'logs:Create*' also grants 'logs:CreateExportTask', which can give others access; list the actions you need");

    [Fact]
    public Task Says_when_permissions_change() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|sqs:Add*|]", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" } }
        """,
        "Action 'sqs:Add*' also grants 'sqs:AddPermission', which changes permissions; list the actions you need");

    [Fact]
    public Task Counts_what_fits_the_resources() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:GetObject", "[|s3:PutObject*|]"], "Resource": ["arn:aws:s3:::demo-bucket", "arn:aws:s3:::demo-bucket/*"] } }
        """,
        "Action 's3:PutObject*' also grants 's3:PutObjectAcl' and 1 more that change permissions; list the actions you need");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "[|s3:Put*|]", "Resource": ["arn:aws:s3:::demo-bucket", "arn:aws:s3:::demo-bucket/*"] }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|s3:Put*Policy|]", "Resource": "*" }""")] // it says so, but means every bucket
    [InlineData("""{ "Effect": "Allow", "Action": "[|iam:*AccessKey*|]", "Resource": "arn:aws:iam::111122223333:user/demo" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|iam:*UserPolicy|]", "Resource": ["arn:aws:iam::*:user/${aws:username}", "arn:aws:iam::*:user/*"] }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["[|s3:Put*|]", "[|sns:Set*|]"], "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|s3:Put*|]", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|s3:Put*|]", "Resource": { "Fn::Sub": "arn:aws:s3:::${Bucket}" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|s3:Put*|]", "NotResource": "arn:aws:s3:::demo-bucket" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|s3:Put*|]", "Resource": "*" }, { "Effect": "Allow", "Action": "[|sns:Set*|]", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|sns:Set*|]", "Resource": "*" }, { "Effect": "Deny", "Action": "sns:SetTopicAttributes", "Resource": "arn:aws:sns:us-east-1:111122223333:demo" }""")] // denied for one topic
    public Task Reports(string statements) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::demo-bucket/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:PutBucket*", "Resource": "arn:aws:s3:::demo-bucket/*" }""")] // objects have no bucket settings
    [InlineData("""{ "Effect": "Allow", "Action": "s3:Put*Policy", "Resource": "arn:aws:s3:::demo-bucket" }""")] // it says so, of one bucket
    [InlineData("""{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }""")] // WildcardAction speaks
    [InlineData("""{ "Effect": "Allow", "Action": "iam:*", "Resource": "*" }""")] // SensitiveServiceWildcard speaks
    [InlineData("""{ "Effect": "Allow", "Action": ["s3:*", "s3:Put*"], "Resource": "*" }""")] // WildcardAction speaks
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "*" }""")] // AdministratorStatement speaks
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }""")] // AllActions speaks
    [InlineData("""{ "Effect": "Allow", "NotAction": "s3:Put*", "Resource": "*" }""")] // NotActionAllow speaks
    [InlineData("""{ "Effect": "Allow", "Action": "iam:*AccessKey*", "Resource": "arn:aws:iam::*:user/${aws:username}" }""")] // keys of one's own
    [InlineData("""{ "Effect": "Allow", "Action": "s3:Get*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:Put*", "Resource": { "Ref": "Bucket" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": { "Fn::Sub": "s3:${Verb}*" }, "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:Put*", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/team": "shop" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:Put*", "Resource": "*", "Condition": { "Ref": "Condition" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:Copy*", "Resource": "*" }""")] // copies read data
    [InlineData("""{ "Effect": "Deny", "Action": "s3:Put*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sns:Set*", "Resource": "*" }, { "Effect": "Deny", "Action": "sns:SetTopicAttributes", "Resource": "*" }""")]
    public Task Accepts(string statements) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|sns:Set*|]", "Resource": "*"
        """);
}
