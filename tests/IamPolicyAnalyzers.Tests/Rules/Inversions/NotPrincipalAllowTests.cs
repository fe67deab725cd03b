using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Inversions.NotPrincipalAllow>;

namespace IamPolicyAnalyzers.Tests.Rules.Inversions;

public sealed class NotPrincipalAllowTests
{
    [Fact]
    public Task Reports_everybody_but_one_account() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [{ "Effect": "Allow", "[|NotPrincipal|]": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" }] }
        """,
        "Allow with NotPrincipal grants to everybody else, anonymous callers included; name the principals");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "[|NotPrincipal|]": { "AWS": ["111122223333", "444455556666"] }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo/*" }""")]
    [InlineData("""{ "Effect": "Allow", "[|NotPrincipal|]": { "AWS": { "Ref": "Account" } }, "NotAction": "s3:DeleteBucket", "NotResource": "arn:aws:s3:::demo" }""")]
    [InlineData("""{ "Effect": "Allow", "[|NotPrincipal|]": { "AWS": "111122223333" }, "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } } }""")]
    public Task Reports(string statement) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": {{statement}} }""");

    [Theory]
    [InlineData("""{ "Effect": "Deny", "NotPrincipal": { "AWS": "111122223333" }, "Action": "s3:GetObject", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "s3:GetObject", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "NotPrincipal": { "Ref": "Nobody" }, "Action": "s3:GetObject", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "${Effect}", "NotPrincipal": { "AWS": "111122223333" }, "Action": "s3:GetObject", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": "*", "NotPrincipal": { "AWS": "111122223333" }, "Action": "s3:GetObject", "Resource": "*" }""")] // ConflictingElements'
    public Task Accepts(string statement) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": {{statement}} }""");

    [Theory]
    [InlineData("role.trust.json")] // UnsupportedTrustElement's
    [InlineData("perimeter.rcp.json")] // InvalidRcpStatement's
    public Task Accepts_other_policies(string path) => Verify.With(path).Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "NotPrincipal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "[|NotPrincipal|]": { "AWS": "111122223333" }, "Action": "s3:GetObject", "Resource": "*"
        """);
}
