using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Review;
using IamPolicyAnalyzers.Rules.Wildcards;
using IamPolicyAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class SuppressFindingTests
{
    private const string Policy = """
        {
          "Version": "2012-10-17",
          "Statement": { "Sid": "Queue", "Effect": "Allow", "Action": "sqs:*", "Resource": "arn:aws:sqs:us-east-1:111122223333:orders" }
        }
        """;

    [Fact]
    public async Task Writes_a_file_where_there_is_none()
    {
        var files = await FixedAsync(Policy);
        Assert.Equal(
            """
            {
              "suppressions": [
                {
                  "rule": "IAM0601",
                  "policy": "app.iam.json",
                  "sid": "Queue",
                  "value": "sqs:*",
                  "resources": "arn:aws:sqs:us-east-1:111122223333:orders",
                  "reason": "REPLACE_ME"
                }
              ]
            }

            """.ReplaceLineEndings("\n"),
            files["policies/policies.iam-suppressions.json"]);
    }

    [Fact]
    public async Task Adds_to_the_nearest_file_in_its_style()
    {
        var files = await FixedAsync(
            Policy,
            ("all.iam-suppressions.json", "[]"),
            ("policies/near.iam-suppressions.json", "[\n\t{ \"rule\": \"IAM0101\", \"policy\": \"b.json\", \"path\": \"\", \"reason\": \"r\" }\n]"));
        Assert.Equal("[]", files["all.iam-suppressions.json"]);
        Assert.EndsWith(",\n\t{\n\t\t\"rule\": \"IAM0601\",\n\t\t\"policy\": \"app.iam.json\",\n\t\t\"sid\": \"Queue\",\n\t\t\"value\": \"sqs:*\",\n\t\t\"resources\": \"arn:aws:sqs:us-east-1:111122223333:orders\",\n\t\t\"reason\": \"REPLACE_ME\"\n\t}\n]", files["policies/near.iam-suppressions.json"]);
    }

    [Fact]
    public async Task The_finding_goes_when_the_reason_is_written()
    {
        var files = await FixedAsync(Policy);
        Assert.Equal("IAM0601", Assert.Single(await FoundAsync(files)));
        files["policies/policies.iam-suppressions.json"] = files["policies/policies.iam-suppressions.json"].Replace("REPLACE_ME", "The service owns the queue", System.StringComparison.Ordinal);
        Assert.Empty(await FoundAsync(files));
    }

    [Theory]
    [InlineData("/repo/app/../policies/app.iam.json", "/repo/all.iam-suppressions.json", "policies/app.iam.json")]
    [InlineData("/repo/policies/app.iam.json", "/repo/app/../all.iam-suppressions.json", "policies/app.iam.json")]
    [InlineData(@"C:\repo\app\..\policies\app.iam.json", @"c:\repo\all.iam-suppressions.json", "policies/app.iam.json")]
    [InlineData(@"C:\repo\policies\app.iam.json", "C:/repo/policies/near.iam-suppressions.json", "app.iam.json")]
    public async Task Finds_the_file_above_a_policy_however_their_paths_are_written(string policyPath, string sidePath, string written)
    {
        var edited = await EditAsync(policyPath, rootFolder: null, (sidePath, "[]"));
        Assert.Equal((sidePath, false), (edited?.Path, edited?.IsNew));
        Assert.Contains($"\"policy\": \"{written}\"", edited!.Text.ToString(), System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"C:\repo\policies\app.iam.json", @"C:\repo\", @"C:\repo\policies.iam-suppressions.json", "policies/app.iam.json")]
    [InlineData("/repo/policies/app.iam.json", "/repo/", "/repo/policies.iam-suppressions.json", "policies/app.iam.json")]
    [InlineData("/repo/policies/app.iam.json", "/other/", "/repo/policies/policies.iam-suppressions.json", "app.iam.json")]
    [InlineData("/repo/app/../shared/app.iam.json", "/repo/app/", "/repo/app/../shared/policies.iam-suppressions.json", "app.iam.json")]
    public async Task Puts_a_new_file_into_the_folder_it_is_told_when_that_holds_the_policy(string policyPath, string rootFolder, string newPath, string written)
    {
        var edited = await EditAsync(policyPath, rootFolder, ("/elsewhere/all.iam-suppressions.json", "[]"));
        Assert.Equal((newPath, true), (edited?.Path, edited?.IsNew));
        Assert.Contains($"\"policy\": \"{written}\"", edited!.Text.ToString(), System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task Never_writes_over_a_file_that_it_cannot_read()
    {
        Assert.Null(await EditAsync("/repo/app.iam.json", "/repo/", ("/repo/policies.iam-suppressions.json", "[ {")));
        Assert.True((await EditAsync("/repo/app.iam.json", "/repo/", ("/repo/other.iam-suppressions.json", "[ {")))?.IsNew);
    }

    private static async Task<FileText?> EditAsync(string policyPath, string? rootFolder, params (string Path, string Content)[] files)
    {
        var finding = Assert.Single(await PolicyFiles.DiagnosticsAsync("app.iam.json", Policy, new WildcardAction()));
        return SuppressFinding.EditFor(
            files.Select(static file => new FileText(file.Path, SourceText.From(file.Content))), policyPath, PolicyFile.Parse(Policy), finding, rootFolder);
    }

    private static async Task<Dictionary<string, string>> FixedAsync(string policy, params (string Path, string Content)[] files)
    {
        var state = new PolicyState();
        state.AdditionalFiles.Add(("policies/app.iam.json", policy));
        state.AdditionalFiles.AddRange(files);
        var project = PolicyProject.Create(state, [new WildcardAction()]);
        var diagnostic = Assert.Single(await PolicyProject.DiagnosticsAsync(project, [new WildcardAction()]));
        var document = project.AdditionalDocuments.Single(d => d.Name == "policies/app.iam.json");
        var actions = new List<CodeAction>();
        await new SuppressFinding().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        var action = Assert.Single(actions);
        Assert.Equal("Suppress 'IAM0601' here, with a reason", action.Title);
        var operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(CancellationToken.None)));

        var texts = new Dictionary<string, string>();
        foreach (var changed in operation.ChangedSolution.GetProject(project.Id)!.AdditionalDocuments)
            texts[changed.FilePath![PolicyProject.Root.Length..]] = (await changed.GetTextAsync()).ToString();
        return texts;
    }

    private static async Task<IEnumerable<string>> FoundAsync(Dictionary<string, string> files)
    {
        var state = new PolicyState();
        state.AdditionalFiles.AddRange(files.Select(file => (file.Key, file.Value)));
        return (await PolicyProject.DiagnosticsAsync(PolicyProject.Create(state, [new WildcardAction()]), [new WildcardAction(), new AcceptedFindings()])).Select(d => d.Id);
    }
}
