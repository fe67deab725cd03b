using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.AccessLevels;

/// <summary>An Allow statement on every resource with actions that read what is stored there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class DataExfiltration() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.DataExfiltration,
        title: "Allow on * reads stored data everywhere",
        messageFormat: "Allow on {0} with {1} reads data of every resource; limit it to ARNs",
        category: RuleCategory.AccessLevels,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "The data of every application of the account can be taken out with such a policy.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var finding in context.FindingsAt(Risk.DataExfiltration))
            context.Report(Descriptor, finding.Span, finding.AtResource, finding.Names, finding.Place);
    }
}
