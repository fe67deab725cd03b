using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.MissingConditions.ExpiredStatement, IamPolicyAnalyzers.CodeFixes.RemoveEnded>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class RemoveEndedTests
{
    private const string AsOf = "iam_as_of_date = 2026-11-22";

    private const string Kept = """{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::demo" }""";

    [Fact]
    public Task Removes_an_Allow() => Verify.With(config: AsOf).FixesOnlyOneByOne(
        $$"""{ "Version": "2012-10-17", "Statement": [{{Ended("Allow", "[|2026-01-31|]")}}, {{Kept}}] }""",
        $$"""{ "Version": "2012-10-17", "Statement": [{{Kept}}] }""",
        title: "Remove the statement (nothing else changes after its end)");

    [Fact]
    public Task Leaves_a_Deny() => Verify.With(config: AsOf).OffersNothing(
        $$"""{ "Version": "2012-10-17", "Statement": [{{Ended("Deny", "[|2026-01-31|]")}}, {{Kept}}] }""");

    [Theory]
    [InlineData("[", "]")]
    [InlineData("", "")]
    public Task Leaves_the_only_statement(string open, string close) => Verify.With(config: AsOf).OffersNothing(
        $$"""{ "Version": "2012-10-17", "Statement": {{open}}{{Ended("Allow", "[|2026-01-31|]")}}{{close}} }""");

    private static string Ended(string effect, string day) =>
        $$"""{ "Effect": "{{effect}}", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo/*", "Condition": { "DateLessThan": { "aws:CurrentTime": "{{day}}" } } }""";
}
