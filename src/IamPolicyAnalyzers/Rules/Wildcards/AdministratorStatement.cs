using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Wildcards;

/// <summary>An Allow statement that grants every action on every resource and asks for nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class AdministratorStatement() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.AdministratorStatement,
        title: "Allow grants every action on every resource",
        messageFormat: "Allow on '{0}' and Resource '{1}' makes an administrator; list the actions and resources",
        category: RuleCategory.Wildcards,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Whoever has this policy can do everything in the account, giving access to others included.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var grant in context.OwnGrants)
        {
            if (grant is { IsAdministrator: true, FirstAllAction: { } action, FirstAllResource: { } resource })
                context.Report(Descriptor, action.Span, Related.At(resource.Span, "everything there is"), action.Text, resource.Text);
        }
    }
}
