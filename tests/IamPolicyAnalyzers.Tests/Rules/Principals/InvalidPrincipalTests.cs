using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Principals.InvalidPrincipal>;

namespace IamPolicyAnalyzers.Tests.Rules.Principals;

public sealed class InvalidPrincipalTests
{
    [Fact]
    public Task Reports_a_kind_in_other_letters() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "[|aws|]": "111122223333" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" } ] }
        """,
        "Principal has member 'aws'; write 'AWS'");

    [Fact]
    public Task Reports_an_unknown_kind() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Deny", "NotPrincipal": { "AWS": "111122223333", "[|Role|]": "App" }, "Action": "sqs:SendMessage", "Resource": "*" } }
        """,
        "NotPrincipal has member 'Role'; write 'AWS', 'Service', 'Federated' or 'CanonicalUser'");

    [Fact]
    public Task Reports_every_member() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "[|AWs|]": "*", "[|service|]": ["sns.amazonaws.com"], "[||]": "*" }, "Action": "sqs:SendMessage", "Resource": "*" } }
        """.Replace("\"[||]\"", "[|\"\"|]", System.StringComparison.Ordinal),
        "Principal has member 'AWs'; write 'AWS'",
        "Principal has member 'service'; write 'Service'");

    [Theory]
    [InlineData("111122223333", "AWS")]
    [InlineData("arn:aws:iam::111122223333:role/App", "AWS")]
    [InlineData("sns.amazonaws.com", "Service")]
    [InlineData("**", "AWS")]
    public Task Reports_a_text(string text, string kind) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "[|{{text}}|]", "Action": "sqs:SendMessage", "Resource": "*" } }""",
        $"Principal is '{text}'; write '*' or an object such as {{ \"{kind}\": \"{text}\" }}");

    [Fact]
    public Task Reports_an_array() => Verify.With("a.trust.json").Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": [|[|]{ "AWS": "111122223333" }], "Action": "sts:AssumeRole" } }""",
        "Principal is an array; write an object such as { \"AWS\": […] }");

    [Theory]
    [InlineData("\"*\"")]
    [InlineData("{ \"AWS\": \"*\" }")]
    [InlineData("{ \"AWS\": [], \"Service\": \"sns.amazonaws.com\", \"Federated\": [], \"CanonicalUser\": [] }")]
    [InlineData("\"\"")] // EmptyElement
    [InlineData("[]")] // EmptyElement
    [InlineData("{}")] // EmptyElement
    [InlineData("null")] // InvalidElementType
    [InlineData("12")] // InvalidElementType
    [InlineData("{ \"Ref\": \"Who\" }")]
    [InlineData("\"${Who}\"")]
    [InlineData("{ \"${Kind}\": \"111122223333\" }")]
    [InlineData("{ \"Fn::If\": [\"Open\", \"*\", { \"AWS\": \"111122223333\" }] }")]
    public Task Accepts(string principal) => Verify.With("a.resource.json").Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": {{principal}}, "Action": "sqs:SendMessage", "Resource": "*" } }""");

    [Fact]
    public Task Accepts_an_element_beside_its_twin() => Verify.Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "111122223333", "NotPrincipal": "*", "Action": "sqs:SendMessage", "Resource": "*" } }""");

    [Fact]
    public Task Accepts_a_policy_that_may_have_none() => Verify.With("a.scp.json").Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "111122223333", "Action": "sqs:SendMessage", "Resource": "*" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*", "Principal": { "[|aws|]": "111122223333", """);
}
