using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Which tests of one statement ask for a key that requests for its actions, or calls of its principals, never carry.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html</remarks>
internal sealed class KeySupport(ActionCatalogue catalogue, Statement statement)
{
    private const string GitHub = "token.actions.githubusercontent.com";

    /// <summary>Claims of GitHub's tokens that AWS makes no condition keys of.</summary>
    private static readonly string[] s_claimsWithoutKey = ["event_name", "repository_owner", "runner_environment", "workflow_ref"];

    /// <summary>Keys that come with the credentials of the caller, to whichever service the request goes.</summary>
    private static readonly HashSet<string> s_ofCredentials = new(StringComparer.OrdinalIgnoreCase)
    {
        "codebuild:BuildArn",
        "codebuild:ProjectArn",
        "ec2:RoleDelivery",
        "ec2:SourceInstanceArn",
        "glue:CredentialIssuingService",
        "glue:RoleAssumedBy",
        "identitystore:UserId",
        "lambda:SourceFunctionArn",
        "ssm:SourceInstanceArn",
    };

    /// <summary>The prefix whose services have each a page, of which none names all actions that a key goes with.</summary>
    private const string Marketplace = "aws-marketplace:";

    /// <summary>A key that AWS's guides also test for the deletion of service-linked roles, where the page of IAM lacks it.</summary>
    private const string ServiceOfRole = "iam:AWSServiceName";

    /// <summary>What is wrong with the key of the test; null where requests carry it, or nobody can say.</summary>
    public UnsupportedKey? Judge(ConditionTest test)
    {
        if (statement.Effect == Effect.None || test.Operator is not { Family: not OperatorFamily.Null } read || !test.Key.IsLiteral)
            return null;
        if (test.IsUnder("aws:"))
            return OfEndpoint(test) ?? (read.HoldsWithoutKey ? null : OfServicePrincipal(test));
        if (test.IsUnder(GitHub + ":"))
            return OfGitHub(test);
        return catalogue.TryGetKey(test, out var key) ? OfService(test, key) : null;
    }

    private UnsupportedKey? OfService(ConditionTest test, CatalogueConditionKey key)
    {
        var text = test.Key.Text;
        if (!key.IsListed || key.IsGlobal || s_ofCredentials.Contains(text) || new ConditionKey(text).IsResourceTag || IsMeantWherePresent(test))
            return null;
        if (test.IsUnder(Marketplace) || test.IsOf(ServiceOfRole))
            return null;
        return OfEntries(test, entry => IsNeverFor(entry, text));
    }

    /// <summary>An Allow with IfExists says itself that not every request has the key.</summary>
    private bool IsMeantWherePresent(ConditionTest test) => statement.IsAllow && test.Operator is { IsIfExists: true };

    private UnsupportedKey? OfEndpoint(ConditionTest test)
    {
        if (!EndpointKeys.IsLimited(test.Key.Text) || statement.Action is not { } action)
            return null;
        foreach (var entry in action.Entries)
        {
            if (entry.IsAll && !action.IsNot)
                return new("most services", EffectOf(test, isOne: false));
        }

        return action.IsNot
            ? new("most services", EffectOf(test, isOne: false))
            : OfEntries(test, entry => entry.IsWellFormed && catalogue.HasMatch(entry) && !EndpointKeys.IsSupported(test.Key.Text, entry));
    }

    private UnsupportedKey? OfEntries(ConditionTest test, Func<ActionPattern, bool> isNever)
    {
        if (statement.Action is not { IsNot: false } action)
            return null;
        List<string>? names = null;
        foreach (var entry in action.Entries)
        {
            if (isNever(entry))
                (names ??= []).Add(entry.Text);
        }

        return names is null ? null : new(Listing.Of(names, names.Count), EffectOf(test, names.Count == 1));
    }

    private UnsupportedKey? OfServicePrincipal(ConditionTest test)
    {
        if (!statement.IsAllow || statement.Principal is not { HasOnlyServices: true } principal || !SourceKeys.IsOfCallerOnly(test.Key.Text, out var source))
            return null;
        var names = new List<string>(principal.Values.Length);
        foreach (var value in principal.Values)
            names.Add(value.Text);
        var tail = source is null ? "" : $"; use '{source}'";
        return new(Listing.Of(names, names.Count), "this statement grants nothing" + tail) { Meant = new(source) };
    }

    private UnsupportedKey? OfGitHub(ConditionTest test)
    {
        var claim = test.Key.Characters.Slice(GitHub.Length + 1);
        foreach (var known in s_claimsWithoutKey)
        {
            if (claim.Equals(known.AsSpan(), StringComparison.OrdinalIgnoreCase))
                return new("tokens of GitHub", EffectOf(test, isOne: false));
        }

        return null;
    }

    private bool IsNeverFor(ActionPattern entry, string key)
    {
        if (entry.IsAll)
            return false;
        if (!entry.HasWildcard)
            return catalogue.IndexOf(entry) is >= 0 and var index && IsNeverFor(catalogue[index], key);
        var hasAction = false;
        foreach (var action in catalogue.ActionsIn(catalogue.Match(entry)))
        {
            hasAction = true;
            if (!IsNeverFor(action, key))
                return false;
        }

        return hasAction;
    }

    /// <summary>False for the actions of STS that only go with the assuming of a role: AWS judges them with the keys of that request.</summary>
    private static bool IsNeverFor(CatalogueAction action, string key) =>
        !action.HasOpenResources && !(action.IsPermissionOnly && action.Service.HasPrefix("sts".AsSpan())) && !action.ListsConditionKey(key.AsSpan());

    /// <summary>What comes of it, for what the message names before.</summary>
    private string EffectOf(ConditionTest test, bool isOne)
    {
        var them = isOne ? "it" : "them";
        return test.Operator is { HoldsWithoutKey: true }
            ? statement.IsAllow ? $"the test does not restrict {them}" : $"the test never exempts {them}"
            : statement.IsAllow ? $"this statement never grants {them}" : $"this statement never denies {them}";
    }
}

/// <summary>A condition key that is tested in vain.</summary>
/// <param name="Where">For what the key is never present, as a message names it.</param>
/// <param name="Effect">What the statement does instead.</param>
internal readonly record struct UnsupportedKey(string Where, string Effect)
{
    /// <summary>The key that is present.</summary>
    public Suggestion Meant { get; init; }
}
