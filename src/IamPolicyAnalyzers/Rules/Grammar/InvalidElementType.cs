using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Grammar;

/// <summary>An element whose value is of a JSON type that AWS does not accept there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class InvalidElementType() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.InvalidElementType,
        title: "Element has a JSON type that AWS does not accept there",
        messageFormat: "{0} is {1}, but AWS accepts only {2}",
        category: RuleCategory.Grammar,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AWS converts nothing: it refuses a policy with a number, a boolean or null where it wants a string, a list or an object.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var element in context.Policy.Elements)
        {
            switch (element.Name)
            {
                case "Version" or "Id":
                    ExpectText(context, element.Name, element.Value);
                    break;
                case "Statement":
                    ExpectStatements(context, element.Value);
                    break;
            }
        }

        foreach (var statement in context.Policy.Statements)
        foreach (var element in statement.Elements)
        {
            switch (element.Name)
            {
                case "Sid" or "Effect":
                    ExpectText(context, element.Name, element.Value);
                    break;
                case "Action" or "NotAction" or "Resource" or "NotResource":
                    ExpectTexts(context, element.Name, element.Value);
                    break;
                case "Principal" or "NotPrincipal":
                    ExpectPrincipal(context, element);
                    break;
                case "Condition":
                    Expect(context, element.Value.IsObject, element.Name, element.Value, "an object");
                    break;
            }
        }
    }

    private static void ExpectStatements(PolicyContext context, PolicyValue value)
    {
        Expect(context, value.IsObject || value.IsList, "Statement", value, "an object or an array of objects");
        foreach (var item in value.Items)
            Expect(context, item.IsObject, "An entry of Statement", item, "an object");
    }

    private static void ExpectPrincipal(PolicyContext context, PolicyElement element)
    {
        // A list of principals, and any other text than '*', is a principal in the wrong form, not of the wrong type.
        Expect(context, element.Value.IsObject || element.Value.IsText || element.Value.IsList, element.Name, element.Value, "'*' or an object");
        foreach (var member in element.Value.PrincipalKinds)
            ExpectTexts(context, $"'{member.Name}' of {element.Name}", member.Value);
    }

    private static void ExpectTexts(PolicyContext context, string name, PolicyValue value)
    {
        if (value.IsList)
        {
            foreach (var item in value.Items)
            {
                if (!item.IsText)
                    ExpectText(context, $"An entry of {name}", item);
            }
        }
        else
        {
            Expect(context, value.IsText, name, value, "a string or an array of strings", Quoted(value));
        }
    }

    private static void ExpectText(PolicyContext context, string name, PolicyValue value) => Expect(context, value.IsText, name, value, "a string", Quoted(value));

    private static void Expect(PolicyContext context, bool isAccepted, string name, PolicyValue value, string accepted, Suggestion meant = default)
    {
        if (!isAccepted && !value.IsUnknown)
            context.Report(Descriptor, value.Span, meant.Properties, name, value.TypeName, accepted);
    }

    private static Suggestion Quoted(PolicyValue value) => new(value.IsNumberOrBoolean ? value.RawText : null);
}
