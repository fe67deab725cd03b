using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.AccountSettings.UnrotatedCredential>;

namespace IamPolicyAnalyzers.Tests.Rules.AccountSettings;

public sealed class UnrotatedCredentialTests
{
    private const string Old = "2025-06-01T09:00:00+00:00";
    private const string New = "2026-11-01T09:00:00+00:00";

    [Fact]
    public Task Reports_keys_and_passwords_that_are_in_use() => Verify.With(ReportText.Path, config: ReportText.Today).Reports(
        ReportText.Of(
            ReportText.Row("build", key1: $"true,[|{Old}|],{New}", key2: $"false,{Old},{New}"),
            ReportText.Row("ana", password: $"true,{New},[|2026-08-23T09:00:00+00:00|]")),
        "Access key of 'build' was last changed 539 days ago; rotate it",
        "Password of 'ana' was last changed 91 days ago; rotate it");

    [Theory]
    [InlineData($"true,{New},{New}", ReportText.Today)]
    [InlineData($"true,2026-08-24T09:00:00+00:00,{New}", ReportText.Today)] // 90 days
    [InlineData($"true,{Old},{New}", "")] // no day is given
    [InlineData($"true,{Old},{New}", ReportText.Today + "\niam_key_max_age = 600")]
    [InlineData($"true,{Old},{Old}", ReportText.Today)] // UnusedCredential
    [InlineData($"false,{Old},{New}", ReportText.Today)]
    [InlineData($"true,N/A,{New}", ReportText.Today)]
    public Task Accepts_keys(string key, string config) => Verify.With(ReportText.Path, config: config).Accepts(ReportText.Of(ReportText.Row(key1: key)));

    [Theory]
    [InlineData(ReportText.Today + "\niam_password_max_age = 0")]
    [InlineData(ReportText.Today + "\niam_password_max_age = 600")]
    public Task Accepts_passwords_as_configured(string config) =>
        Verify.With(ReportText.Path, config: config).Accepts(ReportText.Of(ReportText.Row(password: $"true,{New},{Old}")));

    [Fact]
    public Task Leaves_the_root_user_to_other_rules() =>
        Verify.With(ReportText.Path, config: ReportText.Today).Accepts(ReportText.Of(ReportText.Row(ReportText.Root, key1: $"true,{Old},{New}")));

    [Fact]
    public Task Accepts_a_table_that_breaks_off() =>
        Verify.With(ReportText.Path, config: ReportText.Today).Accepts(ReportText.Header + "\nbuild,arn,2024-03-01T09:00:00+00:00,true,");
}
