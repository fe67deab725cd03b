using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Which resource types an entry of Resource can mean, found once and kept with it, because many rules ask of every action.</summary>
internal sealed class ArnMeaning
{
    private readonly ResourceArn _entry;
    private ArnType[]? _named;
    private int[]? _fitting;
    private int[]? _whole;
    private bool? _isUndocumented;

    private ArnMeaning(ResourceArn entry)
    {
        _entry = entry;
        OfService = ArnTypes.OfService(entry.Part(ArnPart.Service));
    }

    /// <summary>The types of the service that the ARN names; none where it has a wildcard or is not known.</summary>
    public ImmutableArray<ArnType> OfService { get; }

    /// <summary>Those of the service that the entry can mean as far as its last part says.</summary>
    public ReadOnlySpan<ArnType> Named => _named ??= FindNamed();

    /// <summary>True for an ARN of which nobody can look up what works on it.</summary>
    public bool IsUndocumented => _isUndocumented ??= ArnTypes.IsOfUndocumentedForm(_entry);

    // Indices of types, ascending.
    private int[] Fitting => _fitting ??= FindFitting();

    private int[] Whole => _whole ??= FindWhole();

    public static ArnMeaning Of(ResourceArn entry)
    {
        if (entry.Meaning is not ArnMeaning known)
            entry.Meaning = known = new ArnMeaning(entry);
        return known;
    }

    /// <summary>True when the entry can mean a resource of one of the types that the action works on.</summary>
    public bool Fits(CatalogueAction action) => HasAny(Fitting, action);

    /// <summary>
    /// True when the entry means every resource of some type that the action works on, in whatever Region and account; of a type that each call needs,
    /// if there is one with names.
    /// </summary>
    public bool IsWholeFor(CatalogueAction action)
    {
        if (Whole.Length == 0)
            return false;
        var (needsSome, isWhole) = (false, false);
        foreach (var type in action.ResourceTypes)
        {
            var isNeeded = type.IsRequired && ArnTypes.HasName(type) && RunCommand.IsPlace(type, action);
            if (!IsWhole(type))
                needsSome |= isNeeded;
            else if (isNeeded)
                return true;
            else
                isWhole = true;
        }

        return isWhole && !needsSome;
    }

    /// <summary>True when the entry can mean a resource of the type.</summary>
    public bool IsSome(CatalogueResourceType type) => Array.BinarySearch(Fitting, type.Index) >= 0;

    /// <summary>True when the entry means every resource of the type, in whatever Region and account.</summary>
    public bool IsWhole(CatalogueResourceType type) => Array.BinarySearch(Whole, type.Index) >= 0;

    /// <summary>The actions for which the entry means every resource of some type that they work on.</summary>
    public static ActionSet ActionsOnWhole(ResourceArn entry)
    {
        if (!MayBeWhole(entry))
            return ActionSet.Empty;
        var whole = Of(entry).Whole;
        if (whole.Length == 0)
            return ActionSet.Empty;
        if (whole.Length == 1)
            return ArnTypes.ActionsOn(ActionCatalogue.Instance.ResourceType(whole[0]));
        var actions = new ActionSet.Builder();
        foreach (var index in whole)
            actions.UnionWith(ArnTypes.ActionsOn(ActionCatalogue.Instance.ResourceType(index)));
        return actions.ToSet();
    }

    /// <summary>The actions that work on something the entry can mean; all for <c>*</c> and for an entry that is not known.</summary>
    public static ActionSet ActionsFitting(ResourceArn entry)
    {
        var catalogue = ActionCatalogue.Instance;
        if (entry.IsAll || entry.IsUnknown)
            return catalogue.All;
        var actions = new ActionSet.Builder();
        actions.UnionWith(catalogue.OpenResources);
        foreach (var index in Of(entry).Fitting)
            actions.UnionWith(ArnTypes.ActionsOn(catalogue.ResourceType(index)));
        return actions.ToSet();
    }

    /// <summary>True for the objects of one bucket and the streams of one log group, which nobody can write without a wildcard.</summary>
    public static bool IsContentOfOne(ResourceArn entry)
    {
        var service = entry.Part(ArnPart.Service);
        var name = entry.Part(ArnPart.Resource);
        var container = service.SequenceEqual("s3".AsSpan()) && name.EndsWith("/*".AsSpan()) ? name.Slice(0, name.IndexOf('/'))
            : service.SequenceEqual("logs".AsSpan()) && name.EndsWith(":*".AsSpan()) ? name.Slice(0, name.Length - ":*".Length)
            : default;
        return !container.IsEmpty
            && !Glob.HasWildcard(container)
            && container.Length == name.Length - "/*".Length
            && !Glob.HasWildcard(entry.Part(ArnPart.Region))
            && !Glob.HasWildcard(entry.Part(ArnPart.Account));
    }

    private static bool HasAny(int[] types, CatalogueAction action)
    {
        if (types.Length == 0)
            return false;
        foreach (var type in action.ResourceTypes)
        {
            if (Array.BinarySearch(types, type.Index) >= 0)
                return true;
        }

        return false;
    }

    private ArnType[] FindNamed()
    {
        List<ArnType>? named = null;
        var name = _entry.Part(ArnPart.Resource);
        foreach (var type in OfService)
        {
            if (type.IsNamed(name))
                (named ??= []).Add(type);
        }

        return named is null ? [] : [.. named];
    }

    private int[] FindFitting()
    {
        List<int>? found = null;
        AddFitting(Candidates());
        AddFitting(ArnTypes.OfAnyService);
        if (found is null)
            return [];
        found.Sort();
        return [.. found];

        void AddFitting(ImmutableArray<ArnType> types)
        {
            foreach (var type in types)
            {
                if (type.IsKindNamed(_entry.Part(ArnPart.Resource)) && _entry.Overlaps(type.Segmented))
                    (found ??= []).Add(type.Type.Index);
            }
        }
    }

    private static bool MayBeWhole(ResourceArn entry) => Glob.HasWildcard(entry.Part(ArnPart.Resource)) || ArnType.IsRootUserForm(entry);

    private int[] FindWhole()
    {
        if (!MayBeWhole(_entry))
            return [];
        var name = _entry.Part(ArnPart.Resource);
        var isOfAnyAccount = Glob.IsRunOnly(_entry.Part(ArnPart.Account));
        List<int>? found = null;
        foreach (var type in Candidates())
        {
            if ((type.HasName || (type.IsRootUser && isOfAnyAccount)) && type.IsCoveredByName(name) && ArnForms.CoversKind(_entry, type.Segmented))
                (found ??= []).Add(type.Type.Index);
        }

        return found is null ? [] : [.. found];
    }

    private ImmutableArray<ArnType> Candidates()
    {
        var service = _entry.Part(ArnPart.Service);
        return Glob.HasWildcard(service) || service.IndexOf(Glob.Hole) >= 0 ? ArnTypes.All : OfService;
    }
}
