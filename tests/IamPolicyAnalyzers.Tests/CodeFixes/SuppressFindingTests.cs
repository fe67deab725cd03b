using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Review;
using IamPolicyAnalyzers.Rules.Wildcards;
using IamPolicyAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
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
