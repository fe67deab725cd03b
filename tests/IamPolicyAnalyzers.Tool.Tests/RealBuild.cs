using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using IamPolicyAnalyzers.PackageTests;
using IamPolicyAnalyzers.Tests;

namespace IamPolicyAnalyzers.Tool.Tests;

/// <summary>What <c>dotnet build</c> finds in the policies of a folder, and what the tool finds, in the same words.</summary>
internal static class RealBuild
{
    /// <summary>Each result of ours, accepted ones too: rule, level, file, place, message and reason.</summary>
    public static async Task<string[]> FindingsAsync(ToolFolder folder, string mode)
    {
        var package = Path.Combine(Conditional.RepositoryRoot, "src", "IamPolicyAnalyzers.Package", "build");
        folder.Write("Directory.Build.props", $"""<Project><Import Project="{package}/IamPolicyAnalyzers.props" /></Project>""");
        folder.Write("Directory.Build.targets", $"""<Project><Import Project="{package}/IamPolicyAnalyzers.targets" /></Project>""");
        folder.Write("Library.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <IamPolicyMode>{mode}</IamPolicyMode>
                <EnableDefaultCompileItems>false</EnableDefaultCompileItems>
              </PropertyGroup>
              <ItemGroup>
                <Analyzer Include="{Path.Combine(AppContext.BaseDirectory, "IamPolicyAnalyzers.dll")}" />
              </ItemGroup>
            </Project>
            """);
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        await DotNet.RunAsync(folder.Path, packages, "build", "-v", "quiet", "-tl:off", "-p:ErrorLog=build.log%2Cversion=2.1");
        return Findings(folder.Read("build.log"));
    }

    /// <summary>The findings of a SARIF log.</summary>
    public static string[] Findings(string sarif)
    {
        using var log = JsonDocument.Parse(sarif);
        return [.. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(Line).Where(static line => line.StartsWith("IAM", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    private static string Line(JsonElement result)
    {
        if (!result.TryGetProperty("locations", out var locations))
            return "";
        var place = locations[0].GetProperty("physicalLocation");
        var uri = Uri.UnescapeDataString(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!);
        var region = place.GetProperty("region");
        var reason = result.TryGetProperty("suppressions", out var suppressions) ? Reason(suppressions[0]) : "";
        return $"{result.GetProperty("ruleId")} {result.GetProperty("level")} {uri[(uri.LastIndexOf('/') + 1)..]} "
            + $"{region.GetProperty("startLine")},{region.GetProperty("startColumn")}-{region.GetProperty("endLine")},{region.GetProperty("endColumn")} "
            + $"{result.GetProperty("message").GetProperty("text")} {reason}";
    }

    // The compiler writes 'DiagnosticSuppressor { Suppression Id: …, Suppression Justification: … }'.
    private static string Reason(JsonElement suppression) => suppression.TryGetProperty("justification", out var justification)
        ? justification.GetString()!
        : suppression.GetProperty("properties").GetProperty("suppressionType").GetString()!.Split("Suppression Justification: ")[1].TrimEnd(' ', '}');
}
