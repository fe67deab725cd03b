using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What some condition keys and principals need beside them to mean what they say.</summary>
internal sealed class Companions(ActionCatalogue catalogue, PolicyDocument policy)
{
    private const string Attributes = "dynamodb:Attributes";
    private const string InstanceVpc = "aws:Ec2InstanceSourceVpc";
    private const string Select = "dynamodb:Select";

    private static readonly string[] s_vpcs = ["aws:SourceVpc", "aws:SourceVpce", "aws:SourceVpcArn"];

    private static readonly string[] s_sourceIdentity = ["sts:SetSourceIdentity"];
    private static readonly string[] s_tagSession = ["sts:TagSession"];
    private static readonly string[] s_rolesAnywhere = ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"];

    private static readonly string[] s_writesOfItems = ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem"];

    private readonly Dictionary<(string Action, string? Principal), bool> _allowed = [];

    /// <summary>What the key of the test needs and does not have, as a message says it; null when nothing is missing for certain.</summary>
    public string? MissingFor(ConditionTest test, Statement statement)
    {
        if (test.Operator is not { Family: not OperatorFamily.Null } || statement.Condition is not { IsUnknown: false } condition)
            return null;
        if (test.IsOf("aws:VpcSourceIp"))
            return IsAnyTested(condition, s_vpcs) ? null : "'aws:SourceVpc' or 'aws:SourceVpce'";
        if (test.IsOf("aws:Ec2InstanceSourcePrivateIPv4"))
            return condition.TestsKey(InstanceVpc) ? null : $"'{InstanceVpc}'";
        if (!statement.IsAllow)
            return null;
        if (test.IsOf(Attributes))
            return IsReadOfItems(statement.Action) && !IsSelectLimited(condition) ? $"'{Select}' limited to SPECIFIC_ATTRIBUTES" : null;
        return test.IsOf("sts:SourceIdentity") ? MissingActions(statement, s_sourceIdentity, principal: null)
            : test.IsOf("sts:TransitiveTagKeys") ? MissingActions(statement, s_tagSession, principal: null)
            : test.IsUnder("aws:RequestTag/") || test.IsOf("aws:TagKeys") ? AssumesRole(statement) ? MissingActions(statement, s_tagSession, principal: null) : null
            : null;
    }

    /// <summary>What an Allow lacks of the actions without which the principal cannot work, as a message says it; null when nothing is missing for certain.</summary>
    public string? MissingFor(PrincipalValue principal, Statement statement) =>
        statement.IsAllow && principal.Kind == PrincipalValueKind.Service && principal.Text == "rolesanywhere.amazonaws.com"
            ? MissingActions(statement, s_rolesAnywhere, principal)
            : null;

    private static bool IsAnyTested(ConditionBlock condition, string[] keys)
    {
        foreach (var key in keys)
        {
            if (condition.TestsKey(key))
                return true;
        }

        return false;
    }

    /// <summary>The actions that no Allow for the principal gives; only a statement about nothing but STS can be meant to.</summary>
    private string? MissingActions(Statement statement, string[] actions, PrincipalValue? principal)
    {
        if (policy.HasUnknownStatements || !IsOfStsOnly(statement.Action))
            return null;
        var missing = new List<string>(actions.Length);
        foreach (var action in actions)
        {
            if (!_allowed.TryGetValue((action, principal?.Text), out var isAllowed))
                _allowed[(action, principal?.Text)] = isAllowed = IsAllowed(action, principal);
            if (!isAllowed)
                missing.Add($"'{action}'");
        }

        return missing.Count == 0 ? null : Listing.OfWords(missing, "and");
    }

    private bool IsAllowed(string action, PrincipalValue? principal)
    {
        foreach (var statement in policy.Statements)
        {
            if (statement is not { IsAllow: true, Action: { } element } || (principal is not null && !Names(statement, principal)))
                continue;
            if (element.IsNot || element.IsUnknown)
                return true;
            foreach (var entry in element.Entries)
            {
                if (entry.Matches(action))
                    return true;
            }
        }

        return false;
    }

    private static bool Names(Statement statement, PrincipalValue principal)
    {
        foreach (var value in statement.Principal?.Values ?? ImmutableArray<PrincipalValue>.Empty)
        {
            if (value.Kind == principal.Kind && value.Text == principal.Text)
                return true;
        }

        return statement.Principal is { IsUnknown: true };
    }

    private static bool IsOfStsOnly(ActionElement? action)
    {
        if (action is not { IsNot: false, IsUnknown: false, Entries.IsEmpty: false })
            return false;
        foreach (var entry in action.Entries)
        {
            if (!entry.Prefix.Equals("sts".AsSpan(), StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }

    private static bool AssumesRole(Statement statement)
    {
        foreach (var entry in statement.Action?.Entries ?? ImmutableArray<ActionPattern>.Empty)
        {
            if (entry.Matches("sts:AssumeRole") || entry.Matches("sts:AssumeRoleWithSAML") || entry.Matches("sts:AssumeRoleWithWebIdentity"))
                return true;
        }

        return false;
    }

    /// <summary>True when some action gives attributes back: what a write may touch, the key limits without help.</summary>
    private bool IsReadOfItems(ActionElement? action)
    {
        if (action is not { IsUnknown: false } || !catalogue.TryGetService("dynamodb".AsSpan(), out var service))
            return false;
        foreach (var granted in catalogue.ActionsIn(catalogue.ActionsOf(action).Intersect(service.AllActions)))
        {
            if (granted.ListsConditionKey(Attributes.AsSpan()) && Array.IndexOf(s_writesOfItems, granted.FullName) < 0)
                return true;
        }

        return false;
    }

    private static bool IsSelectLimited(ConditionBlock condition)
    {
        foreach (var test in condition.Tests)
        {
            if (test.IsOf(Select) && test.Operator is { IsNegated: false, Family: OperatorFamily.String } && HasOnlySpecific(test))
                return true;
        }

        return false;
    }

    private static bool HasOnlySpecific(ConditionTest test)
    {
        foreach (var value in test.Values)
        {
            if (value.IsLiteral && value.Text is not ("SPECIFIC_ATTRIBUTES" or "COUNT"))
                return false;
        }

        return true;
    }
}
