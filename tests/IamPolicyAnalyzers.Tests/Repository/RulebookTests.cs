using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tests.Verification;

namespace IamPolicyAnalyzers.Tests.Repository;

/// <summary>The examples of the rulebook, which stands beside the repository: each violation is found, and nothing is said about what is right.</summary>
public sealed class RulebookTests
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [CorpusFact]
    public async Task Examples_come_out_as_the_rulebook_says()
    {
        var path = Path.Combine(Path.GetDirectoryName(Conditional.CorpusPath)!, "..", "rulebook", "rules.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var root = document.RootElement;
        var entries = (root.ValueKind == JsonValueKind.Array ? root : root.GetProperty("rules")).EnumerateArray().ToDictionary(rule => rule.GetProperty("id").GetString()!);

        var problems = new List<string>();
        foreach (var rule in Shipped.Rules.Where(rule => entries.ContainsKey(rule.Id)))
        {
            var entry = entries[rule.Id];
            if (await CountAsync(rule, entry, "violation") == 0)
                problems.Add($"{rule.Id}: the violation is not found");
            if (await CountAsync(rule, entry, "ok") > 0)
                problems.Add($"{rule.Id}: what is right is reported");
        }

        Guard.Finds(problems, "correct the rule, or say in docs/decisions.md why the rulebook is wrong and except the example here");
    }

    private static async Task<int> CountAsync(ShippedRule rule, JsonElement entry, string example)
    {
        var text = entry.GetProperty(example) is { ValueKind: JsonValueKind.String } written ? written.GetString()! : JsonSerializer.Serialize(entry.GetProperty(example), s_indented);
        var given = entry.TryGetProperty("given", out var setting) ? setting : default;
        var state = new PolicyState();
        Setting(given).Fill(state, text);
        var analyzer = rule.Create();
        var diagnostics = await PolicyProject.DiagnosticsAsync(PolicyProject.Create(state, [analyzer]), [analyzer]);
        return diagnostics.Count(d => d.Id == rule.Id);
    }

    private static PolicySetting Setting(JsonElement given) => new(
        Member(given, "file") ?? "policies/example.json",
        Member(given, "type"),
        given.ValueKind == JsonValueKind.Object && given.TryGetProperty("options", out var options)
            ? string.Join('\n', options.EnumerateObject().Select(option => $"{option.Name} = {option.Value.GetString()}"))
            : "",
        Severity: null,
        Files: []);

    private static string? Member(JsonElement given, string name) =>
        given.ValueKind == JsonValueKind.Object && given.TryGetProperty(name, out var member) ? member.GetString() : null;
}
