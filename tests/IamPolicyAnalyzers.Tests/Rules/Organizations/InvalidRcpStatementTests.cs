using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Organizations.InvalidRcpStatement>;

namespace IamPolicyAnalyzers.Tests.Rules.Organizations;

public sealed class InvalidRcpStatementTests
{
    private const string Rcp = "perimeter.rcp.json";

    [Theory]
    [InlineData(
        """{ "Effect": "Deny", "Principal": "*", "Action": "[|*|]", "Resource": "*", "Condition": { "BoolIfExists": { "aws:SecureTransport": "false" } } }""",
        "Resource control policy has Action '*'; write the service prefixes, such as 's3:*'")]
    [InlineData(
        """{ "Effect": "[|Allow|]", "Principal": "*", "Action": "*", "Resource": "arn:aws:s3:::demo/*" }""",
        "Resource control policy has Effect 'Allow'; it can only deny, so write 'Deny' and what is to be kept out")]
    [InlineData(
        """{ "Effect": "Deny", "Principal": "*", "[|NotAction|]": "s3:GetObject", "Resource": "*" }""",
        "Resource control policy has NotAction; list the denied actions under Action")]
    [InlineData(
        """{ "Effect": "Deny", "[|NotPrincipal|]": { "AWS": "111122223333" }, "Action": "s3:*", "Resource": "*" }""",
        "Resource control policy has NotPrincipal; write Principal '*', and test 'aws:PrincipalArn' in Condition")]
    [InlineData(
        """{ "Effect": "Deny", "[|Principal|]": { "AWS": "111122223333" }, "Action": "s3:*", "Resource": "*" }""",
        "Resource control policy has Principal other than '*'; write '*', and test 'aws:PrincipalArn' in Condition")]
    [InlineData(
        """{ "Effect": "Deny", "[|Principal|]": { "AWS": "*" }, "Action": "s3:*", "Resource": "*" }""",
        "Resource control policy has Principal '*' within an object; write the string '*' alone")]
    public Task Reports(string statement, string message) => Verify.With(Rcp).Reports(Policy(statement), message);

    [Theory]
    [InlineData("""{ "Effect": "Deny", "[|Principal|]": { "AWS": ["111122223333"] }, "Action": ["s3:*", "[|*:*|]"], "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Deny", "[|NotPrincipal|]": { "AWS": "111122223333" }, "[|NotAction|]": "s3:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "[|Allow|]", "Principal": "*", "Action": "*", "Resource": "*" }, { "Effect": "Deny", "Principal": "*", "Action": "[|*|]", "Resource": "*" }""")]
    public Task Reports_each_form(string statements) => Verify.With(Rcp).Reports(Policy(statements));

    [Theory]
    [InlineData("""{ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Deny", "Principal": "*", "Action": ["s3:*", "sqs:Send*"], "NotResource": "arn:aws:s3:::demo/*" }""")]
    [InlineData("""{ "Sid": "RCPFullAWSAccess", "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Deny", "Principal": { "Ref": "Everyone" }, "Action": ["s3:*", { "Ref": "More" }], "Resource": "*" }""")]
    [InlineData("""{ "Effect": "${Effect}", "Principal": "${Everyone}", "Action": "${Actions}", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "s3:*", "Resource": "*" }""")] // MissingElement's
    public Task Accepts(string statement) => Verify.With(Rcp).Accepts(Policy(statement));

    [Theory]
    [InlineData("limits.scp.json")]
    [InlineData("bucket.resource.json")]
    public Task Accepts_other_policies(string path) => Verify.With(path).Accepts(
        Policy("""{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "*", "Resource": "*" }"""));

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.With(Rcp).Reports(
        """
        { "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*", "Action": "[|*|]", "Resource": "*"
        """);

    private static string Policy(string statements) => $$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""";
}
