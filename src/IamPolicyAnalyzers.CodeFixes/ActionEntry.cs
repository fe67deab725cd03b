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
        var said = new List<ActionPattern>();
        var replaced = new List<(ActionEntry Entry, IReadOnlyList<string> Patterns)>();
        foreach (var entry in entries)
        {
            if (replacement(entry) is { } patterns)
                replaced.Add((entry, patterns));
            else
                said.Add(entry.Pattern);
        }

        var written = replaced.ConvertAll(change => (change.Entry, Patterns: change.Patterns.Where(IsNew).ToList()));
        if (written.Count == 0)
            return ImmutableArray<TextChange>.Empty;
        var (place, list) = (entries[0]._place, entries[0]._list);
        var isNothingLeft = written.Count == (list.IsArray ? list.Count : 1) && written.TrueForAll(change => change.Patterns.Count == 0);
        var length = LengthOf(place) + written.Sum(change => change.Patterns.Sum(text => text.Length + "\"\",".Length) - change.Entry._node.RawText.Length);
        if (isNothingLeft || length > MaxPolicyLength)
            return ImmutableArray<TextChange>.Empty;

        var edit = new JsonEdit(place.File.Tree);
        edit.ReplaceEntries(list, node => written.Find(change => change.Entry._node == node).Patterns);
        return edit.Changes;

        bool IsNew(string text)
        {
            var pattern = ActionPattern.Parse(text);
            if (said.Exists(other => other.Covers(pattern)))
                return false;
            said.Add(pattern);
            return true;
        }
    }

    private static int LengthOf(PolicyPlace place)
    {
        var length = 0;
        foreach (var c in place.Document.Node.RawText)
            length += char.IsWhiteSpace(c) ? 0 : 1;
        return length;
    }
}
