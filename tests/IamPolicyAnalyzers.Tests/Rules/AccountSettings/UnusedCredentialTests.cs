using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.AccountSettings.UnusedCredential>;

namespace IamPolicyAnalyzers.Tests.Rules.AccountSettings;

public sealed class UnusedCredentialTests
{
    private const string Old = "2025-06-01T09:00:00+00:00";
    private const string New = "2026-11-01T09:00:00+00:00";

    [Fact]
    public Task Reports_credentials_that_nobody_uses() => Verify.With(ReportText.Path, config: ReportText.Today).Reports(
        ReportText.Of(
            ReportText.Row("build", key1: $"true,{Old},[|{Old}|]", key2: $"true,{Old},[|N/A|]"),
            ReportText.Row("ana", password: $"true,[|no_information|],{Old}")),
        "Access key of 'build' was last used 539 days ago; delete it",
        "Access key of 'build' was never used; delete it",
        "Password of 'ana' was never used; delete it");

    [Fact]
    public Task Takes_the_age_of_the_user_where_that_of_the_credential_is_not_known() => Verify.With(ReportText.Path, config: ReportText.Today).Reports(
        ReportText.Of(ReportText.Row("build", created: Old, key1: "true,N/A,[|N/A|]"), ReportText.Row("new", created: New, key1: "true,N/A,N/A")));

    [Theory]
    [InlineData($"true,{Old},{New}", ReportText.Today)]
    [InlineData($"true,{Old},2026-10-08T09:00:00+00:00", ReportText.Today)] // 45 days
    [InlineData($"true,{New},N/A", ReportText.Today)] // new
    [InlineData($"true,{New},{Old}", ReportText.Today)]
    [InlineData($"true,{Old},{Old}", "")] // no day is given
    [InlineData($"true,{Old},{Old}", ReportText.Today + "\niam_unused_days = 600")]
    [InlineData($"false,{Old},{Old}", ReportText.Today)]
    [InlineData($"true,{Old},unknown", ReportText.Today)]
    public Task Accepts(string key, string config) => Verify.With(ReportText.Path, config: config).Accepts(ReportText.Of(ReportText.Row(key1: key)));

    [Fact]
    public Task Leaves_the_root_user_to_other_rules() =>
        Verify.With(ReportText.Path, config: ReportText.Today).Accepts(ReportText.Of(ReportText.Row(ReportText.Root, key1: $"true,{Old},{Old}")));

    [Fact]
    public Task Accepts_a_table_that_breaks_off() =>
        Verify.With(ReportText.Path, config: ReportText.Today).Accepts(ReportText.Header + $"\nbuild,arn,{Old},true");
}
