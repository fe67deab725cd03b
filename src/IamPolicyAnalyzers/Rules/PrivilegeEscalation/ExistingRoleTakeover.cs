using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.PrivilegeEscalation;

/// <summary>A policy that runs the code of the caller on compute that has a role already.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class ExistingRoleTakeover() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.ExistingRoleTakeover,
        title: "Allow on * takes over compute that already has a role",
        messageFormat: "Allow on {0} with {1} runs code under roles already in use; limit it to ARNs",
        category: RuleCategory.PrivilegeEscalation,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Functions, machines and builds have roles; whoever decides what they run has the access of those roles, without passing any.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var grant in context.OwnGrants)
        {
            if (OpenPaths.Of(grant, Risk.ExistingRoleTakeover) is { } open)
                context.Report(Descriptor, open.Entry.Span, open.Others, open.Names, open.Resource);
        }
    }
}
