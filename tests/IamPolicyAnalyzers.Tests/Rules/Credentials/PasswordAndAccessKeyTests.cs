using System.Threading.Tasks;
using IamPolicyAnalyzers.Tests.Rules.AccountSettings;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Credentials.PasswordAndAccessKey>;

namespace IamPolicyAnalyzers.Tests.Rules.Credentials;

public sealed class PasswordAndAccessKeyTests
{
    private const string Active = "true,2026-11-01T09:00:00+00:00,2026-11-01T09:00:00+00:00";

    [Fact]
    public Task Reports_a_user_of_a_template_at_the_later_of_the_two() => Verify.Reports(
        """
        { "Resources": {
            "Ana": { "Type": "AWS::IAM::User", "Properties": { "UserName": "ana", "LoginProfile": { "Password": { "Ref": "Password" } } } },
            "[|ByReference|]": { "Type": "AWS::IAM::AccessKey", "Properties": { "UserName": { "Ref": "Ana" } } } } }
        """,
        "User 'Ana' has a password and an access key; an application needs no password, a person rarely a key");

    [Fact]
    public Task Points_at_the_other_credential() => Verify.Relates(
        """
        { "Resources": {
            "Ana": { "Type": "AWS::IAM::User", "Properties": { "LoginProfile": { "Password": { "Ref": "Password" } } } },
            "[|Key|]": { "Type": "AWS::IAM::AccessKey", "Properties": { "UserName": { "Ref": "Ana" } } } } }
        """,
        ("LoginProfile", "the other credential"));

    [Fact]
    public Task Reports_a_password_that_follows_the_key_and_a_user_by_name() => Verify.Reports(
        """
        { "Resources": {
            "ByName": { "Type": "AWS::IAM::AccessKey", "Properties": { "UserName": "ana" } },
            "Ana": { "Type": "AWS::IAM::User", "Properties": { "UserName": "ana", "[|LoginProfile|]": { "Password": { "Ref": "Password" } } } } } }
        """);

    [Fact]
    public Task Reports_a_user_of_a_credential_report() => Verify.With(ReportText.Path).Reports(
        ReportText.Of(ReportText.Row("[|ana|]", password: Active, key2: Active), ReportText.Row("ben", password: Active), ReportText.Row("build", key1: Active)),
        "User 'ana' has a password and an access key; an application needs no password, a person rarely a key");

    [Theory]
    [InlineData("\"Ben\"", "\"Active\"")] // another user
    [InlineData("{ \"Ref\": \"Ana\" }", "\"Inactive\"")]
    [InlineData("{ \"Ref\": \"Ana\" }", "{ \"Ref\": \"Status\" }")]
    [InlineData("{ \"Fn::ImportValue\": \"User\" }", "\"Active\"")]
    public Task Accepts(string userName, string status) => Verify.Accepts(
        $$"""
        { "Resources": {
            "Ana": { "Type": "AWS::IAM::User", "Properties": { "LoginProfile": { "Password": { "Ref": "Password" } } } },
            "Key": { "Type": "AWS::IAM::AccessKey", "Properties": { "UserName": {{userName}}, "Status": {{status}} } } } }
        """);

    [Fact]
    public Task Leaves_the_root_user_to_other_rules() =>
        Verify.With(ReportText.Path).Accepts(ReportText.Of(ReportText.Row(ReportText.Root, password: Active, key1: Active)));

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Resources": {
            "Ana": { "Type": "AWS::IAM::User", "Properties": { "LoginProfile": { } } },
            "[|Key|]": { "Type": "AWS::IAM::AccessKey", "Properties": { "UserName": { "Ref": "Ana" }
        """);
}
