using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Attachment.UserInlinePolicy>;

namespace IamPolicyAnalyzers.Tests.Rules.Attachment;

public sealed class UserInlinePolicyTests
{
    private const string Document =
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" }] }""";

    [Fact]
    public Task Reports_a_policy_in_a_user() => Verify.Reports(
        """
        { "AWSTemplateFormatVersion": "2010-09-09",
          "Resources": {
            "Ana": {
              "Type": "AWS::IAM::User",
              "Properties": {
                "Groups": ["Readers"],
                "Policies": [
                  { "PolicyName": "[|Read|]",
                    "PolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" }] } }] } } } }
        """,
        "Policy 'Read' is inline on user 'Ana'; attach a managed policy to a group");

    [Theory]
    [InlineData("AWS::IAM::UserPolicy", "\"UserName\": { \"Ref\": \"Ana\" }")]
    [InlineData("AWS::IAM::Policy", "\"Users\": [{ \"Ref\": \"Ana\" }, \"Ben\"]")]
    [InlineData("AWS::IAM::Policy", "\"Roles\": [\"app\"], \"Groups\": [\"Readers\"], \"Users\": [\"Ana\"]")]
    [InlineData("AWS::IAM::Policy", "\"Users\": [{ \"Fn::If\": [\"IsProd\", { \"Ref\": \"AWS::NoValue\" }, \"Ana\"] }]")]
    public Task Reports_a_resource_that_is_an_inline_policy_once(string type, string target) => Verify.Reports(
        Resource("Read", type, $$"""{ {{target}}, "PolicyName": "[|read|]", "PolicyDocument": {{Document}} }"""),
        "Policy 'read' is inline on user 'Ana'; attach a managed policy to a group");

    [Fact]
    public Task Reports_the_logical_id_where_no_name_stands() => Verify.Reports(
        Resource("[|ReadOrders|]", "AWS::IAM::UserPolicy", $$"""{ "UserName": "Ana", "PolicyDocument": {{Document}} }"""),
        "Policy 'ReadOrders' is inline on user 'Ana'; attach a managed policy to a group");

    [Fact]
    public Task Reports_what_a_framework_writes_for_a_user() => Verify.Reports(
        Resource("AnaDefaultPolicyCBD0CC91", "AWS::IAM::Policy", $$"""{ "Users": [{ "Ref": "Ana" }], "PolicyName": "[|AnaDefaultPolicyCBD0CC91|]", "PolicyDocument": {{Document}} }"""));

    [Theory]
    [InlineData("AWS::IAM::Role", "\"Path\": \"/\"")]
    [InlineData("AWS::IAM::Group", "\"Path\": \"/\"")]
    [InlineData("AWS::IAM::Policy", "\"Users\": [{ \"Ref\": \"AWS::NoValue\" }], \"Roles\": [\"app\"]")]
    [InlineData("AWS::IAM::Policy", "\"Users\": { \"Ref\": \"UserNames\" }")]
    [InlineData("AWS::IAM::ManagedPolicy", "\"Users\": [\"Ana\"]")]
    public Task Accepts(string type, string target) => Verify.Accepts(
        Resource("Read", type, $$"""{ {{target}}, "PolicyName": "read", "PolicyDocument": {{Document}}, "Policies": [{ "PolicyName": "read", "PolicyDocument": {{Document}} }] }"""));

    [Fact]
    public Task Accepts_a_user_in_a_group() => Verify.Accepts(
        """{ "Resources": { "Ana": { "Type": "AWS::IAM::User", "Properties": { "Groups": ["Readers"] } }, "Ben": { "Type": "AWS::IAM::User" } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Resources": { "Ana": { "Type": "AWS::IAM::User", "Properties": { "Policies": [{ "PolicyName": "[|Read|]", "PolicyDocument": { "Statement": [
        """);

    private static string Resource(string logicalId, string type, string properties) =>
        $$"""{ "Resources": { "{{logicalId}}": { "Type": "{{type}}", "Properties": {{properties}} } } }""";
}
