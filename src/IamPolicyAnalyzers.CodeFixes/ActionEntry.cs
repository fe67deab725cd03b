using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>An entry of the Action of a statement, which a fix may replace.</summary>
internal sealed class ActionEntry
{
    /// <summary>In characters without white space: what AWS accepts of a managed policy, the largest of the identity policies.</summary>
    private const int MaxPolicyLength = 6144;

    private readonly PolicyPlace _place;
    private readonly JsonNode _list;
    private readonly JsonNode _node;

    private ActionEntry(PolicyPlace place, JsonNode list, JsonNode node, ActionPattern pattern)
    {
        _place = place;
        _list = list;
        _node = node;
        Pattern = pattern;
        Matched = ActionCatalogue.Instance.Match(pattern);
    }

    public ActionPattern Pattern { get; }

    public ActionSet Matched { get; }

    /// <summary>The matched actions that can act on some Resource of the statement. The unknown fits.</summary>
    public ActionSet Fitting
    {
        get
        {
            var resource = _place.Statement.Resource;
            return resource is { IsNot: false, IsUnknown: false }
                ? Matched.Except(ArnForms.WhereNothing(resource.Entries, Matched, ActionCatalogue.Instance))
                : Matched;
        }
    }

    /// <summary>The pattern marked by this span; null when none is, or when its list cannot be edited.</summary>
    public static ActionEntry? At(PolicyFile file, TextSpan span) =>
        PolicyPlace.At(file, span) is { } place
            ? AllOf(place).FirstOrDefault(entry => entry.Pattern is { IsWellFormed: true, HasWildcard: true } pattern && pattern.Span == span)
            : null;

    /// <summary>The entries of Action; none for NotAction, and none when the list cannot be edited.</summary>
    public static ImmutableArray<ActionEntry> AllOf(PolicyPlace place)
    {
        if (place.Statement.Action is not { IsNot: false } action || place.Member("Action") is not { } member)
            return ImmutableArray<ActionEntry>.Empty;
        var entries = ImmutableArray.CreateBuilder<ActionEntry>();
        foreach (var node in PolicyPlace.StringsOf(member.Value))
        {
            if (action.Entries.FirstOrDefault(pattern => pattern.Span == node.ContentSpan) is { } pattern)
                entries.Add(new ActionEntry(place, member.Value, node, pattern));
        }

        return entries.ToImmutable();
    }

    /// <summary>
    /// The changes that write these in place of the entry, less what other entries already say. None when nothing would be left, or when the policy
    /// would become longer than AWS accepts.
    /// </summary>
    public ImmutableArray<TextChange> ReplacedBy(IReadOnlyList<string> patterns) =>
        patterns.Count == 0 ? ImmutableArray<TextChange>.Empty : Replace(AllOf(_place), entry => entry._node == _node ? patterns : null);

    /// <summary>
    /// The changes that write patterns in place of entries of one statement, less what other entries already say. An entry that is given nothing stays;
    /// one given no patterns goes. No changes when nothing would be left, or when the policy would become longer than AWS accepts.
    /// </summary>
    public static ImmutableArray<TextChange> Replace(ImmutableArray<ActionEntry> entries, Func<ActionEntry, IReadOnlyList<string>?> replacement)
    {
        if (Rewriting.Of(entries, replacement) is not { IsNothingLeft: false } rewriting || LengthOf(entries[0]._place) + rewriting.Growth > MaxPolicyLength)
            return ImmutableArray<TextChange>.Empty;
        var edit = new JsonEdit(entries[0]._place.File.Tree);
        rewriting.AddTo(edit);
        return edit.Changes;
    }

    /// <summary>As <see cref="Replace"/> in several statements of a policy, of which those go that have nothing left. No changes when none of them would be left.</summary>
    public static ImmutableArray<TextChange> ReplaceOrRemove(PolicyPlace place, IEnumerable<Statement> statements, Func<ActionEntry, IReadOnlyList<string>?> replacement)
    {
        var edit = new JsonEdit(place.File.Tree);
        var emptied = new List<JsonNode>();
        var growth = 0;
        foreach (var statement in statements)
        {
            if (Rewriting.Of(AllOf(place.Beside(statement)), replacement) is not { } rewriting)
                continue;
            growth += rewriting.Growth;
            if (rewriting.IsNothingLeft)
                emptied.Add(statement.Node);
            else
                rewriting.AddTo(edit);
        }

        if (emptied.Count > 0 && (!place.CanSplit || !place.Statements.IsArray || emptied.Count == place.Statements.Count))
            return ImmutableArray<TextChange>.Empty;
        if (growth > 0 && LengthOf(place) + growth > MaxPolicyLength)
            return ImmutableArray<TextChange>.Empty;
        if (emptied.Count > 0)
            edit.ReplaceEntries(place.Statements, node => emptied.Contains(node) ? [] : null);
        return edit.Changes;
    }

    private static int LengthOf(PolicyPlace place)
    {
        var length = 0;
        foreach (var c in place.Document.Node.RawText)
            length += char.IsWhiteSpace(c) ? 0 : 1;
        return length;
    }

    /// <summary>What is to be written in the Action of one statement.</summary>
    private sealed class Rewriting
    {
        private readonly JsonNode _list;
        private readonly List<(ActionEntry Entry, List<string> Patterns)> _written;

        private Rewriting(JsonNode list, List<(ActionEntry Entry, List<string> Patterns)> written)
        {
            _list = list;
            _written = written;
        }

        public bool IsNothingLeft => _written.Count == (_list.IsArray ? _list.Count : 1) && _written.TrueForAll(static change => change.Patterns.Count == 0);

        /// <summary>By how many characters the policy becomes longer.</summary>
        public int Growth => _written.Sum(static change => change.Patterns.Sum(static text => text.Length + "\"\",".Length) - change.Entry._node.RawText.Length);

        /// <summary>Null when no entry is to be replaced.</summary>
        public static Rewriting? Of(ImmutableArray<ActionEntry> entries, Func<ActionEntry, IReadOnlyList<string>?> replacement)
        {
            var said = new List<ActionPattern>();
            var replaced = new List<(ActionEntry Entry, IReadOnlyList<string> Patterns)>();
            foreach (var entry in entries)
            {
                if (replacement(entry) is { } patterns)
                    replaced.Add((entry, patterns));
                else
                    said.Add(entry.Pattern);
            }

            return replaced.Count == 0 ? null : new Rewriting(entries[0]._list, replaced.ConvertAll(change => (change.Entry, change.Patterns.Where(IsNew).ToList())));

            bool IsNew(string text)
            {
                var pattern = ActionPattern.Parse(text);
                if (said.Exists(other => other.Covers(pattern)))
                    return false;
                said.Add(pattern);
                return true;
            }
        }

        public void AddTo(JsonEdit edit) => edit.ReplaceEntries(_list, node => _written.Find(change => change.Entry._node == node).Patterns);
    }
}
