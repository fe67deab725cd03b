using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Attachment.InlinePolicy>;

namespace IamPolicyAnalyzers.Tests.Rules.Attachment;

public sealed class InlinePolicyTests
{
    private const string Document =
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" }] }""";

    [Fact]
    public Task Reports_a_policy_in_a_role() => Verify.Reports(
        """
        { "AWSTemplateFormatVersion": "2010-09-09",
          "Resources": {
            "AppRole": {
              "Type": "AWS::IAM::Role",
              "Properties": {
                "AssumeRolePolicyDocument": {
                  "Version": "2012-10-17",
                  "Statement": [{ "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }]
                },
                "Policies": [
                  { "PolicyName": "[|Read|]",
                    "PolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" }] } }] } } } }
        """,
        "Policy 'Read' is inline on role 'AppRole'; write a managed policy that can be reviewed and reused");

    [Fact]
    public Task Reports_a_policy_in_a_group() => Verify.Reports(
        Template("AWS::IAM::Group", $$"""{ "Policies": [{ "PolicyName": "[|Read|]", "PolicyDocument": {{Document}} }] }"""),
        "Policy 'Read' is inline on group 'Item'; write a managed policy that can be reviewed and reused");

    [Theory]
    [InlineData("AWS::IAM::Policy", "\"Roles\": [{ \"Ref\": \"AppRole\" }]", "role 'AppRole'")]
    [InlineData("AWS::IAM::Policy", "\"Groups\": [\"Readers\"], \"Roles\": [\"app-role\"]", "group 'Readers'")]
    [InlineData("AWS::IAM::RolePolicy", "\"RoleName\": { \"Fn::Sub\": \"app-${AWS::StackName}\" }", "role 'app-${AWS::StackName}'")]
    [InlineData("AWS::IAM::GroupPolicy", "\"GroupName\": \"Readers\"", "group 'Readers'")]
    [InlineData("AWS::IAM::Policy", "\"Roles\": [{ \"Fn::Select\": [1, { \"Fn::Split\": [\"/\", { \"Ref\": \"RoleArn\" }] }] }]", "a role named at deployment")]
    public Task Reports_a_resource_that_is_an_inline_policy(string type, string target, string named) => Verify.Reports(
        Template(type, $$"""{ {{target}}, "PolicyName": "[|Read|]", "PolicyDocument": {{Document}} }"""),
        $"Policy 'Read' is inline on {named}; write a managed policy that can be reviewed and reused");

    [Fact]
    public Task Reports_each_policy_of_a_role_whatever_its_document_says() => Verify.Reports(
        Template(
            "AWS::IAM::Role",
            """
            { "Policies": [
                { "PolicyName": { "Fn::Sub": "[|read-${AWS::StackName}|]" }, "PolicyDocument": { "Statement": { "Efect": "Allow" } } },
                { "PolicyName": { "Fn::Join": ["-", [{ "Ref": "AWS::StackName" }, "[|write|]"]] }, "PolicyDocument": { "Fn::Transform": { "Name": "AWS::Include" } } } ] }
            """),
        "Policy 'read-${AWS::StackName}' is inline on role 'Item'; write a managed policy that can be reviewed and reused",
        "Policy '${AWS::StackName}-write' is inline on role 'Item'; write a managed policy that can be reviewed and reused");

    [Fact]
    public Task Reports_the_logical_id_where_no_name_stands() => Verify.Reports(
        $$"""{ "Resources": { "[|ReadOrders|]": { "Type": "AWS::IAM::Policy", "Properties": { "Roles": ["app"], "PolicyDocument": {{Document}} } } } }""",
        "Policy 'ReadOrders' is inline on role 'app'; write a managed policy that can be reviewed and reused");

    [Fact]
    public Task Reports_a_policy_under_a_condition() => Verify.Reports(
        Template(
            "AWS::IAM::Role",
            $$"""{ "Policies": [{ "Fn::If": ["IsProd", { "PolicyName": "[|Read|]", "PolicyDocument": {{Document}} }, { "Ref": "AWS::NoValue" }] }] }"""));

    [Theory]
    [InlineData("group", false)]
    [InlineData("Role, group", true)]
    [InlineData("role", true)]
    public Task Asks_the_kinds_of_the_option(string kinds, bool isReported)
    {
        var verify = Verify.With(config: $"iam_inline_kinds = {kinds}");
        return isReported
            ? verify.Reports(Template("AWS::IAM::Role", $$"""{ "Policies": [{ "PolicyName": "[|Read|]", "PolicyDocument": {{Document}} }] }"""))
            : verify.Accepts(Template("AWS::IAM::Role", $$"""{ "Policies": [{ "PolicyName": "Read", "PolicyDocument": {{Document}} }] }"""));
    }

    [Fact]
    public Task Names_the_first_target_of_the_kinds_of_the_option() => Verify.With(config: "iam_inline_kinds = role").Reports(
        Template("AWS::IAM::Policy", $$"""{ "Groups": ["Readers"], "Roles": ["app"], "PolicyName": "[|Read|]", "PolicyDocument": {{Document}} }"""),
        "Policy 'Read' is inline on role 'app'; write a managed policy that can be reviewed and reused");

    [Fact]
    public Task Accepts_managed_policies() => Verify.Accepts(
        $$"""
        { "Resources": {
            "AppRole": { "Type": "AWS::IAM::Role", "Properties": { "ManagedPolicyArns": ["arn:aws:iam::111122223333:policy/AppRead"] } },
            "Read": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "Roles": [{ "Ref": "AppRole" }], "PolicyDocument": {{Document}} } } } }
        """);

    [Theory]
    [InlineData("AWS::IAM::User", "\"Path\": \"/\"")]
    [InlineData("AWS::IAM::UserPolicy", "\"UserName\": \"Ana\"")]
    [InlineData("AWS::IAM::Policy", "\"Users\": [\"Ana\"], \"Roles\": [\"app\"]")]
    public Task Accepts_policies_of_users(string type, string target) => Verify.Accepts(
        Template(type, $$"""{ {{target}}, "PolicyName": "Read", "PolicyDocument": {{Document}}, "Policies": [{ "PolicyName": "Read", "PolicyDocument": {{Document}} }] }"""));

    [Theory]
    [InlineData("HandlerServiceRoleDefaultPolicyCBD0CC91")]
    [InlineData("AppDefaultPolicy")]
    [InlineData("LookupCustomResourcePolicyD6F7C7B1")]
    public Task Accepts_what_a_framework_writes(string logicalId) => Verify.Accepts(
        $$"""{ "Resources": { "{{logicalId}}": { "Type": "AWS::IAM::Policy", "Properties": { "Roles": ["app"], "PolicyName": "p", "PolicyDocument": {{Document}} } } } }""");

    [Theory]
    [InlineData("DefaultPolicyForAdministrators")]
    [InlineData("DefaultPolicyCBD0CC9")]
    [InlineData("DefaultPolicyRestored")]
    public Task Reports_names_that_only_resemble_those_of_a_framework(string logicalId) => Verify.Reports(
        $$"""{ "Resources": { "{{logicalId}}": { "Type": "AWS::IAM::Policy", "Properties": { "Roles": ["app"], "PolicyName": "[|p|]", "PolicyDocument": {{Document}} } } } }""");

    [Fact]
    public Task Accepts_policies_of_a_serverless_function() => Verify.Accepts(
        Template("AWS::Serverless::Function", $$"""{ "Policies": ["AWSLambdaBasicExecutionRole", { "DynamoDBReadPolicy": { "TableName": "t" } }, {{Document}}] }"""));

    [Theory]
    [InlineData("""{ "Fn::If": ["IsProd", { "Ref": "AWS::NoValue" }, { "Ref": "AWS::NoValue" }] }""")]
    [InlineData("""{ "Ref": "AWS::NoValue" }""")]
    [InlineData("""[{ "Ref": "AWS::NoValue" }, { "Fn::Transform": {} }, {}, "Read", null]""")]
    [InlineData("null")]
    public Task Accepts_a_list_without_policies(string policies) => Verify.Accepts(Template("AWS::IAM::Role", $$"""{ "Policies": {{policies}} }"""));

    [Theory]
    [InlineData("{ \"name\": \"\", \"policy\": \"\" }")]
    [InlineData("{ \"name\": null, \"policy\": null }")]
    [InlineData("{}")]
    public Task Accepts_the_block_by_which_a_state_says_that_there_is_none(string block) => Verify.With("service.json").Accepts(
        $$"""
        { "version": 4, "terraform_version": "1.9.5", "serial": 1,
          "resources": [{ "mode": "managed", "type": "aws_iam_role", "name": "app", "instances": [{ "attributes": { "name": "app", "inline_policy": [{{block}}] } }] }] }
        """);

    [Fact]
    public Task Accepts_a_policy_that_is_attached_to_nobody() => Verify.Accepts(
        Template("AWS::IAM::Policy", $$"""{ "Roles": { "Ref": "RoleNames" }, "PolicyName": "Read", "PolicyDocument": {{Document}} }"""));

    [Fact]
    public Task Accepts_a_bare_policy() => Verify.Accepts(Document);

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Resources": { "AppRole": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [{ "PolicyName": "[|Read|]", "PolicyDocument": {
        """);

    private static string Template(string type, string properties) => $$"""{ "Resources": { "Item": { "Type": "{{type}}", "Properties": {{properties}} } } }""";
}
