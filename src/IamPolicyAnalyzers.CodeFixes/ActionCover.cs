using System;
using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Catalogue;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>The shortest way to write a set of actions as names and as patterns of whole words, such as <c>s3:GetObject*</c>, that match nothing else.</summary>
internal static class ActionCover
{
    public static IReadOnlyList<string> Names(ActionSet actions) => actions.Select(index => ActionCatalogue.Instance[index].FullName).ToList();

    /// <summary>Sorted, as names are. A pattern replaces two names at least, and no pattern stands for a whole service.</summary>
    public static IReadOnlyList<string> Patterns(ActionSet actions)
    {
        var cover = new List<(string Text, ActionSet Matched)>();
        var left = actions;
        while (!left.IsEmpty)
        {
            var widest = Widest(ActionCatalogue.Instance[left.First], actions);

            // One name may end a word where another goes on: the wider pattern takes the narrower in.
            cover.RemoveAll(entry => entry.Matched.IsSubsetOf(widest.Matched));
            cover.Add(widest);
            left = left.Except(widest.Matched);
        }

        return cover.Select(entry => entry.Text).ToList();
    }

    // INVARIANT: the sets of actions that begin alike are nested or apart, so the widest that match nothing else make the shortest cover.
    private static (string Text, ActionSet Matched) Widest(CatalogueAction action, ActionSet actions)
    {
        var name = action.Name;
        for (var end = 1; end <= name.Length; end++)
        {
            if (end < name.Length && !IsWordEnd(name, end))
                continue;
            var matched = action.Service.Match((name.Substring(0, end) + "*").AsSpan());
            if (matched.Count > 1 && matched.Count < action.Service.ActionCount && matched.IsSubsetOf(actions))
                return (action.Service.Prefix + ":" + name.Substring(0, end) + "*", matched);
        }

        return (action.FullName, ActionSet.Of(action.Index));
    }

    private static bool IsWordEnd(string name, int end) => char.IsUpper(name[end]) && !char.IsUpper(name[end - 1]);
}
