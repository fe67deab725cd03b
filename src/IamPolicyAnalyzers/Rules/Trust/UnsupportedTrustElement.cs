using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Trust;

/// <summary>An element that other policies have and AWS refuses in the trust policy of a role.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnsupportedTrustElement() : PolicyRule(Descriptor, PolicyTypes.Trust | PolicyTypes.ResourceBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnsupportedTrustElement,
        title: "Trust policy has an element that AWS refuses there",
        messageFormat: "{0} is not allowed in a trust policy; {1}",
        category: RuleCategory.Trust,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "IAM does not save a role whose trust policy names resources, everybody but some principals, or '*' as a string.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (context.Type != PolicyType.Trust && (context.IsTypeKnown || !context.Policy.IsTrustBut(statement)))
                continue;
            if (statement.Resource is { IsUnknown: false, Entries.IsEmpty: false } resource)
                context.Report(Descriptor, resource.NameSpan, resource.IsNot ? "NotResource" : "Resource", "the role itself is the resource, so remove it");
            if (statement.Principal is not { } principal)
                continue;
            if (principal is { IsNot: true, IsUnknown: false, Values.IsEmpty: false })
                context.Report(Descriptor, principal.NameSpan, "NotPrincipal", "name who may assume the role under Principal");
            else if (statement.HasStarPrincipal)
                context.Report(Descriptor, principal.Values[0].Span, "Principal '*'", "name the accounts, roles or services that may assume the role");
        }
    }
}
