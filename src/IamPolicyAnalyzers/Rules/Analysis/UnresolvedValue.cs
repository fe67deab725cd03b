using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Analysis;

/// <summary>Parts of a policy that only the deployment knows, about which silence is no approval.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnresolvedValue() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnresolvedValue,
        title: "Parts of the policy could not be judged",
        messageFormat: "{0} not known before deployment and {1} not judged, '{2}' first",
        category: RuleCategory.Analysis,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "No rule reports on a value that it does not know.",
        isEnabledByDefault: false);

    protected override void Analyze(PolicyContext context)
    {
        var unknown = UnknownValue.In(context.Policy);
        if (unknown.Count > 0)
            context.Report(Descriptor, unknown[0].Span, Related.AtEach(unknown.Select(value => value.Span), unknown[0].Span, "not known either"), unknown.Count == 1 ? "1 value is" : $"{unknown.Count} values are", unknown.Count == 1 ? "was" : "were", unknown[0].Text);
    }
}
