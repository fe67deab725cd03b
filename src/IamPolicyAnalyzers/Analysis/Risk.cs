using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What a grant may be reported for, strongest first: of one action in one statement the first that holds speaks, and the rest are silent.</summary>
internal enum Risk : byte
{
    AdministratorStatement,
    AllActions,
    NotActionAllow,
    SensitiveServiceWildcard,
    WildcardAction,
    SensitiveActionPattern,

    PassRoleEscalation,
    WildcardPassRole,
    DirectEscalation,
    PrincipalTakeover,
    BoundaryRemoval,
    TrustRewrite,
    OrganizationEscalation,
    AssumeAnyRole,
    ExistingRoleTakeover,

    UnscopedDecrypt,
    CredentialExposure,
    ResourceExposure,
    AuditTampering,
    AccountCriticalAction,
    UnscopedPermissionsManagement,
    DataExfiltration,

    WildcardResource,
    WildcardReadResource,
}

/// <summary>Which actions of a grant each risk speaks for. Follows from the policy alone: switching a rule off wakes no weaker one.</summary>
internal static class Risks
{
    public const int Count = (int)Risk.WildcardReadResource + 1;

    /// <summary>A service with fewer actions is granted whole as easily as by name.</summary>
    private const int FewActions = 5;

    private static readonly Lazy<ActionSet> s_permissionsManagement = new(() => PermissionsManagement(ActionCatalogue.Instance));
    private static readonly Lazy<ActionSet> s_credentials = new(() => Credentials(ActionCatalogue.Instance));
    private static readonly Lazy<ActionSet> s_exposure = new(() => Exposure(ActionCatalogue.Instance));
    private static readonly Lazy<ActionSet> s_keyUses = new(() => KeyUses(ActionCatalogue.Instance));
    private static readonly Lazy<ActionSet> s_copies = new(() => Copies(ActionCatalogue.Instance));
    private static readonly Lazy<ActionSet> s_dataReads = new(() => DataReads(ActionCatalogue.Instance));
    private static readonly Lazy<ActionSet> s_reads = new(() => FindReads(ActionCatalogue.Instance));
    private static readonly Lazy<ActionSet> s_limitable = new(() => LimitableOf(ActionCatalogue.Instance).Except(s_reads.Value));
    private static readonly Lazy<ActionSet> s_limitableReads = new(() => LimitableOf(ActionCatalogue.Instance).Intersect(s_reads.Value));

    // By risk, all that it may ever speak for; null for those that depend on how Action is written. Most statements hold nothing of most risks.
    private static readonly Lazy<ActionSet?[]> s_ever = new(() => FindEver(ActionCatalogue.Instance));

    /// <summary>The actions of level List and Read.</summary>
    public static ActionSet Reads => s_reads.Value;

    /// <summary>The actions that open a resource to others.</summary>
    public static ActionSet Exposing => s_exposure.Value;

    public static ActionSet ActionsOf(Grant grant, Risk risk) => risk switch
    {
        Risk.AdministratorStatement => grant.IsAdministrator ? grant.Actions : ActionSet.Empty,
        Risk.AllActions => grant is { IsAllActions: true, IsAdministrator: false } ? grant.Actions : ActionSet.Empty,
        Risk.NotActionAllow => grant.Action.IsNot ? grant.Actions : ActionSet.Empty,
        Risk.SensitiveServiceWildcard => WholeServices(grant, risk),
        Risk.WildcardAction => WholeServices(grant, risk),
        Risk.SensitiveActionPattern => SensitivePatterns(grant),
        Risk.PassRoleEscalation => PassRole.EscalationsOf(grant).IsEmpty ? ActionSet.Empty : PassRole.Action,
        Risk.WildcardPassRole => PassRole.IsOpen(grant) ? LessStronger(grant, risk, PassRole.Action) : ActionSet.Empty,
        Risk.DirectEscalation or Risk.PrincipalTakeover or Risk.BoundaryRemoval or Risk.TrustRewrite or Risk.OrganizationEscalation or Risk.ExistingRoleTakeover =>
            LessStronger(grant, risk, grant.Grants.Escalations.ActionsOf(Escalations.KindOf(risk), grant)),
        Risk.AssumeAnyRole => AssumeRole.IsOpen(grant) ? LessStronger(grant, risk, AssumeRole.Action) : ActionSet.Empty,
        Risk.UnscopedDecrypt => LessStronger(grant, risk, UnscopedUses(grant)),
        Risk.CredentialExposure => LessStronger(grant, risk, s_credentials.Value.Intersect(grant.Unscoped)),
        Risk.ResourceExposure => LessStronger(grant, risk, s_exposure.Value.Intersect(grant.Unscoped)),
        Risk.AuditTampering => Tampering(grant, LessStronger(grant, risk, grant.Catalogue.List(ActionList.AuditTampering).Intersect(grant.Unscoped))),
        Risk.AccountCriticalAction => LessStronger(grant, risk, grant.Catalogue.List(ActionList.AccountCritical).Intersect(grant.Unscoped)),
        Risk.UnscopedPermissionsManagement => LessSameEdit(grant, risk, LessStronger(grant, risk, s_permissionsManagement.Value.Intersect(grant.Unscoped))),
        Risk.DataExfiltration => LessStronger(grant, risk, DataReads(grant)),
        Risk.WildcardResource => LessSameEdit(grant, risk, Limitable(grant)),
        Risk.WildcardReadResource => LessSameEdit(grant, risk, LimitableReads(grant)),
        _ => throw new ArgumentOutOfRangeException(nameof(risk)),
    };

    /// <summary>True when a rule about whole services speaks for the entry.</summary>
    public static bool SpeaksFor(Grant grant, WholeService whole) => RiskOf(grant, whole) is not null;

    /// <summary>The actions without those that a stronger risk of the statement speaks for.</summary>
    public static ActionSet LessStronger(Grant grant, Risk risk, ActionSet actions)
    {
        for (var stronger = Risk.AdministratorStatement; stronger < risk && !actions.IsEmpty; stronger++)
            actions = Less(grant, stronger, actions);
        return actions;
    }

    /// <summary>
    /// Those of the actions that the ARNs written for the limited ones limit, too: they need no resources of other types, and the same entry of Resource
    /// leaves them open.
    /// </summary>
    public static ActionSet LimitedBeside(Grant grant, ActionSet limited, ActionSet actions)
    {
        if (limited.IsEmpty || actions.IsEmpty)
            return ActionSet.Empty;
        var types = new HashSet<CatalogueResourceType>();
        var places = new HashSet<ResourceArn?>();
        foreach (var action in grant.Catalogue.ActionsIn(limited))
        {
            types.UnionWith(ArnTypes.NeededBy(action));
            places.Add(grant.FirstWildcardResource(action));
        }

        var beside = new ActionSet.Builder();
        foreach (var action in grant.Catalogue.ActionsIn(actions.Intersect(grant.Catalogue.Scopable)))
        {
            if (ArnTypes.NeededBy(action).TrueForAll(types.Contains) && places.Contains(grant.FirstWildcardResource(action)))
                beside.Add(action.Index);
        }

        return beside.ToSet();
    }

    /// <summary>The actions without those that an ARN written for a stronger finding of the statement limits, too: for one edit, one finding.</summary>
    private static ActionSet LessSameEdit(Grant grant, Risk risk, ActionSet actions)
    {
        for (var stronger = Risk.BoundaryRemoval; stronger < risk && !actions.IsEmpty; stronger++)
        {
            // A suggestion takes no warning along, and the use of keys has an edit of its own.
            if (stronger != Risk.UnscopedDecrypt && !(stronger == Risk.DataExfiltration && risk == Risk.WildcardResource))
                actions = actions.Except(LimitedBeside(grant, grant.ActionsAt(stronger), actions));
        }

        return actions;
    }

    private static ActionSet Less(Grant grant, Risk stronger, ActionSet actions) =>
        s_ever.Value[(int)stronger] is { } ever && !actions.Overlaps(ever) ? actions : actions.Except(grant.ActionsAt(stronger));

    private static ActionSet WholeServices(Grant grant, Risk risk)
    {
        if (grant.IsAllActions)
            return ActionSet.Empty;
        var actions = ActionSet.Empty;
        foreach (var whole in grant.WholeServices)
        {
            if (RiskOf(grant, whole) == risk)
                actions = actions.Union(whole.Actions);
        }

        return actions;
    }

    private static Risk? RiskOf(Grant grant, WholeService whole)
    {
        var catalogue = grant.Catalogue;
        if (!grant.Actions.Overlaps(whole.Actions))
            return null;
        if (grant.Unscoped.Overlaps(whole.Actions) && catalogue.IsIn(ServiceList.SensitiveServices, whole.Entry.Prefix))
            return Risk.SensitiveServiceWildcard;
        return whole.Service.ActionCount < FewActions || HasOneLevel(catalogue, whole.Actions) || grant.Strength.IsScopingForAll(catalogue, whole.Actions)
            ? null
            : Risk.WildcardAction;
    }

    private static ActionSet SensitivePatterns(Grant grant)
    {
        var actions = ActionSet.Empty;
        foreach (var pattern in grant.SensitivePatterns)
            actions = actions.Union(pattern.Actions);
        return actions;
    }

    private static bool HasOneLevel(ActionCatalogue catalogue, ActionSet actions) => actions.IsSubsetOf(catalogue.OfLevel(catalogue[actions.First].Level));

    private static ActionSet PermissionsManagement(ActionCatalogue catalogue) =>
        catalogue.OfLevel(AccessLevel.PermissionsManagement).Except(catalogue.List(ActionList.PermissionsMisnomers));

    /// <summary>Uses of every key; a key that only certain accounts may use is not every key.</summary>
    private static ActionSet UnscopedUses(Grant grant)
    {
        var uses = s_keyUses.Value.Intersect(grant.Unscoped);
        return uses.IsEmpty || grant.IsLimitedBy("kms:CallerAccount") ? ActionSet.Empty : uses;
    }

    /// <summary>The actions if one of them is for nothing but tampering; housekeeping alone is none.</summary>
    private static ActionSet Tampering(Grant grant, ActionSet actions) =>
        actions.IsSubsetOf(grant.Catalogue.List(ActionList.AuditHousekeeping)) ? ActionSet.Empty : actions;

    /// <summary>Reads of all data, other than by the patterns of a policy that only reads.</summary>
    private static ActionSet DataReads(Grant grant)
    {
        var reads = s_dataReads.Value.Intersect(grant.Unscoped);
        if (reads.Overlaps(s_copies.Value) && !grant.Resource.IsNot)
            reads = reads.Except(CopiesOfLimited(grant));
        return reads.IsEmpty ? reads : LessReadPatterns(grant, reads);
    }

    /// <summary>What copies machines and disks into snapshots, images and volumes whose ids AWS makes: where the statement leaves only those open, it opens nothing.</summary>
    private static ActionSet CopiesOfLimited(Grant grant)
    {
        var limited = new ActionSet.Builder();
        foreach (var action in grant.Catalogue.ActionsIn(s_copies.Value))
        {
            var isOpen = false;
            foreach (var entry in grant.Resource.Entries)
                isOpen = isOpen || entry.IsAll || IsWildcardForSource(entry, action);
            if (!isOpen)
                limited.Add(action.Index);
        }

        return limited.ToSet();
    }

    private static bool IsWildcardForSource(ResourceArn entry, CatalogueAction copy)
    {
        var makesNew = copy.Name.StartsWith("Create", StringComparison.Ordinal);
        foreach (var type in copy.ResourceTypes)
        {
            if (makesNew && (type.Name == "image" || type.Name == MadeBy(copy)))
                continue;
            foreach (var form in ArnForms.Of(type))
            {
                if (ArnForms.CoversKind(entry, form))
                    return true;
            }
        }

        return false;
    }

    /// <summary>A volume is made of a snapshot, and a snapshot of a volume.</summary>
    private static string MadeBy(CatalogueAction copy) => copy.Name == "CreateVolume" ? "volume" : "snapshot";

    /// <summary>The writing actions on open resources that could be limited to ARNs, less those that a finding about the action already asks to limit.</summary>
    private static ActionSet Limitable(Grant grant) => Limitable(grant, Risk.WildcardResource, s_limitable.Value);

    /// <summary>The same of reading actions, in a statement without any that writes.</summary>
    private static ActionSet LimitableReads(Grant grant)
    {
        if (!Limitable(grant).IsEmpty)
            return ActionSet.Empty;
        var reads = Limitable(grant, Risk.WildcardReadResource, s_limitableReads.Value);
        return reads.IsEmpty ? reads : LessReadPatterns(grant, reads);
    }

    private static ActionSet Limitable(Grant grant, Risk risk, ActionSet limitable)
    {
        if (grant.IsAllActions || grant.Action.IsNot || grant.Resource.IsNot || grant.Resource.IsUnknown)
            return ActionSet.Empty;
        var actions = grant.OnOpenResources.Intersect(limitable);
        for (var stronger = Risk.PassRoleEscalation; stronger < risk && !actions.IsEmpty; stronger++)
            actions = Less(grant, stronger, actions);
        return actions;
    }

    /// <summary>
    /// The reads without those of patterns that customarily stand on <c>*</c>: all patterns of a policy that only reads, which is meant to see
    /// everything, and those like <c>ec2:Describe*</c>, of which the most could not be limited.
    /// </summary>
    private static ActionSet LessReadPatterns(Grant grant, ActionSet reads)
    {
        if (grant.Action.IsNot)
            return reads;
        var isReadOnly = grant.Grants.IsReadOnly;
        var kept = new ActionSet.Builder();
        foreach (var entry in grant.Action.Entries)
        {
            if (entry.HasWildcard && (isReadOnly || IsMostlyUnscopable(grant.Catalogue, entry)))
                continue;
            kept.UnionWith(grant.Catalogue.Match(entry));
        }

        return reads.Intersect(kept.ToSet());
    }

    private static bool IsMostlyUnscopable(ActionCatalogue catalogue, ActionPattern entry)
    {
        var actions = catalogue.Match(entry);
        return actions.IsSubsetOf(s_reads.Value) && actions.Intersect(catalogue.Scopable).Count * 2 < actions.Count;
    }

    private static ActionSet?[] FindEver(ActionCatalogue catalogue)
    {
        var ever = new ActionSet?[Count];
        ever[(int)Risk.PassRoleEscalation] = PassRole.Action;
        ever[(int)Risk.WildcardPassRole] = PassRole.Action;
        for (var risk = Risk.DirectEscalation; risk <= Risk.ExistingRoleTakeover; risk++)
            ever[(int)risk] = risk == Risk.AssumeAnyRole ? AssumeRole.Action : Escalations.ActionsOf(Escalations.KindOf(risk));
        ever[(int)Risk.UnscopedDecrypt] = s_keyUses.Value;
        ever[(int)Risk.CredentialExposure] = s_credentials.Value;
        ever[(int)Risk.ResourceExposure] = s_exposure.Value;
        ever[(int)Risk.AuditTampering] = catalogue.List(ActionList.AuditTampering);
        ever[(int)Risk.AccountCriticalAction] = catalogue.List(ActionList.AccountCritical);
        ever[(int)Risk.UnscopedPermissionsManagement] = s_permissionsManagement.Value;
        ever[(int)Risk.DataExfiltration] = s_dataReads.Value;
        ever[(int)Risk.WildcardResource] = s_limitable.Value;
        ever[(int)Risk.WildcardReadResource] = s_limitableReads.Value;
        return ever;
    }

    private static ActionSet FindReads(ActionCatalogue catalogue) => catalogue.OfLevel(AccessLevel.List).Union(catalogue.OfLevel(AccessLevel.Read));

    /// <summary>The actions whose resources can be named before they exist.</summary>
    private static ActionSet LimitableOf(ActionCatalogue catalogue) => catalogue.Scopable
        .Except(catalogue.OpenResources)
        .Except(ArnTypes.ActionsOnNameless)
        .Except(catalogue.List(ActionList.WildcardCustomary))
        .Except(catalogue.List(ActionList.GeneratedIdCreators));

    private static ActionSet Credentials(ActionCatalogue catalogue) =>
        catalogue.List(ActionList.CredentialExposure)
        .Except(catalogue.List(ActionList.CredentialIndirect))
        .Except(catalogue.List(ActionList.WildcardCustomary))
        .Intersect(catalogue.Scopable);

    /// <summary>What opens a resource. Copies of disks and images are reads of data; what lists or reads without a resource of its own opens none.</summary>
    private static ActionSet Exposure(ActionCatalogue catalogue) => catalogue.List(ActionList.ResourceExposure)
        .Except(s_copies.Value)
        .Except(FindReads(catalogue).Except(catalogue.Scopable));

    private static ActionSet DataReads(ActionCatalogue catalogue) => catalogue.List(ActionList.DataExfiltration)
        .Union(catalogue.List(ActionList.CredentialIndirect))
        .Union(s_copies.Value)
        .Intersect(catalogue.Scopable);

    private static ActionSet Copies(ActionCatalogue catalogue) =>
        Named(catalogue, "ec2:CreateSnapshot", "ec2:CreateSnapshots", "ec2:CreateImage", "ec2:CreateVolume", "ec2:CopySnapshot", "ec2:CopyImage");

    private static ActionSet KeyUses(ActionCatalogue catalogue) =>
        Named(catalogue, "kms:Decrypt", "kms:ReEncryptFrom", "kms:GenerateDataKey*");

    private static ActionSet Named(ActionCatalogue catalogue, params string[] entries)
    {
        var actions = new ActionSet.Builder();
        foreach (var entry in entries)
            actions.UnionWith(catalogue.Match(ActionPattern.Parse(entry)));
        return actions.ToSet();
    }
}
