using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>One ARN form of one resource type.</summary>
/// <param name="Form">As AWS writes it.</param>
/// <param name="Segmented">The same without a slash in a last name that forms of other types carry on.</param>
internal readonly record struct ArnType(CatalogueResourceType Type, ResourceArn Form, ResourceArn Segmented)
{
    public string Name => Type.Name;

    /// <summary>True when the entry can mean a resource of the type as far as the last part says.</summary>
    public bool IsNamedBy(ResourceArn entry) => Glob.Overlaps(entry.Part(ArnPart.Resource), Form.Part(ArnPart.Resource));

    /// <summary>As above, and not a resource of a type that carries the name on: an object is no bucket.</summary>
    public bool IsKindOf(ResourceArn entry) => Glob.Overlaps(entry.Part(ArnPart.Resource), Segmented.Part(ArnPart.Resource));

    /// <summary>True when the entry leaves this part empty as the form does, or fills it as the form does.</summary>
    public bool AgreesOn(ArnPart part, ResourceArn entry) =>
        Form.Part(part).IsEmpty ? Glob.Overlaps(entry.Part(part), default) : !entry.Part(part).IsEmpty;
}

/// <summary>The resource types of AWS by the service that stands in their ARNs, which need not be the one whose actions work on them.</summary>
internal static class ArnTypes
{
    /// <summary>Forms that AWS uses though no page about actions and resources has them: macros of AWS, policies of Application Auto Scaling, sessions.</summary>
    private static readonly ResourceArn[] s_undocumented =
    [
        ResourceArn.Parse("arn:${Partition}:cloudformation:${Region}:aws:transform/${Name}"),
        ResourceArn.Parse("arn:${Partition}:autoscaling:${Region}:${Account}:scalingPolicy:${Id}:resource/${Name}"),
        ResourceArn.Parse("arn:${Partition}:sts::${Account}:assumed-role/${Role}/${Session}"),
        ResourceArn.Parse("arn:${Partition}:sts::${Account}:federated-user/${Name}"),
    ];

    private static readonly Lazy<Dictionary<string, ImmutableArray<ArnType>>> s_byService = new(() => Read(ActionCatalogue.Instance));

    /// <summary>None for a service without resources, and where the service is not known.</summary>
    public static ImmutableArray<ArnType> OfService(string service) =>
        s_byService.Value.TryGetValue(service, out var types) ? types : ImmutableArray<ArnType>.Empty;

    /// <summary>Those that the entry can mean as far as service and name say.</summary>
    public static ImmutableArray<ArnType> NamedBy(ResourceArn entry)
    {
        var named = ImmutableArray.CreateBuilder<ArnType>();
        foreach (var type in OfService(entry.PartText(ArnPart.Service)))
        {
            if (type.IsNamedBy(entry))
                named.Add(type);
        }

        return named.ToImmutable();
    }

    /// <summary>Those that the entry means, with their Region and account as it has them.</summary>
    public static ImmutableArray<ArnType> KindsOf(ResourceArn entry)
    {
        var kinds = ImmutableArray.CreateBuilder<ArnType>();
        foreach (var type in OfService(entry.PartText(ArnPart.Service)))
        {
            if (type.IsKindOf(entry) && type.AgreesOn(ArnPart.Region, entry) && type.AgreesOn(ArnPart.Account, entry))
                kinds.Add(type);
        }

        return kinds.ToImmutable();
    }

    /// <summary>Of the types that the entry means the one whose form says most; null when it means none.</summary>
    public static ArnType? KindOf(ResourceArn entry)
    {
        ArnType? kind = null;
        foreach (var type in KindsOf(entry))
        {
            if (kind is not { } known || type.Form.Part(ArnPart.Resource).Length > known.Form.Part(ArnPart.Resource).Length)
                kind = type;
        }

        return kind;
    }

    /// <summary>True when Region and account of the entry are filled or left empty as some type has it that its name can mean.</summary>
    public static bool IsComplete(ResourceArn entry)
    {
        foreach (var type in NamedBy(entry))
        {
            if (type.AgreesOn(ArnPart.Region, entry) && type.AgreesOn(ArnPart.Account, entry))
                return true;
        }

        return false;
    }

    /// <summary>The part that is filled though no type the entry can mean has it, or empty though all have it; null where nothing is certain.</summary>
    public static ArnPart? MismatchedPart(ResourceArn entry, ActionCatalogue catalogue)
    {
        if (entry.HasUnknown && entry.Part(ArnPart.Resource).IndexOf(Glob.Hole) >= 0)
            return null;
        bool isNamed = false, hasRegion = false, hasAccount = false;
        foreach (var type in OfService(entry.PartText(ArnPart.Service)))
        {
            if (!type.IsNamedBy(entry))
                continue;
            var (agreesOnRegion, agreesOnAccount) = (type.AgreesOn(ArnPart.Region, entry), type.AgreesOn(ArnPart.Account, entry));
            if (agreesOnRegion && agreesOnAccount)
                return null;
            isNamed = true;
            hasRegion |= agreesOnRegion;
            hasAccount |= agreesOnAccount;
        }

        return !isNamed ? null
            : !hasRegion ? ArnPart.Region
            : !hasAccount && !IsOfAws(entry, catalogue) ? ArnPart.Account
            : null;
    }

    /// <summary>True when the name can mean no resource of the service.</summary>
    public static bool IsOfNoType(ResourceArn entry, ActionCatalogue catalogue)
    {
        var service = entry.PartText(ArnPart.Service);
        var types = OfService(service);
        foreach (var type in types)
        {
            if (type.IsNamedBy(entry))
                return false;
        }

        return types.Length > 0
            && !catalogue.IsIn(ServiceList.LooseArnServices, service.AsSpan())
            && !entry.Part(ArnPart.Account).SequenceEqual("aws".AsSpan())
            && !IsUndocumented(entry);
    }

    /// <summary>True for an ARN of which nobody can look up what works on it.</summary>
    public static bool IsUndocumented(ResourceArn entry)
    {
        foreach (var form in s_undocumented)
        {
            if (entry.Overlaps(form))
                return true;
        }

        return false;
    }

    /// <summary>True for what AWS owns: its ARNs name no account, whatever the form says.</summary>
    private static bool IsOfAws(ResourceArn entry, ActionCatalogue catalogue)
    {
        var account = entry.Part(ArnPart.Account);
        return (account.IsEmpty || account.SequenceEqual("aws".AsSpan())) && catalogue.IsIn(ServiceList.AwsOwnedResources, entry.Part(ArnPart.Service));
    }

    private static Dictionary<string, ImmutableArray<ArnType>> Read(ActionCatalogue catalogue)
    {
        var lists = new Dictionary<string, ImmutableArray<ArnType>.Builder>(StringComparer.Ordinal);
        for (var i = 0; i < catalogue.ResourceTypeCount; i++)
        {
            var type = catalogue.ResourceType(i);
            var segmented = ArnForms.Of(type);
            var patterns = type.ArnPatterns;
            for (var p = 0; p < patterns.Length; p++)
            {
                var form = ResourceArn.Parse(patterns[p]);
                var service = form.PartText(ArnPart.Service);
                if (!lists.TryGetValue(service, out var list))
                    lists.Add(service, list = ImmutableArray.CreateBuilder<ArnType>());
                list.Add(new ArnType(type, form, segmented[p]));
            }
        }

        var types = new Dictionary<string, ImmutableArray<ArnType>>(lists.Count, StringComparer.Ordinal);
        foreach (var list in lists)
            types.Add(list.Key, list.Value.ToImmutable());
        return types;
    }
}
