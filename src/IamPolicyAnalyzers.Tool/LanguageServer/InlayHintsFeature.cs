using System.Collections.Generic;
using System.Threading;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Tool.Access;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;
using IamPolicyAnalyzers.Tool.LanguageServer.Workspace;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.LanguageServer;

/// <summary>Behind a wildcard of Action and behind NotAction, how many actions it stands for today.</summary>
internal sealed class InlayHintsFeature
{
    public InlayHint[] In(EditedFile file, TextSpan range, CancellationToken cancellationToken)
    {
        var hints = new List<InlayHint>();
        foreach (var policy in file.Context?.Policies ?? [])
        {
            if (!policy.Policy.Node.Span.IntersectsWith(range))
                continue;
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var statement in policy.Policy.Statements)
            {
                if (statement.Action is { } action && statement.Span.IntersectsWith(range))
                    AddHints(hints, file, action, range);
            }
        }

        return [.. hints];
    }

    private static void AddHints(List<InlayHint> hints, EditedFile file, ActionElement action, TextSpan range)
    {
        if (action is { IsNot: true, IsUnknown: false } && action.NameSpan.IntersectsWith(range))
            Add(hints, file, action.NameSpan, "leaves ", ActionCatalogue.Instance.ActionsOf(action));
        foreach (var entry in action.Entries)
        {
            if (entry is { HasWildcard: true, IsWellFormed: true } && entry.Span.IntersectsWith(range))
                Add(hints, file, entry.Span, "", ActionCatalogue.Instance.Match(entry));
        }
    }

    private static void Add(List<InlayHint> hints, EditedFile file, TextSpan word, string head, ActionSet actions)
    {
        if (actions.IsEmpty)
            return;
        var end = word.End < file.Text.Length && file.Text[word.End] == '"' ? word.End + 1 : word.End;
        hints.Add(new InlayHint(file.Positions.Of(end), head + LevelCounts.CountText(actions.Count), LevelCounts.TextOf(actions), PaddingLeft: true));
    }
}
