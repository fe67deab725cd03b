using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.PrivilegeEscalation;

/// <summary>A policy that passes any role to something the caller can start: together as good as every role of the account.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class PassRoleEscalation() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.PassRoleEscalation,
        title: "Allow passes any role to compute the caller starts",
        messageFormat: "Allow on '{0}' for every role, with {1}, lets the caller run code as any role{2}; list the role ARNs",
        category: RuleCategory.PrivilegeEscalation,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Whoever passes an administrator's role to a machine or function of their own has the access of that role.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var grant in context.OwnGrants)
        {
            if (grant.ActionsAt(Risk.PassRoleEscalation).IsEmpty || PassRole.Entry(grant) is not { } entry)
                continue;
            var ways = PassRole.EscalationsOf(grant);
            var more = ways.Length == 1 ? "" : $" ({ways.Length - 1} more {(ways.Length == 2 ? "way" : "ways")})";
            var others = grant.Grants.PlacesOf(ways[0].Actions.Select(index => grant.Catalogue[index]));
            context.Report(Descriptor, entry.Span, Related.AtEach(others, entry.Span, "granted here"), entry.Text, PassRole.OthersOf(ways[0]), more);
        }
    }
}
