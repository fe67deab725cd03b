using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Tool.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.Reports;

/// <summary>SARIF 2.1.0, which code scanning takes: all rules, each finding with a fingerprint that survives moved lines, accepted ones as suppressed.</summary>
internal sealed class SarifReport : IReport
{
    private const string Root = "%SRCROOT%";

    public void Write(CheckResult result, TextWriter output)
    {
        var rules = RuleIds.All.Select(RuleTable.Create).OfType<PolicyRule>().Select(static rule => rule.SupportedDiagnostics[0]).ToList();
        var indexes = rules.Select(static (rule, index) => (rule.Id, index)).ToDictionary(static pair => pair.Id, static pair => pair.index);
        var run = new SarifRun(
            new SarifTool(new SarifDriver("iam-policy", Version, "https://github.com/IamPolicyAnalyzers/IamPolicyAnalyzers", [.. rules.Select(Rule)])),
            [new SarifInvocation(result.Failures.IsEmpty, result.Failures.IsEmpty ? null : [.. result.Failures.Select(static failure => new SarifNotification("error", new SarifMessage(failure)))])],
            new Dictionary<string, SarifArtifact> { [Root] = new(new Uri(result.Root.TrimEnd('/', '\\') + "/").AbsoluteUri) },
            [.. InOrder(result).Select(finding => Result(finding, indexes[finding.Id], [.. RelatedTo(finding, result.Root)]))]);
        output.WriteLine(JsonSerializer.Serialize(new SarifLog([run]), ReportJson.Readable.SarifLog));
    }

    private static string Version => Assembly.GetExecutingAssembly().GetName().Version!.ToString(3);

    private static IEnumerable<Finding> InOrder(CheckResult result) =>
        result.Findings.Concat(result.Accepted).OrderBy(static f => f.Path, StringComparer.Ordinal).ThenBy(static f => f.Span.Start).ThenBy(static f => f.Id, StringComparer.Ordinal);

    private static SarifRule Rule(DiagnosticDescriptor rule) => new(
        rule.Id,
        RuleTable.Create(rule.Id)!.GetType().Name,
        new SarifMessage(rule.Title.ToString()),
        new SarifMessage(rule.Description.ToString()),
        rule.HelpLinkUri,
        new SarifConfiguration(Level(rule.DefaultSeverity), rule.IsEnabledByDefault),
        new SarifRuleProperties(rule.Category, ["security", "iam"]));

    private static SarifResult Result(Finding finding, int index, IReadOnlyList<SarifLocation> related) => new(
        finding.Id,
        index,
        Level(finding.Severity),
        new SarifMessage(finding.Message),
        [new SarifLocation(new SarifPhysicalLocation(Artifact(finding.Path), Region(finding.Lines)))],
        related.Count > 0 ? related : null,
        // The first is the one that GitHub compares.
        new Dictionary<string, string> { ["primaryLocationLineHash"] = finding.Fingerprint, ["iamPolicyFinding/v1"] = finding.Fingerprint },
        finding.Accepted is { } reason ? [new SarifSuppression("external", "accepted", reason)] : null);

    /// <summary>The other places that the message speaks of, in this file or another one.</summary>
    private static IEnumerable<SarifLocation> RelatedTo(Finding finding, string root)
    {
        foreach (var (location, label) in Related.PlacesOf(finding.Diagnostic))
        {
            var lines = location.GetLineSpan();
            var path = lines.Path == finding.File.Path ? finding.Path : ToolConsole.Shown(root, lines.Path);
            yield return new SarifLocation(new SarifPhysicalLocation(Artifact(path), Region(lines.Span)), new SarifMessage(label));
        }
    }

    private static SarifArtifact Artifact(string path) => Path.IsPathRooted(path)
        ? new(new Uri(path).AbsoluteUri)
        : new(string.Join('/', path.Split('/').Select(Uri.EscapeDataString)), Root);

    private static SarifRegion Region(LinePositionSpan lines) => new(lines.Start.Line + 1, lines.Start.Character + 1, lines.End.Line + 1, lines.End.Character + 1);

    private static string Level(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "note",
        _ => "none",
    };
}
