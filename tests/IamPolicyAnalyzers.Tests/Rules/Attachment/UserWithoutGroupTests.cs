using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Attachment.UserWithoutGroup>;

namespace IamPolicyAnalyzers.Tests.Rules.Attachment;

public sealed class UserWithoutGroupTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "Groups": [] }""")]
    [InlineData("""{ "Groups": { "Ref": "AWS::NoValue" }, "LoginProfile": { "Password": { "Ref": "First" } } }""")]
    public Task Reports_a_user_without_group(string properties) => Verify.Reports(
        $$"""{ "Resources": { "[|Ana|]": { "Type": "AWS::IAM::User", "Properties": {{properties}} } } }""",
        "User 'Ana' is in no group; give permissions to groups and add the user");

    [Fact]
    public Task Reports_a_user_with_a_key_and_a_password() => Verify.Reports(
        """
        { "Resources": {
            "[|Ana|]": { "Type": "AWS::IAM::User", "Properties": { "LoginProfile": { "Password": { "Ref": "First" } } } },
            "Key": { "Type": "AWS::IAM::AccessKey", "Properties": { "UserName": { "Ref": "Ana" } } } } }
        """);

    [Theory]
    [InlineData(""" "Ana": { "Type": "AWS::IAM::User", "Properties": { "Groups": ["Readers"] } } """)]
    [InlineData(""" "Ana": { "Type": "AWS::IAM::User", "Properties": { "Groups": { "Ref": "GroupNames" } } } """)]
    [InlineData(""" "Ana": { "Type": "AWS::IAM::User" }, "A": { "Type": "AWS::IAM::UserToGroupAddition", "Properties": { "GroupName": "Readers", "Users": [{ "Ref": "Ana" }] } } """)]
    [InlineData(""" "Robot": { "Type": "AWS::IAM::User" }, "Key": { "Type": "AWS::IAM::AccessKey", "Properties": { "UserName": { "Ref": "Robot" } } } """)]
    [InlineData(""" "AppRole": { "Type": "AWS::IAM::Role", "Properties": {} } """)]
    public Task Accepts(string resources) => Verify.Accepts($$"""{ "Resources": { {{resources}} } }""");

    [Fact]
    public Task Reports_what_an_account_reports() => Verify.Reports(
        """{ "UserDetailList": [{ "UserName": "[|ana|]", "GroupList": [] }, { "UserName": "ben", "GroupList": ["readers"] }] }""");

    [Theory]
    [InlineData("""{ "UserName": "ana", "Path": "/", "Tags": [] }""")]
    [InlineData("""{ "Users": [{ "UserName": "ana", "Path": "/", "CreateDate": "2026-01-01T00:00:00Z" }] }""")]
    public Task Accepts_what_does_not_tell_of_groups(string json) => Verify.Accepts(json);

    [Fact]
    public Task Reports_Terraform() => Verify.Reports(
        """
        { "resource": {
            "aws_iam_user": { "[|ana|]": { "name": "ana" }, "ben": { "name": "ben" }, "eve": { "name": "eve" } },
            "aws_iam_user_group_membership": { "ben": { "user": "${aws_iam_user.ben.name}", "groups": ["readers"] } },
            "aws_iam_group_membership": { "readers": { "group": "readers", "users": ["${aws_iam_user.eve.name}"] } } } }
        """,
        "User 'aws_iam_user.ana' is in no group; give permissions to groups and add the user");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports("""{ "Resources": { "[|Ana|]": { "Type": "AWS::IAM::User", "Properties": { "Path": "/" """);
}
