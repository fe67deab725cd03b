using System;
using System.Collections.Generic;

namespace IamPolicyAnalyzers.Catalogue;

/// <summary>
/// Finds the one candidate that a misspelt name most likely means: the fewest inserted, dropped, replaced or swapped neighbouring characters,
/// whatever the case. Two candidates equally near are none.
/// </summary>
internal ref struct NearestName
{
    /// <summary>No name of AWS is longer; longer text has no suggestion.</summary>
    public const int MaxLength = 128;

    private readonly ReadOnlySpan<char> _name;
    private int _limit;
    private int _nearest;
    private bool _isTied;

    /// <param name="maxDistance">A candidate further away is not near.</param>
    public NearestName(ReadOnlySpan<char> name, int maxDistance)
    {
        _name = name;
        _limit = maxDistance;
        _nearest = -1;
        _isTied = false;
    }

    /// <summary>Finds the nearest of a few words.</summary>
    public static bool TryFind(ReadOnlySpan<char> name, IEnumerable<string> candidates, int maxDistance, out string nearest)
    {
        var search = new NearestName(name, maxDistance);
        var words = new List<string>();
        foreach (var candidate in candidates)
        {
            search.Consider(candidate.AsSpan(), words.Count);
            words.Add(candidate);
        }

        var found = search.TryGet(out var id);
        nearest = found ? words[id] : "";
        return found;
    }

    /// <param name="id">What <see cref="TryGet"/> answers if this candidate is the nearest.</param>
    public void Consider(scoped ReadOnlySpan<char> candidate, int id)
    {
        var distance = Distance(_name, candidate, _limit);
        if (distance > _limit)
            return;
        _isTied = _nearest >= 0 && distance == _limit;
        _limit = distance;
        _nearest = id;
    }

    public readonly bool TryGet(out int id)
    {
        id = _nearest;
        return id >= 0 && !_isTied;
    }

    /// <summary>The number of edits from one name to the other, or more than <paramref name="limit"/> as soon as that is certain.</summary>
    public static int Distance(ReadOnlySpan<char> from, ReadOnlySpan<char> to, int limit)
    {
        if (Math.Abs(from.Length - to.Length) > limit || from.Length > MaxLength || to.Length > MaxLength)
            return limit + 1;

        // Three rows of the table of distances between the heads of the two names: a swap looks back two rows.
        Span<int> rows = stackalloc int[3 * (MaxLength + 1)];
        var twoBack = rows.Slice(0, to.Length + 1);
        var previous = rows.Slice(MaxLength + 1, to.Length + 1);
        var current = rows.Slice(2 * (MaxLength + 1), to.Length + 1);
        for (var j = 0; j <= to.Length; j++)
            previous[j] = j;

        for (var i = 1; i <= from.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var cost = Same(from[i - 1], to[j - 1]) ? 0 : 1;
                var distance = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && Same(from[i - 1], to[j - 2]) && Same(from[i - 2], to[j - 1]))
                    distance = Math.Min(distance, twoBack[j - 2] + 1);
                current[j] = distance;
                least = Math.Min(least, distance);
            }

            if (least > limit)
                return limit + 1;
            var oldest = twoBack;
            twoBack = previous;
            previous = current;
            current = oldest;
        }

        return previous[to.Length];
    }

    private static bool Same(char a, char b) => CatalogueText.Fold(a) == CatalogueText.Fold(b);
}
