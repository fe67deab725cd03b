using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.NegatedS3Prefix>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class NegatedS3PrefixTests
{
    [Theory]
    [InlineData("Deny", "StringLike", "Deny by 's3:prefix' is evaded with a shorter prefix; allow the wanted prefixes with 'StringLike' instead")]
    [InlineData("Deny", "StringEqualsIfExists", "Deny by 's3:prefix' is evaded with a shorter prefix; allow the wanted prefixes with 'StringLike' instead")]
    [InlineData("Allow", "StringNotLike", "Allow by 's3:prefix' is evaded with a shorter prefix; name the wanted prefixes with 'StringLike'")]
    [InlineData("Allow", "StringNotEquals", "Allow by 's3:prefix' is evaded with a shorter prefix; name the wanted prefixes with 'StringLike'")]
    public Task Reports(string effect, string name, string message) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "{{effect}}", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::demo-bucket", "Condition": { "[|{{name}}|]": { "s3:prefix": "private/*" } } } }
        """,
        message);

    [Fact]
    public Task Reports_in_each_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "NotAction": "s3:GetObject", "Resource": "*", "Condition": { "[|StringLike|]": { "s3:delimiter": "/", "S3:Prefix": ["a/*", "${aws:username}/*"] } } },
            { "Effect": "Allow", "Action": ["s3:ListBucket"], "Resource": "*", "Condition": { "StringLike": { "s3:prefix": "a/*" }, "[|StringNotLike|]": { "s3:prefix": ["a/b/*"] } } } ] }
        """);

    [Theory]
    [InlineData("Allow", "StringLike", "\"public/*\"")]
    [InlineData("Deny", "StringNotLike", "\"public/*\"")]
    [InlineData("Deny", "StringEquals", "[\"\", \"home/\"]")] // the listing of all
    [InlineData("Deny", "StringLike", "\"*\"")] // tests presence
    [InlineData("Deny", "StringLike", "\"${Prefix}\"")]
    [InlineData("Deny", "StringLike", "{ \"Ref\": \"Prefix\" }")]
    [InlineData("Deny", "StringLike", "[]")]
    [InlineData("Deny", "Null", "\"true\"")]
    [InlineData("Deni", "StringLike", "\"private/*\"")]
    public Task Accepts(string effect, string name, string value) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "{{effect}}", "Action": "s3:ListBucket", "Resource": "*", "Condition": { "{{name}}": { "s3:prefix": {{value}} } } } }""");

    [Fact]
    public Task Accepts_a_policy_of_an_endpoint() => Verify.With("policy.vpce.json").Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "s3:ListBucket", "Resource": "*", "Condition": { "StringLike": { "s3:prefix": "private/*" } } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:ListBucket", "Resource": "*", "Condition": { "[|StringLike|]": { "s3:prefix": "private/*" }
        """);
}
