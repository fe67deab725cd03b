using System;
using System.Collections.Immutable;

namespace IamPolicyAnalyzers.Catalogue;

/// <summary>A kind of resource that a service defines, such as <c>bucket</c>.</summary>
internal readonly struct CatalogueResourceType : IEquatable<CatalogueResourceType>, ICatalogueEntry<CatalogueResourceType>
{
    private readonly ActionCatalogue _catalogue;

    internal CatalogueResourceType(ActionCatalogue catalogue, int index, bool isRequired)
    {
        _catalogue = catalogue;
        Index = index;
        IsRequired = isRequired;
    }

    /// <summary>Its place among all resource types of the catalogue.</summary>
    public int Index { get; }

    /// <summary>True when it was read from an action that AWS says needs it. A hint only.</summary>
    public bool IsRequired { get; }

    public string Name => Data.Text(Data.U32(Record));

    /// <summary>The service whose page defines the type. Its ARNs may name another service.</summary>
    public CatalogueService Service => _catalogue.Service(Data.U16(Record + 12));

    /// <summary>Templates as AWS writes them: <c>arn:${Partition}:s3:::${BucketName}</c>. Most types have one.</summary>
    public ImmutableArray<string> ArnPatterns
    {
        get
        {
            int first = Data.U16(Record + 8), count = Data.U16(Record + 10);
            var patterns = ImmutableArray.CreateBuilder<string>(count);
            for (var i = 0; i < count; i++)
                patterns.Add(Data.Text(Data.U32(Data.Record(CatalogueSection.ArnPatterns, first + i))));
            return patterns.MoveToImmutable();
        }
    }

    /// <summary>The condition keys that a request for such a resource may carry.</summary>
    public CatalogueSequence<CatalogueConditionKey> ConditionKeys => new(_catalogue, _catalogue.DetailPosition((int)Data.U32(Record + 4)));

    private CatalogueData Data => _catalogue.Data;

    private int Record => Data.Record(CatalogueSection.ResourceTypes, Index);

    /// <summary>A code is the index doubled, plus one if the type is required.</summary>
    CatalogueResourceType ICatalogueEntry<CatalogueResourceType>.At(ActionCatalogue catalogue, int code) => new(catalogue, code >> 1, (code & 1) != 0);

    public bool Equals(CatalogueResourceType other) => Index == other.Index && ReferenceEquals(_catalogue, other._catalogue);

    public override bool Equals(object? obj) => obj is CatalogueResourceType other && Equals(other);

    public override int GetHashCode() => Index;

    public override string ToString() => Name;
}
