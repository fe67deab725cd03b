using System;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;

namespace IamPolicyAnalyzers.Tool.Hosting;

/// <summary>The configuration files that go for a folder: which rules run there, and how severe their findings are, as the compiler decides it.</summary>
internal sealed class FolderConfiguration(ImmutableArray<AnalyzerConfig> configs, AnalyzerConfigSet files)
{
    private readonly Lazy<ImmutableArray<PolicyRule>> _rules = new(() =>
        [.. RuleIds.All.Select(RuleTable.Create).OfType<PolicyRule>().Where(rule => IsOn(files, rule))]);

    public ImmutableArray<AnalyzerConfig> Configs => configs;

    public AnalyzerConfigSet Files => files;

    /// <summary>The rules that are on. They have no state: one set serves all threads.</summary>
    public ImmutableArray<PolicyRule> Rules => _rules.Value;

    /// <summary>The severity of a finding; null when it is not to be reported. What the compiler is told is stronger than what the rule says.</summary>
    public DiagnosticSeverity? SeverityOf(Diagnostic finding) => Told(files, finding.Id) switch
    {
        ReportDiagnostic.Suppress => null,
        ReportDiagnostic.Error => DiagnosticSeverity.Error,
        ReportDiagnostic.Warn => DiagnosticSeverity.Warning,
        ReportDiagnostic.Info => DiagnosticSeverity.Info,
        ReportDiagnostic.Hidden => DiagnosticSeverity.Hidden,
        _ => finding.Severity,
    };

    private static bool IsOn(AnalyzerConfigSet files, PolicyRule rule) => Told(files, rule.SupportedDiagnostics[0].Id) switch
    {
        null => rule.IsOnByDefault,
        ReportDiagnostic.Suppress => false,
        _ => true,
    };

    private static ReportDiagnostic? Told(AnalyzerConfigSet files, string id) => files.GlobalConfigOptions.TreeOptions.TryGetValue(id, out var told) ? told : null;
}
