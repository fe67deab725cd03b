using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Attachment.FullAccessAttachment>;

namespace IamPolicyAnalyzers.Tests.Rules.Attachment;

public sealed class FullAccessAttachmentTests
{
    [Theory]
    [InlineData("AmazonS3FullAccess", "is 'AmazonS3ReadOnlyAccess' enough?")]
    [InlineData("AWSLambda_FullAccess", "is 'AWSLambda_ReadOnlyAccess' enough?")]
    [InlineData("AmazonConnect_FullAccess", "is 'AmazonConnectReadOnlyAccess' enough?")]
    [InlineData("AWSCodeCommitFullAccess", "is 'AWSCodeCommitReadOnly' enough?")]
    [InlineData("AmazonGuardDutyFullAccess_v2", "is 'AmazonGuardDutyReadOnlyAccess' enough?")]
    [InlineData("AmazonECS_FullAccess", "attach what it needs")]
    public Task Reports_a_policy_of_full_access(string name, string advice) => Verify.Reports(
        Role($"[\"arn:aws:iam::aws:policy/[|{name}|]\"]"), $"Policy '{name}' grants the whole service to role 'AppRole'; {advice}");

    [Theory]
    [InlineData("""{ "Fn::Sub": "arn:${AWS::Partition}:iam::aws:policy/[|AmazonSQSFullAccess|]" }""")]
    [InlineData("""{ "Fn::Join": ["", ["arn:", { "Ref": "AWS::Partition" }, ":iam::aws:policy/[|AmazonSQSFullAccess|]"]] }""")]
    public Task Marks_the_name_where_a_function_gives_the_ARN(string policy) => Verify.Reports(Role($"[{policy}]"));

    [Fact]
    public Task Reports_it_on_a_user_and_on_a_serverless_function() => Verify.Reports(
        """
        { "Resources": {
            "Ana": { "Type": "AWS::IAM::User", "Properties": { "ManagedPolicyArns": ["arn:aws:iam::aws:policy/[|AmazonS3FullAccess|]"] } },
            "Orders": { "Type": "AWS::Serverless::Function", "Properties": { "Policies": "[|AmazonDynamoDBFullAccess|]" } } } }
        """,
        "Policy 'AmazonS3FullAccess' grants the whole service to user 'Ana'; is 'AmazonS3ReadOnlyAccess' enough?",
        "Policy 'AmazonDynamoDBFullAccess' grants the whole service to role 'Orders'; is 'AmazonDynamoDBReadOnlyAccess' enough?");

    [Theory]
    [InlineData("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess")]
    [InlineData("arn:aws:iam::aws:policy/IAMFullAccess")] // AdministratorAttachment
    [InlineData("arn:aws:iam::aws:policy/AWSLambdaFullAccess")] // DeprecatedManagedPolicy
    [InlineData("arn:aws:iam::aws:policy/AmazonS3FulAccess")] // UnknownManagedPolicy
    [InlineData("arn:aws:iam::111122223333:policy/AmazonS3FullAccess")]
    [InlineData("AmazonS3FullAccess")]
    public Task Accepts(string policy) => Verify.Accepts(Role($"[\"{policy}\"]"));

    [Fact]
    public Task Reports_what_an_account_reports() => Verify.Reports(
        """
        { "RoleDetailList": [{ "RoleName": "app", "RolePolicyList": [], "AttachedManagedPolicies": [
            { "PolicyName": "AmazonS3FullAccess", "PolicyArn": "arn:aws:iam::aws:policy/[|AmazonS3FullAccess|]" }] }] }
        """);

    [Theory]
    [InlineData("arn:aws:iam::aws:policy/[|AmazonS3FullAccess|]")]
    [InlineData("arn:${data.aws_partition.current.partition}:iam::aws:policy/[|AmazonS3FullAccess|]")]
    public Task Reports_Terraform(string arn) => Verify.Reports(
        $$"""{ "resource": { "aws_iam_role_policy_attachment": { "s3": { "role": "app", "policy_arn": "{{arn}}" } } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """{ "Resources": { "AppRole": { "Type": "AWS::IAM::Role", "Properties": { "ManagedPolicyArns": ["arn:aws:iam::aws:policy/[|AmazonS3FullAccess|]", """);

    private static string Role(string policies) =>
        $$"""{ "Resources": { "AppRole": { "Type": "AWS::IAM::Role", "Properties": { "ManagedPolicyArns": {{policies}} } } } }""";
}
