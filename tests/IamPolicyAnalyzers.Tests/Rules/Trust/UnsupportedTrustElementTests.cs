using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Trust.UnsupportedTrustElement>;

namespace IamPolicyAnalyzers.Tests.Rules.Trust;

public sealed class UnsupportedTrustElementTests
{
    private const string Trust = "role.trust.json";

    [Fact]
    public Task Reports_Resource() => Verify.With(Trust).Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [{ "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole", "[|Resource|]": "*" }] }
        """,
        "Resource is not allowed in a trust policy; the role itself is the resource, so remove it");

    [Fact]
    public Task Reports_NotPrincipal() => Verify.With(Trust).Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "[|NotPrincipal|]": { "AWS": "111122223333" }, "Action": "sts:AssumeRole" } }
        """,
        "NotPrincipal is not allowed in a trust policy; name who may assume the role under Principal");

    [Fact]
    public Task Reports_everyone_as_a_string() => Verify.With(Trust).Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "[|*|]", "Action": "sts:AssumeRole" } }
        """,
        "Principal '*' is not allowed in a trust policy; name the accounts, roles or services that may assume the role");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "[|NotPrincipal|]": { "AWS": "111122223333" }, "Action": "sts:AssumeRole", "[|NotResource|]": ["arn:aws:iam::111122223333:role/app"] }""")]
    [InlineData("""{ "Effect": "Deny", "Principal": "[|*|]", "NotAction": "sts:AssumeRole", "Condition": { "Bool": { "aws:SecureTransport": "false" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": { "Ref": "Action" }, "[|Resource|]": "arn:aws:iam::111122223333:role/app" }""")]
    public Task Reports_each_element(string statement) => Verify.With(Trust).Reports($$"""{ "Version": "2012-10-17", "Statement": {{statement}} }""");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Principal": "[|*|]", "Action": "sts:AssumeRole" }""")]
    [InlineData("""
        { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole", "[|Resource|]": "*" },
        { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": ["sts:AssumeRole", "sts:TagSession"] }
        """)]
    public Task Reports_where_the_content_shows_a_trust_policy(string statements) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole", "Resource": "*" }""")] // may be anything
    [InlineData("""
        { "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "*" },
        { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole" }
        """)]
    [InlineData("""{ "Effect": "Allow", "NotPrincipal": { "AWS": "111122223333" }, "Action": "sqs:SendMessage", "Resource": "*" }""")]
    public Task Accepts_what_may_be_another_policy(string statements) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "sts:AssumeRole" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": ["*"] }, "Action": "sts:AssumeRole" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole", "Resource": { "Fn::If": ["Old", "*", { "Ref": "AWS::NoValue" }] } }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "Ref": "Everyone" }, "Action": "sts:AssumeRole" }""")]
    [InlineData("""{ "Effect": "Allow", "NotPrincipal": { "Ref": "Nobody" }, "Action": "sts:AssumeRole" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": "${Everyone}", "Action": "sts:AssumeRole" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole", "Resource": [] }""")] // EmptyElement's
    public Task Accepts(string statement) => Verify.With(Trust).Accepts($$"""{ "Version": "2012-10-17", "Statement": {{statement}} }""");

    [Fact]
    public Task Accepts_the_same_of_a_resource() => Verify.With("queue.resource.json").Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "*" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.With(Trust).Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "[|*|]", "Action": "sts:AssumeRole"
        """);
}
