using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Attachment.DeclaredUser>;

namespace IamPolicyAnalyzers.Tests.Rules.Attachment;

public sealed class DeclaredUserTests
{
    [Fact]
    public Task Reports_a_user() => Verify.Reports(
        """{ "Resources": { "[|Ana|]": { "Type": "AWS::IAM::User", "Properties": { "Groups": ["Readers"] } } } }""",
        "User 'Ana' has long-term credentials; use a role or the identity center");

    [Theory]
    [InlineData(""" "AppRole": { "Type": "AWS::IAM::Role", "Properties": {} } """)]
    [InlineData(""" "Readers": { "Type": "AWS::IAM::Group", "Properties": {} } """)]
    [InlineData(""" "Robot": { "Type": "AWS::IAM::User" }, "Key": { "Type": "AWS::IAM::AccessKey", "Properties": { "UserName": { "Ref": "Robot" } } } """)]
    public Task Accepts(string resources) => Verify.Accepts($$"""{ "Resources": { {{resources}} } }""");

    [Fact]
    public Task Reports_input_of_a_command() => Verify.Reports("""{ "UserName": "[|ana|]", "Path": "/", "Tags": [] }""");

    [Fact]
    public Task Accepts_what_an_account_reports() => Verify.Accepts("""{ "UserDetailList": [{ "UserName": "ana", "GroupList": [] }] }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports("""{ "Resources": { "[|Ana|]": { "Type": "AWS::IAM::User", "Properties": { """);
}
