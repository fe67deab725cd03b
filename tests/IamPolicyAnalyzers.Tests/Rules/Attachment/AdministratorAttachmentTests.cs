using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Attachment.AdministratorAttachment>;

namespace IamPolicyAnalyzers.Tests.Rules.Attachment;

public sealed class AdministratorAttachmentTests
{
    [Theory]
    [InlineData("\"[|arn:aws:iam::aws:policy/AdministratorAccess|]\"", "AdministratorAccess")]
    [InlineData("\"[|arn:aws-cn:iam::aws:policy/PowerUserAccess|]\"", "PowerUserAccess")]
    [InlineData("""{ "Fn::Sub": "[|arn:${AWS::Partition}:iam::aws:policy/IAMFullAccess|]" }""", "IAMFullAccess")]
    [InlineData("""{ "Fn::Join": ["", ["arn:", { "Ref": "AWS::Partition" }, "[|:iam::aws:policy/AdministratorAccess|]"]] }""", "AdministratorAccess")]
    [InlineData("""{ "Fn::If": ["IsProd", "[|arn:aws:iam::aws:policy/AdministratorAccess|]", { "Ref": "AWS::NoValue" }] }""", "AdministratorAccess")]
    public Task Reports_an_administrator_policy(string policy, string name) => Verify.Reports(
        Role($"[{policy}]"), $"Policy '{name}' makes role 'AppRole' an administrator; attach what it needs");

    [Fact]
    public Task Points_at_what_runs_under_the_role() => Verify.Relates(
        """
        { "Resources": {
            "AppRole": { "Type": "AWS::IAM::Role", "Properties": { "ManagedPolicyArns": ["[|arn:aws:iam::aws:policy/AdministratorAccess|]"] } },
            "Orders": { "Type": "AWS::Lambda::Function", "Properties": { "Role": { "Fn::GetAtt": "AppRole.Arn" } } } } }
        """,
        ("AppRole.Arn", "runs under the role"));

    [Theory]
    [InlineData("AWS::IAM::User", "ManagedPolicyArns", "user")]
    [InlineData("AWS::IAM::Group", "ManagedPolicyArns", "group")]
    [InlineData("AWS::SSO::PermissionSet", "ManagedPolicies", "permission set")]
    public Task Reports_whoever_has_it(string type, string property, string kind) => Verify.Reports(
        $$"""{ "Resources": { "Admins": { "Type": "{{type}}", "Properties": { "{{property}}": ["[|arn:aws:iam::aws:policy/AdministratorAccess|]"] } } } }""",
        $"Policy 'AdministratorAccess' makes {kind} 'Admins' an administrator; attach what it needs");

    [Fact]
    public Task Reports_a_serverless_function() => Verify.Reports(
        """{ "Transform": "AWS::Serverless-2016-10-31", "Resources": { "Orders": { "Type": "AWS::Serverless::Function", "Properties": { "Policies": ["[|AdministratorAccess|]", "AWSLambdaBasicExecutionRole"] } } } }""");

    [Theory]
    [InlineData(""" "Orders": { "Type": "AWS::Lambda::Function", "Properties": { "Role": { "Fn::GetAtt": ["AppRole", "Arn"] } } } """, "function 'Orders'")]
    [InlineData(""" "Orders": { "Type": "AWS::ECS::TaskDefinition", "Properties": { "TaskRoleArn": { "Ref": "AppRole" } } } """, "task 'Orders'")]
    [InlineData(""" "Build": { "Type": "AWS::CodeBuild::Project", "Properties": { "ServiceRole": { "Ref": "AppRole" } } } """, "build project 'Build'")]
    [InlineData(""" "Orders": { "Type": "AWS::Lambda::Function", "Properties": { "Role": "arn:aws:iam::111122223333:role/app" } } """, "function 'Orders'")]
    [InlineData(""" "P": { "Type": "AWS::IAM::InstanceProfile", "Properties": { "Roles": [{ "Ref": "AppRole" }] } }, "Web": { "Type": "AWS::EC2::Instance", "Properties": { "IamInstanceProfile": { "Ref": "P" } } } """, "instance 'Web'")]
    [InlineData(""" "P": { "Type": "AWS::IAM::InstanceProfile", "Properties": { "Roles": ["app"] } }, "Web": { "Type": "AWS::EC2::LaunchTemplate", "Properties": { "LaunchTemplateData": { "IamInstanceProfile": { "Arn": { "Fn::GetAtt": ["P", "Arn"] } } } } } """, "instance 'Web'")]
    public Task Says_what_runs_under_the_role(string runner, string named) => Verify.Reports(
        $$"""{ "Resources": { "AppRole": { "Type": "AWS::IAM::Role", "Properties": { "RoleName": "app", "ManagedPolicyArns": ["[|arn:aws:iam::aws:policy/AdministratorAccess|]"] } }, {{runner}} } }""",
        $"Policy 'AdministratorAccess' makes role 'AppRole' of {named} an administrator; attach what it needs");

    [Theory]
    [InlineData("\"arn:aws:iam::aws:policy/ReadOnlyAccess\"")]
    [InlineData("\"arn:aws:iam::111122223333:policy/AdministratorAccess\"")]
    [InlineData("\"AdministratorAccess\"")]
    [InlineData("""{ "Ref": "AdministratorAccess" }""")]
    [InlineData("""{ "Fn::Sub": "arn:aws:iam::aws:policy/${PolicyName}" }""")]
    public Task Accepts(string policy) => Verify.Accepts(Role($"[{policy}]"));

    [Fact]
    public Task Accepts_it_as_a_boundary() => Verify.Accepts(
        """{ "Resources": { "AppRole": { "Type": "AWS::IAM::Role", "Properties": { "PermissionsBoundary": "arn:aws:iam::aws:policy/AdministratorAccess" } } } }""");

    [Theory]
    [InlineData("""{ "RoleName": "app", "PolicyArn": "[|arn:aws:iam::aws:policy/AdministratorAccess|]" }""", "role 'app'")]
    [InlineData("""{ "GroupName": "admins", "PolicyArn": "[|arn:aws:iam::aws:policy/AdministratorAccess|]" }""", "group 'admins'")]
    [InlineData("""
        { "UserDetailList": [{ "UserName": "ana", "GroupList": [], "Tags": [],
            "AttachedManagedPolicies": [{ "PolicyName": "AdministratorAccess", "PolicyArn": "[|arn:aws:iam::aws:policy/AdministratorAccess|]" }] }] }
        """, "user 'ana'")]
    public Task Reports_input_of_commands_and_what_an_account_reports(string json, string target) => Verify.Reports(
        json, $"Policy 'AdministratorAccess' makes {target} an administrator; attach what it needs");

    [Fact]
    public Task Reports_Terraform() => Verify.Reports(
        """
        { "resource": {
            "aws_iam_role": { "app": { "name": "app", "assume_role_policy": "${data.aws_iam_policy_document.trust.json}" } },
            "aws_iam_role_policy_attachment": { "admin": { "role": "${aws_iam_role.app.name}", "policy_arn": "[|arn:aws:iam::aws:policy/AdministratorAccess|]" } },
            "aws_lambda_function": { "orders": { "function_name": "orders", "role": "${aws_iam_role.app.arn}" } } } }
        """,
        "Policy 'AdministratorAccess' makes role 'aws_iam_role.app' of function 'aws_lambda_function.orders' an administrator; attach what it needs");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """{ "Resources": { "AppRole": { "Type": "AWS::IAM::Role", "Properties": { "ManagedPolicyArns": ["[|arn:aws:iam::aws:policy/AdministratorAccess|]", """);

    private static string Role(string policies) =>
        $$"""{ "Resources": { "AppRole": { "Type": "AWS::IAM::Role", "Properties": { "ManagedPolicyArns": {{policies}} } } } }""";
}
