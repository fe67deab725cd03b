using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Inversions;

/// <summary>A Deny that names what it leaves alone.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class InvertedDeny()
    : PolicyRule(Descriptor, PolicyTypes.IdentityBased | PolicyTypes.ResourceBased | PolicyTypes.PermissionsBoundary | PolicyTypes.ServiceControl)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.InvertedDeny,
        title: "Deny is written by exceptions",
        messageFormat: "Deny with {0} forbids everything that is not listed; check the list for {1} the account cannot do without",
        category: RuleCategory.Inversions,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "What nobody thought of when the list was written is forbidden, services of later years among it.",
        isEnabledByDefault: false);

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (!statement.IsDeny || EmptyDeny.Of(statement, context.Type) is not null || IsOfOtherRules(statement))
                continue;
            if (statement.Action is { IsNot: true, IsUnknown: false } actions)
                context.Report(Descriptor, actions.NameSpan, "NotAction", "services");
            else if (statement.Resource is { IsNot: true, IsUnknown: false } resources)
                context.Report(Descriptor, resources.NameSpan, "NotResource", "resources");
        }
    }

    /// <summary>True for the limits to Regions and to tags, whose exceptions are judged for what they are about.</summary>
    private static bool IsOfOtherRules(Statement statement) => statement.Condition is { } condition && condition.Tests.Any(
        test => test.Operator is { } read && (read.IsNegated ? test.IsOf("aws:RequestedRegion") : statement.Action is { IsNot: true } && IsTagLimit(test)));

    private static bool IsTagLimit(ConditionTest test) =>
        test.Operator is { IsPositive: true } && new ConditionKey(test.Key.Text).IsResourceTag;
}
