using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Review.FailedAssertion>;

namespace IamPolicyAnalyzers.Tests.Rules.Review;

public sealed class FailedAssertionTests
{
    private const string Delete = """{ "action": "s3:DeleteObject", "resource": "arn:aws:s3:::demo-bucket/a" }""";

    [Fact]
    public Task Reports_the_statement_that_allows_too_much() => With(mustNotAllow: Delete).Reports(
        Policy("""[|{|] "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::demo-bucket/*" }"""),
        "Policy allows 's3:DeleteObject' on 'arn:aws:s3:::demo-bucket/a', but app.iam-assertions.json says it must not");

    [Fact]
    public Task Points_at_the_assertion() => With(mustNotAllow: Delete).Relates(
        Policy("""[|{|] "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::demo-bucket/*" }"""),
        ("s3:DeleteObject", "stated here"));

    [Fact]
    public Task Reports_the_document_that_allows_too_little() => With(mustAllow: Delete).Reports(
        Policy("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" }""").Replace("\"Statement\"", "\"[|Statement|]\"", System.StringComparison.Ordinal),
        "Policy does not allow 's3:DeleteObject' on 'arn:aws:s3:::demo-bucket/a', but app.iam-assertions.json says it must");

    [Fact]
    public Task Reports_the_Deny_that_takes_it_away() => With(mustAllow: Delete).Reports(
        Policy("""{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }, [|{|] "Effect": "Deny", "Action": "s3:Delete*", "Resource": "*" }"""));

    [Fact]
    public Task Says_softly_what_nobody_can_decide() => With(mustNotAllow: Delete, severity: DiagnosticSeverity.Info).Reports(
        Policy("""[|{|] "Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }"""),
        "Policy may or may not allow 's3:DeleteObject' on 'arn:aws:s3:::demo-bucket/a', but app.iam-assertions.json says it must not");

    [Theory]
    [InlineData("""{ "action": "s3:DeleteObject", "resource": "arn:aws:s3:::demo-bucket/a", "context": { "aws:MultiFactorAuthPresent": "false" } }""")]
    [InlineData("""{ "action": "s3:DeleteObject", "resource": "arn:aws:s3:::demo-bucket/a", "context": { "aws:MultiFactorAuthPresent": null } }""")]
    public Task Accepts_what_the_given_keys_decide(string request) => With(mustNotAllow: request).Accepts(
        Policy("""{ "Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }"""));

    [Fact]
    public Task Asks_for_the_principal_that_is_named() => With(
        mustAllow: """{ "action": "sqs:SendMessage", "resource": "arn:aws:sqs:us-east-1:111122223333:demo", "principal": "arn:aws:iam::111122223333:role/App" }""",
        mustNotAllow: """{ "action": "sqs:SendMessage", "resource": "arn:aws:sqs:us-east-1:111122223333:demo", "principal": "arn:aws:iam::444455556666:role/App" }""").Accepts(
        Policy("""{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/App" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" }"""));

    [Fact]
    public Task Is_silent_without_assertions() => Verify.Accepts(Policy("""{ "Effect": "Allow", "Action": "*", "Resource": "*" }"""));

    [Fact]
    public Task Accepts_a_broken_file() => With(mustNotAllow: Delete).Accepts("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": """);

    private static string Policy(string statements) => "{ \"Version\": \"2012-10-17\", \"Statement\": [" + statements + "] }";

    private static Verify.Case With(string mustAllow = "", string mustNotAllow = "", DiagnosticSeverity? severity = null) => Verify.With(path: "app.iam.json", severity: severity, files:
        ("app.iam-assertions.json", "{ \"policy\": \"app.iam.json\", \"mustAllow\": [" + mustAllow + "], \"mustNotAllow\": [" + mustNotAllow + "] }"));
}
