using System.Linq;
using System.Text.Json;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Connection;

/// <summary>What a user sets in the editor. What belongs to the policies, so that a build must see it too, stands in <c>.editorconfig</c> instead.</summary>
/// <param name="Mode">The preset of rules; null for Recommended.</param>
/// <param name="AsOf">The day for which to judge what depends on time; null for today.</param>
/// <param name="WorkspaceDiagnostics">True to report files that are not open, too.</param>
/// <param name="JsonErrors">False where the editor itself reports that a file is no JSON.</param>
/// <param name="WildcardHints">True to show behind a wildcard how much it matches.</param>
/// <param name="SummaryLens">True to show above a policy what it grants.</param>
/// <param name="Commands">The commands of ours that the editor has.</param>
internal sealed record ServerSettings(
    string? Mode = null, string? AsOf = null, bool WorkspaceDiagnostics = false, bool JsonErrors = true, bool WildcardHints = true, bool SummaryLens = true,
    string[]? Commands = null)
{
    /// <summary>These settings, and in place of those that <paramref name="json"/> has, its own. What is of another type than it ought to be counts as not set.</summary>
    public ServerSettings With(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return this;
        return new ServerSettings(
            Text("mode") ?? Mode,
            Text("asOf") ?? AsOf,
            Flag("workspaceDiagnostics") ?? WorkspaceDiagnostics,
            Flag("jsonErrors") ?? JsonErrors,
            Flag("wildcardHints") ?? WildcardHints,
            Flag("summaryLens") ?? SummaryLens,
            json.TryGetProperty("commands", out var commands) && commands.ValueKind == JsonValueKind.Array
                ? [.. commands.EnumerateArray().Select(static command => command.ToString())]
                : Commands);

        string? Text(string name) =>
            json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

        bool? Flag(string name) => json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;
    }
}
