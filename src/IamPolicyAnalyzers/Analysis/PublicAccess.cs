using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>An Allow by which strangers may use a resource, or assume a role: it names everyone, and nothing says whose requests it means.</summary>
internal sealed class PublicAccess
{
    private PublicAccess(PrincipalValue everyone, string actions, ConditionTest? weakTest, string? weakness)
    {
        Everyone = everyone;
        Actions = actions;
        WeakTest = weakTest;
        Weakness = weakness;
    }

    /// <summary>The <c>*</c>.</summary>
    public PrincipalValue Everyone { get; }

    /// <summary>What anyone may call, for a message.</summary>
    public string Actions { get; }

    /// <summary>The test that looks most like a limit; null without any test.</summary>
    public ConditionTest? WeakTest { get; }

    /// <summary>Why that test keeps nobody out, for a message.</summary>
    public string? Weakness { get; }

    /// <summary>Null when strangers are kept out, by the statement, by a Deny of the document or by its template, and when nobody can say.</summary>
    public static PublicAccess? Of(PolicyContext context, Statement statement)
    {
        if (statement is not { IsAllow: true, Principal: { IsNot: false, FirstEveryone: { } everyone }, Action: { } action } || context.Policy.HasUnknownStatements)
            return null;
        return context.Type switch
        {
            PolicyType.ResourceBased => OfResource(context, statement, action, everyone),
            PolicyType.Trust => OfRole(context.Policy, statement, action, everyone),
            _ => null,
        };
    }

    /// <summary>The test that keeps strangers out, for a fix; none where it would lock out principals of other kinds.</summary>
    public static ImmutableDictionary<string, string?> FixTest(Statement statement)
    {
        foreach (var value in statement.Principal!.Values)
        {
            if (value.Kind != PrincipalValueKind.Aws)
                return FixData.None;
        }

        return FixData.Test("aws:PrincipalOrgID", "REPLACE_ME_ORGANIZATION");
    }

    private static PublicAccess? OfResource(PolicyContext context, Statement statement, ActionElement action, PrincipalValue everyone)
    {
        if (context.Policy.Site.IsPublicBlocked || EndpointPolicy.MayBe(context, statement))
            return null;
        if (Identification.IsBy(statement.Condition) || HasOddTest(context, statement.Condition) || OpenActions(context, statement, action) is not { } actions)
            return null;
        var weak = WeakestIn(statement.Condition);
        return new PublicAccess(everyone, actions, weak, weak is null ? null : WeaknessOf(context, statement, weak));
    }

    private static PublicAccess? OfRole(PolicyDocument policy, Statement statement, ActionElement action, PrincipalValue everyone)
    {
        if (action.IsUnknown || statement.HasStarPrincipal || !TrustActions.IsNamed(action, TrustActions.AssumeRole) || Identification.IsBy(statement.Condition))
            return null;
        foreach (var other in policy.Statements)
        {
            if (Identification.IsDenialOfOthers(other, TrustActions.AssumeRole))
                return null;
        }

        return new PublicAccess(everyone, $"'{TrustActions.AssumeRole}'", WeakestIn(statement.Condition), weakness: null);
    }

    /// <summary>True when some test is malformed, or of a key that nobody knows: another rule speaks, and what is meant may well keep strangers out.</summary>
    private static bool HasOddTest(PolicyContext context, ConditionBlock? condition)
    {
        foreach (var test in condition?.Tests ?? ImmutableArray<ConditionTest>.Empty)
        {
            if (test.Operator is null || test.HasObject || new ConditionKey(test.Key.Text).IsFederated || !context.Catalogue.TryGetConditionKey(test.Key.Characters, out _))
                return true;
            if (test is { Operator.IsPositive: true } && test.IsOf("lambda:FunctionUrlAuthType") && test.Has("AWS_IAM"))
                return true;
        }

        return false;
    }

    /// <summary>The actions that no Deny takes back from strangers, for a message; null when none is left.</summary>
    private static string? OpenActions(PolicyContext context, Statement statement, ActionElement action)
    {
        if (action.IsNot)
            return action.IsUnknown || IsTakenBack(context.Policy, statement, ActionPattern.Parse("*")) ? null : $"everything but {Listing.OfEntries(action)}";
        var open = new List<string>();
        foreach (var entry in action.Entries)
        {
            if (context.StandingOf(entry) == ActionStanding.Known && !IsTakenBack(context.Policy, statement, entry))
                open.Add(entry.Text);
        }

        return open.Count == 0 ? null : Listing.Of(open, open.Count);
    }

    /// <summary>True when each resource of the statement is under a Deny of the action for strangers.</summary>
    private static bool IsTakenBack(PolicyDocument policy, Statement statement, ActionPattern action)
    {
        if (statement.Resource is not { IsNot: false, IsUnknown: false } resource)
            return IsTakenBackOn(policy, action, resource: null);
        foreach (var entry in resource.Entries)
        {
            if (!IsTakenBackOn(policy, action, entry))
                return false;
        }

        return true;
    }

    private static bool IsTakenBackOn(PolicyDocument policy, ActionPattern action, ResourceArn? resource)
    {
        foreach (var denial in policy.Statements)
        {
            if (Identification.IsDenialOfOthers(denial) && MayCover(denial.Action, action) && MayCover(denial.Resource, resource))
                return true;
        }

        return false;
    }

    private static bool MayCover(ActionElement? denied, ActionPattern action)
    {
        foreach (var entry in denied?.Entries ?? ImmutableArray<ActionPattern>.Empty)
        {
            if (entry.IsUnknown)
                return true;
            if (denied!.IsNot ? entry.Overlaps(action) : entry.Covers(action))
                return !denied.IsNot;
        }

        return denied is { IsNot: true } or { IsUnknown: true };
    }

    private static bool MayCover(ResourceElement? denied, ResourceArn? resource)
    {
        if (denied is null or { IsUnknown: true } || resource is null or { HasUnknown: true })
            return true;
        foreach (var entry in denied.Entries)
        {
            // API Gateway takes names that are no ARN, as 'execute-api:/*'.
            if (entry.HasUnknown || (entry is { IsAll: false, IsArn: false } && !resource.IsAll))
                return true;
            if (denied.IsNot ? entry.Overlaps(resource) : entry.Covers(resource))
                return !denied.IsNot;
        }

        return denied.IsNot;
    }

    /// <summary>The first test of a caller or network, or else the first.</summary>
    private static ConditionTest? WeakestIn(ConditionBlock? condition)
    {
        ConditionTest? first = null;
        foreach (var test in condition?.Tests ?? ImmutableArray<ConditionTest>.Empty)
        {
            if (Identification.IsWho(test))
                return test;
            first ??= test;
        }

        return first;
    }

    private static string WeaknessOf(PolicyContext context, Statement statement, ConditionTest test)
    {
        var read = test.Operator!.Value;
        if (!Identification.IsWho(test))
        {
            return OwnResource.IsConstant(context, statement, test) ? "it is the same for every caller"
                : test.IsOf("aws:Referer") || test.IsOf("aws:UserAgent") ? "the caller writes it"
                : (ConditionKeyClasses.Of(test.Key.Text) & (ConditionKeyClass.Weak | ConditionKeyClass.Guard)) != 0 ? "strangers can meet the test"
                : "it limits what is used, not by whom";
        }

        return read.Family == OperatorFamily.Null ? "the test only asks whether it is there"
            : read.IsNegated ? $"'{test.OperatorName.Text}' lets all others in"
            : read.HoldsWithoutKey ? $"'{test.OperatorName.Text}' holds without it"
            : test.AdmitsEverything ? "every value passes"
            : Identification.FirstOpenValue(test) is { } open ? $"'{open.Text}' also stands for strangers"
            : "strangers can meet the test";
    }
}
