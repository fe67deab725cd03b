using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.AccessLevels;

/// <summary>An Allow statement on every resource with actions that the account or its data does not survive.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class AccountCriticalAction() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.AccountCriticalAction,
        title: "Allow on * can destroy or hand over what the account depends on",
        messageFormat: "Allow on {0} with {1} {2}; {3}",
        category: RuleCategory.AccessLevels,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "One such call may cost all data of a kind, the domain or the account itself.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var finding in context.FindingsAt(Risk.AccountCriticalAction))
        {
            var advice = finding.First.IsScopable ? "limit it to ARNs or administrators" : "leave it to administrators";
            context.Report(Descriptor, finding.Span, finding.AtResource, finding.Names, finding.Place, context.Catalogue.ConsequenceOf(finding.First), advice);
        }
    }
}
