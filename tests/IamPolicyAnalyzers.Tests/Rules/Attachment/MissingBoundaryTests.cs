using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Attachment.MissingBoundary>;

namespace IamPolicyAnalyzers.Tests.Rules.Attachment;

public sealed class MissingBoundaryTests
{
    private const string Boundary = "arn:aws:iam::111122223333:policy/Boundary";

    [Theory]
    [InlineData("AWS::IAM::Role", "Role")]
    [InlineData("AWS::IAM::User", "User")]
    public Task Reports_a_role_or_user_without_boundary(string type, string kind) => Required().Reports(
        $$"""{ "Resources": { "[|App|]": { "Type": "{{type}}", "Properties": { "Path": "/app/" } } } }""",
        $"{kind} 'App' has no boundary; set PermissionsBoundary to '{Boundary}'");

    [Fact]
    public Task Reports_another_boundary() => Required().Reports(
        Role("""{ "PermissionsBoundary": "[|arn:aws:iam::111122223333:policy/Other|]" }"""),
        $"Role 'App' has 'arn:aws:iam::111122223333:policy/Other'; set PermissionsBoundary to '{Boundary}'");

    [Fact]
    public Task Asks_for_any_boundary_when_none_is_named() => Required("true").Reports(
        """{ "Resources": { "[|App|]": { "Type": "AWS::IAM::Role", "Properties": {} } } }""", "Role 'App' has no boundary; set PermissionsBoundary");

    [Theory]
    [InlineData("""{ "PermissionsBoundary": "arn:aws:iam::111122223333:policy/Boundary" }""")]
    [InlineData("""{ "PermissionsBoundary": { "Ref": "BoundaryArn" } }""")]
    [InlineData("""{ "PermissionsBoundary": { "Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/Boundary" } }""")]
    [InlineData("""{ "PermissionsBoundary": { "Fn::If": ["IsProd", "arn:aws:iam::111122223333:policy/Boundary", { "Ref": "AWS::NoValue" }] } }""")]
    [InlineData("""{ "Path": "/aws-service-role/sqs.amazonaws.com/" }""")]
    public Task Accepts(string properties) => Required().Accepts(Role(properties));

    [Theory]
    [InlineData("true", """{ "PermissionsBoundary": "arn:aws:iam::111122223333:policy/Other" }""")]
    [InlineData("arn:aws:iam::*:policy/Boundary", """{ "PermissionsBoundary": "arn:aws:iam::444455556666:policy/Boundary" }""")]
    [InlineData(Boundary + ", /break-glass/", """{ "Path": "/break-glass/" }""")]
    [InlineData(Boundary + ", /break-glass/", """{ "Path": { "Ref": "RolePath" } }""")]
    [InlineData("false", "{}")]
    public Task Accepts_what_the_option_allows(string option, string properties) => Required(option).Accepts(Role(properties));

    [Fact]
    public Task Says_nothing_without_the_option() => Verify.Accepts(Role("{}"));

    [Fact]
    public Task Accepts_groups_which_have_no_boundary() => Required().Accepts("""{ "Resources": { "G": { "Type": "AWS::IAM::Group", "Properties": {} } } }""");

    [Fact]
    public Task Reports_input_of_a_command() => Required().Reports(
        """{ "RoleName": "[|app|]", "AssumeRolePolicyDocument": "{}" }""", $"Role 'app' has no boundary; set PermissionsBoundary to '{Boundary}'");

    [Fact]
    public Task Reports_what_an_account_reports() => Required().Reports(
        """
        { "RoleDetailList": [
            { "RoleName": "[|app|]", "Path": "/", "RolePolicyList": [], "AttachedManagedPolicies": [] },
            { "RoleName": "other", "Path": "/", "RolePolicyList": [], "AttachedManagedPolicies": [],
              "PermissionsBoundary": { "PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": "[|arn:aws:iam::111122223333:policy/Other|]" } },
            { "RoleName": "right", "Path": "/", "RolePolicyList": [], "AttachedManagedPolicies": [],
              "PermissionsBoundary": { "PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": "arn:aws:iam::111122223333:policy/Boundary" } }] }
        """,
        $"Role 'app' has no boundary; set PermissionsBoundary to '{Boundary}'");

    [Fact]
    public Task Accepts_a_list_of_roles_which_does_not_tell() => Required().Accepts(
        """{ "Roles": [{ "RoleName": "app", "Path": "/", "CreateDate": "2026-01-01T00:00:00Z" }] }""");

    [Fact]
    public Task Reports_Terraform() => Required().Reports(
        """
        { "resource": { "aws_iam_role": {
            "[|app|]": { "name": "app" },
            "other": { "name": "other", "permissions_boundary": "${var.boundary}" } } } }
        """,
        $"Role 'aws_iam_role.app' has no boundary; set PermissionsBoundary to '{Boundary}'");

    [Fact]
    public Task Reports_in_a_broken_file() => Required().Reports("""{ "Resources": { "[|App|]": { "Type": "AWS::IAM::Role", "Properties": { "Path": "/" """);

    private static RuleVerifier<IamPolicyAnalyzers.Rules.Attachment.MissingBoundary>.Case Required(string option = Boundary) =>
        Verify.With(config: $"iam_boundary_required = {option}");

    private static string Role(string properties) => $$"""{ "Resources": { "App": { "Type": "AWS::IAM::Role", "Properties": {{properties}} } } }""";
}
