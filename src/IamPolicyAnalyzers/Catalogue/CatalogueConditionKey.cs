using System;

namespace IamPolicyAnalyzers.Catalogue;

/// <summary>A condition key as AWS defines it; its name may be a template such as <c>aws:ResourceTag/${TagKey}</c>.</summary>
internal readonly struct CatalogueConditionKey : IEquatable<CatalogueConditionKey>, ICatalogueEntry<CatalogueConditionKey>
{
    private readonly ActionCatalogue _catalogue;

    internal CatalogueConditionKey(ActionCatalogue catalogue, int index)
    {
        _catalogue = catalogue;
        Index = index;
    }

    /// <summary>Its place among all condition keys of the catalogue.</summary>
    public int Index { get; }

    /// <summary>As AWS spells it, placeholders included.</summary>
    public string Name => Data.Text(NameReference);

    public ConditionKeyType Type => (ConditionKeyType)(Flags & ConditionKeyFlags.TypeMask);

    /// <summary>True when a request carries any number of values, so that a set operator is wanted.</summary>
    public bool IsMultivalued => (Flags & ConditionKeyFlags.Multivalued) != 0;

    /// <summary>True when requests of every service may carry it.</summary>
    public bool IsGlobal => (Flags & ConditionKeyFlags.Global) != 0;

    /// <summary>True when the name has a placeholder that a policy fills.</summary>
    public bool IsTemplate => (Flags & ConditionKeyFlags.Template) != 0;

    /// <summary>True when AWS lists the key for some action or resource type. Of a key that is only described nobody knows where it applies.</summary>
    public bool IsListed => (Flags & ConditionKeyFlags.Listed) != 0;

    internal ReadOnlySpan<byte> Utf8Name => Data.Utf8(NameReference);

    private uint NameReference => Data.U32(Record);

    private CatalogueData Data => _catalogue.Data;

    private int Record => Data.Record(CatalogueSection.ConditionKeys, Index);

    private int Flags => (int)Data.U32(Record + 4);

    /// <summary>True when a policy that writes <paramref name="key"/> means this key.</summary>
    public bool Matches(ReadOnlySpan<char> key) =>
        CatalogueText.Equals(Utf8Name, key) || (IsTemplate && ConditionKeyTemplate.Matches(Utf8Name, key));

    CatalogueConditionKey ICatalogueEntry<CatalogueConditionKey>.At(ActionCatalogue catalogue, int code) => new(catalogue, code);

    public bool Equals(CatalogueConditionKey other) => Index == other.Index && ReferenceEquals(_catalogue, other._catalogue);

    public override bool Equals(object? obj) => obj is CatalogueConditionKey other && Equals(other);

    public override int GetHashCode() => Index;

    public override string ToString() => Name;
}
