using System;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>The base of every rule: one descriptor, and one method over the model.</summary>
/// <param name="types">The policy types the rule is about; documents of other types never reach it.</param>
/// <param name="readsSideFiles">True for a rule about the files in which people record what they decided, which all other rules leave alone.</param>
internal abstract class PolicyRule(DiagnosticDescriptor descriptor, PolicyTypes types = PolicyTypes.Any, bool readsSideFiles = false) : DiagnosticAnalyzer
{
    // Keyed by the text itself, so that all rules and all edits share one parse. Lazy, because the provider swallows exceptions.
    private static readonly SourceTextValueProvider<Lazy<PolicyFile>> s_files = new(static text => new(() => PolicyFile.Parse(text)));

    /// <summary>The policy types the rule is about.</summary>
    public PolicyTypes Types { get; } = types;

    public bool ReadsSideFiles { get; } = readsSideFiles;

    /// <summary>False for a rule that a project has to switch on.</summary>
    public bool IsOnByDefault => SupportedDiagnostics[0].IsEnabledByDefault;

    /// <summary>False where a severity key of this file silences the rule.</summary>
    public bool ReportsIn(FileContext file) => file.Options.Severity(SupportedDiagnostics[0]) != ReportDiagnostic.Suppress;

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(descriptor);

    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterAdditionalFileAction(file =>
        {
            if (SideFile.IsOne(file.AdditionalFile.Path) != ReadsSideFiles)
                return;
            var project = new ProjectFiles(file.Options, Parse, file.CancellationToken);
            if (project.Open(file.AdditionalFile, file.ReportDiagnostic) is { } opened)
                AnalyzeFile(opened);
        });

        PolicyFile Parse(SourceText text) => context.TryGetValue(text, s_files, out var parsed) ? parsed.Value : PolicyFile.Parse(text);
    }

    /// <summary>Looks at a whole file. A rule about documents leaves this alone.</summary>
    protected internal virtual void AnalyzeFile(FileContext context)
    {
        foreach (var policy in context.Policies)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (Types.Includes(policy.Type))
                Analyze(policy);
        }
    }

    /// <summary>Looks at one policy document of the types the rule is about.</summary>
    protected virtual void Analyze(PolicyContext context)
    {
    }
}
