using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Review;

/// <summary>An Allow of an action that the project has ruled out.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class ForbiddenAction() : PolicyRule(Descriptor, PolicyTypes.IdentityBased | PolicyTypes.ResourceBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.ForbiddenAction,
        title: "Policy grants an action that the project forbids",
        messageFormat: "{0} forbidden in this project, and '{1}' grants {2}",
        category: RuleCategory.Review,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The project lists actions that none of its policies may grant; patterns and NotAction grant them as well as their names do.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var forbidden in context.Options.ForbiddenActions)
        {
            foreach (var grant in context.OwnGrants)
            {
                var actions = forbidden.In(grant);
                if (actions.IsEmpty)
                    continue;
                var entry = grant.EntryOf(grant.First(actions));
                var (subject, them) = actions.Count == 1 ? ("Action " + grant.NamesOf(actions) + " is", "it") : ("Actions " + grant.NamesOf(actions) + " are", "them");
                context.Report(Descriptor, entry?.Span ?? grant.Action.NameSpan, forbidden.FixIn(grant), subject, entry?.Text ?? "NotAction", them);
            }
        }
    }
}
