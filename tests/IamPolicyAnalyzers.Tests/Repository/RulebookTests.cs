using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Tests.Verification;

namespace IamPolicyAnalyzers.Tests.Repository;

/// <summary>The examples of the rulebook, which stands beside the repository: each violation is found, and nothing is said about what is right.</summary>
public sealed class RulebookTests
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [CorpusFact]
    public async Task Examples_come_out_as_the_rulebook_says()
    {
        using var document = Open();
        var entries = Entries(document).ToDictionary(rule => rule.GetProperty("id").GetString()!);

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

    /// <summary>The rules that the preset Strict raises to errors: what AWS refuses.</summary>
    public static ImmutableHashSet<string> StrictErrors()
    {
        using var document = Open();
        return [.. Entries(document).Where(rule => rule.TryGetProperty("strict", out _)).Select(rule => rule.GetProperty("id").GetString()!)];
    }

    /// <summary>The name of each rule, those included that are still to be written.</summary>
    public static ImmutableDictionary<string, string> Names()
    {
        using var document = Open();
        return Entries(document).ToImmutableDictionary(rule => rule.GetProperty("id").GetString()!, rule => rule.GetProperty("name").GetString()!);
    }

    private static JsonDocument Open() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(Conditional.CorpusPath)!, "..", "rulebook", "rules.json")));

    private static IEnumerable<JsonElement> Entries(JsonDocument rulebook) =>
        (rulebook.RootElement is { ValueKind: JsonValueKind.Array } list ? list : rulebook.RootElement.GetProperty("rules")).EnumerateArray();

    private static async Task<int> CountAsync(ShippedRule rule, JsonElement entry, string example)
    {
        // Where sizes are judged, blanks that the rulebook does not have would count.
        var layout = rule.Id == RuleIds.OversizedOrganizationPolicy ? JsonSerializerOptions.Default : s_indented;
        var text = entry.GetProperty(example) is { ValueKind: JsonValueKind.String } written ? written.GetString()! : JsonSerializer.Serialize(entry.GetProperty(example), layout);
        var given = entry.TryGetProperty("given", out var setting) ? setting : default;
        var state = new PolicyState();
        Setting(given, example).Fill(state, text);
        var analyzer = rule.Create();
        var diagnostics = await PolicyProject.DiagnosticsAsync(PolicyProject.Create(state, [analyzer]), [analyzer]);
        return diagnostics.Count(d => d.Id == rule.Id);
    }

    private static PolicySetting Setting(JsonElement given, string example) => new(
        Member(given, "file") ?? "policies/example.json",
        Member(given, "type"),
        string.Join('\n', Members(given, example, "options").Select(option => $"{option.Name} = {option.Value.GetString()}")),
        Severity: null,
        Files: [.. Members(given, example, "files").Select(file => (file.Name, WithValue(file.Value.GetRawText())))]);

    /// <summary>The members of what is given for one example, as <c>okOptions</c>; else of what is given for both.</summary>
    private static IEnumerable<JsonProperty> Members(JsonElement given, string example, string name)
    {
        if (given.ValueKind != JsonValueKind.Object)
            return [];
        var own = example + char.ToUpperInvariant(name[0]) + name[1..];
        return given.TryGetProperty(own, out var members) || given.TryGetProperty(name, out members) ? members.EnumerateObject() : [];
    }

    // The rulebook's entry accepts whatever its rule finds in a statement; here an entry names the value it accepts.
    private static string WithValue(string file) =>
        file.Replace("\"sid\": \"Read\"", "\"sid\": \"Read\", \"value\": \"*\", \"actions\": \"sqs:SendMessage\"", System.StringComparison.Ordinal);

    private static string? Member(JsonElement given, string name) =>
        given.ValueKind == JsonValueKind.Object && given.TryGetProperty(name, out var member) ? member.GetString() : null;
}
