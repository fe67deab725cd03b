using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Conditions;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.SetOperatorOnSingleValue>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class SetOperatorOnSingleValueTests
{
    [Theory]
    [InlineData("ForAllValues:StringEquals", "aws:PrincipalOrgID", ", and ForAllValues is also true when it is absent; drop 'ForAllValues:'")]
    [InlineData("ForAllValues:StringNotLikeIfExists", "AWS:principaltag/team", ", and ForAllValues is also true when it is absent; drop 'ForAllValues:'")]
    [InlineData("ForAnyValue:StringEquals", "s3:prefix", "; drop 'ForAnyValue:'")]
    [InlineData("ForAnyValue:ArnLike", "aws:SourceArn", "; drop 'ForAnyValue:'")]
    [InlineData("ForAnyValue:StringEquals", "accounts.google.com:aud", "; drop 'ForAnyValue:'")]
    [InlineData("ForAnyValue:StringEquals", "accounts.google.com:oaud", "; drop 'ForAnyValue:'")]
    [InlineData("ForAllValues:StringEquals", "saml:aud", ", and ForAllValues is also true when it is absent; drop 'ForAllValues:'")]
    public Task Reports(string name, string key, string tail) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*", "Condition": { "[|{{name}}|]": { "{{key}}": "a" } } } }
        """,
        $"'{key}' holds one value{tail}");

    [Fact]
    public Task Points_at_the_key() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*", "Condition": { "[|ForAnyValue:StringEquals|]": { "s3:prefix": "a" } } }] }""",
        ("s3:prefix", "holds one value"));

    [Fact]
    public Task Reports_an_operator_once() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "NotAction": "s3:*", "Resource": "*", "Condition": { "[|ForAnyValue:StringEquals|]": { "aws:TagKeys": "a", "aws:SourceVpc": ["a"], "aws:SourceVpce": { "Ref": "Vpce" } } } },
            { "Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": { "[|ForAllValues:StringLike|]": { "aws:SourceVpc": "a" }, "StringLike": { "aws:SourceVpc": "a" } } } ] }
        """,
        "'aws:SourceVpc' holds one value; drop 'ForAnyValue:'");

    [Theory]
    [InlineData("StringEquals", "aws:PrincipalOrgID")]
    [InlineData("ForAllValues:StringEquals", "aws:TagKeys")]
    [InlineData("ForAnyValue:StringEquals", "aws:ResourceOrgPaths")]
    [InlineData("ForAnyValue:StringLike", "ram:Principal")]
    [InlineData("ForAnyValue:StringEquals", "dynamodb:LeadingKeys")]
    [InlineData("ForAnyValue:StringEquals", "idp.example.com:groups")] // nobody knows how many
    [InlineData("ForAnyValue:StringLike", "token.actions.githubusercontent.com:sub")]
    [InlineData("ForAnyValue:StringEquals", "aws:nonsense")]
    [InlineData("ForAnyValue:StringEquals", "aws:${Key}")]
    [InlineData("ForAllValues:Null", "aws:SourceVpc")]
    [InlineData("ForSomeValues:StringEquals", "aws:SourceVpc")]
    [InlineData("ForAnyValue:StringEquals", "aws:SourceIp")] // the operator is of another type than the key
    public Task Accepts(string name, string key) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*", "Condition": { "{{name}}": { "{{key}}": "a" } } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "[|ForAllValues:StringEquals|]": { "aws:PrincipalOrgID": "o-ab
        """);

    [Theory]
    [InlineData("Allow", "ForAllValues:StringEquals", "StringEquals")]
    [InlineData("Allow", "ForAnyValue:StringEquals", "StringEquals")]
    [InlineData("Deny", "ForAnyValue:StringEquals", "StringEquals")]
    [InlineData("Deny", "ForAnyValue:StringNotEquals", "StringNotEquals")]
    [InlineData("Deny", "ForAllValues:StringNotEquals", "StringNotEquals")]
    public Task Drops_the_prefix(string effect, string name, string bare) => FixVerifier<SetOperatorOnSingleValue, UseSuggestedName>.FixesOnlyOneByOne(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "{{effect}}", "Action": "s3:GetObject", "Resource": "*", "Condition": { "[|{{name}}|]": { "aws:PrincipalOrgID": "o-abcdefghij" } } } }""",
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "{{effect}}", "Action": "s3:GetObject", "Resource": "*", "Condition": { "{{bare}}": { "aws:PrincipalOrgID": "o-abcdefghij" } } } }""");

    [Theory]
    [InlineData("Deny", "ForAllValues:StringEquals", "\"aws:SourceVpc\": \"a\"")] // would deny less
    [InlineData("Allow", "ForAnyValue:StringNotEquals", "\"aws:SourceVpc\": \"a\"")] // would allow more
    [InlineData("Allow", "ForAllValues:StringEquals", "\"aws:SourceVpc\": \"a\", \"aws:TagKeys\": \"a\"")]
    public Task Offers_nothing_that_widens_or_breaks(string effect, string name, string keys) => FixVerifier<SetOperatorOnSingleValue, UseSuggestedName>.OffersNothing(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "{{effect}}", "Action": "s3:GetObject", "Resource": "*", "Condition": { "[|{{name}}|]": { {{keys}} } } } }""");

    [Fact]
    public Task Offers_nothing_where_the_operator_stands_already() => FixVerifier<SetOperatorOnSingleValue, UseSuggestedName>.OffersNothing(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "aws:SourceVpce": "a" }, "[|ForAnyValue:StringEquals|]": { "aws:SourceVpc": "a" } } } }""");
}
