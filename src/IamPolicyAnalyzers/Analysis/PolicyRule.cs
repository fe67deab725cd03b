using System;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>The base of every rule: one descriptor, and one method over the model.</summary>
/// <param name="types">The policy types the rule is about; documents of other types never reach it.</param>
internal abstract class PolicyRule(DiagnosticDescriptor descriptor, PolicyTypes types = PolicyTypes.Any) : DiagnosticAnalyzer
{
    // Keyed by the text itself, so that all rules and all edits share one parse. Lazy, because the provider swallows exceptions.
    private static readonly SourceTextValueProvider<Lazy<PolicyFile>> s_files = new(static text => new(() => PolicyFile.Parse(text)));

    /// <summary>The policy types the rule is about.</summary>
    public PolicyTypes Types { get; } = types;

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(descriptor);

    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterAdditionalFileAction(file =>
        {
            var path = file.AdditionalFile.Path;
            var options = new PolicyOptions(file.Options.AnalyzerConfigOptionsProvider.GetOptions(file.AdditionalFile));
            var declared = DeclaredType.Of(path, options.Kind);
            if (declared.IsIgnored || (!declared.IsPolicy && !DeclaredType.IsCandidate(path)))
                return;
            if (file.AdditionalFile.GetText(file.CancellationToken) is { } text && context.TryGetValue(text, s_files, out var parsed))
                AnalyzeFile(new FileContext(path, parsed.Value, options, declared, file.ReportDiagnostic, file.CancellationToken));
        });
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
