using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.AccountSettings.TwoActiveAccessKeys>;

namespace IamPolicyAnalyzers.Tests.Rules.AccountSettings;

public sealed class TwoActiveAccessKeysTests
{
    private const string Settled = "true,2026-10-01T09:00:00+00:00,2026-11-01T09:00:00+00:00";

    [Theory]
    [InlineData(ReportText.Today)]
    [InlineData("")] // the day only tells of rotations
    public Task Reports_a_user_with_two_keys(string config) => Verify.With(ReportText.Path, config: config).Reports(
        ReportText.Of(ReportText.Row("[|build|]", key1: Settled, key2: Settled), ReportText.Row("deploy", key2: Settled)),
        "User 'build' has two active access keys; finish the rotation and delete the older");

    [Theory]
    [InlineData("true,2026-11-10T09:00:00+00:00,N/A")] // rotation under way
    [InlineData("true,2026-01-01T09:00:00+00:00,2026-01-02T09:00:00+00:00")] // UnusedCredential
    [InlineData("false,2026-10-01T09:00:00+00:00,2026-11-01T09:00:00+00:00")]
    public Task Accepts(string key) => Verify.With(ReportText.Path, config: ReportText.Today).Accepts(ReportText.Of(ReportText.Row(key1: Settled, key2: key)));

    [Fact]
    public Task Leaves_the_root_user_to_other_rules() =>
        Verify.With(ReportText.Path, config: ReportText.Today).Accepts(ReportText.Of(ReportText.Row(ReportText.Root, key1: Settled, key2: Settled)));

    [Fact]
    public Task Accepts_a_table_that_breaks_off() => Verify.With(ReportText.Path).Accepts(ReportText.Header + "\nbuild,arn,\"x,true,true");
}
