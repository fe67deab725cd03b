using System;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Catalogue;

/// <summary>A set of Regions that AWS runs apart from all others, with accounts of its own; the second part of an ARN names it.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html</remarks>
internal sealed class Partition
{
    private readonly string[] _areas;

    /// <param name="areas">What the names of its Regions begin with, before a word and a number.</param>
    private Partition(string name, string[] areas, params string[] regions)
    {
        Name = name;
        Regions = ImmutableArray.Create(regions);
        _areas = areas;
    }

    public static ImmutableArray<Partition> All { get; } = ImmutableArray.Create<Partition>(
        new(
            "aws",
            ["af-", "ap-", "ca-", "eu-", "il-", "me-", "mx-", "sa-", "us-"],
            "af-south-1",
            "ap-east-1", "ap-east-2",
            "ap-northeast-1", "ap-northeast-2", "ap-northeast-3",
            "ap-south-1", "ap-south-2",
            "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7",
            "ca-central-1", "ca-west-1",
            "eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3",
            "il-central-1",
            "me-central-1", "me-south-1",
            "mx-central-1",
            "sa-east-1",
            "us-east-1", "us-east-2", "us-west-1", "us-west-2"),
        new("aws-cn", ["cn-"], "cn-north-1", "cn-northwest-1"),
        new("aws-us-gov", ["us-gov-"], "us-gov-east-1", "us-gov-west-1"),
        new("aws-iso", ["us-iso-"], "us-iso-east-1", "us-iso-west-1"),
        new("aws-iso-b", ["us-isob-"], "us-isob-east-1", "us-isob-west-1"),
        new("aws-iso-e", ["eu-isoe-"], "eu-isoe-west-1"),
        new("aws-iso-f", ["us-isof-"], "us-isof-east-1", "us-isof-south-1"),
        new("aws-eusc", ["eusc-de-"], "eusc-de-east-1"));

    public string Name { get; }

    /// <summary>Those that were known when the package was made.</summary>
    public ImmutableArray<string> Regions { get; }

    /// <summary>
    /// True when the pattern stands for some Region, known or newer than the package. A name that is one slip away from a known one is taken for a
    /// slip.
    /// </summary>
    public static bool CouldBeRegion(ReadOnlySpan<char> pattern)
    {
        var couldBe = false;
        foreach (var partition in All)
        {
            if (partition.HasRegion(pattern))
                return true;
            couldBe |= Glob.HasWildcard(pattern) ? partition.CouldHaveRegionLike(pattern) : partition.CouldHaveRegion(pattern);
        }

        return couldBe && (Glob.HasWildcard(pattern) || !IsNearRegion(pattern));
    }

    /// <summary>The one known Region that the name is a slip of.</summary>
    public static bool TryGetNearestRegion(ReadOnlySpan<char> name, out string region) =>
        NearestName.TryFind(name, All.SelectMany(static partition => partition.Regions), maxDistance: 1, out region);

    /// <summary>The first that an ARN with this partition may mean; null when AWS has none of the name.</summary>
    public static Partition? Find(ReadOnlySpan<char> pattern)
    {
        foreach (var partition in All)
        {
            if (partition.IsMeantBy(pattern))
                return partition;
        }

        return null;
    }

    /// <summary>The one that has this Region.</summary>
    public static Partition? OfRegion(ReadOnlySpan<char> region)
    {
        foreach (var partition in All)
        {
            if (partition.HasRegion(region))
                return partition;
        }

        return null;
    }

    /// <summary>True when this partition is one that the pattern stands for; a hole may stand for any.</summary>
    public bool IsMeantBy(ReadOnlySpan<char> pattern) => Glob.Overlaps(pattern, Name.AsSpan());

    /// <summary>True when the pattern stands for some known Region.</summary>
    public bool HasRegion(ReadOnlySpan<char> pattern)
    {
        foreach (var region in Regions)
        {
            if (Glob.Overlaps(pattern, region.AsSpan()))
                return true;
        }

        return false;
    }

    /// <summary>True for a name that is formed as those of the partition: it may be of a Region that is newer than the package.</summary>
    public bool CouldHaveRegion(ReadOnlySpan<char> name)
    {
        foreach (var area in _areas)
        {
            if (name.StartsWith(area.AsSpan(), StringComparison.Ordinal) && IsWordAndNumber(name.Slice(area.Length)))
                return true;
        }

        return false;
    }

    /// <summary>True when the pattern stands for some name that is formed as those of the partition.</summary>
    private bool CouldHaveRegionLike(ReadOnlySpan<char> pattern)
    {
        foreach (var area in _areas)
        {
            if (Glob.Overlaps(pattern, (area + "?*-?*").AsSpan()))
                return true;
        }

        return false;
    }

    private static bool IsNearRegion(ReadOnlySpan<char> name)
    {
        foreach (var partition in All)
        {
            foreach (var region in partition.Regions)
            {
                if (NearestName.Distance(name, region.AsSpan(), limit: 1) <= 1)
                    return true;
            }
        }

        return false;
    }

    private static bool IsWordAndNumber(ReadOnlySpan<char> text)
    {
        var hyphen = text.IndexOf('-');
        if (hyphen <= 0 || hyphen == text.Length - 1)
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (i != hyphen && !(i < hyphen ? text[i] is >= 'a' and <= 'z' : text[i] is >= '0' and <= '9'))
                return false;
        }

        return true;
    }
}
