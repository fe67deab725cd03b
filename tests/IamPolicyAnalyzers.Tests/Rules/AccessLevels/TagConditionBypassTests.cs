using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.AccessLevels.TagConditionBypass>;

namespace IamPolicyAnalyzers.Tests.Rules.AccessLevels;

public sealed class TagConditionBypassTests
{
    private const string Instances = "arn:aws:ec2:us-east-1:111122223333:instance/*";

    private const string StopDev =
        $$"""{ "Sid": "StopDev", "Effect": "Allow", "Action": "ec2:StopInstances", "Resource": "{{Instances}}", "Condition": { "StringEquals": { "aws:ResourceTag/env": "dev" } } }""";

    [Fact]
    public Task Reports_a_statement_that_sets_the_tag() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Sid": "StopDev", "Effect": "Allow", "Action": "ec2:StopInstances", "Resource": "arn:aws:ec2:us-east-1:111122223333:instance/*",
              "Condition": { "StringEquals": { "aws:ResourceTag/env": "dev" } } },
            { "Effect": "Allow", "Action": "[|ec2:CreateTags|]", "Resource": "arn:aws:ec2:us-east-1:111122223333:instance/*" } ] }
        """,
        "Allow on 'ec2:CreateTags' lets the caller set tag 'env', on which statement 'StopDev' depends; test 'aws:TagKeys'");

    [Fact]
    public Task Points_at_the_tests_that_depend_on_the_tag() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "[|ec2:CreateTags|]", "Resource": "*" }, { "Effect": "Allow", "Action": "ec2:StopInstances", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/env": "dev" } } }, { "Effect": "Allow", "Action": "ec2:StartInstances", "Resource": "*", "Condition": { "StringLike": { "ec2:ResourceTag/env": "dev*" } } }] }""",
        ("aws:ResourceTag/env", "depends on the tag"),
        ("ec2:ResourceTag/env", "depends on the tag"));

    [Fact]
    public Task Counts_the_statements_that_depend() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["[|ec2:CreateTags|]", "ec2:DescribeInstances"], "Resource": "*" },
            { "Effect": "Allow", "Action": "ec2:StopInstances", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/env": ["dev", "test"] } } },
            { "Effect": "Allow", "Action": "ec2:StartInstances", "Resource": "*", "Condition": { "StringLike": { "ec2:ResourceTag/env": "dev*" } } } ] }
        """,
        "Allow on 'ec2:CreateTags' lets the caller set tag 'env', on which statement 2 and 1 more depend; test 'aws:TagKeys'");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "[|ec2:CreateTags|]", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["ec2:DescribeTags", "[|ec2:*Tags|]"], "Resource": ["arn:aws:sqs:us-east-1:111122223333:demo", "arn:aws:ec2:*:*:instance/i-1"] }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|ec2:CreateTags|]", "NotResource": "arn:aws:ec2:us-east-1:111122223333:volume/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|ec2:CreateTags|]", "Resource": "*", "Condition": { "ForAnyValue:StringEquals": { "aws:TagKeys": "env" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|ec2:CreateTags|]", "Resource": "*", "Condition": { "ForAnyValue:StringEquals": { "aws:TagKeys": "team" } } }""")] // env may stand beside it
    [InlineData("""{ "Effect": "Allow", "Action": "[|ec2:CreateTags|]", "Resource": "*", "Condition": { "ForAllValues:StringEquals": { "aws:TagKeys": ["env", "team"] } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|ec2:CreateTags|]", "Resource": "*", "Condition": { "StringEquals": { "aws:RequestTag/team": "shop" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|ec2:CreateTags|]", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/team": "shop" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|ec2:CreateTags|]", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|ec2:CreateTags|]", "Resource": "*" }, { "Effect": "Deny", "Action": "ec2:CreateTags", "Resource": "*", "Condition": { "ForAnyValue:StringEquals": { "aws:TagKeys": "team" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|ec2:CreateTags|]", "Resource": "*" }, { "Effect": "Deny", "Action": "ec2:CreateTags", "Resource": "arn:aws:ec2:*:*:volume/*" }""")]
    public Task Reports(string others) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": [{{StopDev}}, {{others}}] }""");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:DescribeInstances", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:DeleteTags", "Resource": "*" }""")] // to take a tag away opens nothing
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:TagQueue", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "arn:aws:ec2:us-east-1:111122223333:volume/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "arn:aws:ec2:eu-central-1:111122223333:instance/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": { "Ref": "Instance" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:CreateTags", "NotResource": "arn:aws:ec2:*:*:instance/*" }""")]
    [InlineData("""{ "Effect": "Allow", "NotAction": "s3:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "*", "Condition": { "Ref": "Condition" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "*", "Condition": { "ForAllValues:StringEquals": { "aws:TagKeys": [{ "Ref": "Keys" }] } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "*", "Condition": { "ForAllValues:StringEquals": { "aws:TagKeys": ["team", "cost"] } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "*", "Condition": { "ForAllValues:StringNotEquals": { "aws:TagKeys": "env" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "*", "Condition": { "Null": { "aws:TagKeys": "true" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/env": "dev" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "*", "Condition": { "StringEquals": { "aws:RequestTag/env": "test" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "*", "Condition": { "StringEquals": { "ec2:CreateAction": "RunInstances" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "*", "Condition": { "ForAnyValue:StringEquals": { "aws:CalledVia": "cloudformation.amazonaws.com" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "*" }, { "Effect": "Allow", "Action": "ec2:StopInstances", "Resource": "*" }""")] // the tag decides nothing
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "*" }, { "Effect": "Deny", "Action": "ec2:CreateTags", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "*" }, { "Effect": "Deny", "Action": "ec2:*Tags", "Resource": "*", "Condition": { "ForAnyValue:StringEquals": { "aws:TagKeys": "env" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "*" }, { "Effect": "Deny", "Action": "ec2:CreateTags", "Resource": "*", "Condition": { "ForAnyValue:StringNotEquals": { "aws:TagKeys": "team" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "*" }, { "Effect": "Deny", "Action": "ec2:CreateTags", "Resource": "*", "Condition": { "Null": { "aws:RequestTag/env": "false" } } }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "ec2:CreateTags", "Resource": "*" }""")]
    public Task Accepts(string others) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{StopDev}}, {{others}}] }""");

    [Theory]
    [InlineData("""{ "StringEquals": { "aws:ResourceTag/env": { "Ref": "Environment" } } }""")]
    [InlineData("""{ "StringEquals": { "aws:ResourceTag/env": "${aws:PrincipalTag/env}" } }""")]
    [InlineData("""{ "StringEquals": { "aws:ResourceTag/aws:cloudformation:stack-name": "demo" } }""")] // nobody can set it
    [InlineData("""{ "StringEquals": { "aws:ResourceTag/env": "dev", "aws:ResourceTag/aws:cloudformation:stack-name": "demo" } }""")]
    [InlineData("""{ "StringNotEquals": { "aws:ResourceTag/env": "prod" } }""")]
    [InlineData("""{ "StringLike": { "aws:ResourceTag/env": "*" } }""")]
    [InlineData("""{ "StringEquals": { "aws:RequestTag/env": "dev" } }""")]
    [InlineData("""{ "Ref": "Condition" }""")]
    public Task Accepts_a_condition_on_no_tag_to_be_set(string condition) => Verify.Accepts(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "ec2:StopInstances", "Resource": "*", "Condition": {{condition}} },
            { "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "*" } ] }
        """);

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        $$"""
        { "Version": "2012-10-17", "Statement": [{{StopDev}}, { "Effect": "Allow", "Action": "[|ec2:CreateTags|]", "Resource": "*"
        """);
}
