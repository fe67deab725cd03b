using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Attachment.MissingTag>;

namespace IamPolicyAnalyzers.Tests.Rules.Attachment;

public sealed class MissingTagTests
{
    [Theory]
    [InlineData("AWS::IAM::Role", "{}", "Role")]
    [InlineData("AWS::IAM::User", """{ "Tags": [{ "Key": "Team", "Value": "Billing" }] }""", "User")]
    [InlineData("AWS::IAM::Role", """{ "Tags": [] }""", "Role")]
    public Task Reports_what_lacks_the_tag(string type, string properties, string kind) => Required("Environment").Reports(
        $$"""{ "Resources": { "[|App|]": { "Type": "{{type}}", "Properties": {{properties}} } } }""",
        $"{kind} 'App' has no tag 'Environment'; add it");

    [Fact]
    public Task Reports_each_tag_that_is_missing() => Required("Environment, Owner = *@example.com").Reports(
        """{ "Resources": { "{|IAM1615:{|IAM1615:App|}|}": { "Type": "AWS::IAM::Role", "Properties": {} } } }""");

    [Fact]
    public Task Reports_a_value_that_does_not_fit() => Required("Environment = Prod*").Reports(
        """{ "Resources": { "App": { "Type": "AWS::IAM::Role", "Properties": { "Tags": [{ "Key": "Environment", "Value": "[|Test|]" }] } } } }""",
        "Role 'App' has 'Test' in tag 'Environment'; write 'Prod*'");

    [Theory]
    [InlineData("AWS::IAM::Role", """{ "Tags": [{ "Key": "Environment", "Value": "Production" }] }""")]
    [InlineData("AWS::IAM::Role", """{ "Tags": [{ "Key": "environment", "Value": "Production" }] }""")]
    [InlineData("AWS::IAM::Role", """{ "Tags": [{ "Key": "Environment", "Value": { "Ref": "Stage" } }] }""")]
    [InlineData("AWS::IAM::Role", """{ "Tags": { "Ref": "TagList" } }""")]
    [InlineData("AWS::IAM::Role", """{ "Tags": [{ "Fn::Transform": { "Name": "Tags" } }] }""")]
    [InlineData("AWS::IAM::Role", """{ "Tags": [{ "Key": { "Ref": "TagKey" }, "Value": "x" }] }""")]
    [InlineData("AWS::IAM::Group", "{}")]
    [InlineData("AWS::IAM::ManagedPolicy", "{}")]
    public Task Accepts(string type, string properties) => Required("Environment = Prod*").Accepts(
        $$"""{ "Resources": { "App": { "Type": "{{type}}", "Properties": {{properties}} } } }""");

    [Fact]
    public Task Says_nothing_without_the_option() => Verify.Accepts("""{ "Resources": { "App": { "Type": "AWS::IAM::Role", "Properties": {} } } }""");

    [Theory]
    [InlineData("""{ "RoleName": "[|app|]", "AssumeRolePolicyDocument": "{}" }""", "Role 'app' has no tag 'Environment'; add it")]
    [InlineData("""{ "PolicyName": "[|read|]", "PolicyDocument": "{}" }""", "Policy 'read' has no tag 'Environment'; add it")]
    [InlineData("""{ "UserDetailList": [{ "UserName": "[|ana|]", "GroupList": [], "Tags": [] }] }""", "User 'ana' has no tag 'Environment'; add it")]
    public Task Reports_input_of_commands_and_what_an_account_reports(string json, string message) => Required("Environment").Reports(json, message);

    [Theory]
    [InlineData("""{ "PolicyArn": "arn:aws:iam::111122223333:policy/read", "PolicyDocument": "{}", "SetAsDefault": true }""")]
    [InlineData("""{ "Roles": [{ "RoleName": "app", "Path": "/", "CreateDate": "2026-01-01T00:00:00Z" }] }""")]
    public Task Accepts_what_does_not_tell_of_tags(string json) => Required("Environment").Accepts(json);

    [Fact]
    public Task Reports_Terraform() => Required("Environment").Reports(
        """
        { "provider": { "aws": { "region": "eu-west-1" } },
          "resource": {
            "aws_iam_role": { "[|app|]": { "tags": { "Team": "Billing" } }, "right": { "tags": { "Environment": "Production" } }, "open": { "tags": "${var.tags}" } },
            "aws_iam_policy": { "[|read|]": { "policy": "{}" } } } }
        """);

    [Fact]
    public Task Accepts_Terraform_with_tags_of_the_provider() => Required("Environment").Accepts(
        """
        { "provider": { "aws": { "default_tags": { "tags": { "Environment": "Production" } } } },
          "resource": { "aws_iam_role": { "app": { "tags": { "Team": "Billing" } } } } }
        """);

    [Fact]
    public Task Reports_in_a_broken_file() => Required("Environment").Reports("""{ "Resources": { "[|App|]": { "Type": "AWS::IAM::Role", "Properties": { "Path": "/" """);

    private static RuleVerifier<IamPolicyAnalyzers.Rules.Attachment.MissingTag>.Case Required(string tags) => Verify.With(config: $"iam_required_tags = {tags}");
}
