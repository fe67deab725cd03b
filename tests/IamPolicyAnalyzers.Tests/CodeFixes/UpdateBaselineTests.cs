using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Review;
using IamPolicyAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Diagnostics;
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
