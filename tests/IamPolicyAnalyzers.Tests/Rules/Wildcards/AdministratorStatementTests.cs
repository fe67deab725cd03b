using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Wildcards.AdministratorStatement>;

namespace IamPolicyAnalyzers.Tests.Rules.Wildcards;

public sealed class AdministratorStatementTests
{
    [Fact]
    public Task Reports_every_action_on_every_resource() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "[|*|]", "Resource": "*" }] }
        """,
        "Allow on '*' and Resource '*' makes an administrator; list the actions and resources");

    [Fact]
    public Task Points_at_the_resource() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "[|*:*|]", "Resource": "*" }] }""",
        ("*", "everything there is"));

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": ["s3:GetObject", "[|*:*|]"], "Resource": ["arn:aws:s3:::logs/*", "*"] }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|*|]", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "true" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|*|]", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": ["0.0.0.0/1", "128.0.0.0/1"] } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|*|]", "Resource": "*" }, { "Effect": "Deny", "Action": "iam:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|*|]", "Resource": ["*", { "Ref": "Table" }] }""")]
    public Task Reports(string statements) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Theory]
    [InlineData("""{ "Effect": "Deny", "Action": "*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::logs/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": { "Ref": "Table" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": { "Ref": "Actions" }, "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "*", "NotResource": "arn:aws:s3:::logs/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "Fn::If": ["Strict", {}, {}] } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "*" }, { "Effect": "Deny", "Action": "*", "Resource": "*" }""")]
    public Task Accepts(string statements) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Fact]
    public Task Accepts_what_only_caps_access() => Verify.With(path: "limits.scp.json").Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|*|]", "Resource": "*", }
        """);
}
