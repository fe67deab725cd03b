using System;

namespace IamPolicyAnalyzers.Catalogue;

/// <summary>A service as IAM knows it: the prefix of its actions.</summary>
internal readonly struct CatalogueService : IEquatable<CatalogueService>, ICatalogueEntry<CatalogueService>
{
    private readonly ActionCatalogue _catalogue;

    internal CatalogueService(ActionCatalogue catalogue, int index)
    {
        _catalogue = catalogue;
        Index = index;
    }

    public int Index { get; }

    /// <summary><c>s3</c></summary>
    public string Prefix => _catalogue.PrefixOf(this);

    /// <summary><c>Amazon S3</c></summary>
    public string Name => Data.Text(Data.U32(Record + 4));

    /// <summary>True when resource control policies apply to the service.</summary>
    public bool IsRcpSupported => (Data.U16(Record + 16) & ServiceFlags.RcpSupported) != 0;

    /// <summary>Index of its first action in the catalogue.</summary>
    public int FirstAction => Data.U16(Record + 8);

    public int ActionCount => Data.U16(Record + 10);

    /// <summary>Its actions by name.</summary>
    public CatalogueRange<CatalogueAction> Actions => new(_catalogue, FirstAction, ActionCount);

    public CatalogueRange<CatalogueResourceType> ResourceTypes => new(_catalogue, Data.U16(Record + 12) * 2, Data.U16(Record + 14), step: 2);

    /// <summary>True when a condition key with the service's prefix exists.</summary>
    public bool HasConditionKeys
    {
        get
        {
            Span<char> buffer = stackalloc char[CatalogueFormat.MaxTextLength];
            return _catalogue.HasConditionKeyOf(CatalogueText.Decode(Data.Utf8(PrefixReference), buffer));
        }
    }

    public ActionSet AllActions => ActionSet.OfRange(FirstAction, ActionCount);

    internal uint PrefixReference => Data.U32(Record);

    private CatalogueData Data => _catalogue.Data;

    private int Record => Data.Record(CatalogueSection.Services, Index);

    /// <summary>Finds an action by its name without the prefix, whatever the case.</summary>
    public bool TryGetAction(ReadOnlySpan<char> name, out CatalogueAction action)
    {
        var first = FirstAction;
        var index = LowerBound(name, first, first + ActionCount);
        action = new(_catalogue, index, Index);
        return index < first + ActionCount && CatalogueText.Equals(action.Utf8Name, name);
    }

    /// <summary>True when this is the service of that prefix, whatever the case; false for the default value.</summary>
    public bool HasPrefix(ReadOnlySpan<char> prefix) => _catalogue is not null && CatalogueText.Equals(_catalogue.Data.Utf8(PrefixReference), prefix);

    /// <summary>The actions whose name the pattern matches, whatever the case.</summary>
    public ActionSet Match(ReadOnlySpan<char> namePattern)
    {
        var wildcard = namePattern.IndexOfAny('*', '?');
        if (wildcard < 0)
            return TryGetAction(namePattern, out var action) ? ActionSet.Of(action.Index) : ActionSet.Empty;

        var head = namePattern.Slice(0, wildcard);
        var rest = namePattern.Slice(wildcard);
        var end = FirstAction + ActionCount;
        var first = wildcard == 0 ? FirstAction : LowerBound(head, FirstAction, end);
        var last = wildcard == 0 ? end : UpperBound(head, first, end);
        return rest.Length == 1 && rest[0] == '*' ? ActionSet.OfRange(first, last - first) : Filter(first, last, wildcard, rest);
    }

    public bool IsIn(ServiceList list)
    {
        foreach (var listed in _catalogue.List(list))
        {
            if (listed.Index == Index)
                return true;
        }

        return false;
    }

    /// <summary>Finds the first action by name that begins with the head, whatever the case.</summary>
    internal bool TryGetFirstWithHead(ReadOnlySpan<char> head, out CatalogueAction action)
    {
        var end = FirstAction + ActionCount;
        var index = LowerBound(head, FirstAction, end);
        action = new(_catalogue, index, Index);
        return index < end && action.Utf8Name.Length >= head.Length && CatalogueText.Equals(action.Utf8Name.Slice(0, head.Length), head);
    }

    CatalogueService ICatalogueEntry<CatalogueService>.At(ActionCatalogue catalogue, int code) => new(catalogue, code);

    public bool Equals(CatalogueService other) => Index == other.Index && ReferenceEquals(_catalogue, other._catalogue);

    public override bool Equals(object? obj) => obj is CatalogueService other && Equals(other);

    public override int GetHashCode() => Index;

    public override string ToString() => Prefix;

    private ActionSet Filter(int first, int last, int skip, ReadOnlySpan<char> pattern)
    {
        if (first == last)
            return ActionSet.Empty;

        Span<char> buffer = stackalloc char[CatalogueFormat.MaxTextLength];
        var firstNumber = first >> 6;
        Span<ulong> words = stackalloc ulong[((last - 1) >> 6) - firstNumber + 1];
        words.Clear();
        for (var index = first; index < last; index++)
        {
            var name = CatalogueText.Decode(_catalogue.ActionName(index).Slice(skip), buffer);
            if (Policies.Glob.Matches(pattern, name, ignoreCase: true))
                words[(index >> 6) - firstNumber] |= 1UL << (index & 63);
        }

        return ActionSet.OfWords(firstNumber, words);
    }

    /// <summary>The first action from <paramref name="low"/> on whose name does not sort before the text.</summary>
    private int LowerBound(ReadOnlySpan<char> text, int low, int high)
    {
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (CatalogueText.Compare(_catalogue.ActionName(middle), text) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>The first action from <paramref name="low"/> on whose name sorts after every name that begins with the head.</summary>
    private int UpperBound(ReadOnlySpan<char> head, int low, int high)
    {
        while (low < high)
        {
            var middle = (low + high) >> 1;
            var name = _catalogue.ActionName(middle);
            if (CatalogueText.Compare(name.Slice(0, Math.Min(name.Length, head.Length)), head) <= 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
