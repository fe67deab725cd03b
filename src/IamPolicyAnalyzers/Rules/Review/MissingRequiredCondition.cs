using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Review;

/// <summary>An Allow without the test that the project asks of its actions, or with one that it forbids.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MissingRequiredCondition()
    : PolicyRule(Descriptor, PolicyTypes.IdentityBased | PolicyTypes.ResourceBased | PolicyTypes.Trust)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MissingRequiredCondition,
        title: "Allow lacks a condition that the project requires",
        messageFormat: "Allow on {0} needs {1} in this project",
        category: RuleCategory.Review,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The project lists what the Condition of some actions has to test.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var required in context.Options.RequiredConditions)
        {
            foreach (var grant in context.OwnGrants)
            {
                var actions = grant.Actions.Intersect(required.Actions);
                if (actions.IsEmpty)
                    continue;
                if (required.ForbiddenIn(grant.Statement.Condition) is { } test)
                    context.Report(Descriptor, test.Key.Span, grant.NamesOf(actions), $"a Condition without {required}");
                else if (!required.IsForbidden && !required.IsMetBy(grant.Statement.Condition))
                    context.Report(Descriptor, grant.EntryOf(grant.First(actions))?.Span ?? grant.Action.NameSpan, required.FixIn(grant), grant.NamesOf(actions), required.ToString());
            }
        }
    }
}
