using System;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace IamPolicyAnalyzers.PackageTests;

/// <summary>Reads SARIF 2.1 as the compiler writes it.</summary>
internal static class Sarif
{
    /// <summary>Each result of ours as <c>IAM0602 error admin.iam.json 1,73-1,74</c>.</summary>
    public static string[] Read(string path)
    {
        using var log = JsonDocument.Parse(File.ReadAllText(path));
        return [.. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Select(Line).Where(line => line.StartsWith("IAM", StringComparison.Ordinal))];
    }

    /// <summary>Each result that is suppressed, as its id and by what: <c>IAM0602 DiagnosticSuppressor { … }</c>.</summary>
    public static string[] ReadSuppressions(string path)
    {
        using var log = JsonDocument.Parse(File.ReadAllText(path));
        return [.. from result in log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
                   where result.TryGetProperty("suppressions", out _)
                   select $"{result.GetProperty("ruleId")} {result.GetProperty("suppressions")[0].GetProperty("properties").GetProperty("suppressionType")}"];
    }

    private static string Line(JsonElement result)
    {
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        var uri = place.GetProperty("artifactLocation").GetProperty("uri").GetString()!;
        var region = place.GetProperty("region");
        return $"{result.GetProperty("ruleId")} {result.GetProperty("level")} {uri[(uri.LastIndexOf('/') + 1)..]} "
            + $"{region.GetProperty("startLine")},{region.GetProperty("startColumn")}-{region.GetProperty("endLine")},{region.GetProperty("endColumn")}";
    }
}
