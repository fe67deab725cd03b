using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>A part of an ARN that AWS cannot have.</summary>
/// <param name="Fact">What is wrong, without a suggestion.</param>
/// <param name="Meant">What belongs in place of the part.</param>
/// <param name="IsDoubtful">True when AWS may have it by now.</param>
internal sealed record ArnFlaw(ArnPart Part, string Fact, Suggestion Meant = default, bool IsDoubtful = false)
{
    /// <summary>The part of the entry; an empty one with the colons around it.</summary>
    public TextSpan SpanIn(ResourceArn entry) => entry.Part(Part).IsEmpty ? entry.PartSpanWithColons(Part) : entry.PartSpan(Part);
}

/// <summary>What is wrong with the entries of Resource in one document, and what they were probably meant to be.</summary>
internal sealed class ArnSpelling(PolicyContext context)
{
    private const int AccountLength = 12;

    /// <summary>Longer text is no slip of the pen.</summary>
    private const int MaxLength = 512;

    /// <summary>A document with more wrong entries than this is not misspelt, and must not take the time of the search for each of them.</summary>
    private const int MaxSuggestions = 100;

    private int _left = MaxSuggestions;

    private ActionCatalogue Catalogue => context.Catalogue;

    /// <summary>True when nothing is wrong with the text of the entry itself: it is <c>*</c>, an ARN that AWS can have, or not known.</summary>
    public bool IsSound(ResourceArn entry) =>
        !entry.IsArn
            ? !entry.IsRefused
            : FieldOf(entry) is null && RegionOf(entry) is null && !ArnTypes.IsOfNoType(entry, Catalogue) && ArnTypes.MismatchedPart(entry, Catalogue) is null;

    /// <summary>The ARN that an entry means which is none; no suggestion where there is more than one reading.</summary>
    public Suggestion OfForm(ResourceArn entry, Statement statement)
    {
        if (--_left < 0 || entry.HasUnknown || entry.Text.Length is 0 or > MaxLength)
            return default;
        var text = entry.Text.Trim();
        if (text != entry.Text && ResourceArn.Parse(text).IsArn)
            return new(text);
        if (text.StartsWith("arn:", StringComparison.OrdinalIgnoreCase))
            return OfWhole("arn:" + text.Substring(4)) is { Text: not null } whole ? whole
                : entry.HasVariable ? default
                : WithEmptyParts(text);
        if (OfWhole("arn:" + text) is { Text: not null } withoutPrefix)
            return withoutPrefix;
        return OfWhole("arn:aws:" + text) is { Text: not null } withoutPartition ? withoutPartition : OfName(text, statement);
    }

    /// <summary>The first of partition, service and account that AWS cannot have.</summary>
    public ArnFlaw? FieldOf(ResourceArn entry) => entry.IsArn ? PartitionOf(entry) ?? ServiceOf(entry) ?? AccountOf(entry) : null;

    /// <summary>The Region when no partition that the entry can mean has it.</summary>
    public ArnFlaw? RegionOf(ResourceArn entry)
    {
        var region = entry.Part(ArnPart.Region);
        if (region.IsEmpty || HasHole(region) || Partition.Find(entry.Part(ArnPart.Partition)) is not { } first)
            return null;

        var couldExist = false;
        var regions = new List<string>();
        foreach (var partition in Partition.All)
        {
            if (!partition.IsMeantBy(entry.Part(ArnPart.Partition)))
                continue;
            if (partition.HasRegion(region))
                return null;
            couldExist |= partition.CouldHaveRegion(region);
            regions.AddRange(partition.Regions);
        }

        if (Glob.HasWildcard(region))
            return new(ArnPart.Region, $"matches none of partition '{first.Name}'");
        if (Partition.OfRegion(region) is { } other)
            return new(ArnPart.Region, $"is not in partition '{first.Name}' but in '{other.Name}'");
        if (couldExist && !IsNearAny(region, regions))
            return null;
        return new(ArnPart.Region, "does not exist", NearestName.TryFind(region, regions, maxDistance: 1, out var nearest) ? new(nearest) : default);
    }

    private static bool IsNearAny(ReadOnlySpan<char> region, List<string> regions)
    {
        foreach (var known in regions)
        {
            if (NearestName.Distance(region, known.AsSpan(), limit: 1) <= 1)
                return true;
        }

        return false;
    }

    private static ArnFlaw? PartitionOf(ResourceArn entry)
    {
        var part = entry.Part(ArnPart.Partition);
        if (HasHole(part) || Partition.Find(part) is not null)
            return null;
        if (part.IsEmpty)
            return new(ArnPart.Partition, "no partition");
        var name = part.ToString();
        if (name.StartsWith("aws-", StringComparison.Ordinal))
            return new(ArnPart.Partition, $"partition '{name}', which is none that is known", IsDoubtful: true);
        return new(ArnPart.Partition, $"partition '{name}', which does not exist", new(Partition.OfRegion(entry.Part(ArnPart.Region))?.Name ?? "aws"));
    }

    private ArnFlaw? ServiceOf(ResourceArn entry)
    {
        var part = entry.Part(ArnPart.Service);
        if (HasHole(part))
            return null;
        var service = part.ToString();
        if (service.Length == 0)
            return new(ArnPart.Service, "no service");
        if (Glob.HasWildcard(part))
            return new(ArnPart.Service, $"a wildcard in service '{service}', where AWS takes none");

        if (ArnTypes.OfService(service).Length > 0)
            return null;
        var lower = service.ToLowerInvariant();
        if (!IsService(lower))
        {
            var near = --_left >= 0 && Catalogue.TrySuggestService(part, out var other) ? new Suggestion(other.Prefix) : default;
            return new(ArnPart.Service, $"service '{service}', which does not exist", near, IsDoubtful: near.Text is null && context.IsCatalogueOld);
        }

        return service == lower ? null : new(ArnPart.Service, $"service '{service}' with capitals", new(lower));
    }

    private static ArnFlaw? AccountOf(ResourceArn entry)
    {
        var part = entry.Part(ArnPart.Account);
        if (part.IsEmpty || HasHole(part) || IsWord(part) || CouldBeDigits(part))
            return null;
        var account = part.ToString();
        var digits = account.Replace("-", "").Replace(" ", "");
        return new(
            ArnPart.Account,
            $"account '{account}', but an account has {AccountLength} digits",
            digits.Length == AccountLength && CouldBeDigits(digits.AsSpan()) ? new(digits) : default);
    }

    private bool IsService(string name) =>
        context.IsKnownService(name.AsSpan()) || Catalogue.IsUndocumentedService(name.AsSpan()) || ArnTypes.OfService(name).Length > 0;

    private static bool HasHole(ReadOnlySpan<char> part) => part.IndexOf(Glob.Hole) >= 0;

    /// <summary>True for letters, hyphens and underscores: a name AWS puts there, such as aws.</summary>
    private static bool IsWord(ReadOnlySpan<char> part)
    {
        foreach (var c in part)
        {
            if (!char.IsLetter(c) && c is not ('-' or '_'))
                return false;
        }

        return true;
    }

    /// <summary>True when twelve digits are one of the texts that the pattern stands for.</summary>
    private static bool CouldBeDigits(ReadOnlySpan<char> pattern)
    {
        var stars = 0;
        foreach (var c in pattern)
        {
            if (c is not (>= '0' and <= '9' or '*' or '?'))
                return false;
            stars += c == '*' ? 1 : 0;
        }

        var fixedLength = pattern.Length - stars;
        return fixedLength == AccountLength || (stars > 0 && fixedLength < AccountLength);
    }

    /// <summary>The text if it is an ARN of a known service.</summary>
    private Suggestion OfWhole(string text)
    {
        var arn = ResourceArn.Parse(text);
        return arn.IsArn && FieldOf(arn) is null ? new(text) : default;
    }

    /// <summary>The ARN with the empty parts that its author forgot, if it then is one of a resource type.</summary>
    private Suggestion WithEmptyParts(string text)
    {
        var parts = text.Split(':');
        var (account, name) = parts.Length switch
        {
            4 => ("", parts[3]),
            5 => (parts[3], parts[4]),
            _ => ("", ""),
        };
        return name.Length == 0 ? default : OfComplete($"arn:{parts[1]}:{parts[2]}::{account}:{name}");
    }

    /// <summary>The ARN of a bare name or S3 address, for actions that all work on one kind of resource without Region and account.</summary>
    private Suggestion OfName(string name, Statement statement)
    {
        const string S3Address = "s3://";
        if (statement.Action is not { IsNot: false, IsUnknown: false } action || action.Entries.IsEmpty)
            return default;
        if (name.StartsWith(S3Address, StringComparison.Ordinal))
            name = name.Substring(S3Address.Length);
        if (name.IndexOfAny([':', ' ', '\t']) >= 0)
            return default;

        var meant = OfComplete($"arn:aws:{action.Entries[0].Prefix.ToString().ToLowerInvariant()}:::{name}");
        if (meant.Text is null)
            return default;
        var arn = ResourceArn.Parse(meant.Text);
        foreach (var entry in action.Entries)
        {
            if (!WorksOn(entry, arn))
                return default;
        }

        return meant;
    }

    private bool WorksOn(ActionPattern entry, ResourceArn arn)
    {
        if (entry.IsAll)
            return false;
        foreach (var index in Catalogue.Match(entry))
        {
            if (ArnForms.Fits(arn, Catalogue[index]))
                return true;
        }

        return false;
    }

    private Suggestion OfComplete(string text)
    {
        var arn = ResourceArn.Parse(text);
        return arn.IsArn && FieldOf(arn) is null && ArnTypes.IsComplete(arn) ? new(text) : default;
    }

    /// <summary>The name behind the words that the only resource type of the statement's actions puts before it.</summary>
    public Suggestion OfType(ResourceArn entry, Statement statement)
    {
        if (--_left < 0 || statement.Action is not { IsNot: false } action)
            return default;
        string? only = null;
        foreach (var actionEntry in action.Entries)
        {
            if (Catalogue.IndexOf(actionEntry) is not (>= 0 and var index))
                continue;
            foreach (var type in Catalogue[index].ResourceTypes)
            {
                foreach (var pattern in type.ArnPatterns)
                {
                    var candidate = OfForm(entry, ResourceArn.Parse(pattern));
                    if (candidate is null || candidate == only)
                        continue;
                    if (only is not null)
                        return default;
                    only = candidate;
                }
            }
        }

        return new(only);
    }

    /// <summary>The name of the entry behind the words of the form; null for a form of another service, or of another build than words and one name.</summary>
    private static string? OfForm(ResourceArn entry, ResourceArn form)
    {
        var resource = form.Part(ArnPart.Resource);
        var hole = resource.IndexOf(Glob.Hole);
        if (hole <= 0 || hole != resource.Length - 1 || !form.Part(ArnPart.Service).SequenceEqual(entry.Part(ArnPart.Service)))
            return null;
        var head = resource.Slice(0, hole).ToString();
        var name = entry.PartText(ArnPart.Resource);
        var word = head.TrimEnd('/', ':');
        var hasWord = name.Length > word.Length && name.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (name[word.Length] is '/' or ':');
        return head + (hasWord ? name.Substring(word.Length + 1) : name);
    }
}
