using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Actions;

/// <summary>An entry of Action or NotAction that is not of the form <c>service:Name</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class InvalidAction() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.InvalidAction,
        title: "Action is not of the form service:Name",
        messageFormat: "Action '{0}' {1}",
        category: RuleCategory.Actions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "An action is the prefix of one service, a colon and a name in which '*' and '?' are wildcards; only '*' stands alone.");

    protected override void Analyze(PolicyContext context)
    {
        var spelling = new ActionSpelling(context.Catalogue);
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Action is not { } action)
                continue;
            foreach (var entry in action.Entries)
            {
                // An element that is nothing but an empty text has a rule of its own.
                if (entry.Flaw == ActionFlaw.None || (entry.Flaw == ActionFlaw.Empty && !action.IsList) || context.HasVariable(entry) || context.HasOddCharacter(entry))
                    continue;
                var meant = spelling.OfForm(entry, statement);
                context.Report(Descriptor, entry.Span, meant.Properties, entry.Text, Fact(context, entry) + (meant.Text is null ? Advice(entry) : meant.Tail));
            }
        }
    }

    private static string Fact(PolicyContext context, ActionPattern entry) => entry.Flaw switch
    {
        ActionFlaw.Empty => "is empty",
        ActionFlaw.Arn => "is an ARN",
        ActionFlaw.WhiteSpace => "holds white space",
        ActionFlaw.Comma => "holds a comma",
        ActionFlaw.NoColon when context.Catalogue.TryGetService(entry.Name, out _) => "names a service only",
        ActionFlaw.SeveralColons => "has more than one colon",
        ActionFlaw.NoName => "has no name after the colon",
        ActionFlaw.WildcardInService => "has a wildcard in the service prefix",
        ActionFlaw.OtherCharacter when entry.OddCharacter is { } odd => odd is > ' ' and <= '~' ? $"holds '{odd}'" : $"holds U+{(int)odd:X4}",
        _ => "has no service prefix",
    };

    private static string Advice(ActionPattern entry) => entry.Flaw switch
    {
        ActionFlaw.Comma => "; write each action as a string of its own",
        ActionFlaw.Arn => "; ARNs belong in Resource",
        ActionFlaw.WildcardInService => "; name each service",
        _ => "; write it as service:Name",
    };
}
