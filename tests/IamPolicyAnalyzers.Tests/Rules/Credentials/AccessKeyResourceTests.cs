using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Credentials.AccessKeyResource>;

namespace IamPolicyAnalyzers.Tests.Rules.Credentials;

public sealed class AccessKeyResourceTests
{
    [Theory]
    [InlineData("{ \"Ref\": \"Batch\" }", "user 'Batch'")]
    [InlineData("\"batch\"", "user 'Batch'")] // the name of the user beside it
    [InlineData("\"somebody\"", "user 'somebody'")]
    [InlineData("\"root\"", "the root user")]
    public Task Reports_an_access_key(string userName, string owner) => Verify.Reports(
        Key($$"""{ "UserName": {{userName}} }""", "[|BatchKey|]"),
        $"File creates an access key for {owner}; use a role, or the identity center for people");

    [Theory]
    [InlineData("\"Active\"")]
    [InlineData("{ \"Ref\": \"Status\" }")]
    public Task Reports_a_key_that_may_be_active(string status) => Verify.Reports(Key($$"""{ "UserName": { "Ref": "Batch" }, "Status": {{status}} }""", "[|BatchKey|]"));

    [Fact]
    public Task Reports_a_key_of_Terraform() => Verify.With("main.tf.json").Reports(
        """{ "resource": { "aws_iam_user": { "batch": { "name": "batch" } }, "aws_iam_access_key": { "[|key|]": { "user": "${aws_iam_user.batch.name}" } } } }""",
        "File creates an access key for user 'aws_iam_user.batch'; use a role, or the identity center for people");

    [Fact]
    public Task Accepts_a_key_that_is_switched_off() => Verify.Accepts(Key("""{ "UserName": { "Ref": "Batch" }, "Status": "Inactive" }""", "BatchKey"));

    [Fact]
    public Task Accepts_what_an_account_reports() => Verify.With("keys.json").Accepts(
        """{ "AccessKeyMetadata": [{ "UserName": "ana", "AccessKeyId": "AKIAIOSFODNN7EXAMPLE", "Status": "Active" }] }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports("""{ "Resources": { "[|Key|]": { "Type": "AWS::IAM::AccessKey", "Properties": { "UserName": """, "File creates an access key for whoever runs the command; use a role, or the identity center for people");

    private static string Key(string properties, string logicalId) =>
        $$"""
        { "Resources": {
            "Batch": { "Type": "AWS::IAM::User", "Properties": { "UserName": "batch" } },
            "{{logicalId}}": { "Type": "AWS::IAM::AccessKey", "Properties": {{properties}} } } }
        """;
}
