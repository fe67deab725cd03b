using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using IamPolicyAnalyzers.Tool.Access;

namespace IamPolicyAnalyzers.Tool.Reports;

/// <summary>The changes as JSON, for other programs.</summary>
internal sealed class AccessJsonReport : IAccessReport
{
    public void Write(AccessDiff diff, TextWriter output)
    {
        var changes = diff.Changes.Select(static change => new AccessChangeJson(
            JsonNamingPolicy.CamelCase.ConvertName(change.Kind.ToString()),
            change.File,
            change.IsGrowth ? "new" : "old",
            change.Place?.Start.Line + 1,
            change.Place?.Start.Character + 1,
            change.Type.ToString(),
            change.Holder.Length > 0 ? change.Holder : null,
            change.Sid.Length > 0 ? change.Sid : null,
            change.Words,
            change.Actions,
            change.PossibleActions,
            change.Resource,
            change.Principal));
        output.WriteLine(JsonSerializer.Serialize(new AccessDiffJson(diff.HasGrown, diff.FileCount, [.. changes], diff.Problems), AccessJson.Readable.AccessDiffJson));
    }
}

/// <param name="Grew">True when access is new, may be new or became public.</param>
internal sealed record AccessDiffJson(bool Grew, int Files, IReadOnlyList<AccessChangeJson> Changes, IReadOnlyList<string> Problems);

/// <param name="Kind"><c>public</c>, <c>new</c>, <c>possiblyNew</c>, <c>gone</c> or <c>possiblyGone</c>.</param>
/// <param name="Version">The version in which line and column are: <c>new</c> or <c>old</c>.</param>
internal sealed record AccessChangeJson(
    string Kind,
    string File,
    string Version,
    int? Line,
    int? Column,
    string PolicyType,
    string? Holder,
    string? Sid,
    string Message,
    IReadOnlyList<string> Actions,
    IReadOnlyList<string> PossibleActions,
    string? Resource,
    string? Principal);

[JsonSerializable(typeof(AccessDiffJson))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
internal sealed partial class AccessJson : JsonSerializerContext
{
    /// <summary>Quotes and ARNs as people write them: the text goes into no page.</summary>
    public static AccessJson Readable => new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
