using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Inversions.NotPrincipalDeny>;

namespace IamPolicyAnalyzers.Tests.Rules.Inversions;

public sealed class NotPrincipalDenyTests
{
    [Fact]
    public Task Reports_a_complete_list() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [{ "Effect": "Deny", "[|NotPrincipal|]": { "AWS": ["arn:aws:iam::111122223333:root", "arn:aws:iam::111122223333:role/App"] },
            "Action": "sqs:DeleteQueue", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" }] }
        """,
        "Deny with NotPrincipal also denies principals that have a permissions boundary; use Principal '*' and test 'aws:PrincipalArn'");

    [Theory]
    [InlineData("\"arn:aws:iam::111122223333:role/App\"", "denies 'arn:aws:iam::111122223333:role/App' too, whose account is not listed", "aws:PrincipalArn")]
    [InlineData("[\"444455556666\", \"arn:aws:iam::111122223333:user/Bob\"]", "denies 'arn:aws:iam::111122223333:user/Bob' too, whose account is not listed", "aws:PrincipalArn")]
    [InlineData("[\"111122223333\", \"arn:aws:iam::111122223333:user/Bob\"]", "also denies principals that have a permissions boundary", "aws:PrincipalArn")]
    [InlineData("[\"111122223333\", \"arn:aws:sts::111122223333:assumed-role/App/s\"]", "denies 'arn:aws:sts::111122223333:assumed-role/App/s' too, whose role is not listed", "aws:PrincipalArn")]
    [InlineData("[\"111122223333\", \"arn:aws:iam::111122223333:role/App\", \"arn:aws:sts::111122223333:assumed-role/App/s\"]", "also denies principals that have a permissions boundary", "aws:PrincipalArn")]
    [InlineData("[\"111122223333\", \"arn:aws:iam::444455556666:root\"]", "also denies principals that have a permissions boundary", "aws:PrincipalAccount")]
    public Task Reports_what_is_missing(string values, string fault, string key) =>
        Verify.Reports(Policy($$"""{ "AWS": {{values}} }"""), $"Deny with NotPrincipal {fault}; use Principal '*' and test '{key}'");

    [Fact]
    public Task Reports_services() => Verify.Reports(
        Policy("""{ "Service": "sns.amazonaws.com" }"""),
        "Deny with NotPrincipal also denies principals that have a permissions boundary; use Principal '*' and test 'aws:PrincipalServiceName'");

    [Theory]
    [InlineData("\"*\"")] // IneffectiveDeny's
    [InlineData("""{ "AWS": ["*", "111122223333"] }""")]
    [InlineData("""{ "AWS": { "Fn::GetAtt": ["Role", "Arn"] } }""")]
    [InlineData("""{ "AWS": ["111122223333", "arn:aws:iam::111122223333:role/${Role}"] }""")]
    public Task Accepts(string principal) => Verify.Accepts(Policy(principal).Replace("[|", "").Replace("|]", ""));

    [Theory]
    [InlineData("Allow", "\"NotPrincipal\": { \"AWS\": \"111122223333\" }")]
    [InlineData("Deny", "\"Principal\": \"*\", \"Condition\": { \"ArnNotEquals\": { \"aws:PrincipalArn\": \"arn:aws:iam::111122223333:role/App\" } }")]
    public Task Accepts_other_forms(string effect, string principal) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "{{effect}}", {{principal}}, "Action": "sqs:DeleteQueue", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" } }""");

    [Theory]
    [InlineData("role.trust.json")]
    [InlineData("perimeter.rcp.json")]
    public Task Accepts_types_that_know_no_such_element(string path) => Verify.With(path: path).Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "NotPrincipal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole", "Resource": "*" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Deny", "[|NotPrincipal|]": { "AWS": "111122223333" }, "Action": "sqs:*", "Resource": "*"
        """);

    private static string Policy(string principal) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "[|NotPrincipal|]": {{principal}}, "Action": "sqs:DeleteQueue", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" } }""";
}
