using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Tool.Access;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Hovers;

/// <summary>What a statement, or the policy as a whole, does in the end.</summary>
internal static class StatementHover
{
    private const int MaxServices = 6;

    public static HoverText Of(PolicyContext policy, Statement statement, TextSpan span)
    {
        var hover = new HoverText(span, $"Statement {statement.Label}" + (statement.Effect == Effect.None ? "" : $" · {statement.Effect}"));
        if (statement.Action is not { } action)
            return hover.Say(statement.Has("Action") || statement.Has("NotAction") ? "What it is about is not known before deployment." : "Without Action it does nothing.");
        if (statement.Effect == Effect.None)
            return hover.Say("Without Allow or Deny it does nothing that is certain.");
        if (action.IsUnknown)
            hover.Say("Some of its actions are not known before deployment.");
        if (policy.GrantOf(statement) is { } grant)
            DescribeGrant(hover, policy, grant);
        else
            DescribeActions(hover, statement, action);
        if (statement.IsDeny && Denial.TryRead(statement, ActionCatalogue.Instance) is null)
            hover.Say(statement.Condition is null ? "Not for everyone." : "Only requests that pass its Condition.");
        ListPrincipals(hover, statement);
        return hover;
    }

    public static HoverText OfPolicy(PolicyContext policy, TextSpan span)
    {
        var hover = new HoverText(span, HoverText.Capital(policy.Type.Name()) + (policy.IsTypeKnown ? "" : ", by its content"))
            .Say(PolicyHeadline.Of(policy) + ".");
        ListServices(hover, AccessSummary.Of(policy.OwnGrants));
        return hover;
    }

    private static void DescribeGrant(HoverText hover, PolicyContext policy, Grant grant)
    {
        if (!grant.InForce.IsEmpty || !grant.Action.IsUnknown)
            hover.Say($"{(policy.Type.OnlyLimits() ? "Lets through" : "Grants")} {PolicyHeadline.TextOf(grant.InForce)}.");
        var taken = grant.Named.Count - grant.Actions.Count;
        var takers = grant.Resource.IsNot ? grant.Grants.Denials.IsEmpty ? "NotResource takes" : "NotResource and Deny statements take" : "Deny statements take";
        if (taken > 0)
            hover.Say($"{takers} {taken} of the {LevelCounts.CountText(grant.Named.Count)} that it names.");
        var idle = grant.Actions.Count - grant.InForce.Count;
        if (idle > 0)
            hover.Say($"{LevelCounts.CountText(idle)} that it names {(idle == 1 ? "works" : "work")} on none of its resources.");
        if (grant.Statement.Condition is { IsUnknown: false })
            hover.Say(LimitOf(grant.Strength));
        ListServices(hover, AccessSummary.Of([grant]));
    }

    /// <summary>Of a Deny, and of an Allow whose grant nobody has in the file.</summary>
    private static void DescribeActions(HoverText hover, Statement statement, ActionElement action)
    {
        var actions = PolicyHeadline.InForce(statement);
        if (!actions.IsEmpty || !action.IsUnknown)
            hover.Say($"{(statement.IsDeny ? "Denies" : "Allows")} {PolicyHeadline.TextOf(actions)}.");
        if (statement is { IsAllow: true, Condition: { IsUnknown: false } condition })
            hover.Say(LimitOf(ConditionStrength.Of(condition)));
    }

    private static string LimitOf(ConditionStrength strength)
    {
        if (strength.IsNone)
            return "Its Condition limits neither who may call nor what the call is about.";
        string?[] limits =
        [
            strength.IsScoping ? "the resource or the request" : strength.HasServiceKeys ? "some requests" : null,
            strength.IsIdentifying ? "who may call or from where" : null,
            strength.IsGuarding ? "the circumstances of the caller" : null,
        ];
        return $"Its Condition limits {Listing.OfWords([.. limits.OfType<string>()], "and")}.";
    }

    private static void ListServices(HoverText hover, AccessSummary summary)
    {
        if (summary.Services.Length == ActionCatalogue.Instance.ServiceCount)
            return;
        foreach (var service in summary.Services.OrderByDescending(static service => service.Weight).ThenBy(static service => service.Service.Index).Take(MaxServices))
            hover.List(service.ToString());
        if (summary.Services.Length > MaxServices)
            hover.List($"{summary.Services.Length - MaxServices} more services");
    }

    private static void ListPrincipals(HoverText hover, Statement statement)
    {
        if (statement.Principal is not { } principal)
            return;
        var names = principal.Values.Select(static value => value.Text.Length > 0 ? value.Text : "known at deployment").Distinct().ToList();
        hover.List((principal.IsNot ? "For everyone but " : "For ") + (principal.IncludesEveryone ? "everyone" : Listing.Of(names, names.Count)));
    }
}
