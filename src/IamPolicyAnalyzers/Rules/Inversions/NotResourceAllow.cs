using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Inversions;

/// <summary>An Allow statement that names the resources it does not grant.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class NotResourceAllow() : PolicyRule(Descriptor, PolicyTypes.IdentityBased | PolicyTypes.ResourceBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.NotResourceAllow,
        title: "Allow with NotResource grants on everything that is not listed",
        messageFormat: "Allow with NotResource grants {0} on every resource that is not listed; list the resources, and deny the exceptions",
        category: RuleCategory.Inversions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Such a statement grants on resources nobody thought of, and on every resource that is made later.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (statement is not { IsAllow: true, Resource: { IsNot: true, IsUnknown: false }, Action: { IsNot: false } action } || context.GrantOf(statement) is not { } grant)
                continue;
            var scopable = grant.Actions.Intersect(context.Catalogue.Scopable);
            if (scopable.IsEmpty || grant.Strength.IsScopingForAll(context.Catalogue, scopable) || PassRole.IsOpen(grant))
                continue;
            context.Report(Descriptor, grant.Resource.NameSpan, Listing.OfEntries(action));
        }
    }
}
