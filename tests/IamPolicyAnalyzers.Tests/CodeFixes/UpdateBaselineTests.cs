using System.Linq;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Review;
using IamPolicyAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class UpdateBaselineTests
{
    private const string Policy = """
        {
          "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": ["sqs:SendMessage", "s3:getobject"], "Resource": "*" }
        }
        """;

    private const string Updated = """
        {
          "policy": "app.iam.json",
          "reviewed": "2026-11-22",
          "document": {
            "Version": "2012-10-17",
            "Statement": [
              {
                "Effect": "Allow",
                "Action": [
                  "s3:GetObject",
                  "sqs:SendMessage"
                ],
                "Resource": [
                  "*"
                ]
              }
            ]
          }
        }
        """;

    [Fact]
    public Task Records_access_that_is_new() => RunAsync<NewAccess>(
        Policy.Replace("sqs:SendMessage", "[|sqs:SendMessage|]", System.StringComparison.Ordinal), Recorded("\"s3:GetObject\""));

    [Fact]
    public Task Forgets_access_that_is_gone() => RunAsync<StaleBaseline>(
        Policy, Recorded("""["s3:GetObject", "sqs:SendMessage", "[|sqs:PurgeQueue|]"]"""));

    [Theory]
    [InlineData("/repo/app.iam.json", "/repo/app/../app.iam.json")]
    [InlineData(@"c:\repo\app.iam.json", "C:/repo/app.iam.json")]
    public async Task Edits_each_baseline_that_records_the_policy_however_paths_are_written(string path, string pathOfFinding)
    {
        var folder = SideFile.FolderOf(path);
        var finding = await NewAccessIn(Policy);
        var edited = UpdateBaseline.EditsFor(
            [
                File(path, Policy),
                File(folder + "other.iam.json", Policy),
                File(folder + "one.iam-baseline.json", Recorded("\"s3:GetObject\"")),
                File(folder + "two.iam-baseline.json", Recorded("\"s3:GetBucketTagging\"")),
                File(folder + "other.iam-baseline.json", Recorded("\"s3:GetObject\"").Replace("app.iam", "other.iam", System.StringComparison.Ordinal)),
            ],
            pathOfFinding,
            finding);
        Assert.Equal([folder + "one.iam-baseline.json", folder + "two.iam-baseline.json"], edited.Select(static file => file.Path));
        Assert.All(edited, static file => Assert.Equal((Updated, false), (file.Text.ToString(), file.IsNew)));
    }

    [Fact]
    public async Task Keeps_the_line_ends_of_the_baseline()
    {
        var recorded = Recorded("\"s3:GetObject\"").ReplaceLineEndings("\r\n");
        var edited = UpdateBaseline.EditsFor([File("/repo/app.iam.json", Policy), File("/repo/a.iam-baseline.json", recorded)], "/repo/app.iam.json", await NewAccessIn(Policy));
        Assert.Equal(Updated.ReplaceLineEndings("\r\n"), Assert.Single(edited).Text.ToString());
    }

    private static async Task<Diagnostic> NewAccessIn(string policy)
    {
        var state = new PolicyState();
        state.AdditionalFiles.Add(("app.iam.json", policy));
        state.AdditionalFiles.Add(("app.iam-baseline.json", Recorded("\"s3:GetObject\"")));
        state.AnalyzerConfigFiles.Add((".globalconfig", "is_global = true\niam_as_of_date = 2026-11-22\n"));
        return Assert.Single(await PolicyProject.DiagnosticsAsync(PolicyProject.Create(state, [new NewAccess()]), [new NewAccess()]));
    }

    private static FileText File(string path, string content) => new(path, SourceText.From(content));

    private static Task RunAsync<TRule>(string policy, string baseline)
        where TRule : DiagnosticAnalyzer, new()
    {
        var test = new PolicyVerifier<TRule, UpdateBaseline>.Test();
        test.TestState.AdditionalFiles.Add(("app.iam.json", policy));
        test.TestState.AdditionalFiles.Add(("app.iam-baseline.json", baseline));
        test.TestState.AnalyzerConfigFiles.Add((".globalconfig", "is_global = true\niam_as_of_date = 2026-11-22\n"));
        test.FixedState.AdditionalFiles.Add(("app.iam.json", Policy));
        test.FixedState.AdditionalFiles.Add(("app.iam-baseline.json", Updated));
        return test.RunAsync();
    }

    private static string Recorded(string actions) => $$"""
        {
          "policy": "app.iam.json",
          "reviewed": "2026-06-01",
          "document": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": {{actions}}, "Resource": "*" } }
        }
        """;
}
