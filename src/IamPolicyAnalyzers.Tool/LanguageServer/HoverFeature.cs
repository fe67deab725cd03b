using System;
using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Tool.LanguageServer.Hovers;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;
using IamPolicyAnalyzers.Tool.LanguageServer.Workspace;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.LanguageServer;

/// <summary>What the word under the cursor means, and what it does here. Of a word that stands in no policy nothing is said.</summary>
internal sealed class HoverFeature
{
    /// <summary>False for a client that shows plain text only.</summary>
    public bool TakesMarkdown { get; set; }

    public Hover? At(EditedFile file, Position position)
    {
        if (PolicyCursor.InPlace(file, file.Positions.OffsetOf(position)) is not { } cursor)
            return null;
        var text = cursor.Statement is { } statement ? OfStatement(cursor, statement) : OfDocument(cursor);
        return text is null ? null : new Hover(text.ToContent(TakesMarkdown), file.Positions.Of(text.Span));
    }

    private static HoverText? OfDocument(PolicyCursor cursor)
    {
        var (policy, offset) = (cursor.Policy, cursor.Offset);
        var document = policy.Policy;
        if (BraceAt(document.Node.Span, cursor) is { } brace)
            return StatementHover.OfPolicy(policy, brace);
        foreach (var element in document.Elements)
        {
            if (!cursor.IsName || !Touches(element.NameSpan, offset))
                continue;
            return IsUnwritten(element, cursor) ? StatementHover.OfPolicy(policy, element.NameSpan)
                : element.Name == "Statement" ? StatementHover.OfPolicy(policy, element.NameSpan).Say(ElementText.Of("Statement")!)
                : OfWord(element.NameSpan, element.Name, ElementText.Of(element.Name));
        }

        return document.Version is { HasUnknown: false } version && Touches(version.Span, offset) ? OfWord(version.Span, version.Text, ElementText.OfVersion(version.Text)) : null;
    }

    private static HoverText? OfStatement(PolicyCursor cursor, Statement statement)
    {
        var offset = cursor.Offset;
        if (BraceAt(statement.Span, cursor) is { } brace)
            return StatementHover.Of(cursor.Policy, statement, brace);
        foreach (var element in statement.Elements)
        {
            if (cursor.IsName && Touches(element.NameSpan, offset))
                return IsUnwritten(element, cursor) ? StatementHover.Of(cursor.Policy, statement, element.NameSpan) : OfElement(statement, element);
            if (Touches(element.Member.Value.Span, offset))
                return OfVariable(cursor, statement) ?? OfValue(cursor, statement, element);
        }

        return null;
    }

    private static HoverText? OfElement(Statement statement, PolicyElement element)
    {
        var hover = OfWord(element.NameSpan, element.Name, ElementText.Of(element.Name));
        return element.Name == "NotAction" && statement is { Action: { IsNot: true } action, Effect: not Effect.None } ? hover?.Say(ActionHover.OfInversion(statement, action)) : hover;
    }

    private static HoverText? OfVariable(PolicyCursor cursor, Statement statement)
    {
        if (!cursor.Policy.Policy.HasVariables)
            return null;
        foreach (var placed in statement.Variables)
        {
            if (Touches(placed.Variable.Span, cursor.Offset) && cursor.Offset < placed.Variable.Span.End)
                return VariableHover.Of(cursor.Policy, placed);
        }

        return null;
    }

    private static HoverText? OfValue(PolicyCursor cursor, Statement statement, PolicyElement element)
    {
        var (policy, offset) = (cursor.Policy, cursor.Offset);
        switch (element.Name)
        {
            case "Sid" when statement.Sid is { } sid && Touches(sid.Span, offset):
                return StatementHover.Of(policy, statement, sid.Span);
            case "Effect" when statement.EffectText is { HasUnknown: false } effect && Touches(effect.Span, offset):
                return OfWord(effect.Span, effect.Text, ElementText.OfEffect(effect.Text));
            case "Action" or "NotAction":
                return At<ActionPattern>(statement.Action?.Entries, static entry => entry.Span, offset) is { } action ? ActionHover.Of(policy, statement, action, offset) : null;
            case "Resource" or "NotResource":
                return At<ResourceArn>(statement.Resource?.Entries, static entry => entry.Span, offset) is { } resource ? ResourceHover.Of(policy, statement, resource) : null;
            case "Principal" or "NotPrincipal":
                return OfPrincipal(cursor, statement, element);
            case "Condition" when statement.Condition is { } condition:
                return OfCondition(cursor, statement, condition);
            default:
                return null;
        }
    }

    private static HoverText? OfPrincipal(PolicyCursor cursor, Statement statement, PolicyElement element)
    {
        foreach (var kind in element.Value.PrincipalKinds)
        {
            if (cursor.IsName && Touches(kind.NameSpan, cursor.Offset))
                return OfWord(kind.NameSpan, kind.Name, ElementText.OfPrincipalKind(kind.Name));
        }

        return At<PrincipalValue>(statement.Principal?.Values, static value => value.Span, cursor.Offset) is { } principal ? PrincipalHover.Of(cursor.Policy, principal) : null;
    }

    private static HoverText? OfCondition(PolicyCursor cursor, Statement statement, ConditionBlock condition)
    {
        foreach (var clause in condition.Clauses)
        {
            if (cursor.IsName && Touches(clause.Name.Span, cursor.Offset))
                return ConditionHover.OfOperator(clause);
            foreach (var test in clause.Tests)
            {
                if (cursor.IsName && Touches(test.Key.Span, cursor.Offset))
                    return ConditionHover.OfKey(cursor.Policy, statement, test);
                if (At<PolicyText>(test.Values, static value => value.Span, cursor.Offset) is { } value)
                    return ConditionHover.OfValue(cursor.Policy, test, value);
            }
        }

        return null;
    }

    private static HoverText? OfWord(TextSpan span, string word, string? text) => text is null ? null : new HoverText(span, HoverText.Quoted(word)).Say(text);

    private static T? At<T>(IEnumerable<T>? entries, Func<T, TextSpan> spanOf, int offset)
        where T : class =>
        entries?.FirstOrDefault(entry => Touches(spanOf(entry), offset));

    /// <summary>The brace of the object that the cursor touches, where it touches no member.</summary>
    private static TextSpan? BraceAt(TextSpan braces, PolicyCursor cursor) =>
        !cursor.Node.IsObject || cursor.Node.Span != braces ? null
        : cursor.Offset <= braces.Start + 1 ? new TextSpan(braces.Start, Math.Min(1, braces.Length))
        : cursor.Offset >= braces.End - 1 ? new TextSpan(braces.End - 1, 1)
        : null;

    /// <summary>True for an element that a block of Terraform has without saying so: the brace of the block stands for it.</summary>
    private static bool IsUnwritten(PolicyElement element, PolicyCursor cursor) => element.NameSpan.Length == 1 && cursor.File.Text[element.NameSpan.Start] == '{';

    private static bool Touches(TextSpan span, int offset) => span.Start <= offset && offset <= span.End;
}
