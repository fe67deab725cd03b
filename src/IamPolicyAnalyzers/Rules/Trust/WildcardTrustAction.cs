using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Trust;

/// <summary>A trust policy that allows more ways to assume the role than its principals have.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class WildcardTrustAction() : PolicyRule(Descriptor, PolicyTypes.Trust)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.WildcardTrustAction,
        title: "Trust policy allows actions by wildcard or by exception",
        messageFormat: "Trust policy allows {0}; write {1}",
        category: RuleCategory.Trust,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Each kind of principal assumes a role by one action; whatever else is allowed, tags and identities of sessions among it, nobody has decided on.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (statement is not { IsAllow: true, Principal: { } principal, Action: { IsUnknown: false, Entries.IsEmpty: false } action }
                || TrustActions.AllOf(principal) is not { Count: > 0 } fitting)
                continue;
            var names = Listing.Of(fitting, fitting.Count);
            if (action.IsNot)
            {
                context.Report(Descriptor, action.NameSpan, "every action that NotAction does not list", names);
                continue;
            }

            foreach (var entry in action.Entries)
            {
                if (!TrustActions.IsTooWide(entry, principal))
                    continue;
                context.Report(Descriptor, entry.Span, $"'{entry.Text}'", names);
                break;
            }
        }
    }
}
