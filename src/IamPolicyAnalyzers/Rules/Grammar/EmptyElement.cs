using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Grammar;

/// <summary>An element of a statement that holds nothing, which rarely means what it looks like.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class EmptyElement() : PolicyRule(Descriptor)
{
    private const string Refused = "AWS refuses the policy";
    private const string NeverApplies = "the statement never applies";
    private const string ExcludesNothing = "it excludes nothing";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.EmptyElement,
        title: "Element holds no value",
        messageFormat: "{0} is empty, so {1}",
        category: RuleCategory.Grammar,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "An empty element names nothing: the statement then applies to nothing, or, where it should have been limited, to everything.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        foreach (var element in statement.Elements)
        {
            if (ElementNames.TwinOf(element.Name) is { } twin && statement.Has(twin))
                continue;
            switch (element.Name)
            {
                case "Action" or "Resource":
                    ReportEmpty(context, element.Name, element.Value, ifList: NeverApplies);
                    break;
                case "NotAction" or "NotResource":
                    // An Allow without exceptions grants everything, which is for the rules about grants to say.
                    ReportEmpty(context, element.Name, element.Value, ifList: statement.IsDeny ? ExcludesNothing : null);
                    break;
                case "Principal" or "NotPrincipal":
                    ReportPrincipal(context, element, isNot: element.Name == "NotPrincipal");
                    break;
                case "Condition":
                    ReportCondition(context, element);
                    break;
            }
        }
    }

    private static void ReportPrincipal(PolicyContext context, PolicyElement element, bool isNot)
    {
        ReportEmpty(context, element.Name, element.Value, ifList: Refused, ifObject: isNot ? ExcludesNothing : NeverApplies);
        foreach (var member in element.Value.PrincipalKinds)
            ReportEmpty(context, $"'{member.Name}' of {element.Name}", member.Value, ifList: isNot ? "it excludes nobody" : "it names nobody");
    }

    private static void ReportCondition(PolicyContext context, PolicyElement condition)
    {
        if (condition.Value is { IsObject: true, IsEmpty: true })
            context.Report(Descriptor, condition.Value.Span, condition.Name, "the statement is not restricted");
        foreach (var test in condition.Value.Members)
        {
            if (!ConditionOperator.TryParse(test.Name, out var read))
                continue;
            if (test.Value is { IsObject: true, IsEmpty: true })
                context.Report(Descriptor, test.Value.Span, $"'{test.Name}'", "it restricts nothing");
            foreach (var key in test.Value.Members)
            {
                if (key.Value is { IsList: true, IsEmpty: true })
                    context.Report(Descriptor, key.Value.Span, $"'{key.Name}'", WithoutValues(read));
            }
        }
    }

    /// <summary>When a test that names no value holds: the sets of values, the absence of the key and the negation are taken as the operator says.</summary>
    private static string WithoutValues(ConditionOperator read) =>
        read.IsNegated ? ExcludesNothing
        : read.IsIfExists || read.Set == SetOperator.ForAllValues ? "the condition holds only when the key is absent"
        : "the condition never holds";

    /// <param name="ifList">What an empty list does; null where that is no fault.</param>
    /// <param name="ifObject">What an empty object does; null where none may stand.</param>
    private static void ReportEmpty(PolicyContext context, string name, PolicyValue value, string? ifList, string? ifObject = null)
    {
        var effect = value.IsText ? Refused : value.IsList ? ifList : ifObject;
        if (effect is not null && value.IsEmpty)
            context.Report(Descriptor, value.Span, name, effect);
    }
}
