using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>
/// Changes to one file. Each keeps the indentation, line ends and list style around it, leaves comments alone, and leaves well-formed JSON well
/// formed. Changes of one edit must concern different nodes.
/// </summary>
internal sealed class JsonEdit(JsonTree tree)
{
    private readonly List<TextChange> _changes = [];
    private readonly Lazy<JsonLayout> _layout = new(() => new JsonLayout(tree));

    /// <summary>In text order.</summary>
    public ImmutableArray<TextChange> Changes => _changes.OrderBy(change => change.Span.Start).ThenBy(change => change.Span.Length).ToImmutableArray();

    private JsonLayout Layout => _layout.Value;

    /// <summary>True when the node may be rewritten: it is sound JSON and stands in the file as it is, not as an escaped string.</summary>
    public static bool IsEditable(JsonNode node) => node is { IsMissing: false, HasErrors: false, Tree.Map: null };

    /// <summary>Writes a string in place of a node.</summary>
    public void Replace(JsonNode node, string value) => Replace(node.Span, JsonFragment.Quote(value));

    /// <summary>Writes a list in place of a node; a single value as a string.</summary>
    public void Replace(JsonNode node, IReadOnlyList<string> values)
    {
        var list = JsonFragment.Of(values);
        var text = list.Write(Layout, indent: null);
        if (IsTooLong(node.Span, text.Length))
            text = list.Write(Layout, Layout.IndentAt(node.Span.Start));
        Replace(node.Span, text);
    }

    /// <summary>Writes another value in place of a node, on its line.</summary>
    public void Replace(JsonNode node, JsonFragment value) => Replace(node.Span, value.Write(Layout, indent: null));

    /// <summary>
    /// Writes values in place of entries of a list, which may be a single string. What it is given nothing for stays; an entry given no values goes,
    /// with its comma. At least one entry must be left.
    /// </summary>
    public void ReplaceEntries(JsonNode list, Func<JsonNode, IReadOnlyList<string>?> replacement)
    {
        if (!list.IsArray)
        {
            if (replacement(list) is { } values)
                Replace(list, values);
            return;
        }

        var entries = new List<(JsonNode Node, IReadOnlyList<string>? Values)>();
        foreach (var item in list.Items)
            entries.Add((item, replacement(item)));

        // A list that only loses entries keeps its form, however long its line was.
        if (!entries.Exists(static entry => entry.Values is { Count: > 0 }) || !TryBreakIntoLines(list, entries))
            ReplaceInPlace(list, entries);
    }

    /// <summary>Writes a member behind another one; as the first one when there is none to stand behind.</summary>
    public void InsertMember(JsonNode owner, JsonMember? after, string name, JsonFragment value) => InsertMembers(owner, after, (name, value));

    /// <summary>Writes a member behind the last one.</summary>
    public void AppendMember(JsonNode owner, string name, JsonFragment value)
    {
        JsonMember? last = null;
        foreach (var member in owner.Members)
            last = member;
        InsertMember(owner, last, name, value);
    }

    /// <inheritdoc cref="InsertMember"/>
    public void InsertMembers(JsonNode owner, JsonMember? after, params (string Name, JsonFragment Value)[] members)
    {
        var siblings = new List<TextSpan>();
        foreach (var member in owner.Members)
            siblings.Add(TextSpan.FromBounds(member.Name.Span.Start, member.Value.Span.End));
        if (siblings.Count == 0)
        {
            Replace(TextSpan.FromBounds(owner.OpenSpan.End, owner.Span.End - 1), Layout.Space + string.Join("," + Layout.Space, Written(indent: null)) + Layout.Space);
            return;
        }

        var gap = Gap(siblings);
        var indent = IsBreak(gap) ? gap.Substring(gap.LastIndexOfAny(['\n', '\r']) + 1) : null;
        var text = string.Join("," + gap, Written(indent));
        if (after is { } before)
            Insert(before.Value.Span.End, "," + gap + text);
        else
            Insert(siblings[0].Start, text + "," + gap);

        IEnumerable<string> Written(string? indent) => members.Select(member => JsonFragment.Quote(member.Name) + Layout.Colon + member.Value.Write(Layout, indent));
    }

    /// <summary>Writes the members of another object behind those that an object has. Both have some.</summary>
    public void CopyMembers(JsonNode owner, JsonNode other)
    {
        var siblings = Spans(owner);
        var text = new StringBuilder();
        foreach (var span in Spans(other))
            text.Append(',').Append(Gap(siblings)).Append(tree.Text, span.Start, span.Length);
        Insert(siblings[siblings.Count - 1].End, text.ToString());

        static List<TextSpan> Spans(JsonNode node)
        {
            var spans = new List<TextSpan>();
            foreach (var member in node.Members)
                spans.Add(TextSpan.FromBounds(member.Name.Span.Start, member.Value.Span.End));
            return spans;
        }
    }

    /// <summary>Removes a member with one of the commas beside it.</summary>
    public void RemoveMember(JsonNode owner, JsonMember member)
    {
        var (start, end) = (member.Name.Span.Start, member.Value.Span.End);
        JsonMember before = default, after = default;
        foreach (var sibling in owner.Members)
        {
            if (sibling.Name.Span.Start < start)
                before = sibling;
            else if (sibling.Name.Span.Start > start && after.Name.IsMissing)
                after = sibling;
        }

        if (!before.Name.IsMissing)
            start = before.Value.Span.End;
        else if (!after.Name.IsMissing)
            end = after.Name.Span.Start;
        Replace(TextSpan.FromBounds(start, end), "");
    }

    /// <summary>Writes a changed copy of an item behind it. An object that stands alone where a list is allowed becomes a list of two.</summary>
    public void InsertCopy(JsonNode list, JsonNode item, JsonEdit changesOfCopy)
    {
        var copy = new StringBuilder(item.RawText.ToString());
        var changes = changesOfCopy.Changes;
        for (var i = changes.Length - 1; i >= 0; i--)
        {
            copy.Remove(changes[i].Span.Start - item.Span.Start, changes[i].Span.Length);
            copy.Insert(changes[i].Span.Start - item.Span.Start, changes[i].NewText);
        }

        if (list == item)
        {
            Insert(item.Span.Start, "[");
            Insert(item.Span.End, "," + Layout.Space + copy + "]");
            return;
        }

        var siblings = new List<TextSpan>();
        foreach (var sibling in list.Items)
            siblings.Add(sibling.Span);
        Insert(item.Span.End, "," + Gap(siblings) + copy);
    }

    /// <summary>Writes an item behind the last one. A value that stands alone where a list is allowed becomes a list of two.</summary>
    public void InsertItem(JsonNode list, JsonFragment item)
    {
        if (!list.IsArray)
        {
            Insert(list.Span.Start, "[");
            Insert(list.Span.End, "," + Layout.Space + item.Write(Layout, indent: null) + "]");
            return;
        }

        var siblings = new List<TextSpan>();
        foreach (var sibling in list.Items)
            siblings.Add(sibling.Span);
        if (siblings.Count == 0)
        {
            Replace(list.Span, "[" + item.Write(Layout, indent: null) + "]");
            return;
        }

        var gap = Gap(siblings);
        var indent = IsBreak(gap) ? gap.Substring(gap.LastIndexOfAny(['\n', '\r']) + 1) : null;
        Insert(siblings[siblings.Count - 1].End, "," + gap + item.Write(Layout, indent));
    }

    private void Insert(int position, string text) => Replace(new TextSpan(position, 0), text);

    private void Replace(TextSpan span, string text) => _changes.Add(new TextChange(span, text));

    private bool IsTooLong(TextSpan span, int newLength) =>
        Layout.HasLines && Layout.LineLengthWith(span.Start, span.End, newLength) > JsonLayout.MaxLineLength;

    /// <summary>Writes a list that stands on one line anew, when it no longer fits there.</summary>
    private bool TryBreakIntoLines(JsonNode list, List<(JsonNode Node, IReadOnlyList<string>? Values)> entries)
    {
        var raw = list.RawText;
        if (raw.IndexOfAny('\n', '\r') >= 0)
            return false;

        var written = new List<string>();
        foreach (var (node, values) in entries)
        {
            if (values is null)
                written.Add(node.RawText.ToString());
            else
                written.AddRange(Quoted(values));
        }

        var length = 2;
        foreach (var entry in written)
            length += entry.Length + 1 + Layout.Space.Length;
        if (!IsTooLong(list.Span, length))
            return false;

        var indent = Layout.NewLine + Layout.IndentAt(list.Span.Start);
        Replace(list.Span, "[" + indent + Layout.Indent + string.Join("," + indent + Layout.Indent, written) + indent + "]");
        return true;
    }

    // INVARIANT: a sound list holds no comments, so nothing but a comma and blanks stands between two entries.
    private void ReplaceInPlace(JsonNode list, List<(JsonNode Node, IReadOnlyList<string>? Values)> entries)
    {
        var spans = new List<TextSpan>();
        var last = -1;
        for (var i = 0; i < entries.Count; i++)
        {
            spans.Add(entries[i].Node.Span);
            if (entries[i].Values is not { Count: 0 })
                last = i;
        }

        var separator = "," + Gap(spans);
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Values is not { } values)
                continue;
            if (values.Count > 0)
                Replace(spans[i], string.Join(separator, Quoted(values)));
            else if (i < last)
                Replace(TextSpan.FromBounds(spans[i].Start, spans[i + 1].Start), "");
            else if (i > 0)
                Replace(TextSpan.FromBounds(spans[i - 1].End, spans[i].End), "");
        }
    }

    /// <summary>What stands between two neighbours besides the comma: a blank, or a line break and the indentation.</summary>
    private string Gap(List<TextSpan> siblings)
    {
        var at = siblings[Math.Min(1, siblings.Count - 1)].Start;
        return Layout.IsFirstOnLine(at) ? Layout.NewLine + Layout.IndentAt(at) : Layout.Space;
    }

    private static bool IsBreak(string gap) => gap.IndexOfAny(['\n', '\r']) >= 0;

    private static IEnumerable<string> Quoted(IReadOnlyList<string> values) => values.Select(JsonFragment.Quote);
}
