using System;

namespace IamPolicyAnalyzers.Catalogue;

/// <summary>An action as AWS defines it.</summary>
internal readonly struct CatalogueAction : IEquatable<CatalogueAction>, ICatalogueEntry<CatalogueAction>
{
    private readonly ActionCatalogue _catalogue;
    private readonly int _service;

    internal CatalogueAction(ActionCatalogue catalogue, int index, int service)
    {
        _catalogue = catalogue;
        Index = index;
        _service = service;
    }

    /// <summary>Its place in the catalogue: the bit that stands for it in every <see cref="ActionSet"/>.</summary>
    public int Index { get; }

    public CatalogueService Service => new(_catalogue, _service);

    /// <summary><c>GetObject</c></summary>
    public string Name => Data.Text(Data.U32(Record));

    /// <summary><c>s3:GetObject</c></summary>
    public string FullName => Service.Prefix + ":" + Name;

    public AccessLevel Level => (AccessLevel)(Flags & ActionFlags.LevelMask);

    /// <summary>True when no API operation has this name; it only guards others.</summary>
    public bool IsPermissionOnly => (Flags & ActionFlags.PermissionOnly) != 0;

    /// <summary>True when the action has at least one resource type, so that Resource can narrow it.</summary>
    public bool IsScopable => (Flags & ActionFlags.Scopable) != 0;

    /// <summary>
    /// True when several of AWS's pages define the action and the data keeps one: then <see cref="ResourceTypes"/> are all those of the service,
    /// none is required, and no mismatch is certain.
    /// </summary>
    public bool HasOpenResources => (Flags & ActionFlags.OpenResources) != 0;

    public CatalogueSequence<CatalogueResourceType> ResourceTypes => new(_catalogue, Details);

    /// <summary>The condition keys that AWS lists for the action or one of its resource types; not the global ones unless listed.</summary>
    public CatalogueSequence<CatalogueConditionKey> ConditionKeys
    {
        get
        {
            var position = Details;
            _catalogue.SkipSequence(ref position);
            return new(_catalogue, _catalogue.DetailPosition(Data.Varint(ref position)));
        }
    }

    /// <summary>Other actions that AWS says the caller needs as well.</summary>
    public CatalogueSequence<CatalogueAction> DependentActions
    {
        get
        {
            var position = Details;
            _catalogue.SkipSequence(ref position);
            _ = Data.Varint(ref position);
            return new(_catalogue, position);
        }
    }

    internal ReadOnlySpan<byte> Utf8Name => _catalogue.ActionName(Index);

    private CatalogueData Data => _catalogue.Data;

    private int Record => Data.Record(CatalogueSection.Actions, Index);

    private int Flags => Data.U8(Record + 4);

    private int Details => _catalogue.DetailPosition((int)(Data.U32(Record + 4) >> 8));

    /// <summary>True for a key that AWS lists for the action, and for every global key.</summary>
    public bool SupportsConditionKey(ReadOnlySpan<char> key) =>
        ListsConditionKey(key) || (_catalogue.TryGetConditionKey(key, out var known) && known.IsGlobal);

    /// <summary>True for a key that is one of <see cref="ConditionKeys"/>.</summary>
    public bool ListsConditionKey(ReadOnlySpan<char> key)
    {
        foreach (var listed in ConditionKeys)
        {
            if (listed.Matches(key))
                return true;
        }

        return false;
    }

    CatalogueAction ICatalogueEntry<CatalogueAction>.At(ActionCatalogue catalogue, int code) => catalogue[code];

    public bool Equals(CatalogueAction other) => Index == other.Index && ReferenceEquals(_catalogue, other._catalogue);

    public override bool Equals(object? obj) => obj is CatalogueAction other && Equals(other);

    public override int GetHashCode() => Index;

    public override string ToString() => FullName;
}
