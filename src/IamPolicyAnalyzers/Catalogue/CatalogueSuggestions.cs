using System;
using System.Collections.Generic;

namespace IamPolicyAnalyzers.Catalogue;

/// <summary>
/// What a name that the catalogue does not hold was probably meant to be. Silent where two answers are as likely: a wrong one is worse than none.
/// </summary>
internal static class CatalogueSuggestions
{
    private const int MaxServiceDistance = 2;
    private const int MaxNameDistance = 3;

    /// <summary>Finds the service that a misspelt prefix means: a known other name, else the nearest prefix.</summary>
    public static bool TrySuggestService(this ActionCatalogue catalogue, ReadOnlySpan<char> prefix, out CatalogueService service)
    {
        if (catalogue.TryGetServiceRename(prefix, out var renamed))
            return catalogue.TryGetService(renamed.AsSpan(), out service);

        Span<char> buffer = stackalloc char[CatalogueFormat.MaxTextLength];
        var search = new NearestName(prefix, Math.Min(MaxServiceDistance, prefix.Length / 3));
        foreach (var candidate in catalogue.Services)
            search.Consider(CatalogueText.Decode(catalogue.Data.Utf8(candidate.PrefixReference), buffer), candidate.Index);
        var found = search.TryGet(out var index);
        service = found ? catalogue.Service(index) : default;
        return found;
    }

    /// <summary>Finds the action of the service that a misspelt name means: the nearest name, else the same words in another order.</summary>
    public static bool TrySuggestAction(this ActionCatalogue catalogue, ReadOnlySpan<char> prefix, ReadOnlySpan<char> name, out CatalogueAction action)
    {
        if (catalogue.TryGetService(prefix, out var service)
            && (TryFindNearest(catalogue, service, name, out var index) || TryFindReordered(service, name, out index)))
        {
            action = catalogue[index];
            return true;
        }

        action = default;
        return false;
    }

    /// <summary>As above, else the same name in another service; silent when several of those have it.</summary>
    public static bool TrySuggestAction(
        this ActionCatalogue catalogue, ReadOnlySpan<char> prefix, ReadOnlySpan<char> name, IEnumerable<string> otherPrefixes, out CatalogueAction action)
    {
        if (catalogue.TrySuggestAction(prefix, name, out action))
            return true;

        var found = false;
        foreach (var other in otherPrefixes)
        {
            if (!catalogue.TryGetAction(other.AsSpan(), name, out var candidate) || (found && candidate.Equals(action)))
                continue;
            if (found)
            {
                action = default;
                return false;
            }

            action = candidate;
            found = true;
        }

        return found;
    }

    /// <summary>
    /// Finds the condition key that a misspelt one means, as the policy should write it: what follows a slash is the policy's own tag key and
    /// stays. A known prefix is taken to be right.
    /// </summary>
    public static bool TrySuggestConditionKey(this ActionCatalogue catalogue, ReadOnlySpan<char> key, out string suggestion)
    {
        suggestion = "";
        var colon = key.IndexOf(':');
        if (colon <= 0)
            return false;

        Span<char> buffer = stackalloc char[CatalogueFormat.MaxTextLength];
        var prefix = key.Slice(0, colon);
        var isPrefixKnown = catalogue.TryGetService(prefix, out _) || catalogue.HasConditionKeyOf(prefix);
        var head = key.Slice(0, key.IndexOf('/') + 1);
        var hasTag = head.Length > 0;
        var wanted = hasTag ? head : key;
        var search = new NearestName(wanted, Math.Min(MaxNameDistance, (wanted.Length - colon - 1) / 3));
        foreach (var candidate in catalogue.ConditionKeys)
        {
            var name = candidate.IsTemplate ? ConditionKeyTemplate.TagHead(candidate.Utf8Name) : candidate.Utf8Name;
            if (candidate.IsTemplate == hasTag && (!isPrefixKnown || CatalogueText.StartsWith(name, prefix, ':')))
                search.Consider(CatalogueText.Decode(name, buffer), candidate.Index);
        }

        if (head.Length == key.Length)
            return false;
        if (!search.TryGet(out var index) && (hasTag || !TryFindAbbreviated(catalogue, key, out index)))
            return false;
        var nearest = catalogue.ConditionKeys[index];
        suggestion = hasTag
            ? CatalogueText.Decode(ConditionKeyTemplate.TagHead(nearest.Utf8Name), buffer).ToString() + key.Slice(head.Length).ToString()
            : nearest.Name;
        return true;
    }

    /// <summary>Finds the only key of the prefix whose words are those of the text, written out or cut short: <c>OrgID</c> for <c>OrganizationID</c>.</summary>
    private static bool TryFindAbbreviated(ActionCatalogue catalogue, ReadOnlySpan<char> key, out int index)
    {
        Span<char> buffer = stackalloc char[CatalogueFormat.MaxTextLength];
        index = -1;
        var head = key.Slice(0, key.IndexOf(':') + 1);
        foreach (var candidate in catalogue.ConditionKeys)
        {
            if (candidate.IsTemplate || !CatalogueText.StartsWith(candidate.Utf8Name, head.Slice(0, head.Length - 1), ':'))
                continue;
            if (!NameWords.AreAbbreviated(key.Slice(head.Length), CatalogueText.Decode(candidate.Utf8Name, buffer).Slice(head.Length)))
                continue;
            if (index >= 0)
                return false;
            index = candidate.Index;
        }

        return index >= 0;
    }

    /// <summary>
    /// A name that begins with a verb of AWS is taken to mean that verb: Get and Put are two edits apart, and to suggest one for the other
    /// would turn a read into a write.
    /// </summary>
    private static bool TryFindNearest(ActionCatalogue catalogue, CatalogueService service, ReadOnlySpan<char> name, out int index)
    {
        Span<char> buffer = stackalloc char[CatalogueFormat.MaxTextLength];
        var maxDistance = Math.Min(MaxNameDistance, name.Length / 3);
        var sameVerb = new NearestName(name, maxDistance);
        var otherVerb = new NearestName(name, maxDistance);
        var hasVerb = catalogue.HasVerb(name.Slice(0, NameWords.FirstLength(name)));
        foreach (var candidate in service.Actions)
        {
            var candidateName = CatalogueText.Decode(candidate.Utf8Name, buffer);
            var verb = candidateName.Slice(0, NameWords.FirstLength(candidateName));
            if (name.StartsWith(verb, StringComparison.OrdinalIgnoreCase))
            {
                hasVerb = true;
                sameVerb.Consider(candidateName, candidate.Index);
            }
            else
            {
                otherVerb.Consider(candidateName, candidate.Index);
            }
        }

        return hasVerb ? sameVerb.TryGet(out index) : otherVerb.TryGet(out index);
    }

    /// <summary>True when some action of some service has the word as its first.</summary>
    private static bool HasVerb(this ActionCatalogue catalogue, ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[CatalogueFormat.MaxTextLength];
        foreach (var service in catalogue.Services)
        {
            if (service.TryGetFirstWithHead(word, out var action) && NameWords.FirstLength(CatalogueText.Decode(action.Utf8Name, buffer)) == word.Length)
                return true;
        }

        return false;
    }

    private static bool TryFindReordered(CatalogueService service, ReadOnlySpan<char> name, out int index)
    {
        Span<char> buffer = stackalloc char[CatalogueFormat.MaxTextLength];
        index = -1;
        foreach (var candidate in service.Actions)
        {
            if (!NameWords.AreReordered(name, CatalogueText.Decode(candidate.Utf8Name, buffer)))
                continue;
            if (index >= 0)
                return false;
            index = candidate.Index;
        }

        return index >= 0;
    }
}

/// <summary>The words of a name such as <c>GetBucketACL</c>, each from one capital to the next.</summary>
internal static class NameWords
{
    /// <summary>Length of the first word: letters up to the next capital that follows or precedes a small letter.</summary>
    public static int FirstLength(ReadOnlySpan<char> name)
    {
        for (var i = 1; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
                return i;
        }

        return name.Length;
    }

    /// <summary>True when both names have as many words, and of each pair one is the beginning of the other, whatever the case. A letter is no word.</summary>
    public static bool AreAbbreviated(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        while (!left.IsEmpty && !right.IsEmpty)
        {
            var (ofLeft, ofRight) = (FirstLength(left), FirstLength(right));
            var common = Math.Min(ofLeft, ofRight);
            if (common < 2 || !left.Slice(0, common).Equals(right.Slice(0, common), StringComparison.OrdinalIgnoreCase))
                return false;
            left = left.Slice(ofLeft);
            right = right.Slice(ofRight);
        }

        return left.IsEmpty && right.IsEmpty;
    }

    /// <summary>True when both names have the same words, whatever their order and case.</summary>
    public static bool AreReordered(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.Length != right.Length || left.Length > NearestName.MaxLength)
            return false;

        Span<bool> used = stackalloc bool[NearestName.MaxLength];
        used.Clear();
        for (var i = 0; i < left.Length;)
        {
            var word = left.Slice(i, FirstLength(left.Slice(i)));
            if (!Take(word, right, used))
                return false;
            i += word.Length;
        }

        return true;
    }

    /// <summary>Marks the first word of that text which is still free.</summary>
    private static bool Take(ReadOnlySpan<char> word, ReadOnlySpan<char> name, Span<bool> used)
    {
        for (var i = 0; i < name.Length;)
        {
            var candidate = name.Slice(i, FirstLength(name.Slice(i)));
            if (!used[i] && candidate.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                used[i] = true;
                return true;
            }

            i += candidate.Length;
        }

        return false;
    }
}
