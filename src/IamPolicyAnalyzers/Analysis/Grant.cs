using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What one Allow statement gives in the end.</summary>
internal sealed class Grant
{
    private readonly Grants _grants;
    private readonly ActionElement _action;
    private readonly ResourceElement _resource;
    private readonly Lazy<ActionSet> _named;
    private readonly Lazy<ActionSet> _actions;
    private readonly Lazy<ActionSet> _unscoped;
    private readonly ActionSet?[] _risks = new ActionSet?[Risks.Count];

    public Grant(Grants grants, PolicyDocument document, Statement statement)
    {
        _grants = grants;
        _action = statement.Action!;
        _resource = statement.Resource!;
        Document = document;
        Statement = statement;
        Strength = ConditionStrength.Of(statement.Condition);
        _named = new(() => _action is { IsNot: true, IsUnknown: true } ? ActionSet.Empty : Catalogue.ActionsOf(_action));
        _actions = new(EffectiveActions);
        _unscoped = new(UnscopedActions);
    }

    public PolicyDocument Document { get; }

    public Statement Statement { get; }

    /// <summary>What the Condition of the statement limits.</summary>
    public ConditionStrength Strength { get; }

    /// <summary>All that the same user, group or role is granted.</summary>
    public Grants Grants => _grants;

    public ActionCatalogue Catalogue => _grants.Catalogue;

    public ActionElement Action => _action;

    public ResourceElement Resource => _resource;

    /// <summary>The actions that Action names or NotAction leaves, before any Deny.</summary>
    public ActionSet Named => _named.Value;

    /// <summary>The actions allowed on at least one of the resources, after every Deny.</summary>
    public ActionSet Actions => _actions.Value;

    /// <summary>The actions allowed on a wildcard resource and bound neither to the resource nor to the circumstances of the caller.</summary>
    public ActionSet Unscoped => _unscoped.Value;

    /// <summary>The first entry of Action that is <c>*</c>; null for NotAction.</summary>
    public ActionPattern? FirstAllAction
    {
        get
        {
            if (_action.IsNot)
                return null;
            foreach (var entry in _action.Entries)
            {
                if (entry.IsAll)
                    return entry;
            }

            return null;
        }
    }

    public bool IsAllActions => FirstAllAction is not null;

    /// <summary>True when the statement grants every action on every resource, and nothing limits it.</summary>
    public bool IsAdministrator => IsAllActions && FirstAllResource is not null && Strength.IsNone && !IsDeniedAltogether;

    /// <summary>True when the document takes every action away again on every resource.</summary>
    public bool IsDeniedAltogether
    {
        get
        {
            foreach (var denial in _grants.Denials)
            {
                if (denial.CoversEverything && Named.IsSubsetOf(denial.Actions))
                    return true;
            }

            return false;
        }
    }

    /// <summary>The first Resource entry that is <c>*</c>.</summary>
    public ResourceArn? FirstAllResource
    {
        get
        {
            if (_resource.IsNot)
                return null;
            foreach (var entry in _resource.Entries)
            {
                if (entry.IsAll)
                    return entry;
            }

            return null;
        }
    }

    /// <summary>The actions allowed on what one entry of Resource stands for.</summary>
    public ActionSet ActionsOn(ResourceArn entry)
    {
        var actions = Named;
        foreach (var denial in _grants.Denials)
        {
            if (!actions.IsEmpty && actions.Overlaps(denial.Actions) && denial.Covers(entry))
                actions = actions.Except(denial.Actions);
        }

        return actions;
    }

    /// <summary>The first Resource entry on which the action is allowed and that means all there is of some type it works on.</summary>
    public ResourceArn? FirstWildcardResource(CatalogueAction action)
    {
        if (_resource.IsNot)
            return null;
        foreach (var entry in _resource.Entries)
        {
            if (ArnForms.IsWildcardFor(entry, action) && ActionsOn(entry).Contains(action.Index))
                return entry;
        }

        return null;
    }

    /// <summary>The first entry of Action that names the action; null for NotAction.</summary>
    public ActionPattern? EntryOf(CatalogueAction action)
    {
        if (_action.IsNot)
            return null;
        foreach (var entry in _action.Entries)
        {
            if (entry.Matches(action.FullName))
                return entry;
        }

        return null;
    }

    /// <summary>These actions in the order in which the entries of Action name them, each once.</summary>
    public IEnumerable<CatalogueAction> InOrder(ActionSet actions)
    {
        if (_action.IsNot)
        {
            foreach (var index in actions)
                yield return Catalogue[index];
            yield break;
        }

        var left = actions;
        foreach (var entry in _action.Entries)
        {
            if (left.IsEmpty)
                yield break;
            var named = Catalogue.Match(entry).Intersect(left);
            if (named.IsEmpty)
                continue;
            foreach (var index in named)
                yield return Catalogue[index];
            left = left.Except(named);
        }
    }

    /// <summary>The first of these actions, by the order of the entries of Action. The set must not be empty.</summary>
    public CatalogueAction First(ActionSet actions)
    {
        foreach (var action in InOrder(actions))
            return action;
        return Catalogue[actions.First];
    }

    /// <summary>These actions for a message: up to three by name, and how many more.</summary>
    public string NamesOf(ActionSet actions) => Listing.Of(InOrder(actions), actions.Count);

    /// <summary>The service whose every action the entry names; null for an entry that names less or more.</summary>
    public CatalogueService? WholeServiceOf(ActionPattern entry) =>
        entry is { IsWellFormed: true, HasWildcard: true, IsAll: false }
        && Catalogue.TryGetService(entry.Prefix, out var service)
        && Catalogue.Match(entry).Count == service.ActionCount
            ? service
            : null;

    /// <summary>The actions that this risk speaks for: what it asks about, less what a stronger risk of the statement already speaks for.</summary>
    public ActionSet ActionsAt(Risk risk) => _risks[(int)risk] ??= Risks.ActionsOf(this, risk);

    private ActionSet EffectiveActions()
    {
        if (_grants.Denials.IsEmpty)
            return Named;
        if (_resource.IsNot)
        {
            var left = Named;
            foreach (var denial in _grants.Denials)
            {
                if (denial.CoversEverything)
                    left = left.Except(denial.Actions);
            }

            return left;
        }

        var builder = new ActionSet.Builder();
        foreach (var entry in _resource.Entries)
            builder.UnionWith(ActionsOn(entry));
        return builder.ToSet();
    }

    private ActionSet UnscopedActions() => Strength.IsScoping || Strength.IsGuarding ? ActionSet.Empty : WithoutServiceKeys(OnWildcards());

    /// <summary>The actions allowed on a wildcard resource, whatever the Condition.</summary>
    private ActionSet OnWildcards()
    {
        if (_resource.IsNot)
            return Actions;
        if (FirstAllResource is { } all)
            return ActionsOn(all);

        var builder = new ActionSet.Builder();
        foreach (var entry in _resource.Entries)
        {
            if (!entry.HasWildcard || !entry.IsArn)
                continue;
            foreach (var index in ActionsOn(entry))
            {
                if (ArnForms.IsWildcardFor(entry, Catalogue[index]))
                    builder.Add(index);
            }
        }

        return builder.ToSet();
    }

    /// <summary>The actions allowed on a wildcard resource that no test limits to certain resources or requests; a known caller leaves the resource open.</summary>
    public ActionSet OnOpenResources => Strength.IsScoping ? ActionSet.Empty : WithoutServiceKeys(OnWildcards());

    private ActionSet WithoutServiceKeys(ActionSet actions)
    {
        if (!Strength.HasServiceKeys)
            return actions;
        var builder = new ActionSet.Builder();
        foreach (var index in actions)
        {
            if (!Strength.IsScopingFor(Catalogue[index]))
                builder.Add(index);
        }

        return builder.ToSet();
    }
}
