using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.AccessLevels.UnscopedPermissionsManagement>;

namespace IamPolicyAnalyzers.Tests.Rules.AccessLevels;

public sealed class UnscopedPermissionsManagementTests
{
    [Fact]
    public Task Reports_permissions_management_on_every_resource() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "[|sns:RemovePermission|]", "Resource": "*" }] }
        """,
        "Allow on 'sns:RemovePermission' with Resource '*' manages permissions everywhere; limit it to ARNs or to administrators");

    [Fact]
    public Task Points_at_the_resource_that_leaves_it_open() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "[|sns:RemovePermission|]", "Resource": "*" }] }""",
        ("*", "leaves it open"));

    [Fact]
    public Task Advises_no_ARN_where_there_is_none() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["sns:Publish", "[|greengrass:AssociateServiceRoleToAccount|]"], "Resource": "*" } }
        """,
        "Allow on 'greengrass:AssociateServiceRoleToAccount' with Resource '*' manages permissions everywhere; leave it to administrators");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "[|sns:RemovePermission|]", "Resource": "arn:aws:sns:*:*:*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["sns:Publish", "[|sns:RemovePermission|]", "sqs:RemovePermission"], "Resource": ["arn:aws:sns:us-east-1:111122223333:demo", "*"] }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|sns:RemovePermission|]", "NotResource": "arn:aws:sns:us-east-1:111122223333:audit" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|sns:RemovePermission|]", "Resource": "*", "Condition": { "StringEquals": { "aws:RequestedRegion": "eu-central-1" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["sqs:AddPermission", "[|sns:RemovePermission|]"], "Resource": "*" }""")] // ARNs of queues limit no topics
    [InlineData("""{ "Effect": "Allow", "Action": "sns:AddPermission", "Resource": "*" }, { "Effect": "Allow", "Action": "[|sns:RemovePermission|]", "Resource": "*" }""")] // each has its own edit
    [InlineData("""{ "Effect": "Allow", "Action": ["sqs:*", "[|sns:RemovePermission|]"], "Resource": "*" }""")] // sqs:* is WildcardAction's
    public Task Reports(string statements) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "sns:RemovePermission", "Resource": "arn:aws:sns:us-east-1:111122223333:demo" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sns:RemovePermission", "Resource": { "Ref": "Topic" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sns:RemovePermission", "NotResource": { "Ref": "Topic" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sns:RemovePermission", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sns:RemovePermission", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/team": "shop" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["sns:*", "sns:RemovePermission"], "Resource": "*" }""")] // WildcardAction speaks
    [InlineData("""{ "Effect": "Allow", "Action": "iam:*", "Resource": "*" }""")] // SensitiveServiceWildcard speaks
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "*" }""")] // AdministratorStatement speaks
    [InlineData("""{ "Effect": "Allow", "NotAction": "s3:*", "Resource": "*" }""")] // NotActionAllow speaks
    [InlineData("""{ "Effect": "Allow", "Action": "sns:AddPermission", "Resource": "*" }""")] // ResourceExposure speaks
    [InlineData("""{ "Effect": "Allow", "Action": ["sns:AddPermission", "sns:RemovePermission"], "Resource": "*" }""")] // ARNs of topics limit both
    [InlineData("""{ "Effect": "Allow", "Action": "sns:Re*", "Resource": "*" }""")] // SensitiveActionPattern speaks
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*" }""")] // WildcardPassRole speaks
    [InlineData("""{ "Effect": "Allow", "Action": "secretsmanager:ValidateResourcePolicy", "Resource": "*" }""")] // of that level, but it only reads
    [InlineData("""{ "Effect": "Allow", "Action": "sns:Publish", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "sns:RemovePermission", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sns:RemovePermission", "Resource": "*" }, { "Effect": "Deny", "Action": "sns:*Permission", "Resource": "*" }""")]
    public Task Accepts(string statements) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|sns:RemovePermission|]", "Resource": "*"
        """);
}
