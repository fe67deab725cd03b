using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Principals.InvalidPrincipal, IamPolicyAnalyzers.CodeFixes.WrapPrincipal>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class WrapPrincipalTests
{
    [Fact]
    public Task Puts_every_principal_under_its_kind() => Verify.FixesAll(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": "[|111122223333|]", "Action": "sqs:SendMessage", "Resource": "*" },
            { "Effect": "Deny", "NotPrincipal": "[|arn:aws:iam::111122223333:role/App|]", "Action": "sqs:SendMessage", "Resource": "*" },
            { "Effect": "Allow", "Principal": [|[|]"sns.amazonaws.com", "s3.amazonaws.com"], "Action": "sqs:SendMessage", "Resource": "*" },
            { "Effect": "Allow", "Principal": "[|App|]", "Action": "sqs:SendMessage", "Resource": "*" } ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sqs:SendMessage", "Resource": "*" },
            { "Effect": "Deny", "NotPrincipal": { "AWS": "arn:aws:iam::111122223333:role/App" }, "Action": "sqs:SendMessage", "Resource": "*" },
            { "Effect": "Allow", "Principal": { "Service": ["sns.amazonaws.com", "s3.amazonaws.com"] }, "Action": "sqs:SendMessage", "Resource": "*" },
            { "Effect": "Allow", "Principal": "[|App|]", "Action": "sqs:SendMessage", "Resource": "*" } ] }
        """);

    [Theory]
    [InlineData("\"[|App|]\"")]
    [InlineData("[|[|]\"111122223333\", \"sns.amazonaws.com\"]")]
    [InlineData("[|[|]\"111122223333\", { \"Ref\": \"Who\" }]")]
    [InlineData("{ \"[|aws|]\": \"111122223333\" }")] // UseSuggestedName
    public Task Leaves_the_choice_to_the_author(string principal) => Verify.OffersNothing(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": {{principal}}, "Action": "sqs:SendMessage", "Resource": "*" } }""");

    [Fact]
    public Task Says_what_it_does() => Verify.Offers(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "[|111122223333|]", "Action": "sqs:SendMessage", "Resource": "*" } }""", "Put under 'AWS'");
}
