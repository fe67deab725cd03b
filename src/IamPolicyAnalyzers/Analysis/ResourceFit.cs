using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Which actions and which resources of a statement have nothing to do with each other.</summary>
internal sealed class ResourceFit
{
    /// <summary>Pairs of action and resource; AWS accepts no policy with so many.</summary>
    private const int MaxPairs = 250_000;

    /// <summary>What may stand for any name.</summary>
    private static readonly string s_open = "*?" + Glob.Hole;

    private readonly PolicyContext _context;
    private readonly ActionElement _action;
    private readonly ImmutableArray<ResourceArn> _resources;
    private readonly ServedActions _served;

    private ResourceFit(PolicyContext context, Statement statement, ActionElement action, ImmutableArray<ResourceArn> resources, ServedActions served)
    {
        _context = context;
        Statement = statement;
        _action = action;
        _resources = resources;
        _served = served;
    }

    public Statement Statement { get; }

    private ActionCatalogue Catalogue => _context.Catalogue;

    /// <summary>One for each statement of which something can be said: none for one with a Not twin, on <c>*</c>, on what is not known, or too long.</summary>
    public static IEnumerable<ResourceFit> OfStatements(PolicyContext context)
    {
        var served = new ServedActions(context);
        foreach (var statement in context.Policy.Statements)
        {
            if (statement is { Action: { IsNot: false } action, Resource: { IsNot: false, IsUnknown: false, Entries: { IsEmpty: false } entries } }
                && (long)action.Entries.Length * entries.Length <= MaxPairs
                && !HasAll(entries))
            {
                yield return new ResourceFit(context, statement, action, entries, served);
            }
        }
    }

    /// <summary>The actions with resource types of which none is in the statement, nor in another that names them as well.</summary>
    public ImmutableArray<NamedAction> MismatchedActions() => Unserved(static (_, action) => action.IsScopable && !action.Service.IsIn(ServiceList.LooseArnServices));

    /// <summary>The actions named that need Resource <c>*</c> and have it neither here nor in another statement.</summary>
    public ImmutableArray<NamedAction> UnscopableActions() =>
        Unserved((entry, action) => !entry.HasWildcard && !action.IsScopable && !(_context.IsCatalogueOld && action.Service.ResourceTypes.Count == 0));

    /// <summary>
    /// True when the action works on no resource of the statement for certain: it lists, or no entry is of its service, nor of the one whose name it
    /// carries on as ssmmessages does ssm. Of other actions AWS's pages often leave the resources out for years: glue:CreateCrawler is allowed on
    /// the ARN of a crawler.
    /// </summary>
    public bool NeedsAllForCertain(CatalogueAction action)
    {
        if (action.Level == AccessLevel.List)
            return true;
        foreach (var entry in _resources)
        {
            if (IsNamedAfter(entry, action))
                return false;
        }

        return true;
    }

    /// <summary>The entries of Resource that fit none of the actions, beside one that does. None where the actions themselves do not fit.</summary>
    public ImmutableArray<ResourceArn> UnusedResources()
    {
        if (_action.IsUnknown || _resources.Length == 1)
            return ImmutableArray<ResourceArn>.Empty;
        var actions = Catalogue.ActionsOf(_action);
        if ((long)actions.Count * _resources.Length > MaxPairs || !AreAllKnown())
            return ImmutableArray<ResourceArn>.Empty;

        var unused = ImmutableArray.CreateBuilder<ResourceArn>();
        foreach (var entry in _resources)
        {
            if (!entry.HasUnknown
                && !ArnMeaning.Of(entry).Named.IsEmpty
                && !Catalogue.IsIn(ServiceList.LooseArnServices, entry.Part(ArnPart.Service))
                && !ServesAny(entry, actions))
            {
                unused.Add(entry);
            }
        }

        return unused.Count == 0 || unused.Count == _resources.Length || !AreSound() || !MismatchedActions().IsEmpty || !UnscopableActions().IsEmpty
            ? ImmutableArray<ResourceArn>.Empty
            : unused.ToImmutable();
    }

    /// <summary>The entry that comes nearest to what the action needs, and the ARN beside it that the action does need.</summary>
    public (ResourceArn Entry, string? Sibling) NearestTo(CatalogueAction action)
    {
        ResourceArn? ofService = null;
        foreach (var entry in _resources)
        {
            if (!IsOfServiceOf(action, entry))
                continue;
            ofService ??= entry;
            if (ArnForms.Sibling(entry, action) is { } sibling)
                return (entry, sibling);
        }

        return (ofService ?? _resources[0], null);
    }

    /// <summary>Those of the actions that work on something the entry may mean.</summary>
    public static ActionSet ServedBy(ResourceArn entry, ActionSet actions)
    {
        if (entry.IsAll || entry.IsUnknown)
            return actions;
        var served = new ActionSet.Builder();
        foreach (var action in ActionCatalogue.Instance.ActionsIn(actions))
        {
            if (Serves(entry, action))
                served.Add(action.Index);
        }

        return served.ToSet();
    }

    /// <summary>Those of the actions that work on one of the entries, and those of which AWS's pages may have left the resources out.</summary>
    public static ActionSet InForceOn(ImmutableArray<ResourceArn> entries, ActionSet actions)
    {
        var fitting = new ActionSet.Builder();
        foreach (var entry in entries)
        {
            if (entry.IsAll || entry.IsUnknown)
                return actions;
            fitting.UnionWith(ArnMeaning.Of(entry).IsUndocumented ? ActionCatalogue.Instance.Scopable : ArnMeaning.ActionsFitting(entry));
        }

        var inForce = new ActionSet.Builder();
        inForce.UnionWith(actions.Intersect(fitting.ToSet()));
        var (service, ofService) = (-1, default(ServiceFit));
        foreach (var action in ActionCatalogue.Instance.ActionsIn(actions.Except(inForce.ToSet())))
        {
            if (action.Service.Index != service)
                (service, ofService) = (action.Service.Index, FitOf(entries, action));
            if (action.IsScopable ? ofService.IsOfSameConnections || HasLooseTypes(action) : ofService.IsWhole || (ofService.IsNamed && action.Level != AccessLevel.List))
                inForce.Add(action.Index);
        }

        return inForce.ToSet();
    }

    private ImmutableArray<NamedAction> Unserved(Func<ActionPattern, CatalogueAction, bool> isMeant)
    {
        var unserved = ImmutableArray.CreateBuilder<NamedAction>();
        var seen = new HashSet<int>();
        foreach (var entry in _action.Entries)
        {
            if (IndexOf(entry) is not (>= 0 and var index))
                continue;
            var action = Catalogue[index];
            if (!Serves(_resources, action)
                && !action.HasOpenResources
                && isMeant(entry, action)
                && seen.Add(index)
                && !Catalogue.List(ActionList.SharedTagActions).Contains(index)
                && !_served.Includes(Statement.Effect, action))
            {
                unserved.Add(new NamedAction(entry, action));
            }
        }

        return unserved.Count == 0 || !AreSound() ? ImmutableArray<NamedAction>.Empty : unserved.ToImmutable();
    }

    /// <summary>True when every entry of Action stands for actions of some services.</summary>
    private bool AreAllKnown()
    {
        foreach (var entry in _action.Entries)
        {
            if (entry.IsAll || !Catalogue.HasMatch(entry))
                return false;
        }

        return true;
    }

    /// <summary>The action that an entry names, also by a pattern that only it matches; -1 for others.</summary>
    private int IndexOf(ActionPattern entry)
    {
        if (!entry.HasWildcard)
            return Catalogue.IndexOf(entry);
        var actions = Catalogue.Match(entry);
        return actions.Count == 1 ? actions.First : -1;
    }

    /// <summary>True when nothing is wrong with the entries themselves; repaired, one of them may well fit.</summary>
    private bool AreSound()
    {
        var spelling = new ArnSpelling(_context);
        foreach (var entry in _resources)
        {
            if (!spelling.IsSound(entry))
                return false;
        }

        return true;
    }

    private static bool HasAll(ImmutableArray<ResourceArn> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.IsAll)
                return true;
        }

        return false;
    }

    private bool ServesAny(ResourceArn entry, ActionSet actions)
    {
        foreach (var index in actions)
        {
            if (Serves(entry, Catalogue[index]))
                return true;
        }

        return false;
    }

    /// <summary>True when one of the entries may be what the action works on.</summary>
    private static bool Serves(ImmutableArray<ResourceArn> entries, CatalogueAction action)
    {
        foreach (var entry in entries)
        {
            if (Serves(entry, action))
                return true;
        }

        return false;
    }

    private static bool Serves(ResourceArn entry, CatalogueAction action) => action.IsScopable
        ? ArnForms.Fits(entry, action) || ArnMeaning.Of(entry).IsUndocumented || IsOfSameConnections(entry, action) || HasLooseTypes(action)
        : entry.IsAll || entry.IsUnknown || IsWholeService(entry, action) || IsWholeType(entry, action);

    /// <summary>True for connections to code hosts: AWS renamed the service, and takes the ARNs of either name.</summary>
    private static bool IsOfSameConnections(ResourceArn entry, CatalogueAction action) =>
        IsConnections(entry.Part(ArnPart.Service)) && IsConnections(action.Service.Prefix.AsSpan());

    private static bool IsNamedAfter(ResourceArn entry, CatalogueAction action) => action.Service.Prefix.AsSpan().StartsWith(entry.Part(ArnPart.Service));

    /// <summary>How the entries stand to all actions of the service of this one.</summary>
    private static ServiceFit FitOf(ImmutableArray<ResourceArn> entries, CatalogueAction action)
    {
        bool isWhole = false, isNamed = false, isOfSameConnections = false;
        foreach (var entry in entries)
        {
            isWhole |= IsWholeService(entry, action) || IsWholeType(entry, action);
            isNamed |= IsNamedAfter(entry, action);
            isOfSameConnections |= IsOfSameConnections(entry, action);
        }

        return new ServiceFit(isWhole, isNamed, isOfSameConnections);
    }

    private static bool IsConnections(ReadOnlySpan<char> service) =>
        service.SequenceEqual("codeconnections".AsSpan()) || service.SequenceEqual("codestar-connections".AsSpan());

    /// <summary>True when the action works on resources of a service whose ARNs are not all known.</summary>
    private static bool HasLooseTypes(CatalogueAction action)
    {
        foreach (var type in action.ResourceTypes)
        {
            if (ArnTypes.IsLoose(type))
                return true;
        }

        return false;
    }

    /// <summary>True for <c>arn:aws:s3:::*</c> and an action of S3: without a resource of its own, it works on all of them.</summary>
    private static bool IsWholeService(ResourceArn entry, CatalogueAction action) =>
        entry.Part(ArnPart.Resource).Trim(s_open.AsSpan()).IsEmpty && Glob.Overlaps(entry.Part(ArnPart.Service), action.Service.Prefix.AsSpan());

    /// <summary>
    /// True for <c>arn:aws:iam::111122223333:role/*</c> and an action of IAM: a few services compare their list calls with the ARN of the listed type,
    /// its name left out.
    /// </summary>
    private static bool IsWholeType(ResourceArn entry, CatalogueAction action)
    {
        var service = action.Service.Prefix;
        if (service is not ("iam" or "logs" or "events") || !entry.Part(ArnPart.Service).SequenceEqual(service.AsSpan()))
            return false;
        var name = entry.Part(ArnPart.Resource);
        foreach (var type in ArnTypes.OfService(service))
        {
            if (Glob.Covers(name, type.Form.Part(ArnPart.Resource)))
                return true;
        }

        return false;
    }

    private static bool IsOfServiceOf(CatalogueAction action, ResourceArn entry)
    {
        foreach (var type in action.ResourceTypes)
        {
            foreach (var of in ArnMeaning.Of(entry).OfService)
            {
                if (of.Type.Equals(type))
                    return true;
            }
        }

        return entry.Part(ArnPart.Service).SequenceEqual(action.Service.Prefix.AsSpan());
    }

    /// <param name="IsWhole">True when an entry stands for the whole service, or for a whole type where that counts.</param>
    /// <param name="IsNamed">True when an entry is of the service, or of the one whose name it carries on.</param>
    private readonly record struct ServiceFit(bool IsWhole, bool IsNamed, bool IsOfSameConnections);

    /// <summary>Which actions some statement of a document gives what they work on, or may do so. Asked of actions that the asking statement does not serve.</summary>
    private sealed class ServedActions(PolicyContext context)
    {
        private readonly Dictionary<(Effect, int), bool> _known = new();
        private int _left = MaxPairs;

        public bool Includes(Effect effect, CatalogueAction action)
        {
            if (_known.TryGetValue((effect, action.Index), out var isServed))
                return isServed;
            isServed = Find(effect, action);
            _known.Add((effect, action.Index), isServed);
            return isServed;
        }

        private bool Find(Effect effect, CatalogueAction action)
        {
            foreach (var statement in context.Policy.Statements)
            {
                // A document so long is not judged to its end: what is not known is not wrong.
                if (--_left < 0)
                    return true;
                if (statement.Effect == effect
                    && statement is { Action: { } actions, Resource: { } resources }
                    && (actions.IsUnknown || context.Catalogue.ActionsOf(actions).Contains(action.Index))
                    && (resources.IsNot || resources.IsUnknown || Serves(resources.Entries, action)))
                {
                    return true;
                }
            }

            return false;
        }
    }
}

/// <summary>An entry of Action and the only action it stands for.</summary>
internal readonly record struct NamedAction(ActionPattern Entry, CatalogueAction Action);
