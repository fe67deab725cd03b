using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Review.OverdueReview>;

namespace IamPolicyAnalyzers.Tests.Rules.Review;

public sealed class OverdueReviewTests
{
    private const string Today = "iam_as_of_date = 2026-11-22\n";

    [Fact]
    public Task Reports_a_review_of_long_ago() => With(Today).Reports(
        """[ { "policy": "a.iam.json", "reviewed": "[|2025-11-21|]" }, { "policy": "b.iam.json", "reviewed": "2025-11-22" } ]""",
        "Policy was last reviewed on '2025-11-21'; review it and update the baseline");

    [Fact]
    public Task Reports_by_the_days_of_the_option() => With(Today + "iam_review_days = 90").Reports(
        """{ "policy": "a.iam.json", "reviewed": "[|2026-06-01|]" }""");

    [Theory]
    [InlineData("")] // no date in force
    [InlineData(Today + "iam_review_days = 0")]
    public Task Accepts_where_nobody_asks(string config) => With(config).Accepts("""{ "policy": "a.iam.json", "reviewed": "2001-01-01" }""");

    [Theory]
    [InlineData("""{ "policy": "a.iam.json" }""")]
    [InlineData("""{ "policy": "a.iam.json", "reviewed": "long ago" }""")]
    [InlineData("""{ "policy": "a.iam.json", "reviewed": """)]
    public Task Accepts(string baseline) => With(Today).Accepts(baseline);

    private static Verify.Case With(string config) => Verify.With(path: "app.iam-baseline.json", config: config);
}
