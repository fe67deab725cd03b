using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.AccessLevels;

/// <summary>An Allow statement on every resource with actions that blind what watches the account.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class AuditTampering() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.AuditTampering,
        title: "Allow on * can silence the audit trail",
        messageFormat: "Allow on {0} with {1} can silence the audit trail; {2}",
        category: RuleCategory.AccessLevels,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Whoever stops the log, or what looks through it, leaves no trace of what they do next.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var finding in context.FindingsAt(Risk.AuditTampering))
        {
            var advice = finding.First.IsScopable ? "limit it to ARNs or administrators" : "leave it to administrators";
            context.Report(Descriptor, finding.Span, finding.AtResource, finding.Names, finding.Place, advice);
        }
    }
}
