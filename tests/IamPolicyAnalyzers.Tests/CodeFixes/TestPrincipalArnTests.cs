using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Principals.WildcardInPrincipal, IamPolicyAnalyzers.CodeFixes.TestPrincipalArn>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class TestPrincipalArnTests
{
    [Fact]
    public Task Tests_every_pattern_in_Condition() => Verify.FixesAll(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": "[|arn:aws:iam::111122223333:role/app-*|]" }, "Action": "sqs:SendMessage", "Resource": "*" },
            { "Effect": "Allow", "Principal": { "AWS": ["[|arn:aws:iam::111122223333:user/*|]"] }, "Action": "sqs:SendMessage", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "true" } } } ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sqs:SendMessage", "Resource": "*", "Condition": { "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/app-*" } } },
            { "Effect": "Allow", "Principal": { "AWS": ["111122223333"] }, "Action": "sqs:SendMessage", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "true" }, "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:user/*" } } } ] }
        """);

    [Theory]
    [InlineData("\"Principal\": { \"AWS\": [\"[|arn:aws:iam::111122223333:role/app-*|]\", \"444455556666\"] }")]
    [InlineData("\"NotPrincipal\": { \"AWS\": \"[|arn:aws:iam::111122223333:role/app-*|]\" }")]
    [InlineData("\"Principal\": { \"AWS\": \"[|arn:aws:iam::*:role/app|]\" }")]
    [InlineData("\"Principal\": { \"AWS\": \"[|arn:aws:iam::${AWS::AccountId}:role/app-*|]\" }")]
    [InlineData("\"Principal\": { \"AWS\": \"[|arn:aws:sts::111122223333:assumed-role/App/*|]\" }")]
    [InlineData("\"Principal\": { \"Service\": \"[|*|]\" }")]
    [InlineData("\"Principal\": { \"AWS\": \"[|arn:aws:iam::111122223333:role/app-*|]\" }, \"Condition\": { \"ArnLike\": { \"aws:PrincipalArn\": \"*\" } }")]
    public Task Leaves_the_choice_to_the_author(string principal) => Verify.OffersNothing(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", {{principal}}, "Action": "sqs:SendMessage", "Resource": "*" } }""");

    [Fact]
    public Task Says_what_it_does() => Verify.Offers(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "[|arn:aws:iam::111122223333:role/app-*|]" }, "Action": "sqs:SendMessage", "Resource": "*" } }""",
        "Test 'aws:PrincipalArn' in Condition");
}
