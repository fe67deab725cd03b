using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Review.NewPublicAccess>;

namespace IamPolicyAnalyzers.Tests.Rules.Review;

public sealed class NewPublicAccessTests
{
    private const string Role = """{ "AWS": "arn:aws:iam::111122223333:role/App" }""";

    [Fact]
    public Task Reports_a_queue_that_was_opened() => With(Role).Reports(
        Policy("\"[|*|]\""),
        "Anyone may now call 'sqs:SendMessage'; the baseline of 2026-06-01 named the callers");

    [Fact]
    public Task Points_at_the_baseline() => With(Role).Relates(
        Policy("\"[|*|]\""),
        ("queue.json", "recorded here"));

    [Theory]
    [InlineData("""{ "AWS": "arn:aws:iam::444455556666:role/Other" }""")] // new, but not public
    [InlineData(Role)]
    public Task Accepts(string principal) => With(Role).Accepts(Policy(principal));

    [Fact]
    public Task Accepts_what_was_public_before() => With("\"*\"").Accepts(Policy("\"*\""));

    [Fact]
    public Task Is_silent_without_a_baseline() => Verify.With(path: "queue.json").Accepts(Policy("\"*\""));

    [Fact]
    public Task Accepts_a_broken_file() => With(Role).Accepts("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": """);

    private static string Policy(string principal) =>
        "{ \"Version\": \"2012-10-17\", \"Statement\": { \"Effect\": \"Allow\", \"Principal\": " + principal
        + ", \"Action\": \"sqs:SendMessage\", \"Resource\": \"arn:aws:sqs:us-east-1:111122223333:demo\" } }";

    private static Verify.Case With(string principal) => Verify.With(path: "queue.json", files:
        ("queue.iam-baseline.json", "{ \"policy\": \"queue.json\", \"reviewed\": \"2026-06-01\", \"document\": " + Policy(principal) + " }"));
}
