using System;
using System.Text;
using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.AccountSettings.RootUsed>;

namespace IamPolicyAnalyzers.Tests.Rules.AccountSettings;

public sealed class RootUsedTests
{
    private const string LongAgo = "2025-06-01T09:00:00+00:00";

    [Fact]
    public Task Reports_a_sign_in() => Verify.With(ReportText.Path, config: ReportText.Today).Reports(
        ReportText.Of(ReportText.Row(ReportText.Root, password: "not_supported,[|2026-11-01T09:00:00+00:00|],not_supported")),
        "Root user was used on '2026-11-01'; use a role for daily work");

    [Fact]
    public Task Reports_the_last_use_of_all_credentials() => Verify.With(ReportText.Path, config: ReportText.Today).Reports(
        ReportText.Of(ReportText.Row(
            ReportText.Root, password: "not_supported,2026-10-01T09:00:00+00:00,not_supported", key1: $"true,{LongAgo},[|2026-11-02T09:00:00+00:00|]", key2: $"true,{LongAgo},{LongAgo}")),
        "Root user was used on '2026-11-02'; use a role for daily work");

    [Fact]
    public Task Says_when_the_report_is_newer_than_the_day() => Verify.With(ReportText.Path, config: ReportText.Today).Reports(
        ReportText.Of(ReportText.Row(ReportText.Root, password: "not_supported,[|2026-12-01T09:00:00+00:00|],not_supported")),
        "Root user was used on '2026-12-01', after 2026-11-22 for which this is judged; use a role for daily work");

    [Theory]
    [InlineData("2024-03-01T09:00:00+00:00", LongAgo, ReportText.Today)]
    [InlineData("2024-03-01T09:00:00+00:00", "no_information", ReportText.Today)]
    [InlineData("2024-03-01T09:00:00+00:00", "2026-11-01T09:00:00+00:00", "")] // no day is given
    [InlineData("2024-03-01T09:00:00+00:00", "2026-11-01T09:00:00+00:00", ReportText.Today + "\niam_root_quiet_days = 20")]
    [InlineData("2026-10-01T09:00:00+00:00", "2026-10-02T09:00:00+00:00", ReportText.Today)] // a new account
    public Task Accepts(string created, string used, string config) => Verify.With(ReportText.Path, config: config).Accepts(
        ReportText.Of(ReportText.Row(ReportText.Root, created, password: $"not_supported,{used},not_supported"), ReportText.Row("ana", password: "true,2026-11-01T09:00:00+00:00,N/A")));

    [Fact]
    public Task Takes_the_day_of_a_report_that_has_one()
    {
        var report = ReportText.Of(ReportText.Row(ReportText.Root, password: "not_supported,2026-11-01T09:00:00+00:00,not_supported"));
        var before = Convert.ToBase64String(Encoding.ASCII.GetBytes(report));
        // The date begins within one letter of the encoding and ends within another; both are marked.
        var start = report.IndexOf("2026-11-01", StringComparison.Ordinal) * 8 / 6;
        var end = (report.IndexOf("2026-11-01", StringComparison.Ordinal) + LongAgo.Length) * 8 / 6;
        var marked = before.Insert(end, "|]").Insert(start, "[|");
        return Verify.With("credential-report.json").Reports(
            $$"""{ "Content": "{{marked}}", "ReportFormat": "text/csv", "GeneratedTime": "2026-11-20T09:00:00+00:00" }""",
            "Root user was used on '2026-11-01'; use a role for daily work");
    }

    [Fact]
    public Task Accepts_a_table_that_breaks_off() => Verify.With(ReportText.Path, config: ReportText.Today).Accepts(ReportText.Header + "\n" + ReportText.Root + ",arn,\"2024");
}
