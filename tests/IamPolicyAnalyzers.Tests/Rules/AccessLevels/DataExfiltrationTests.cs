using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.AccessLevels.DataExfiltration>;

namespace IamPolicyAnalyzers.Tests.Rules.AccessLevels;

public sealed class DataExfiltrationTests
{
    [Fact]
    public Task Reports_what_reads_all_data() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|s3:GetObject|]", "Resource": "*" } }
        """,
        "Allow on 's3:GetObject' with Resource '*' reads data of every resource; limit it to ARNs");

    [Fact]
    public Task Points_at_the_resource_that_leaves_it_open() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "[|s3:GetObject|]", "Resource": "*" }] }""",
        ("*", "leaves it open"));

    [Fact]
    public Task Reports_names_in_a_policy_that_only_reads() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:List*", "[|s3:GetObject|]", "dynamodb:GetItem"], "Resource": "*" } }
        """,
        "Allow on 's3:GetObject' and 'dynamodb:GetItem' with Resource '*' reads data of every resource; limit it to ARNs");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "[|s3:GetObject|]", "Resource": "arn:aws:s3:::*/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["ec2:DescribeRegions", "[|s3:GetObject|]"], "Resource": ["arn:aws:s3:::demo-bucket/*", "*"] }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|s3:GetObject|]", "NotResource": "arn:aws:s3:::demo-bucket/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|s3:GetObject|]", "Resource": "*", "Condition": { "StringEquals": { "aws:RequestedRegion": "eu-central-1" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["athena:*", "[|s3:GetObject|]"], "Resource": "*" }""")] // athena:* is WildcardAction's
    [InlineData("""{ "Effect": "Allow", "Action": "[|s3:GetObject|]", "Resource": "*" }, { "Effect": "Allow", "Action": ["[|s3:GetObject|]"], "Resource": ["*"] }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|s3:GetObject|]", "Resource": "*" }, { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|s3:GetObject|]", "Resource": "*" }, { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["[|s3:Get*|]", "s3:DeleteObjectTagging"], "Resource": "*" }""")] // no policy that only reads
    [InlineData("""{ "Effect": "Allow", "Action": "[|lambda:GetFunction|]", "Resource": "*" }""")] // a secret may lie in the settings
    [InlineData("""{ "Effect": "Allow", "Action": "[|ec2:CreateSnapshot|]", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|ec2:CreateSnapshot|]", "Resource": "arn:aws:ec2:*:*:volume/*" }""")]
    public Task Reports(string statements) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": { "Ref": "Target" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "NotResource": { "Ref": "Target" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": { "Ref": "Actions" }, "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/team": "shop" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "Fn::If": ["Prod", {}, {}] } }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }, { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }, { "Effect": "Deny", "NotAction": "ec2:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "*" }""")] // AdministratorStatement speaks
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }""")] // AllActions speaks
    [InlineData("""{ "Effect": "Allow", "NotAction": "ec2:*", "Resource": "*" }""")] // NotActionAllow speaks
    [InlineData("""{ "Effect": "Allow", "Action": ["s3:*", "s3:GetObject"], "Resource": "*" }""")] // s3:* speaks
    [InlineData("""{ "Effect": "Allow", "Action": ["s3:Get*", "s3:List*"], "Resource": "*" }""")] // a policy that only reads is meant to see everything
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceAccount": "111122223333" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceOrgID": "o-abcdefghij" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:CreateSnapshot", "Resource": ["arn:aws:ec2:*:*:snapshot/*", "arn:aws:ec2:us-east-1:111122223333:volume/vol-1"] }""")] // AWS makes the id of the snapshot
    [InlineData("""{ "Effect": "Allow", "Action": ["ec2:Describe*", "ec2:StopInstances"], "Resource": "*" }""")] // most of them need *
    [InlineData("""{ "Effect": "Allow", "Action": "ssm:GetParameter", "Resource": "*" }""")] // CredentialExposure speaks
    public Task Accepts(string statements) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|s3:GetObject|]", "Resource": "*"
        """);
}
