using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.AccessLevels.ResourceExposure>;

namespace IamPolicyAnalyzers.Tests.Rules.AccessLevels;

public sealed class ResourceExposureTests
{
    [Fact]
    public Task Reports_what_opens_a_resource() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|s3:PutBucketPolicy|]", "Resource": "*" } }
        """,
        "Allow on 's3:PutBucketPolicy' with Resource '*' can open resources to others; limit it to ARNs");

    [Fact]
    public Task Points_at_the_resource_that_leaves_it_open() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "[|s3:PutBucketPolicy|]", "Resource": "*" }] }""",
        ("*", "leaves it open"));

    [Fact]
    public Task Names_three_and_counts_the_others() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:GetBucketLocation", "[|s3:PutBucketPolicy|]", "sqs:AddPermission", "sns:AddPermission", "s3:PutBucketAcl"], "Resource": "*" } }
        """,
        "Allow on 's3:PutBucketPolicy', 'sqs:AddPermission', 'sns:AddPermission' and 1 more with Resource '*' can open resources to others; limit it to ARNs");

    [Fact]
    public Task Advises_no_ARN_where_there_is_none() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|lakeformation:GrantPermissions|]", "Resource": "*" } }
        """,
        "Allow on 'lakeformation:GrantPermissions' with Resource '*' can open resources to others; leave it to administrators");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "[|s3:PutBucketPolicy|]", "Resource": "arn:aws:s3:::*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["ec2:DescribeRegions", "[|s3:PutBucketPolicy|]"], "Resource": ["arn:aws:s3:::demo-bucket", "*"] }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|s3:PutBucketPolicy|]", "NotResource": "arn:aws:s3:::demo-bucket" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|s3:PutBucketPolicy|]", "Resource": "*", "Condition": { "StringEquals": { "aws:RequestedRegion": "eu-central-1" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["athena:*", "[|s3:PutBucketPolicy|]"], "Resource": "*" }""")] // athena:* is WildcardAction's
    [InlineData("""{ "Effect": "Allow", "Action": "[|s3:PutBucketPolicy|]", "Resource": "*" }, { "Effect": "Allow", "Action": ["[|s3:PutBucketPolicy|]"], "Resource": ["*"] }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|s3:PutBucketPolicy|]", "Resource": "*" }, { "Effect": "Deny", "Action": "s3:PutBucketPolicy", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|s3:PutBucketPolicy|]", "Resource": "*" }, { "Effect": "Deny", "Action": "s3:PutBucketPolicy", "Resource": "arn:aws:s3:::demo-bucket" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|s3:PutBucketPolicy|]", "Resource": "*" }""")]
    public Task Reports(string statements) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:PutBucketPolicy", "Resource": "arn:aws:s3:::demo-bucket" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:PutBucketPolicy", "Resource": { "Ref": "Target" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:PutBucketPolicy", "NotResource": { "Ref": "Target" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": { "Ref": "Actions" }, "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:PutBucketPolicy", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:PutBucketPolicy", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/team": "shop" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:PutBucketPolicy", "Resource": "*", "Condition": { "Fn::If": ["Prod", {}, {}] } }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "s3:PutBucketPolicy", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:PutBucketPolicy", "Resource": "*" }, { "Effect": "Deny", "Action": "s3:PutBucketPolicy", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:PutBucketPolicy", "Resource": "*" }, { "Effect": "Deny", "NotAction": "ec2:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "*" }""")] // AdministratorStatement speaks
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }""")] // AllActions speaks
    [InlineData("""{ "Effect": "Allow", "NotAction": "ec2:*", "Resource": "*" }""")] // NotActionAllow speaks
    [InlineData("""{ "Effect": "Allow", "Action": ["s3:*", "s3:PutBucketPolicy"], "Resource": "*" }""")] // s3:* speaks
    [InlineData("""{ "Effect": "Allow", "Action": "s3:PutBucketPolicy", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceAccount": "111122223333" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:CreateSnapshot", "Resource": "*" }""")] // DataExfiltration speaks of copies
    [InlineData("""{ "Effect": "Allow", "Action": "acm:ExportCertificate", "Resource": "*" }""")] // CredentialExposure speaks
    [InlineData("""{ "Effect": "Allow", "Action": "iam:UpdateAssumeRolePolicy", "Resource": "*" }""")] // an escalation
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:CreateVpcEndpoint", "Resource": "*", "Condition": { "StringEquals": { "aws:RequestTag/team": "shop" } } }""")] // only creates what is its own
    [InlineData("""{ "Effect": "Allow", "Action": "s3:Put*", "Resource": "*" }""")] // SensitiveActionPattern speaks
    public Task Accepts(string statements) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|s3:PutBucketPolicy|]", "Resource": "*"
        """);
}
