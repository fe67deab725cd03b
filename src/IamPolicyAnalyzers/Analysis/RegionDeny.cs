using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>A Deny on every resource for requests outside of certain Regions, of which the one that global services run in is none.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requestedregion</remarks>
internal sealed class RegionDeny
{
    private const string RequestedRegion = "aws:RequestedRegion";

    private readonly ActionElement _action;

    private RegionDeny(ActionElement action, string regions, string home)
    {
        _action = action;
        Regions = regions;
        Home = home;
    }

    /// <summary>The Regions that are left, for a message.</summary>
    public string Regions { get; }

    /// <summary>The Region that AWS runs global services in.</summary>
    public string Home { get; }

    /// <summary>The entry by which they are denied; NotAction when that does not except them.</summary>
    public TextSpan Span => _action.IsNot || _action.Entries.IsEmpty ? _action.NameSpan : _action.Entries[FirstGlobal()].Span;

    /// <summary>Null for another Deny, for one that exempts callers or calls by services, and when nobody can say.</summary>
    public static RegionDeny? Of(Statement statement)
    {
        if (statement is not { IsDeny: true, Action: { } action, Resource: { IsNot: false } resource, Condition: { IsUnknown: false } condition } || !IsOnAll(resource))
            return null;
        ConditionTest? region = null;
        foreach (var test in condition.Tests)
        {
            if (test.IsOf(RequestedRegion) && test.Operator is { IsNegated: true, Family: OperatorFamily.String } && region is null)
                region = test;
            else if (!LeavesGlobalServices(test))
                return null;
        }

        return region is { Values.IsEmpty: false } && HomeOf(region) is { } home ? new RegionDeny(action, NamesOf(region), home) : null;
    }

    /// <summary>The prefixes of the global services that nobody can do without and that the Deny hits.</summary>
    public List<string> CutOff(ActionCatalogue catalogue)
    {
        var cutOff = new List<string>();
        foreach (var service in catalogue.List(ServiceList.RegionGlobalNeeded))
        {
            if (_action.IsNot ? !_action.IsUnknown && !Excepts(service.Prefix) : Names(service.Prefix))
                cutOff.Add(service.Prefix);
        }

        return cutOff;
    }

    /// <summary>
    /// True when requests to global services pass the test like others, whoever sends them: they are as encrypted and as late as any, and what they have
    /// no tag for, they have no key for.
    /// </summary>
    private static bool LeavesGlobalServices(ConditionTest test) =>
        test.Operator is { } read
        && (test.IsOf("aws:SecureTransport") || test.IsOf("aws:CurrentTime") || test.IsOf("aws:EpochTime")
            || (read is { IsNegated: true, HoldsWithoutKey: true } && (test.IsUnder("aws:ResourceTag/") || test.IsUnder("aws:RequestTag/"))));

    /// <summary>The Region of global services in the partition of the values; null when it is among them, or a value is not known.</summary>
    private static string? HomeOf(ConditionTest test)
    {
        var home = test.Values[0].Text.StartsWith("us-gov-", StringComparison.Ordinal) ? "us-gov-west-1" : "us-east-1";
        foreach (var value in test.Values)
        {
            // The two Regions of China share the work between them.
            if (!value.IsLiteral || value.Text.StartsWith("cn-", StringComparison.Ordinal))
                return null;
            if (test.Operator is { HasWildcards: true } ? Glob.Matches(value.Pattern, home.AsSpan()) : value.Text.Equals(home, StringComparison.OrdinalIgnoreCase))
                return null;
        }

        return home;
    }

    private static string NamesOf(ConditionTest test)
    {
        var names = new List<string>(test.Values.Length);
        foreach (var value in test.Values)
            names.Add(value.Text);
        return Listing.Of(names, names.Count);
    }

    private static bool IsOnAll(ResourceElement resource)
    {
        foreach (var entry in resource.Entries)
        {
            if (entry.IsAll)
                return true;
        }

        return false;
    }

    private bool Excepts(string prefix)
    {
        foreach (var entry in _action.Entries)
        {
            if (entry.IsAll || entry.Prefix.Equals(prefix.AsSpan(), StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private bool Names(string prefix)
    {
        foreach (var entry in _action.Entries)
        {
            if (IsWhole(entry) && (entry.IsAll || entry.Prefix.Equals(prefix.AsSpan(), StringComparison.OrdinalIgnoreCase)))
                return true;
        }

        return false;
    }

    private int FirstGlobal()
    {
        for (var i = 0; i < _action.Entries.Length; i++)
        {
            if (IsWhole(_action.Entries[i]) && (_action.Entries[i].IsAll || ActionCatalogue.Instance.IsIn(ServiceList.RegionGlobalNeeded, _action.Entries[i].Prefix)))
                return i;
        }

        return 0;
    }

    private static bool IsWhole(ActionPattern entry) => entry.IsAll || Glob.IsRunOnly(entry.Name);
}
