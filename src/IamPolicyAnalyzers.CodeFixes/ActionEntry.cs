using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>A pattern in the Action of a statement, which a fix may replace.</summary>
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
    public static ActionEntry? At(PolicyFile file, TextSpan span)
    {
        if (PolicyPlace.At(file, span) is not { } place || place.Member("Action") is not { } member)
            return null;
        var pattern = place.Statement.Action?.Entries.FirstOrDefault(entry => entry.Span == span);
        var node = PolicyPlace.StringsOf(member.Value).FirstOrDefault(entry => entry.ContentSpan == span);
        return pattern is { IsWellFormed: true, HasWildcard: true } && node.IsString ? new ActionEntry(place, member.Value, node, pattern) : null;
    }

    /// <summary>
    /// The changes that write these in place of the entry, less what other entries already say. None when nothing would be left, or when the policy
    /// would become longer than AWS accepts.
    /// </summary>
    public ImmutableArray<TextChange> ReplacedBy(IReadOnlyList<string> patterns)
    {
        var others = _place.Statement.Action!.Entries.Where(entry => entry != Pattern).ToList();
        var written = patterns.Where(text => !others.Any(other => other.Covers(ActionPattern.Parse(text)))).ToList();
        if (patterns.Count == 0 || (written.Count == 0 && others.Count == 0) || LengthWith(written) > MaxPolicyLength)
            return ImmutableArray<TextChange>.Empty;

        var edit = new JsonEdit(_place.File.Tree);
        edit.ReplaceEntries(_list, entry => entry == _node ? written : null);
        return edit.Changes;
    }

    private int LengthWith(List<string> written)
    {
        var length = written.Sum(text => text.Length + "\"\",".Length) - _node.RawText.Length;
        foreach (var c in _place.Document.Node.RawText)
            length += char.IsWhiteSpace(c) ? 0 : 1;
        return length;
    }
}
