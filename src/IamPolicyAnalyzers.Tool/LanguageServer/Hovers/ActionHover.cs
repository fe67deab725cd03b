using System;
using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Tool.Access;
using Microsoft.CodeAnalysis.Text;
using static IamPolicyAnalyzers.Tool.LanguageServer.Hovers.HoverText;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Hovers;

/// <summary>What an entry of Action or NotAction stands for.</summary>
internal static class ActionHover
{
    private const int MaxNames = 5;
    private const int MaxTypes = 6;
    private const int MaxPaths = 3;

    /// <summary>What each list of actions says of those in it; the first counts.</summary>
    private static readonly (ActionList List, string Text)[] s_risks =
    [
        (ActionList.CredentialIndirect, "Returns settings in which a secret may lie"),
        (ActionList.CredentialExposure, "Returns a secret, a key or a session"),
        (ActionList.ResourceExposure, "Can open a resource to other accounts or to everyone"),
        (ActionList.DataExfiltration, "Reads the data that the service keeps"),
        (ActionList.AuditTampering, "Can blind what records or watches the account"),
    ];

    private static ActionCatalogue Catalogue => ActionCatalogue.Instance;

    public static HoverText? Of(PolicyContext policy, Statement statement, ActionPattern entry, int offset)
    {
        if (entry.IsUnknown)
            return new HoverText(entry.Span, Quoted(entry.Text)).Say("Only the deployment tells which actions this means.");
        if (!entry.IsWellFormed)
            return new HoverText(entry.Span, Quoted(entry.Text)).Say($"No action, which is written 'service:Name'{new ActionSpelling(Catalogue).OfForm(entry, statement).Tail}");
        if (!entry.IsAll && offset < entry.PrefixSpan.End)
            return OfService(policy, entry);
        var standing = policy.StandingOf(entry);
        return standing != ActionStanding.Known || !Catalogue.HasMatch(entry) ? OfUnmatched(policy, statement, entry, standing)
            : entry.HasWildcard ? OfWildcard(statement, entry)
            : Describe(Catalogue[Catalogue.IndexOf(entry)], entry.Span);
    }

    /// <summary>The word NotAction itself: what it leaves.</summary>
    public static string OfInversion(Statement statement, ActionElement action)
    {
        if (action.IsUnknown)
            return "";
        var left = Catalogue.ActionsOf(action);
        return $"Here it {(statement.IsDeny ? "denies" : "grants")} {LevelCounts.CountText(left.Count)}: {LevelCounts.TextOf(left)}";
    }

    private static HoverText OfService(PolicyContext policy, ActionPattern entry)
    {
        var prefix = entry.Prefix.ToString();
        if (!Catalogue.TryGetService(entry.Prefix, out var service))
        {
            var hover = new HoverText(entry.PrefixSpan, Quoted(prefix));
            return Catalogue.IsRetiredService(entry.Prefix) ? hover.Say("AWS has this service no longer.")
                : Catalogue.IsUndocumentedService(entry.Prefix) ? hover.Say("AWS uses actions of this prefix in its own policies and documents none of them.")
                : policy.IsKnownService(entry.Prefix) ? hover.Say("A service by the option 'iam_extra_services'.")
                : hover.Say($"No service of AWS data of {Catalogue.DataDate}{new ActionSpelling(Catalogue).OfService(entry).Tail}");
        }

        return Describe(service, entry.PrefixSpan);
    }

    public static HoverText Describe(CatalogueService service, TextSpan span)
    {
        var types = service.ResourceTypes.Select(static type => type.Name).ToList();
        return new HoverText(span, $"'{service.Prefix}' · {service.Name}")
            .Say($"{LevelCounts.CountText(service.ActionCount)}: {LevelCounts.TextOf(service.AllActions)}")
            .Say(types.Count == 0 ? "It has no resources that a policy can name." : $"Resource types: {Listing.Of(types, types.Count, 2 * MaxTypes)}");
    }

    private static HoverText OfUnmatched(PolicyContext policy, Statement statement, ActionPattern entry, ActionStanding standing)
    {
        var spelling = new ActionSpelling(Catalogue);
        var hover = new HoverText(entry.Span, Quoted(entry.Text));
        return standing switch
        {
            ActionStanding.Retired => hover.Say("AWS has this action no longer."),
            ActionStanding.ApiOperation => hover.Say($"An operation of the API, but no action: {(Catalogue.TryGetApiAction(entry.Text, out var action) ? $"'{action}'" : "another action")} grants it."),
            ActionStanding.UnknownService => hover.Say($"No service of AWS data of {Catalogue.DataDate} has this prefix{spelling.OfService(entry).Tail}"),
            ActionStanding.UnknownName => hover.Say($"No action of AWS data of {Catalogue.DataDate}{spelling.OfName(entry, statement).Tail}"),
            _ when Catalogue.IsUndocumented(entry.Prefix, entry.Name) => hover.Say("AWS uses this action in its own policies and documents it nowhere."),
            _ when policy.IsExtraAction(entry) => hover.Say("An action by the option 'iam_extra_actions'."),
            _ => hover.Say("AWS data has no action of this name; whether there is one is not known."),
        };
    }

    private static HoverText OfWildcard(Statement statement, ActionPattern entry)
    {
        var hover = Describe(entry);
        return statement.Action is { IsNot: true } ? hover.Say($"Left out of what the statement {(statement.IsDeny ? "denies" : "grants")}.") : hover;
    }

    /// <summary>What a pattern matches.</summary>
    public static HoverText Describe(ActionPattern entry)
    {
        var actions = Catalogue.Match(entry);
        var hover = new HoverText(entry.Span, $"{Quoted(entry.Text)} · {LevelCounts.CountText(actions.Count)}")
            .Say(
                entry.IsAll ? $"Every action of every service: {Catalogue.ServiceCount} services, and whatever AWS adds."
                : WholeService.Of(entry, Catalogue) is not null && Catalogue.TryGetService(entry.Prefix, out var service) ? $"Every action of {service.Name}, and whatever AWS adds."
                : "And whatever AWS adds under such a name.");
        foreach (var (level, ofLevel) in LevelCounts.Of(actions))
            hover.List($"{level.ToText()}, {ofLevel.Count}: {Listing.Of(Catalogue.ActionsIn(ofLevel), ofLevel.Count, MaxNames)}");
        return hover;
    }

    public static HoverText Describe(CatalogueAction action, TextSpan span)
    {
        var hover = new HoverText(span, $"'{action.FullName}' · {action.Level.ToText()}")
            .Say(action.Service.Name + (action.IsPermissionOnly ? ". No operation of the API has this name; it only guards others." : ""));
        ListResources(hover, action);
        ListKeys(hover, action);
        var dependent = action.DependentActions.Select(static other => other.FullName).ToList();
        if (dependent.Count > 0)
            hover.List($"Needs as well: {Listing.Of(dependent, dependent.Count, MaxNames)}");
        ListRisks(hover, action);
        return hover;
    }

    private static void ListResources(HoverText hover, CatalogueAction action)
    {
        if (!action.IsScopable)
        {
            hover.List("Works on no resource of its own: only Resource '*' grants it");
            return;
        }

        if (action.HasOpenResources)
            hover.List("Several services define it, so what it works on is not certain");
        var types = action.ResourceTypes.OrderByDescending(static type => type.IsRequired).ToList();
        foreach (var type in types.Take(MaxTypes))
            hover.List($"{type.Name}{(type.IsRequired ? " (required)" : "")}: {(type.ArnPatterns is [var pattern, ..] ? $"'{pattern}'" : "no ARN")}");
        if (types.Count > MaxTypes)
            hover.List($"{types.Count - MaxTypes} more resource types");
    }

    private static void ListKeys(HoverText hover, CatalogueAction action)
    {
        var own = action.ConditionKeys.Where(static key => !key.IsGlobal).Select(static key => key.Name).ToList();
        hover.List(own.Count == 0 ? "Condition keys: the global ones only" : $"Condition keys: {Listing.Of(own, own.Count, MaxNames)}, beside the global ones");
    }

    private static void ListRisks(HoverText hover, CatalogueAction action)
    {
        hover.List(Array.Find(s_risks, risk => Catalogue.List(risk.List).Contains(action)).Text ?? "");
        if (Catalogue.ConsequenceOf(action) is { Length: > 0 } consequence)
            hover.List(Capital(consequence));
        var paths = Escalations.PathsWith(action);
        foreach (var path in paths.Take(MaxPaths))
            hover.List(TextOf(path, action));
        if (paths.Length > MaxPaths)
            hover.List($"A step of {paths.Length - MaxPaths} more ways to more permissions");
    }

    private static string TextOf(EscalationPath path, CatalogueAction action)
    {
        IReadOnlyList<string> others = [.. path.Actions.Where(index => index != action.Index).Select(static index => Catalogue[index].FullName)];
        return (others.Count == 0 ? "A way to more permissions by itself" : $"With {Listing.Of(others, others.Count, MaxNames)} a way to more permissions") + $": {GainOf(path.Kind)}";
    }

    private static string GainOf(EscalationKind kind) => kind switch
    {
        EscalationKind.Direct => "it widens the policies of the caller",
        EscalationKind.PrincipalAccess => "it takes over another user, group or role",
        EscalationKind.Boundary => "it removes or rewrites a permissions boundary",
        EscalationKind.Trust => "it makes a role trust the caller",
        EscalationKind.IdentityCenter => "it assigns access in IAM Identity Center",
        EscalationKind.PassRoleNew => "it runs code of the caller under a role",
        _ => "it changes what runs under a role",
    };
}
