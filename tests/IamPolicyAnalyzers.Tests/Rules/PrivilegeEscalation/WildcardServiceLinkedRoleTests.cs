using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.PrivilegeEscalation.WildcardServiceLinkedRole>;

namespace IamPolicyAnalyzers.Tests.Rules.PrivilegeEscalation;

public sealed class WildcardServiceLinkedRoleTests
{
    [Fact]
    public Task Reports_the_role_of_any_service() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "[|*|]" }] }
        """,
        "Allow on 'iam:CreateServiceLinkedRole' with Resource '*' creates roles for any service; test 'iam:AWSServiceName'");

    [Fact]
    public Task Points_at_the_action() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:GetObject", "iam:CreateServiceLinkedRole"], "Resource": "[|*|]" }] }""",
        ("iam:CreateServiceLinkedRole", "creates the roles"));

    [Theory]
    [InlineData("\"iam:CreateService*\"", "\"[|*|]\"")]
    [InlineData("\"iam:createservicelinkedrole\"", "\"[|arn:aws:iam::111122223333:role/*|]\"")]
    [InlineData("""["s3:GetObject", "iam:CreateServiceLinkedRole"]""", """["arn:aws:iam::111122223333:role/app", "[|arn:aws:iam::*:role/aws-service-role/*|]"]""")]
    [InlineData("\"iam:CreateServiceLinkedRole\"", "\"[|arn:aws:iam::*:role/aws-service-role/*.amazonaws.com/*|]\"")]
    [InlineData("\"iam:CreateServiceLinkedRole\"", """{ "Fn::Sub": "[|arn:aws:iam::${AWS::AccountId}:role/aws-service-role/*|]" }""")]
    public Task Reports(string action, string resource) => Verify.Reports(Allow(action, resource));

    [Theory]
    [InlineData("""{ "StringLike": { "iam:AWSServiceName": "*" } }""")]
    [InlineData("""{ "StringNotEquals": { "iam:AWSServiceName": "ecs.amazonaws.com" } }""")]
    [InlineData("""{ "Bool": { "aws:SecureTransport": "true" } }""")]
    public Task Reports_conditions_that_leave_the_service_open(string condition) => Verify.Reports(Allow("\"iam:CreateServiceLinkedRole\"", "\"[|*|]\"", condition));

    [Theory]
    [InlineData("""{ "StringEquals": { "iam:AWSServiceName": "ecs.amazonaws.com" } }""")]
    [InlineData("""{ "StringLikeIfExists": { "IAM:awsservicename": ["ecs.*", "rds.amazonaws.com"] } }""")]
    [InlineData("""{ "StringEquals": { "iam:AWSServiceName": { "Ref": "Service" } } }""")]
    [InlineData("""{ "Fn::If": ["Strict", {}, {}] }""")]
    public Task Accepts_conditions_that_name_the_service(string condition) => Verify.Accepts(Allow("\"iam:CreateServiceLinkedRole\"", "\"*\"", condition));

    [Theory]
    [InlineData("\"iam:CreateServiceLinkedRole\"", "\"arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/*\"")]
    [InlineData("\"iam:CreateServiceLinkedRole\"", "\"arn:aws:iam::*:role/aws-service-role/*/AWSServiceRoleForECS\"")]
    [InlineData("\"iam:CreateServiceLinkedRole\"", "\"arn:aws:iam::*:role/team/*\"")]
    [InlineData("\"iam:CreateServiceLinkedRole\"", """{ "Ref": "Role" }""")]
    [InlineData("\"iam:CreateServiceLinkedRole\"", "\"arn:aws:iam::*:role/${Path}\"")]
    [InlineData("\"iam:CreateRole\"", "\"*\"")]
    [InlineData("\"iam:*\"", "\"*\"")] // SensitiveServiceWildcard's
    [InlineData("\"*\"", "\"*\"")] // AdministratorStatement's
    [InlineData("""{ "Ref": "Actions" }""", "\"*\"")]
    public Task Accepts(string action, string resource) => Verify.Accepts(Allow(action, resource));

    [Theory]
    [InlineData("""{ "Effect": "Deny", "Action": "iam:CreateServiceLinkedRole", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "NotAction": "s3:*", "Resource": "*" }""")] // NotActionAllow's
    [InlineData("""{ "Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "NotResource": "arn:aws:iam::111122223333:role/admin" }""")] // NotResourceAllow's
    [InlineData("""{ "Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "*" }, { "Effect": "Deny", "Action": "iam:Create*", "Resource": "*" }""")]
    public Task Accepts_other_statements(string statements) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Fact]
    public Task Accepts_what_only_caps_access() => Verify.With("limits.scp.json").Accepts(Allow("\"iam:CreateServiceLinkedRole\"", "\"*\""));

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "[|*|]"
        """);

    private static string Allow(string action, string resource, string condition = "{}") =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": {{action}}, "Resource": {{resource}}, "Condition": {{condition}} } }""";
}
