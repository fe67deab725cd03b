using System.Collections.Generic;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using IamPolicyAnalyzers.Tool.Access;
using IamPolicyAnalyzers.Tool.Commands;

namespace IamPolicyAnalyzers.Tool.Reports;

/// <summary>The answers of the smaller commands as JSON.</summary>
[JsonSerializable(typeof(List<RuleRow>))]
[JsonSerializable(typeof(List<ExpandedPattern>))]
[JsonSerializable(typeof(List<PolicySummary>))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
internal sealed partial class ToolJson : JsonSerializerContext
{
    /// <summary>Quotes and ARNs as people write them: the text goes into no page.</summary>
    public static ToolJson Readable => new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>With line feeds, whatever the system.</summary>
    public static string Write<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.Serialize(value, type).ReplaceLineEndings("\n");
}
