using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;
using IamPolicyAnalyzers.Tool.LanguageServer.Workspace;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.LanguageServer;

/// <summary>From an entry of Resource to the entries of Action that work on it in the same statement, and back.</summary>
internal sealed class ResourceLinksFeature
{
    /// <summary>Looked at for one answer, as pairs of action and resource; AWS accepts no policy with so many.</summary>
    private const long MaxPairs = 250_000;

    /// <summary>The places that belong to the one under the cursor; null where nothing does.</summary>
    public Location[]? From(EditedFile file, Position position, CancellationToken cancellationToken) =>
        Find(file, position, cancellationToken)?.Others.Select(span => new Location(file.Document.Uri, file.Positions.Of(span))).ToArray();

    /// <summary>The same, with the one under the cursor.</summary>
    public DocumentHighlight[]? Highlights(EditedFile file, Position position, CancellationToken cancellationToken) =>
        Find(file, position, cancellationToken) is { } links
            ? [.. links.Others.Prepend(links.Own).Select(span => new DocumentHighlight(file.Positions.Of(span)))]
            : null;

    private static Links? Find(EditedFile file, Position position, CancellationToken cancellationToken)
    {
        var offset = file.Positions.OffsetOf(position);
        if (PolicyCursor.InPlace(file, offset)?.Statement is not { Action: { IsNot: false } action, Resource: { IsNot: false } resource })
            return null;
        var pairs = MaxPairs;
        if (At(action.Entries, static entry => entry.Span) is { } here)
            return new Links(here.Span, [.. resource.Entries.Where(entry => Serves(entry, here)).Select(static entry => entry.Span)]);
        if (At(resource.Entries, static entry => entry.Span) is { } there)
            return new Links(there.Span, [.. action.Entries.Where(entry => Serves(there, entry)).Select(static entry => entry.Span)]);
        return null;

        T? At<T>(ImmutableArray<T> entries, Func<T, TextSpan> spanOf)
            where T : class =>
            entries.FirstOrDefault(entry => spanOf(entry).Start <= offset && offset <= spanOf(entry).End);

        bool Serves(ResourceArn arn, ActionPattern entry)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (entry.IsAll && arn.IsWellFormed)
                return true;
            var actions = ActionCatalogue.Instance.Match(entry);
            pairs -= actions.Count;
            return pairs >= 0 && !ResourceFit.ServedBy(arn, actions).IsEmpty;
        }
    }

    private sealed record Links(TextSpan Own, IReadOnlyList<TextSpan> Others);
}
