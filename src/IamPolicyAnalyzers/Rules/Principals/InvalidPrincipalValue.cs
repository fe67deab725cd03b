using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Principals;

/// <summary>A value of Principal in a form that no principal of its kind has.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class InvalidPrincipalValue() : PolicyRule(Descriptor, PolicyTypes.ResourceBased | PolicyTypes.Trust | PolicyTypes.VpcEndpoint)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.InvalidPrincipalValue,
        title: "Principal value is of a form that AWS refuses",
        messageFormat: "{0} principal '{1}' is not {2}{3}",
        category: RuleCategory.Principals,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AWS refuses the policy, or the value names nobody.");

    protected override void Analyze(PolicyContext context)
    {
        var spelling = new PrincipalSpelling(context);
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Principal is not { } principal)
                continue;
            foreach (var value in principal.Values)
            {
                if (spelling.FlawOf(value) is { } flaw)
                    context.Report(Descriptor, value.Span, flaw.Meant.Properties, value.KindName, value.Text, flaw.Wanted, flaw.Tail);
            }
        }
    }
}
