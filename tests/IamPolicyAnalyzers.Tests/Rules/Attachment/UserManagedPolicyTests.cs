using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Attachment.UserManagedPolicy>;

namespace IamPolicyAnalyzers.Tests.Rules.Attachment;

public sealed class UserManagedPolicyTests
{
    [Fact]
    public Task Reports_the_policies_of_a_user() => Verify.Reports(
        """
        { "AWSTemplateFormatVersion": "2010-09-09",
          "Resources": {
            "Ana": {
              "Type": "AWS::IAM::User",
              "Properties": {
                "Groups": ["Readers"],
                "ManagedPolicyArns": ["[|arn:aws:iam::111122223333:policy/AppRead|]", "[|arn:aws:iam::aws:policy/job-function/ViewOnlyAccess|]"] } } } }
        """,
        "Policy 'AppRead' is attached to user 'Ana'; attach it to a group",
        "Policy 'ViewOnlyAccess' is attached to user 'Ana'; attach it to a group");

    [Theory]
    [InlineData("""{ "Ref": "[|ReadPolicy|]" }""", "ReadPolicy")]
    [InlineData("""{ "Fn::GetAtt": ["[|ReadPolicy|]", "PolicyArn"] }""", "ReadPolicy")]
    [InlineData("""{ "Fn::Sub": "[|arn:${AWS::Partition}:iam::aws:policy/ReadOnlyAccess|]" }""", "ReadOnlyAccess")]
    [InlineData("""{ "Fn::Sub": ["[|arn:${P}:iam::aws:policy/ReadOnlyAccess|]", { "P": "aws" }] }""", "ReadOnlyAccess")]
    [InlineData("""{ "Fn::Join": ["", ["arn:", { "Ref": "AWS::Partition" }, "[|:iam::aws:policy/ReadOnlyAccess|]"]] }""", "ReadOnlyAccess")]
    [InlineData("""{ "Fn::Join": ["/", ["arn:aws:iam::111122223333:policy", "[|AppRead|]"]] }""", "AppRead")]
    [InlineData("""{ "Fn::If": ["IsProd", { "Ref": "[|ReadPolicy|]" }, { "Ref": "AWS::NoValue" }] }""", "ReadPolicy")]
    public Task Reports_a_policy_that_a_function_names(string policy, string name) => Verify.Reports(
        User($"[{policy}]"), $"Policy '{name}' is attached to user 'Ana'; attach it to a group");

    [Fact]
    public Task Reports_both_branches_of_a_list() => Verify.Reports(
        User("""{ "Fn::If": ["IsProd", ["[|arn:aws:iam::111122223333:policy/A|]"], ["[|arn:aws:iam::111122223333:policy/B|]"]] }"""));

    [Fact]
    public Task Reports_the_users_of_a_managed_policy() => Verify.Reports(
        """
        { "Resources": {
            "AppRead": {
              "Type": "AWS::IAM::ManagedPolicy",
              "Properties": {
                "Users": ["[|ana|]", { "Ref": "[|Ben|]" }],
                "Groups": ["Readers"],
                "PolicyDocument": { "Version": "2012-10-17", "Statement": [] } } } } }
        """,
        "Policy 'AppRead' is attached to user 'ana'; attach it to a group",
        "Policy 'AppRead' is attached to user 'Ben'; attach it to a group");

    [Fact]
    public Task Names_a_managed_policy_as_its_template_does() => Verify.Reports(
        """{ "Resources": { "R": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "ManagedPolicyName": "AppRead", "Users": ["[|ana|]"] } } } }""",
        "Policy 'AppRead' is attached to user 'ana'; attach it to a group");

    [Theory]
    [InlineData("\"arn:aws:iam::aws:policy/IAMUserChangePassword\"")]
    [InlineData("\"arn:aws-cn:iam::aws:policy/IAMSelfManageServiceSpecificCredentials\"")]
    [InlineData("""{ "Fn::Sub": "arn:${AWS::Partition}:iam::aws:policy/IAMUserChangePassword" }""")]
    [InlineData("""{ "Fn::Join": ["", ["arn:", { "Ref": "AWS::Partition" }, ":iam::aws:policy/IAMUserChangePassword"]] }""")]
    public Task Accepts_the_policies_by_which_users_keep_their_credentials(string policy) => Verify.Accepts(User($"[{policy}]"));

    [Theory]
    [InlineData("""[{ "Ref": "PolicyArn" }]""")] // a parameter
    [InlineData("""{ "Ref": "PolicyArns" }""")]
    [InlineData("""[{ "Ref": "AWS::NoValue" }]""")]
    [InlineData("""[{ "Fn::ImportValue": "read-policy" }]""")]
    [InlineData("""[{ "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:policy/${PolicyName}" }]""")]
    [InlineData("""[{ "Fn::Join": ["", ["arn:aws:iam::aws:policy/", { "Ref": "PolicyName" }]] }]""")]
    [InlineData("""[{ "Fn::FindInMap": ["Policies", { "Ref": "Stage" }, "Arn"] }]""")]
    [InlineData("""["", 1, null, {}]""")]
    public Task Accepts_what_is_known_at_deployment_only(string policies) => Verify.Accepts(User(policies));

    [Theory]
    [InlineData("AWS::IAM::User", """{ "PermissionsBoundary": "arn:aws:iam::111122223333:policy/AppRead", "Groups": ["Readers"] }""")]
    [InlineData("AWS::IAM::Group", """{ "ManagedPolicyArns": ["arn:aws:iam::111122223333:policy/AppRead"] }""")]
    [InlineData("AWS::IAM::Role", """{ "ManagedPolicyArns": ["arn:aws:iam::111122223333:policy/AppRead"] }""")]
    [InlineData("AWS::IAM::ManagedPolicy", """{ "Groups": ["Readers"], "Roles": ["app"] }""")]
    [InlineData("AWS::IAM::ManagedPolicy", """{ "Users": { "Ref": "UserNames" } }""")]
    [InlineData("AWS::Serverless::Function", """{ "Policies": ["AWSLambdaBasicExecutionRole"] }""")]
    public Task Accepts(string type, string properties) => Verify.Accepts($$"""{ "Resources": { "Item": { "Type": "{{type}}", "Properties": {{properties}} } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Resources": { "Ana": { "Type": "AWS::IAM::User", "Properties": { "ManagedPolicyArns": ["[|arn:aws:iam::111122223333:policy/AppRead|]",
        """);

    private static string User(string policies) =>
        $$"""
        { "Parameters": { "PolicyArn": { "Type": "String" }, "PolicyArns": { "Type": "CommaDelimitedList" } },
          "Resources": { "Ana": { "Type": "AWS::IAM::User", "Properties": { "ManagedPolicyArns": {{policies}} } } } }
        """;
}
