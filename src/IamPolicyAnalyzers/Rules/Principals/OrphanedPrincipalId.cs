using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Principals;

/// <summary>A unique id under AWS, which is what AWS leaves of the ARN of a user or role that is gone.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class OrphanedPrincipalId() : PolicyRule(Descriptor, PolicyTypes.ResourceBased | PolicyTypes.Trust | PolicyTypes.VpcEndpoint)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.OrphanedPrincipalId,
        title: "Principal is the id of a deleted user or role",
        messageFormat: "Principal '{0}' is the id of a deleted {1}; remove it or write the ARN",
        category: RuleCategory.Principals,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Nobody can be given the id again: a user or role of the same name that is made anew has another one.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Principal is not { } principal)
                continue;
            foreach (var value in principal.Values)
            {
                if (value is { IsLiteral: true, KindOfId: { } kind })
                    context.Report(Descriptor, value.Span, value.Text, kind);
            }
        }
    }
}
