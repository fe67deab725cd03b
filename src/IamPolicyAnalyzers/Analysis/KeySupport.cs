using System;
using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Which tests of one document ask for a key that requests for the actions of their statement, or calls of its principals, never carry.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html</remarks>
internal sealed class KeySupport(ActionCatalogue catalogue)
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

    /// <summary>A document with more patterns beside such keys must not take the time of looking at every action of each.</summary>
    private const int MaxPatterns = 100;

    private int _patternsLeft = MaxPatterns;

    /// <summary>What is wrong with the key of a test in the statement; null where requests carry it, or nobody can say.</summary>
    public UnsupportedKey? Judge(ConditionTest test, Statement statement)
    {
        if (statement.Effect == Effect.None || test.Operator is not { Family: not OperatorFamily.Null } read || !test.Key.IsLiteral)
            return null;
        if (test.IsUnder("aws:"))
            return OfEndpoint(test, statement) ?? (read.HoldsWithoutKey ? null : OfServicePrincipal(test, statement));
        if (test.IsUnder(GitHub + ":"))
            return OfGitHub(test, statement);
        return IsJudged(test, statement) ? OfEntries(test, statement, isOfService: true) : null;
    }

    private bool IsJudged(ConditionTest test, Statement statement) =>
        catalogue.TryGetKey(test, out var key)
        && key is { IsListed: true, IsGlobal: false }
        && !s_ofCredentials.Contains(test.Key.Text)
        && !new ConditionKey(test.Key.Text).IsResourceTag
        && !test.IsUnder(Marketplace)
        && !test.IsOf(ServiceOfRole)
        && !(statement.IsAllow && test.Operator is { IsIfExists: true }); // says itself that not every request has the key

    private UnsupportedKey? OfEndpoint(ConditionTest test, Statement statement)
    {
        if (!EndpointKeys.IsLimited(test.Key.Text) || statement.Action is not { } action)
            return null;
        return action.IsNot || action.Entries.Any(static entry => entry.IsAll)
            ? new("most services", EffectOf(test, statement, isOne: false))
            : OfEntries(test, statement, isOfService: false);
    }

    private UnsupportedKey? OfEntries(ConditionTest test, Statement statement, bool isOfService)
    {
        if (statement.Action is not { IsNot: false } action)
            return null;
        List<string>? names = null;
        bool? isCarried = null;
        foreach (var entry in action.Entries)
        {
            if (isOfService ? !IsNeverFor(entry, test) : !catalogue.HasMatch(entry) || EndpointKeys.IsSupported(test.Key.Text, entry))
                continue;

            // Guides write patterns such as kms:Describe* beside actions that have the key, for the sake of brevity.
            if (isOfService && entry.HasWildcard && (isCarried ??= IsCarriedBySome(action, test)))
                continue;
            (names ??= []).Add(entry.Text);
        }

        return names is null ? null : new(Listing.Of(names, names.Count), EffectOf(test, statement, names.Count == 1));
    }

    private bool IsCarriedBySome(ActionElement action, ConditionTest test)
    {
        foreach (var entry in action.Entries)
        {
            if (!IsNeverFor(entry, test))
                return true;
        }

        return false;
    }

    private static UnsupportedKey? OfServicePrincipal(ConditionTest test, Statement statement)
    {
        if (statement is not { IsAllow: true, Principal: { HasOnlyServices: true } principal } || !SourceKeys.IsOfCallerOnly(test.Key.Text, out var source))
            return null;
        var names = new List<string>(principal.Values.Length);
        foreach (var value in principal.Values)
            names.Add(value.Text);
        var tail = source is null ? "" : $"; use '{source}'";
        return new(Listing.Of(names, names.Count), "this statement grants nothing" + tail) { Meant = new(source) };
    }

    private static UnsupportedKey? OfGitHub(ConditionTest test, Statement statement)
    {
        var claim = test.Key.Characters.Slice(GitHub.Length + 1);
        foreach (var known in s_claimsWithoutKey)
        {
            if (claim.Equals(known.AsSpan(), StringComparison.OrdinalIgnoreCase))
                return new("tokens of GitHub", EffectOf(test, statement, isOne: false));
        }

        return null;
    }

    private bool IsNeverFor(ActionPattern entry, ConditionTest test)
    {
        if (!entry.HasWildcard)
            return catalogue.IndexOf(entry) is >= 0 and var index && IsNeverFor(catalogue[index], test);
        if (entry.IsAll || !catalogue.HasMatch(entry) || --_patternsLeft < 0)
            return false;
        foreach (var action in catalogue.ActionsIn(catalogue.Match(entry)))
        {
            if (!IsNeverFor(action, test))
                return false;
        }

        return true;
    }

    /// <summary>False for the actions of STS that only go with the assuming of a role: AWS judges them with the keys of that request.</summary>
    private static bool IsNeverFor(CatalogueAction action, ConditionTest test) =>
        !action.HasOpenResources && !(action.IsPermissionOnly && action.Service.HasPrefix("sts".AsSpan())) && !action.ListsConditionKey(test.Key.Characters);

    /// <summary>What comes of it, for what the message names before.</summary>
    private static string EffectOf(ConditionTest test, Statement statement, bool isOne)
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
