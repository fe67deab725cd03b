using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>One ARN form of one resource type.</summary>
/// <param name="type">The type.</param>
/// <param name="form">As AWS writes it.</param>
/// <param name="segmented">The same without a slash in a last name that forms of other types carry on.</param>
internal sealed class ArnType(CatalogueResourceType type, ResourceArn form, ResourceArn segmented)
{
    // Held against every entry of its service; to cut them out of the form each time would cost more than to compare them.
    private readonly string _name = form.Part(ArnPart.Resource).ToString();
    private readonly string _segmentedName = segmented.Part(ArnPart.Resource).ToString();
    private readonly bool _hasRegion = !form.Part(ArnPart.Region).IsEmpty;
    private readonly bool _hasAccount = !form.Part(ArnPart.Account).IsEmpty;

    public CatalogueResourceType Type { get; } = type;

    public ResourceArn Form { get; } = form;

    public ResourceArn Segmented { get; } = segmented;

    public string Name => Type.Name;

    /// <summary>False for a form such as <c>agreement/*</c> or <c>catalog</c>, which leaves nothing to be named.</summary>
    public bool HasName { get; } = form.Part(ArnPart.Resource).IndexOf(Glob.Hole) >= 0;

    /// <summary>True for the root users of accounts, of which each account has one, and an organization as many as accounts.</summary>
    public bool IsRootUser { get; } = IsRootUserForm(form);

    /// <summary>True when a resource with this last part can be of the type.</summary>
    public bool IsNamed(ReadOnlySpan<char> name) => Glob.Overlaps(name, _name.AsSpan());

    /// <summary>As above, and not a resource of a type that carries the name on: an object is no bucket.</summary>
    public bool IsKindNamed(ReadOnlySpan<char> name) => Glob.Overlaps(name, _segmentedName.AsSpan());

    /// <summary>True when this last part stands for every name that resources of the type can have.</summary>
    public bool IsCoveredByName(ReadOnlySpan<char> name) =>
        name.Length > 0 && (name[0] is '*' or '?' || (_segmentedName.Length > 0 && name[0] == _segmentedName[0])) && Glob.Covers(name, _segmentedName.AsSpan());

    /// <summary>True when the entry leaves this part, Region or account, empty as the form does, or fills it as the form does.</summary>
    public bool AgreesOn(ArnPart part, ResourceArn entry)
    {
        var text = entry.Part(part);
        return (part == ArnPart.Region ? _hasRegion : _hasAccount) ? !text.IsEmpty : Glob.Overlaps(text, default);
    }

    /// <summary>True for <c>arn:aws:iam::111122223333:root</c>, whatever the account.</summary>
    public static bool IsRootUserForm(ResourceArn arn) =>
        arn.Part(ArnPart.Resource).SequenceEqual("root".AsSpan()) && arn.Part(ArnPart.Service).SequenceEqual("iam".AsSpan());
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

    private static readonly Lazy<ImmutableArray<ArnType>> s_all = new(() => Read(ActionCatalogue.Instance));

    private static readonly Lazy<OfOneService[]> s_services = new(() => ByService(s_all.Value));

    // Filled when first asked for. Two threads that meet compute the same sets, so whichever is kept is right.
    private static readonly ActionSet?[] s_actions = new ActionSet?[ActionCatalogue.Instance.ResourceTypeCount];

    private static readonly Lazy<bool[]> s_hasName = new(() => FindNamed(ActionCatalogue.Instance, s_all.Value));

    private static readonly Lazy<ActionSet> s_onNameless = new(() => FindActionsOnNameless(ActionCatalogue.Instance));

    private static readonly Lazy<bool[]> s_isLoose = new(() => FindLoose(ActionCatalogue.Instance, s_all.Value));

    /// <summary>Every form of every type, in the catalogue's order of types.</summary>
    public static ImmutableArray<ArnType> All => s_all.Value;

    /// <summary>The forms that do not say their service: the recovery points of AWS Backup carry that of what was backed up.</summary>
    public static ImmutableArray<ArnType> OfAnyService { get; } = s_all.Value.RemoveAll(static type => type.Form.Part(ArnPart.Service).IndexOf(Glob.Hole) < 0);

    /// <summary>None for a service without resources, and where the service is not known.</summary>
    public static ImmutableArray<ArnType> OfService(ReadOnlySpan<char> service)
    {
        var services = s_services.Value;
        int low = 0, high = services.Length;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            var order = services[middle].Service.AsSpan().SequenceCompareTo(service);
            if (order == 0)
                return services[middle].Types;
            if (order < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return ImmutableArray<ArnType>.Empty;
    }

    /// <inheritdoc cref="OfService(ReadOnlySpan{char})"/>
    public static ImmutableArray<ArnType> OfService(string service) => OfService(service.AsSpan());

    /// <summary>The actions that work on resources of the type.</summary>
    public static ActionSet ActionsOn(CatalogueResourceType type) => s_actions[type.Index] ??= FindActions(type);

    /// <summary>True for a type whose ARNs hold a name: an account has several of them.</summary>
    public static bool HasName(CatalogueResourceType type) => s_hasName.Value[type.Index];

    /// <summary>The actions that work on types without a name alone, so that no ARN is narrower than another.</summary>
    public static ActionSet ActionsOnNameless => s_onNameless.Value;

    /// <summary>The types that each call of the action names; all its types when a call names one or the other. What runs a document names machines, too.</summary>
    public static List<CatalogueResourceType> NeededBy(CatalogueAction action)
    {
        var all = new List<CatalogueResourceType>();
        foreach (var type in action.ResourceTypes)
            all.Add(type);
        var runsSomewhere = all.Exists(type => !RunCommand.IsPlace(type, action));
        var needed = all.FindAll(type => type.IsRequired || (runsSomewhere && RunCommand.IsPlace(type, action)));
        return needed.Count > 0 ? needed : all;
    }

    /// <summary>True for a type with a form of a service whose ARNs are not all known.</summary>
    public static bool IsLoose(CatalogueResourceType type) => s_isLoose.Value[type.Index];

    /// <summary>Those that the entry means, with their Region and account as it has them.</summary>
    public static ImmutableArray<ArnType> KindsOf(ResourceArn entry)
    {
        var kinds = ImmutableArray.CreateBuilder<ArnType>();
        var name = entry.Part(ArnPart.Resource);
        foreach (var type in ArnMeaning.Of(entry).OfService)
        {
            if (type.IsKindNamed(name) && type.AgreesOn(ArnPart.Region, entry) && type.AgreesOn(ArnPart.Account, entry))
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
            if (kind is null || type.Form.Part(ArnPart.Resource).Length > kind.Form.Part(ArnPart.Resource).Length)
                kind = type;
        }

        return kind;
    }

    /// <summary>True when Region and account of the entry are filled or left empty as some type has it that its name can mean.</summary>
    public static bool IsComplete(ResourceArn entry)
    {
        foreach (var type in ArnMeaning.Of(entry).Named)
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
        foreach (var type in ArnMeaning.Of(entry).Named)
        {
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
        var meaning = ArnMeaning.Of(entry);
        return meaning.Named.IsEmpty
            && !meaning.OfService.IsEmpty
            && !catalogue.IsIn(ServiceList.LooseArnServices, entry.Part(ArnPart.Service))
            && !entry.Part(ArnPart.Account).SequenceEqual("aws".AsSpan())
            && !meaning.IsUndocumented;
    }

    /// <summary>True for an ARN of a form of which nobody can look up what works on it.</summary>
    public static bool IsOfUndocumentedForm(ResourceArn entry)
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

    private static ImmutableArray<ArnType> Read(ActionCatalogue catalogue)
    {
        var types = ImmutableArray.CreateBuilder<ArnType>();
        for (var i = 0; i < catalogue.ResourceTypeCount; i++)
        {
            var type = catalogue.ResourceType(i);
            var (written, segmented) = (ArnForms.AsWritten(type), ArnForms.Of(type));
            for (var f = 0; f < written.Length; f++)
                types.Add(new ArnType(type, written[f], segmented[f]));
        }

        return types.ToImmutable();
    }

    private static ActionSet FindActions(CatalogueResourceType type)
    {
        var actions = new ActionSet.Builder();
        foreach (var action in type.Service.Actions)
        {
            foreach (var of in action.ResourceTypes)
            {
                if (of.Equals(type))
                    actions.Add(action.Index);
            }
        }

        return actions.ToSet();
    }

    private static bool[] FindNamed(ActionCatalogue catalogue, ImmutableArray<ArnType> all)
    {
        var hasName = new bool[catalogue.ResourceTypeCount];
        foreach (var type in all)
            hasName[type.Type.Index] |= type.HasName;
        return hasName;
    }

    private static ActionSet FindActionsOnNameless(ActionCatalogue catalogue)
    {
        var actions = new ActionSet.Builder();
        for (var i = 0; i < catalogue.ResourceTypeCount; i++)
        {
            if (HasName(catalogue.ResourceType(i)))
                continue;
            foreach (var action in catalogue.ActionsIn(ActionsOn(catalogue.ResourceType(i))))
            {
                if (!WorksOnNamed(action))
                    actions.Add(action.Index);
            }
        }

        return actions.ToSet();
    }

    private static bool WorksOnNamed(CatalogueAction action)
    {
        foreach (var type in action.ResourceTypes)
        {
            if (HasName(type))
                return true;
        }

        return false;
    }

    private static bool[] FindLoose(ActionCatalogue catalogue, ImmutableArray<ArnType> all)
    {
        var isLoose = new bool[catalogue.ResourceTypeCount];
        foreach (var type in all)
            isLoose[type.Type.Index] |= catalogue.IsIn(ServiceList.LooseArnServices, type.Form.Part(ArnPart.Service));
        return isLoose;
    }

    /// <summary>By service, in the order in which spans compare.</summary>
    private static OfOneService[] ByService(ImmutableArray<ArnType> all)
    {
        var lists = new SortedDictionary<string, ImmutableArray<ArnType>.Builder>(StringComparer.Ordinal);
        foreach (var type in all)
        {
            var service = type.Form.PartText(ArnPart.Service);
            if (!lists.TryGetValue(service, out var list))
                lists.Add(service, list = ImmutableArray.CreateBuilder<ArnType>());
            list.Add(type);
        }

        var services = new List<OfOneService>(lists.Count);
        foreach (var list in lists)
            services.Add(new OfOneService(list.Key, list.Value.ToImmutable()));
        return [.. services];
    }

    private readonly record struct OfOneService(string Service, ImmutableArray<ArnType> Types);
}
