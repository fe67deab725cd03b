using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.MissingConditions.ExpiredStatement>;

namespace IamPolicyAnalyzers.Tests.Rules.MissingConditions;

public sealed class ExpiredStatementTests
{
    private const string AsOf = "iam_as_of_date = 2026-11-22";

    [Fact]
    public Task Reports_a_grant_that_ended() => Verify.With(config: AsOf).Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*",
            "Condition": { "DateLessThan": { "aws:CurrentTime": "[|2026-01-31T00:00:00Z|]" } } }] }
        """,
        "Allow ended on '2026-01-31T00:00:00Z', before 2026-11-22; remove the statement or renew it");

    [Fact]
    public Task Reports_a_protection_that_ended() => Verify.With(path: "guard.scp.json", config: AsOf).Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "DateLessThan": { "AWS:currenttime": "[|2026-01|]" } } } }
        """,
        "Deny ended on '2026-01', before 2026-11-22; remove the statement or renew it");

    [Theory]
    [InlineData("DateLessThanEquals", "aws:CurrentTime", "\"[|2026-11-21|]\"")]
    [InlineData("DateEquals", "aws:CurrentTime", "\"[|2026-11-21|]\"")]
    [InlineData("DateLessThan", "aws:CurrentTime", "\"[|2026-11-21T22:59:59-01:00|]\"")]
    [InlineData("DateLessThan", "aws:CurrentTime", "\"[|2025|]\"")]
    [InlineData("DateLessThan", "aws:CurrentTime", "[\"2025-01-01\", \"[|2026-01-01|]\"]")]
    [InlineData("NumericLessThan", "aws:EpochTime", "\"[|1767225600|]\"")]
    [InlineData("NumericLessThanEquals", "aws:EpochTime", "[|1767225600|]")]
    [InlineData("DateLessThan", "aws:EpochTime", "\"[|1767225600|]\"")]
    [InlineData("DateLessThan", "aws:EpochTime", "\"[|2026-01-01|]\"")]
    public Task Reports(string operatorName, string key, string value) => Verify.With(config: AsOf).Reports(Policy(operatorName, key, value));

    [Theory]
    [InlineData("DateLessThan", "aws:CurrentTime", "\"2027-01-31T00:00:00Z\"")]
    [InlineData("DateLessThan", "aws:CurrentTime", "\"2026-11-22\"")]
    [InlineData("DateLessThan", "aws:CurrentTime", "\"2026-11-21T23:30:00-01:00\"")] // the 22nd of UTC
    [InlineData("DateLessThan", "aws:CurrentTime", "\"2026\"")]
    [InlineData("DateLessThan", "aws:CurrentTime", "\"2026-11\"")]
    [InlineData("DateLessThan", "aws:CurrentTime", "\"someday\"")]
    [InlineData("DateLessThan", "aws:CurrentTime", "[\"2026-01-01\", \"2027-01-01\"]")]
    [InlineData("DateLessThan", "aws:CurrentTime", "[\"2026-01-01\", { \"Ref\": \"End\" }]")]
    [InlineData("DateLessThan", "aws:CurrentTime", "\"${End}\"")]
    [InlineData("DateGreaterThan", "aws:CurrentTime", "\"2026-01-01\"")]
    [InlineData("DateNotEquals", "aws:CurrentTime", "\"2026-01-01\"")]
    [InlineData("DateLessThanIfExists", "aws:CurrentTime", "\"2026-01-01\"")]
    [InlineData("DateLessThan", "aws:TokenIssueTime", "\"2026-01-01\"")]
    [InlineData("NumericLessThan", "aws:CurrentTime", "\"1767225600\"")]
    [InlineData("NumericLessThan", "aws:EpochTime", "\"1893456000\"")]
    [InlineData("NumericGreaterThan", "aws:EpochTime", "\"1767225600\"")]
    public Task Accepts(string operatorName, string key, string value) => Verify.With(config: AsOf).Accepts(Policy(operatorName, key, value));

    [Fact]
    public Task Is_silent_without_a_date() => Verify.Accepts(Policy("DateLessThan", "aws:CurrentTime", "\"2001-01-01\""));

    [Fact]
    public Task Accepts_a_statement_that_neither_allows_nor_denies() => Verify.With(config: AsOf).Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": { "Ref": "Effect" }, "Action": "s3:*", "Resource": "*", "Condition": { "DateLessThan": { "aws:CurrentTime": "2026-01-01" } } } }
        """);

    [Fact]
    public Task Reports_each_statement_once() => Verify.With(config: AsOf).Reports(
        """
        { "Version": "2012-10-17", "Statement": [
          { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "DateLessThan": { "aws:CurrentTime": "[|2025-01-01|]", "aws:EpochTime": "1767225600" } } },
          { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "DateGreaterThan": { "aws:CurrentTime": "2025-01-01" }, "DateLessThan": { "aws:CurrentTime": "[|2025-02-01|]" } } } ] }
        """);

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.With(config: AsOf).Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": { "DateLessThan": { "aws:CurrentTime": "[|2026-01-01|]" } }""");

    private static string Policy(string operatorName, string key, string value) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "{{operatorName}}": { "{{key}}": {{value}} } } } }""";
}
