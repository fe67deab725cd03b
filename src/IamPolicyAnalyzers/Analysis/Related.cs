using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>
/// The other places that a finding speaks of, each with a few words for an editor to show there, and the text that could go where the mark is only its
/// beginning. They become the additional locations of the diagnostic; their words, which locations have none of, stand in its properties.
/// </summary>
internal sealed class Related
{
    /// <summary>Further ones are left out: nobody walks through a longer list.</summary>
    public const int MaxPlaces = 10;

    private const string Labels = "RelatedLabels";

    // Roslyn's own name and form for this: a list of indices among the additional locations.
    private const string Needless = WellKnownDiagnosticTags.Unnecessary;

    private const string NotNeedlessIndices = "[]";

    private readonly ImmutableArray<Place> _places;
    private readonly string? _needless;

    private Related(ImmutableArray<Place> places, string? needless = null)
    {
        _places = places;
        _needless = needless;
    }

    public static Related None { get; } = new(ImmutableArray<Place>.Empty);

    /// <param name="label">What an editor shows at the place: a few words of ours without a capital, never text of the file.</param>
    public static Related At(TextSpan span, string label) => None.And(span, label);

    /// <summary>A place in another file of the project.</summary>
    public static Related At(FileContext file, TextSpan span, string label) => None.And(file, span, label);

    /// <summary>Several places, each once, without the mark itself.</summary>
    public static Related AtEach(IEnumerable<TextSpan> spans, TextSpan mark, string label) => None.AndEach(spans, mark, label);

    public Related And(TextSpan span, string label) => And(file: null, span, label);

    public Related And(FileContext? file, TextSpan span, string label) =>
        _places.Length == MaxPlaces ? this : new(_places.Add(new Place(file, span, label)), _needless);

    /// <inheritdoc cref="AtEach"/>
    public Related AndEach(IEnumerable<TextSpan> spans, TextSpan mark, string label)
    {
        var related = this;
        foreach (var span in spans.Where(span => span != mark).Distinct().Take(MaxPlaces))
            related = related.And(span, label);
        return related;
    }

    /// <summary>The whole text that could be deleted without a change of access, where the finding marks only the beginning of it.</summary>
    public Related AndNeedless(TextSpan span) => new(_places.Add(new Place(File: null, span, Label: "")), IndexOf(_places.Length));

    /// <summary>These places, for a finding whose mark is not <see cref="RuleTag.Unnecessary"/> for certain, though those of its rule are.</summary>
    public Related NotNeedless() => new(_places, NotNeedlessIndices);

    /// <summary>The places that a finding speaks of, with the words for each.</summary>
    public static IEnumerable<(Location Location, string Label)> PlacesOf(Diagnostic finding)
    {
        if (!finding.Properties.TryGetValue(Labels, out var text) || text is null)
            yield break;
        var labels = text.Split('\n');
        for (var i = 0; i < labels.Length && i < finding.AdditionalLocations.Count; i++)
        {
            if (labels[i].Length > 0)
                yield return (finding.AdditionalLocations[i], labels[i]);
        }
    }

    /// <summary>The text for an editor to fade: deleted, it changes no access. Null for a finding about text that matters.</summary>
    public static Location? NeedlessOf(Diagnostic finding)
    {
        if (!finding.Descriptor.CustomTags.Contains(RuleTag.Unnecessary))
            return null;
        if (!finding.Properties.TryGetValue(Needless, out var indices) || indices is null)
            return finding.Location;
        for (var i = 0; i < finding.AdditionalLocations.Count; i++)
        {
            if (indices == IndexOf(i))
                return finding.AdditionalLocations[i];
        }

        return null;
    }

    /// <summary>True for a finding whose mark somebody may lose access by, unlike most of its rule; also where its places got lost on the way to a fix.</summary>
    public static bool IsNotNeedless(Diagnostic finding) => finding.Properties.TryGetValue(Needless, out var indices) && indices == NotNeedlessIndices;

    /// <summary>Where the places are, for a finding in this file.</summary>
    public Location[]? LocationsFrom(FileContext file)
    {
        if (_places.IsEmpty)
            return null;
        var locations = new Location[_places.Length];
        for (var i = 0; i < locations.Length; i++)
            locations[i] = (_places[i].File ?? file).LocationOf(_places[i].Span);
        return locations;
    }

    /// <summary>The properties of the diagnostic together with what is to be said at the places.</summary>
    public ImmutableDictionary<string, string?> AddTo(ImmutableDictionary<string, string?> properties)
    {
        if (_needless is not null)
            properties = properties.SetItem(Needless, _needless);
        var labels = string.Join("\n", _places.Select(static place => place.Label));
        return labels.Length == 0 ? properties : properties.SetItem(Labels, labels);
    }

    private static string IndexOf(int place) => FormattableString.Invariant($"[{place}]");

    /// <param name="File">Null for the file of the finding.</param>
    /// <param name="Label">Empty for text that could go.</param>
    private sealed record Place(FileContext? File, TextSpan Span, string Label);
}
