using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>
/// A policy as a recorder writes it: the same text for policies that differ in format, order and spelling only. Every value stands in a list, each
/// once, lists and statements are sorted, and names are spelt as AWS spells them. What is no part of the language is kept as it is, at the end.
/// </summary>
internal static class NormalForm
{
    public static string Of(PolicyDocument document) => JsonText.Indent(Object(document.Node, ElementNames.OfDocument, static (name, value) =>
        name == "Statement" ? Statements(value) : Raw(value)));

    /// <summary>The same of one statement without its Sid, on one line: equal for statements that say the same in other words.</summary>
    public static string Of(Statement statement) => OfStatement(statement.Node, withSid: false);

    /// <summary>The same of one element of a statement: equal for elements that say the same in other words.</summary>
    public static string Of(PolicyElement element) => element.Name + OfElement(element.Name, element.Member.Value);

    private static string Statements(JsonNode value)
    {
        if (!value.IsObject && !value.IsArray)
            return Raw(value);
        var statements = new List<(string Content, string Text)>();
        if (value.IsObject)
            Add(value);
        foreach (var item in value.Items)
            Add(item);
        statements.Sort(static (left, right) =>
            string.CompareOrdinal(left.Content, right.Content) is not 0 and var order ? order : string.CompareOrdinal(left.Text, right.Text));
        return "[" + string.Join(",", statements.ConvertAll(static statement => statement.Text)) + "]";

        void Add(JsonNode node) => statements.Add(
            node.IsObject && !Intrinsic.IsIntrinsic(node) ? (OfStatement(node, withSid: false), OfStatement(node, withSid: true)) : (Raw(node), Raw(node)));
    }

    private static string OfStatement(JsonNode node, bool withSid) =>
        Object(node, ElementNames.OfStatement, (name, value) => name == "Sid" && !withSid ? null : OfElement(name, value));

    private static string OfElement(string name, JsonNode value) => name switch
    {
        "Principal" or "NotPrincipal" => Members(value, static kinds => Object(kinds, ElementNames.OfPrincipal, static (_, values) => List(values, static text => text))),
        "Action" or "NotAction" => List(value, static text => SpellAction(ActionPattern.Parse(text))),
        "Resource" or "NotResource" => List(value, static text => text),
        "Condition" => Members(value, static operators => Object(operators, [], static (name, keys) => Members(keys, keys => Tests(name, keys)))),
        _ => Raw(value),
    };

    private static string Tests(string operatorName, JsonNode keys)
    {
        var ignoresCase = ConditionOperator.TryParse(operatorName, out var read) && read.Family is OperatorFamily.Bool or OperatorFamily.Null;
        return Object(
            keys,
            [],
            (_, values) => List(values, text => ignoresCase ? text.ToLowerInvariant() : text, isScalar: true),
            static key => SpellKey(PolicyText.Of(key)));
    }

    /// <summary>An object that is no function; of anything else the text as it is.</summary>
    private static string Members(JsonNode value, Func<JsonNode, string> write) => value.IsObject && !Intrinsic.IsIntrinsic(value) ? write(value) : Raw(value);

    /// <summary>The members in the order of the names, then the others by their own.</summary>
    /// <param name="write">Null leaves the member out.</param>
    private static string Object(JsonNode node, string[] names, Func<string, JsonNode, string?> write, Func<string, string>? spell = null)
    {
        var members = new List<(int Place, string Text)>();
        foreach (var member in node.Members)
        {
            var name = member.Name.StringValue;
            if (write(name, member.Value) is not { } value)
                continue;
            var place = Array.IndexOf(names, name);
            members.Add((place < 0 ? names.Length : place, JsonText.Quote(spell is null ? name : spell(name)) + ":" + value));
        }

        members.Sort(static (left, right) => left.Place == right.Place ? string.CompareOrdinal(left.Text, right.Text) : left.Place - right.Place);
        return "{" + string.Join(",", members.ConvertAll(static member => member.Text)) + "}";
    }

    /// <summary>One value or several as a list. A function may stand for a list itself, so alone it keeps its place.</summary>
    private static string List(JsonNode value, Func<string, string> spell, bool isScalar = false)
    {
        if (!value.IsArray)
            return IsText(value) ? "[" + Item(value) + "]" : Raw(value);
        var texts = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var item in value.Items)
            texts.Add(Item(item));
        return "[" + string.Join(",", texts) + "]";

        string Item(JsonNode item) => IsText(item) ? JsonText.Quote(spell(item.StringValue)) : Raw(item);

        bool IsText(JsonNode item) => item.IsString || (isScalar && (item.IsNumber || item.IsBoolean));
    }

    private static string Raw(JsonNode value) => value.IsString ? JsonText.Quote(value.StringValue) : JsonText.Compact(value.RawText);

    /// <summary>The entry with the case that AWS gives its actions; what stands between wildcards, and what AWS does not have, is written small.</summary>
    private static string SpellAction(ActionPattern entry)
    {
        if (!entry.IsWellFormed)
            return entry.Text;
        if (entry.IsAll)
            return "*";
        if (ActionCatalogue.Instance.Match(entry) is not { IsEmpty: false } actions)
            return WithoutRepeatedStars(entry.Text.ToLowerInvariant());
        var action = ActionCatalogue.Instance[actions.First];
        if (!entry.HasWildcard)
            return action.FullName;

        var pattern = WithoutRepeatedStars(entry.Name.ToString().ToLowerInvariant());
        var head = pattern.IndexOfAny(['*', '?']);
        var tail = pattern.Length - 1 - pattern.LastIndexOfAny(['*', '?']);
        return action.Service.Prefix
            + ":"
            + action.Name.Substring(0, head)
            + pattern.Substring(head, pattern.Length - head - tail)
            + action.Name.Substring(action.Name.Length - tail);
    }

    private static string WithoutRepeatedStars(string pattern)
    {
        while (pattern.Contains("**"))
            pattern = pattern.Replace("**", "*");
        return pattern;
    }

    /// <summary>The key with the case that AWS gives it; the user's part of it, as the name of a tag, is written small.</summary>
    private static string SpellKey(PolicyText key)
    {
        if (!key.IsLiteral)
            return key.Text;
        var name = ActionCatalogue.Instance.TryGetConditionKey(key.Characters, out var known) ? known.Name : "";
        var spelt = key.Text.ToLowerInvariant().ToCharArray();
        for (var i = 0; i < Math.Min(name.Length, spelt.Length) && char.ToLowerInvariant(name[i]) == spelt[i]; i++)
            spelt[i] = name[i];
        return new string(spelt);
    }
}
