using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Grammar;

/// <summary>A member of a policy or statement that the policy language does not know: AWS refuses the document instead of ignoring it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnknownElement() : PolicyRule(Descriptor)
{
    private const PolicyTypes TypesWithoutId =
        PolicyTypes.IdentityBased | PolicyTypes.PermissionsBoundary | PolicyTypes.Session | PolicyTypes.ServiceControl | PolicyTypes.ResourceControl;

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnknownElement,
        title: "Name is not an element of the policy language",
        messageFormat: "'{0}' is not a policy element{1}",
        category: RuleCategory.Grammar,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AWS refuses a policy with a member it does not know; upper and lower case count.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var (element, meant) in context.Policy.UnknownElements())
        {
            if (element.Name != "$schema")
                context.Report(Descriptor, element.NameSpan, meant.Properties, element.Name, meant.Tail);
        }

        if (context.IsTypeKnown && TypesWithoutId.Includes(context.Type))
        {
            foreach (var element in context.Policy.Elements)
            {
                if (element.Name == "Id")
                    context.Report(Descriptor, element.NameSpan, element.Name, " of this policy type, only of resource-based ones; remove it");
            }
        }

        foreach (var statement in context.Policy.Statements)
        foreach (var (element, meant) in statement.UnknownElements())
        {
            var isOperator = element.IsObject && ConditionOperator.TryParse(element.Name, out _);
            context.Report(Descriptor, element.NameSpan, meant.Properties, element.Name, isOperator ? "; move it into Condition" : meant.Tail);
        }
    }
}
