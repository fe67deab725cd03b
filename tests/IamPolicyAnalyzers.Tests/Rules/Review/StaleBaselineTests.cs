using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Review.StaleBaseline>;

namespace IamPolicyAnalyzers.Tests.Rules.Review;

public sealed class StaleBaselineTests
{
    [Fact]
    public Task Reports_access_that_the_policy_no_longer_grants() => With("\"s3:GetObject\"").Reports(
        Baseline("""["s3:GetObject", "[|s3:PutObject|]"]"""),
        "Baseline still allows 's3:PutObject' (Write); update it so that the access cannot come back unnoticed");

    [Fact]
    public Task Points_at_the_policy() => With("\"s3:GetObject\"").Relates(
        Baseline("""["s3:GetObject", "[|s3:PutObject|]"]"""),
        ("Statement", "grants less now"));

    [Fact]
    public Task Reports_a_policy_that_is_gone_from_its_folder() => Verify.With(path: "app.iam-baseline.json", files: ("other.iam.json", Policy("\"s3:GetObject\""))).Reports(
        Baseline("\"s3:GetObject\"").Replace("app.iam.json", "[|app.iam.json|]", System.StringComparison.Ordinal),
        "Baseline still allows what 'app.iam.json' granted, which no file of the project holds; update it so that the access cannot come back unnoticed");

    [Theory]
    [InlineData("baseline.iam-baseline.json", "Orders/app.iam.json")]
    [InlineData("baseline.iam-baseline.json", "Orders/policies/app.iam.json")]
    public Task Accepts_a_record_of_another_project_below_the_same_folder(string path, string recorded) =>
        Verify.With(path: path, files: ("Billing/policies/bill.iam.json", Policy("\"s3:GetObject\""))).Accepts(
            Baseline("\"s3:GetObject\"").Replace("app.iam.json", recorded, System.StringComparison.Ordinal));

    [Fact]
    public Task Accepts_the_same_access() => With("\"s3:GetObject\"").Accepts(Baseline("\"s3:GetObject\""));

    [Fact]
    public Task Leaves_a_policy_that_grants_more_to_the_rule_about_that() => With("[\"s3:GetObject\", \"s3:DeleteObject\"]").Accepts(
        Baseline("""["s3:GetObject", "s3:PutObject"]"""));

    [Fact]
    public Task Accepts_a_broken_file() => With("\"s3:GetObject\"").Accepts("""{ "policy": "app.iam.json", "document": """);

    private static string Baseline(string actions) => "{ \"policy\": \"app.iam.json\", \"document\": " + Policy(actions) + " }";

    private static string Policy(string actions) =>
        "{ \"Version\": \"2012-10-17\", \"Statement\": { \"Effect\": \"Allow\", \"Action\": " + actions + ", \"Resource\": \"arn:aws:s3:::demo-bucket/*\" } }";

    private static Verify.Case With(string actions) => Verify.With(path: "app.iam-baseline.json", files: ("app.iam.json", Policy(actions)));
}
