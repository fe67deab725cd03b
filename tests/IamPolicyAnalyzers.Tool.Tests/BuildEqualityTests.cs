using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tests;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests;

/// <summary>The tool and a real build report the same: rules, severities, places, messages, and reasons of what is accepted.</summary>
public sealed class BuildEqualityTests
{
    [Theory]
    [InlineData("samples/Storefront", "Recommended")]
    [InlineData("samples/Storefront", "All")]
    [InlineData("samples/Locked", "Recommended")]
    [InlineData("tests/IamPolicyAnalyzers.Tests/Corpus", "Strict")]
    public async Task Folder_has_the_findings_of_a_build(string source, string mode)
    {
        using var folder = new ToolFolder();
        var root = Path.Combine(Conditional.RepositoryRoot, source);
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(root, file)).Where(IsPolicyOrConfiguration))
            folder.Write(file == "corpus.globalconfig" ? ".globalconfig" : file, File.ReadAllBytes(Path.Combine(root, file)));

        await CompareAsync(folder, mode, isEmpty: source.EndsWith("Locked", StringComparison.Ordinal) && mode == "Recommended");
    }

    [Fact]
    public async Task Configuration_and_review_count_as_in_a_build()
    {
        using var folder = new ToolFolder()
            .Write(".globalconfig", """
                is_global = true
                iam_own_accounts = 111122223333
                iam_as_of_date = 2026-06-01
                dotnet_diagnostic.IAM0606.severity = error
                dotnet_diagnostic.IAM0601.severity = none
                dotnet_diagnostic.IAM0114.severity = warning
                dotnet_diagnostic.IAM0710.severity = default
                dotnet_diagnostic.IAM0602.severity = suggestion
                """)
            .Write(".editorconfig", """
                root = true
                [legacy/**.json]
                iam_diagnostic.IAM0606.severity = suggestion
                iam_diagnostic.category-AccessLevels.severity = error
                iam_diagnostic.IAM0704.severity = none
                iam_diagnostic.IAM0609.severity = warning
                dotnet_diagnostic.IAM0602.severity = none
                iam_no_such_option = 1
                """)
            .Write("admin.iam.json", ToolFolder.Administrator)
            .Write("legacy/policies/old.json", """{ "Statement": [{ "Effect": "Allow", "Action": ["s3:*", "s3:Get*", "sns:AddPermission", "logs:PutLogEvents"], "Resource": "*" }] }""")
            .Write("legacy/bom.iam.json", [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes("{\r\n  \"Version\": \"2012-10-17\",\r\n  \"Statement\": { \"Effect\": \"Allow\", \"Action\": \"sqs:SendMessage\", \"Resource\": \"*\" }\r\n}\r\n")])
            .Write("wide.iam.json", [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes(ToolFolder.Administrator)])
            .Write("invalid.iam.json", [.. System.Text.Encoding.UTF8.GetBytes("{ \"Id\": \""), 0xE9, 0x80, .. System.Text.Encoding.UTF8.GetBytes("\", \"Statement\": 1 }")])
            .Write("empty.iam.json", "")
            .Write("policies/other.json", """{ "name": "no policy" }""")
            .Write("accepted.iam.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["sqs:SendMessage", "sns:Publish"], "Resource": "*" } }""")
            .Write("team.iam-suppressions.json", """
                { "suppressions": [
                  { "rule": "IAM0606", "policy": "accepted.iam.json", "value": "*", "actions": ["sqs:*", "sns:Publish"], "reason": "Queues are made at run time" },
                  { "rule": "IAM0606", "policy": "gone.iam.json", "value": "*", "actions": ["sqs:*"], "reason": "Of a file that is no more" },
                  { "rule": "IAM0601", "policy": "accepted.iam.json", "value": "sqs:*", "resources": ["*"], "reason": "Matches nothing" },
                  { "rule": "IAM0602", "policy": "admin.iam.json", "path": "/Statement" }
                ] }
                """)
            .Write("old.iam-baseline.json", """{ "policies": [{ "policy": "legacy/policies/old.json", "accepted": [{ "rule": "IAM0108", "path": "" }], "document": { "Statement": [] } }] }""");

        await CompareAsync(folder, "Recommended");
    }

    [CorpusFact]
    public async Task Managed_policies_have_the_findings_of_a_build()
    {
        using var folder = new ToolFolder();
        foreach (var line in await File.ReadAllLinesAsync(Conditional.CorpusPath))
        {
            using var policy = JsonDocument.Parse(line);
            folder.Write($"{policy.RootElement.GetProperty("name")}.iam.json", policy.RootElement.GetProperty("document").GetRawText());
        }

        await CompareAsync(folder, "All");
    }

    private static async Task CompareAsync(ToolFolder folder, string mode, bool isEmpty = false)
    {
        var build = await RealBuild.FindingsAsync(folder, mode);
        var tool = RealBuild.Findings(folder.Run("check", "--format", "sarif", "--severity", "info", "--mode", mode).Out);

        Assert.Equal(isEmpty, build.Length == 0);
        Assert.True(build.SequenceEqual(tool), string.Join("\n", build.Except(tool).Select(line => $"- {line}").Concat(tool.Except(build).Select(line => $"+ {line}"))) + $"\n{build.Length} in the build, {tool.Length} here");
    }

    private static bool IsPolicyOrConfiguration(string file) =>
        Path.GetExtension(file) is ".json" or ".template" or ".globalconfig" or ".editorconfig" && !file.Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj");
}
