using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What one Allow statement gives in the end.</summary>
internal sealed class Grant
{
    // Each is computed when first asked for. Two threads that meet compute the same, so whichever is kept is right.
    private readonly ActionSet?[] _risks = new ActionSet?[Risks.Count];
    private ActionSet? _named;
    private ActionSet? _actions;
    private ActionSet? _inForce;
    private ActionSet? _onWildcards;
    private ActionSet? _onOpenResources;
    private ImmutableArray<WholeService> _wholeServices;
    private ImmutableArray<SensitivePattern> _sensitivePatterns;

    public Grant(Grants grants, PolicyDocument document, Statement statement)
    {
        Grants = grants;
        Action = statement.Action!;
        Resource = statement.Resource!;
        Document = document;
        Statement = statement;
        Strength = ConditionStrength.Of(statement.Condition);
        FirstAllAction = FindAllAction();
    }

    public PolicyDocument Document { get; }

    public Statement Statement { get; }

    /// <summary>What the Condition of the statement limits.</summary>
    public ConditionStrength Strength { get; }

    /// <summary>All that the same user, group or role is granted.</summary>
    public Grants Grants { get; }

    public ActionCatalogue Catalogue => Grants.Catalogue;

    public ActionElement Action { get; }

    public ResourceElement Resource { get; }

    /// <summary>The actions that Action names or NotAction leaves, before any Deny.</summary>
    public ActionSet Named => _named ??= NameActions();

    /// <summary>The actions allowed on at least one of the resources, after every Deny.</summary>
    public ActionSet Actions => _actions ??= Less(Grants.Denials, Named);

    /// <summary>Those of the actions that work on one of the resources, as far as AWS data can tell: <c>s3:GetObject</c> on a bucket gives nothing.</summary>
    public ActionSet InForce => _inForce ??= Resource.IsNot || Resource.IsUnknown ? Actions : ResourceFit.InForceOn(Resource.Entries, Actions);

    /// <summary>The actions allowed on at least one of the resources to a caller without a second factor.</summary>
    public ActionSet ActionsWithoutMfa => Mfa.IsTested(Statement.Condition) ? ActionSet.Empty : Less(Grants.DenialsWithoutMfa, Actions);

    /// <summary>The actions allowed on at least one of the resources to a request from beyond the border.</summary>
    public ActionSet ActionsBeyond(Border border) => border.IsTested(Statement.Condition) ? ActionSet.Empty : Less(Grants.DenialsBeyond(border), Actions);

    /// <summary>Those of the actions whose resources may belong to any account: the ARN names none, as that of a bucket cannot.</summary>
    public ActionSet InAnyAccount(ActionSet actions)
    {
        var open = new ActionSet.Builder();
        foreach (var action in Catalogue.ActionsIn(actions))
        {
            if (IsInAnyAccount(action))
                open.Add(action.Index);
        }

        return open.ToSet();
    }

    /// <summary>The actions allowed on a wildcard resource, whatever the Condition.</summary>
    public ActionSet OnWildcards => _onWildcards ??= Grants.Denials.LessNamed(FindOnWildcards());

    /// <summary>The actions allowed on a wildcard resource that no test limits to certain resources or requests; a known caller leaves the resource open.</summary>
    public ActionSet OnOpenResources =>
        _onOpenResources ??= Strength.IsScoping ? ActionSet.Empty : WithoutServiceKeys(OnWildcards);

    /// <summary>The actions allowed on a wildcard resource and bound neither to the resource nor to the circumstances of the caller.</summary>
    public ActionSet Unscoped => Strength.IsGuarding ? ActionSet.Empty : OnOpenResources;

    /// <summary>The entries of Action that name every action of one service, in text order.</summary>
    public ImmutableArray<WholeService> WholeServices
    {
        get
        {
            if (_wholeServices.IsDefault)
                ImmutableInterlocked.InterlockedInitialize(ref _wholeServices, FindWholeServices());
            return _wholeServices;
        }
    }

    /// <summary>True when the entry of Action names every action of one service.</summary>
    public bool IsWholeService(ActionPattern entry)
    {
        foreach (var whole in WholeServices)
        {
            if (ReferenceEquals(whole.Entry, entry))
                return true;
        }

        return false;
    }

    /// <summary>True when a test of this condition key limits who may do what.</summary>
    public bool IsLimitedBy(string key)
    {
        if (Statement.Condition is not { } condition)
            return false;
        foreach (var test in condition.Tests)
        {
            if (test.Key.Text.Equals(key, StringComparison.OrdinalIgnoreCase) && ConditionStrength.IsLimit(test))
                return true;
        }

        return false;
    }

    /// <summary>True when one entry that names a whole service, and is reported for it, grants all of these actions.</summary>
    public bool GrantsByWholeService(ActionSet actions)
    {
        foreach (var whole in WholeServices)
        {
            if (actions.IsSubsetOf(whole.Actions) && Risks.SpeaksFor(this, whole))
                return true;
        }

        return false;
    }

    /// <summary>The patterns of Action, short of a whole service, that grant the power to change permissions without saying so, in text order.</summary>
    public ImmutableArray<SensitivePattern> SensitivePatterns
    {
        get
        {
            if (_sensitivePatterns.IsDefault)
                ImmutableInterlocked.InterlockedInitialize(ref _sensitivePatterns, SensitivePattern.FindIn(this));
            return _sensitivePatterns;
        }
    }

    /// <summary>The first entry of Action that is <c>*</c>; null for NotAction.</summary>
    public ActionPattern? FirstAllAction { get; }

    public bool IsAllActions => FirstAllAction is not null;

    /// <summary>True when the statement grants every action on every resource, and nothing limits it.</summary>
    public bool IsAdministrator => IsAllActions && FirstAllResource is { } all && Strength.IsNone && !ActionsOn(all).IsEmpty;

    /// <summary>The first Resource entry that is <c>*</c>.</summary>
    public ResourceArn? FirstAllResource
    {
        get
        {
            if (Resource.IsNot)
                return null;
            foreach (var entry in Resource.Entries)
            {
                if (entry.IsAll)
                    return entry;
            }

            return null;
        }
    }

    /// <summary>The actions allowed on all that one entry of Resource stands for.</summary>
    public ActionSet ActionsOn(ResourceArn entry) => Grants.Denials.Less(Named, entry);

    /// <summary>The first Resource entry on which the action is allowed and that means all there is of some type it works on; null for NotResource.</summary>
    public ResourceArn? FirstWildcardResource(CatalogueAction action)
    {
        if (Resource.IsNot)
            return null;
        foreach (var entry in Resource.Entries)
        {
            if (ArnForms.IsWildcardFor(entry, action) && (Grants.Denials.IsEmpty || ActionsOn(entry).Contains(action)))
                return entry;
        }

        return null;
    }

    /// <summary>
    /// The first Resource entry that names something particular, though in whatever account, on which an action works that the policy of a foreign
    /// resource can allow. A Condition that limits the resource, or a name not known before deployment, settles the matter.
    /// </summary>
    public ResourceArn? FirstAnyAccountResource
    {
        get
        {
            if (Resource.IsNot || Action.IsNot || Strength.IsScoping)
                return null;
            foreach (var entry in Resource.Entries)
            {
                if (entry is { IsArn: true, HasUnknown: false } && Glob.IsRunOnly(entry.Part(ArnPart.Account)) && !IsOfCdk(entry) && NamesForeign(entry))
                    return entry;
            }

            return null;
        }
    }

    /// <summary>The patterns of Action that stand for more than reads and less than a service, and that no risk is reported at.</summary>
    public IEnumerable<ActionPattern> PartialActions
    {
        get
        {
            if (Action.IsNot)
                yield break;
            HashSet<ActionPattern>? reported = null;
            foreach (var entry in Action.Entries)
            {
                if (entry is { HasWildcard: true, IsWellFormed: true, IsAll: false }
                    && !Catalogue.Match(entry).IsSubsetOf(Risks.Reads)
                    && Catalogue.Match(entry).Overlaps(Actions)
                    && !IsWholeService(entry)
                    && !(reported ??= FindReported()).Contains(entry))
                    yield return entry;
            }
        }
    }

    /// <summary>
    /// The Resource entries with wildcards that stand for less than all of a type. The objects of one bucket and the streams of one log group are
    /// one thing.
    /// </summary>
    public IEnumerable<ResourceArn> PartialResources
    {
        get
        {
            if (Resource.IsNot)
                yield break;
            var anyAccount = FirstAnyAccountResource;
            foreach (var entry in Resource.Entries)
            {
                if (entry is { IsArn: true, HasUnknown: false }
                    && ArnForms.IsPartial(entry)
                    && entry != anyAccount
                    && !ArnMeaning.IsContentOfOne(entry)
                    && ActionsOn(entry) is var actions
                    && !actions.Overlaps(ArnMeaning.ActionsOnWhole(entry))
                    && actions.Overlaps(ArnMeaning.ActionsFitting(entry)))
                    yield return entry;
            }
        }
    }

    /// <summary>What leaves the resources of the action open, for a message: <c>Resource '*'</c>.</summary>
    public string WildcardText(CatalogueAction action) => FirstWildcardResource(action) is { } resource ? $"Resource '{resource.Text}'" : "NotResource";

    /// <summary>The number of entries of Action that stand for no action of the catalogue, known or not.</summary>
    public int UnmatchedCount
    {
        get
        {
            var count = 0;
            foreach (var entry in Action.Entries)
                count += Action.IsNot || Catalogue.HasMatch(entry) ? 0 : 1;
            return count;
        }
    }

    /// <summary>True when the action is allowed on something it works on.</summary>
    public bool IsUsable(CatalogueAction action)
    {
        if (!Actions.Contains(action) || Resource.IsNot)
            return Actions.Contains(action);
        foreach (var entry in Resource.Entries)
        {
            if (ArnForms.Fits(entry, action) && ActionsOn(entry).Contains(action))
                return true;
        }

        return false;
    }

    /// <summary>The first entry of Action that names the action; null for NotAction.</summary>
    public ActionPattern? EntryOf(CatalogueAction action)
    {
        if (Action.IsNot)
            return null;
        foreach (var entry in Action.Entries)
        {
            if (entry.HasWildcard ? Catalogue.Match(entry).Contains(action) : Catalogue.IndexOf(entry) == action.Index)
                return entry;
        }

        return null;
    }

    /// <summary>These actions in the order in which the entries of Action name them, each once.</summary>
    public IEnumerable<CatalogueAction> InOrder(ActionSet actions)
    {
        if (Action.IsNot)
        {
            foreach (var action in Catalogue.ActionsIn(actions))
                yield return action;
            yield break;
        }

        var left = actions;
        foreach (var entry in Action.Entries)
        {
            if (left.IsEmpty)
                yield break;
            if (!entry.HasWildcard && !left.Contains(Catalogue.IndexOf(entry)))
                continue;
            var named = Catalogue.Match(entry).Intersect(left);
            foreach (var action in Catalogue.ActionsIn(named))
                yield return action;
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

    /// <summary>True when the statement is about these actions and no others.</summary>
    public bool NamesOnly(ActionSet actions) => UnmatchedCount == 0 && !Action.IsUnknown && Named.IsSubsetOf(actions);

    /// <summary>The actions that this risk speaks for: what it asks about, less what a stronger risk of the statement already speaks for.</summary>
    public ActionSet ActionsAt(Risk risk) => _risks[(int)risk] ??= Risks.ActionsOf(this, risk);

    /// <summary>The entries that findings about some risk mark.</summary>
    private HashSet<ActionPattern> FindReported()
    {
        var reported = new HashSet<ActionPattern>();
        foreach (var pattern in SensitivePatterns)
            reported.Add(pattern.Entry);
        for (var risk = Risk.PassRoleEscalation; risk <= Risk.DataExfiltration; risk++)
        {
            if (ActionsAt(risk) is { IsEmpty: false } actions && EntryOf(First(actions)) is { } entry)
                reported.Add(entry);
        }

        return reported;
    }

    private bool IsInAnyAccount(CatalogueAction action)
    {
        if (Resource.IsNot)
            return !Resource.IsUnknown;
        foreach (var entry in Resource.Entries)
        {
            if (entry.IsAll || (entry is { IsArn: true, HasUnknown: false } && NamesNoAccount(entry) && ArnForms.Fits(entry, action)))
                return true;
        }

        return false;
    }

    /// <summary>True for the roles by which the AWS CDK deploys to other accounts: its guide has them written so.</summary>
    private static bool IsOfCdk(ResourceArn entry) => entry.Part(ArnPart.Resource).StartsWith("role/cdk-".AsSpan(), StringComparison.Ordinal);

    private bool NamesForeign(ResourceArn entry)
    {
        foreach (var action in Catalogue.ActionsIn(ActionsOn(entry).Intersect(Catalogue.List(ActionList.CrossAccountActions))))
        {
            if (ArnForms.Fits(entry, action) && !ArnForms.IsWildcardFor(entry, action) && !Strength.IsScopingFor(action))
                return true;
        }

        return false;
    }

    private static bool NamesNoAccount(ResourceArn entry)
    {
        var account = entry.Part(ArnPart.Account);
        return account.IsEmpty || Glob.IsRunOnly(account);
    }

    private ActionPattern? FindAllAction()
    {
        if (Action.IsNot)
            return null;
        foreach (var entry in Action.Entries)
        {
            if (entry.IsAll)
                return entry;
        }

        return null;
    }

    // Exceptions that are not known may be all there is.
    private ActionSet NameActions() => Action is { IsNot: true, IsUnknown: true } ? ActionSet.Empty : Catalogue.ActionsOf(Action);

    /// <summary>What is left of the actions on at least one of the resources.</summary>
    private ActionSet Less(Denials denials, ActionSet actions)
    {
        if (Resource.IsNot)
        {
            var left = denials.Less(actions);
            return left.Except(ArnForms.WhereEverything(Resource.Entries, left, Catalogue));
        }

        if (denials.IsEmpty)
            return Resource.Entries.IsEmpty ? ActionSet.Empty : actions;
        var builder = new ActionSet.Builder();
        foreach (var entry in Resource.Entries)
            builder.UnionWith(denials.Less(actions, entry));
        return builder.ToSet();
    }

    private ActionSet FindOnWildcards()
    {
        // Exceptions that are not known may be all there is.
        if (Resource.IsNot)
            return Resource.IsUnknown ? ActionSet.Empty : Actions;
        if (FirstAllResource is { } all)
            return ActionsOn(all);

        ActionSet.Builder? builder = null;
        foreach (var entry in Resource.Entries)
        {
            if (ArnMeaning.ActionsOnWhole(entry) is { IsEmpty: false } actions)
                (builder ??= new()).UnionWith(ActionsOn(entry).Intersect(actions));
        }

        return builder is null ? ActionSet.Empty : LessBound(builder.ToSet());
    }

    private ActionSet LessBound(ActionSet actions)
    {
        ActionSet.Builder? bound = null;
        foreach (var action in Catalogue.ActionsIn(actions))
        {
            if (IsBound(action))
                (bound ??= new()).Add(action.Index);
        }

        return bound is null ? actions : actions.Except(bound.ToSet());
    }

    /// <summary>
    /// True when a resource that every call of the action needs is named here, or only others are open: every security group beside one network
    /// interface opens no other interface.
    /// </summary>
    private bool IsBound(CatalogueAction action)
    {
        var (needsSome, hasWhole) = (false, false);
        foreach (var type in action.ResourceTypes)
        {
            if (!type.IsRequired || !ArnTypes.HasName(type) || !RunCommand.IsPlace(type, action))
                continue;
            var isWhole = HasWhole(type);
            if (!isWhole && HasSome(type))
                return true;
            needsSome = true;
            hasWhole |= isWhole;
        }

        return needsSome && !hasWhole;
    }

    private bool HasSome(CatalogueResourceType type)
    {
        foreach (var entry in Resource.Entries)
        {
            if (ArnMeaning.Of(entry).IsSome(type))
                return true;
        }

        return false;
    }

    /// <summary>True when an entry of Resource means every resource of the type.</summary>
    public bool HasWhole(CatalogueResourceType type)
    {
        foreach (var entry in Resource.Entries)
        {
            if (ArnMeaning.Of(entry).IsWhole(type))
                return true;
        }

        return false;
    }

    private ActionSet WithoutServiceKeys(ActionSet actions)
    {
        if (!Strength.HasServiceKeys)
            return actions;
        var builder = new ActionSet.Builder();
        foreach (var action in Catalogue.ActionsIn(actions))
        {
            if (!Strength.IsScopingFor(action))
                builder.Add(action.Index);
        }

        return builder.ToSet();
    }

    private ImmutableArray<WholeService> FindWholeServices()
    {
        if (Action.IsNot)
            return ImmutableArray<WholeService>.Empty;
        ImmutableArray<WholeService>.Builder? found = null;
        foreach (var entry in Action.Entries)
        {
            if (WholeService.Of(entry, Catalogue) is { } whole)
                (found ??= ImmutableArray.CreateBuilder<WholeService>()).Add(whole);
        }

        return found?.ToImmutable() ?? ImmutableArray<WholeService>.Empty;
    }
}

/// <summary>An entry that names every action of one service, as <c>s3:*</c> does.</summary>
internal readonly record struct WholeService(ActionPattern Entry, CatalogueService Service, ActionSet Actions)
{
    /// <summary>Null for an entry that names less, or everything.</summary>
    public static WholeService? Of(ActionPattern entry, ActionCatalogue catalogue) =>
        entry is { HasWildcard: true, IsWellFormed: true, IsAll: false }
        && entry.Name[0] is '*' or '?'
        && catalogue.TryGetService(entry.Prefix, out var service)
        && catalogue.Match(entry) is var actions
        && actions.Count == service.ActionCount
            ? new(entry, service, actions)
            : null;
}
