using System.Collections.Generic;
using System.Linq;
using System.Text;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Review;

/// <summary>What a finding is about, in words that stay the same when lines move, members change places or the file is indented anew.</summary>
internal sealed class FindingPlace
{
    private FindingPlace(string value, string pointer, Statement? statement, MarkedElement element)
    {
        Value = value;
        Pointer = pointer;
        Statement = statement;
        Element = element;
    }

    /// <summary>The marked text; empty where a bracket stands for an object that lacks something.</summary>
    public string Value { get; }

    /// <summary>The way from the root of the file to the marked node, as RFC 6901 writes it: <c>/Statement/0/Action/1</c>.</summary>
    public string Pointer { get; }

    /// <summary>The statement that holds the mark; null outside of statements.</summary>
    public Statement? Statement { get; }

    /// <summary>The element that holds the mark.</summary>
    public MarkedElement Element { get; }

    public string Sid => Statement?.Sid?.Text ?? "";

    /// <summary>
    /// The members of an entry that accepts what is found here and no more, but for the rule and the file: the value, and of the statement around it
    /// the actions and resources of today.
    /// </summary>
    public IEnumerable<(string Name, IReadOnlyList<string> Values)> EntryMembers
    {
        get
        {
            if (Sid.Length > 0)
                yield return ("sid", [Sid]);
            if (Value.Length > 0)
                yield return ("value", [Value]);
            else if (Statement is null)
                yield return ("path", [Pointer]);
            if (Element != MarkedElement.Action && Statement?.Action is { Entries.IsEmpty: false } action)
                yield return ("actions", [.. action.Entries.Select(static entry => entry.Text)]);
            if (Element != MarkedElement.Resource && Statement?.Resource is { Entries.IsEmpty: false } resource)
                yield return ("resources", [.. resource.Entries.Select(static entry => entry.Text)]);
        }
    }

    public static FindingPlace Of(PolicyFile file, TextSpan span)
    {
        var statement = StatementAt(file, span);
        var value = span.End <= file.Text.Length ? file.Text.ToString(span) : "";
        return new FindingPlace(value is "{" or "[" ? "" : value, PointerTo(file.Tree.Root, span), statement, ElementAt(statement, span));
    }

    /// <summary>The way from the root of the file to a document; empty where the file is the document.</summary>
    public static string PointerTo(PolicyFile file, PolicyDocument document) => PointerTo(file.Tree.Root, document.Node.Span);

    private static Statement? StatementAt(PolicyFile file, TextSpan span)
    {
        foreach (var document in file.Documents)
        {
            foreach (var statement in document.Statements)
            {
                if (statement.Span.Contains(span))
                    return statement;
            }
        }

        return null;
    }

    private static MarkedElement ElementAt(Statement? statement, TextSpan span)
    {
        if (statement is null)
            return MarkedElement.Other;
        foreach (var element in statement.Elements)
        {
            if (!element.Member.Value.Span.Contains(span) && !element.NameSpan.Contains(span))
                continue;
            return element.Name switch
            {
                "Action" or "NotAction" => MarkedElement.Action,
                "Resource" or "NotResource" => MarkedElement.Resource,
                _ => MarkedElement.Other,
            };
        }

        return MarkedElement.Other;
    }

    private static string PointerTo(JsonNode root, TextSpan span)
    {
        var pointer = new StringBuilder();
        for (var node = root; TryStep(node, span, pointer, out var next);)
            node = next;
        return pointer.ToString();
    }

    private static bool TryStep(JsonNode node, TextSpan span, StringBuilder pointer, out JsonNode next)
    {
        foreach (var member in node.Members)
        {
            next = member.Value;
            if (!member.Name.Span.Contains(span) && !next.Span.Contains(span))
                continue;
            pointer.Append('/').Append(member.Name.StringValue.Replace("~", "~0").Replace("/", "~1"));
            return next.Span.Contains(span);
        }

        var index = 0;
        foreach (var item in node.Items)
        {
            next = item;
            if (next.Span.Contains(span))
            {
                pointer.Append('/').Append(index);
                return true;
            }

            index++;
        }

        next = default;
        return false;
    }
}

/// <summary>The element of a statement that a finding marks.</summary>
internal enum MarkedElement : byte
{
    Other,
    Action,
    Resource,
}
