using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Conditions;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.MissingSetOperator>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class MissingSetOperatorTests
{
    [Theory]
    [InlineData("StringEquals", "aws:CalledVia")]
    [InlineData("StringNotLike", "aws:TagKeys")]
    [InlineData("StringLikeIfExists", "AWS:principalorgpaths")]
    [InlineData("StringEquals", "dynamodb:LeadingKeys")]
    [InlineData("StringEquals", "kms:EncryptionContextKeys")]
    public Task Reports(string name, string key) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [ { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*", "Condition": { "[|{{name}}|]": { "{{key}}": "a" } } } ] }
        """,
        $"'{key}' may hold several values; write 'ForAnyValue:{name}' or 'ForAllValues:{name}'");

    [Fact]
    public Task Points_at_the_key() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*", "Condition": { "[|StringEquals|]": { "aws:CalledVia": "athena.amazonaws.com" } } }] }""",
        ("aws:CalledVia", "may hold several values"));

    [Fact]
    public Task Reports_an_operator_once() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "NotAction": "kms:Decrypt", "Resource": "*", "Condition": { "[|StringEquals|]": { "aws:SourceVpc": "vpc-1", "aws:CalledVia": ["a"], "aws:TagKeys": { "Ref": "Keys" } } } },
            { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*", "Condition": { "[|StringLike|]": { "aws:TagKeys": ["a", "b"] }, "ForAllValues:StringEquals": { "aws:TagKeys": ["a", "b"] } } } ] }
        """);

    [Theory]
    [InlineData("ForAnyValue:StringEquals", "aws:CalledVia")]
    [InlineData("ForAllValues:StringLike", "aws:TagKeys")]
    [InlineData("Null", "aws:TagKeys")]
    [InlineData("StringEquals", "aws:CalledViaFirst")]
    [InlineData("StringEquals", "aws:SourceVpc")]
    [InlineData("StringEquals", "aws:Nonsense")]
    [InlineData("StringEquals", "saml:cn")]
    [InlineData("StringEquals", "idp.example.com:groups")]
    [InlineData("StringEquals", "aws:${Key}")]
    [InlineData("NumericEquals", "aws:TagKeys")] // the operator is of another type than the key
    [InlineData("StringsEquals", "aws:TagKeys")]
    public Task Accepts(string name, string key) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*", "Condition": { "{{name}}": { "{{key}}": "a" } } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*", "Condition": { "[|StringEquals|]": { "aws:CalledVia": "dynamodb.amazon
        """);

    [Fact]
    public Task Asks_for_any_value() => FixVerifier<MissingSetOperator, UseSuggestedName>.FixesOnlyOneByOne(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*", "Condition": { "[|StringEquals|]": { "aws:CalledVia": "dynamodb.amazonaws.com" } } } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*", "Condition": { "ForAnyValue:StringEquals": { "aws:CalledVia": "dynamodb.amazonaws.com" } } } }""");

    [Theory]
    [InlineData("Deny", "StringEquals", "\"aws:TagKeys\": \"a\"")]
    [InlineData("Allow", "StringNotEquals", "\"aws:TagKeys\": \"a\"")]
    [InlineData("Allow", "StringEquals", "\"aws:TagKeys\": \"a\", \"aws:SourceVpc\": \"vpc-1\"")]
    public Task Leaves_the_choice_to_the_author(string effect, string name, string keys) => FixVerifier<MissingSetOperator, UseSuggestedName>.OffersNothing(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "{{effect}}", "Action": "kms:Decrypt", "Resource": "*", "Condition": { "[|{{name}}|]": { {{keys}} } } } }""");
}
