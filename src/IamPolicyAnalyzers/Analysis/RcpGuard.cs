using System;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>The tests that keep a Deny of a resource control policy from callers it is not about.</summary>
/// <param name="Key">The key by which the statement denies.</param>
/// <param name="Effect">What it does beside what it is meant for.</param>
/// <param name="IsService">Whether the callers it is about have to be services, by the key that says so; null where it says so already.</param>
/// <param name="WantsSource">True when it lacks that the caller has to name for whom it acts.</param>
internal sealed record RcpGuard(string Key, string Effect, bool? IsService, bool WantsSource)
{
    public const string ServiceKey = "aws:PrincipalIsAWSService";

    /// <summary>The key of every request of a service that acts for somebody.</summary>
    public const string SourceKey = "aws:SourceAccount";

    /// <summary>What to add, for a message.</summary>
    public string Tests
    {
        get
        {
            var service = IsService is { } isService ? $"{OperatorOf(isService)} '{ServiceKey}' '{(isService ? "true" : "false")}'" : null;
            var source = WantsSource ? $"Null '{SourceKey}' 'false'" : null;
            return service is null ? source! : source is null ? service : $"{service} and {source}";
        }
    }

    /// <summary>The operator that asks whether the caller is a service. A request that does not say so is one of nobody known.</summary>
    public static string OperatorOf(bool isService) => isService ? "Bool" : "BoolIfExists";

    /// <summary>Keys of the requests of users and roles that AWS services, calling as themselves, do not have.</summary>
    private static readonly string[] s_ofCallers =
    [
        "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalAccount", "aws:PrincipalArn",
    ];

    private static readonly string[] s_ofNetworks =
    [
        "aws:SourceIp", "aws:VpcSourceIp", "aws:SourceVpc", "aws:SourceVpcArn", "aws:SourceVpce", "aws:VpceAccount", "aws:VpceOrgID", "aws:VpceOrgPaths",
    ];

    /// <summary>Keys of the requests of services, which say for whom they act.</summary>
    private static readonly string[] s_ofServices = ["aws:SourceAccount", "aws:SourceArn", "aws:SourceOrgID", "aws:SourceOrgPaths"];

    /// <summary>Actions that no service calls on its own behalf.</summary>
    private static readonly string[] s_neverOfServices = ["sts:AssumeRoleWithWebIdentity", "sts:AssumeRoleWithSAML", "sts:TagSession"];

    /// <summary>What a Deny with this Condition, which is known, lacks; null when it hits nobody by accident, or nobody can say.</summary>
    public static RcpGuard? MissingIn(Statement statement, ConditionBlock condition)
    {
        string? ofCaller = null;
        string? ofService = null;
        bool? isAboutServices = null;
        var isPresent = false;
        foreach (var test in condition.Tests)
        {
            var key = test.Key.Text;
            if (test.Key.HasUnknown || test.Operator is not { } read || Is(key, "aws:PrincipalServiceName") || Is(key, "aws:PrincipalServiceNamesList"))
                return null;
            var isOfNetwork = IsIn(s_ofNetworks, key);
            if (Is(key, ServiceKey))
            {
                isAboutServices = isAboutServices == true || !test.Has("false");
            }
            else if (isOfNetwork || IsIn(s_ofCallers, key) || key.StartsWith("aws:PrincipalTag/", StringComparison.OrdinalIgnoreCase))
            {
                // The request of a service fails a test that asks for the key.
                if (AsksForKey(test, read))
                    return null;
                if (!isOfNetwork || !ExemptsCallsOfServices(condition))
                    ofCaller ??= key;
            }
            else if (IsIn(s_ofServices, key))
            {
                if (AsksForKey(test, read))
                    isPresent = true;
                else
                    ofService ??= key;
            }
        }

        // A Deny for callers that are no services does not get as far as the source.
        if ((ofCaller is null && ofService is null) || isAboutServices == false || IsOnlyOfUsers(statement))
            return null;
        if (isAboutServices is null)
        {
            return ofCaller is not null ? new RcpGuard(ofCaller, "also blocks AWS services", IsService: false, WantsSource: false)
                : isPresent ? new RcpGuard(ofService!, "does not say that it means AWS services", IsService: true, WantsSource: false)
                : new RcpGuard(ofService!, "also blocks callers that are no AWS service", IsService: true, WantsSource: true);
        }

        return ofService is null || isPresent ? null : new RcpGuard(ofService, "also blocks AWS services that name no source", IsService: null, WantsSource: true);
    }

    /// <summary>True when a request without the key fails the test.</summary>
    private static bool AsksForKey(ConditionTest test, ConditionOperator read) =>
        read.IsPositive || (read.Family == OperatorFamily.Null && !test.Has("true"));

    /// <summary>True when calls that a service makes for a user, from its own network, are left alone.</summary>
    private static bool ExemptsCallsOfServices(ConditionBlock condition)
    {
        foreach (var test in condition.Tests)
        {
            if (Is(test.Key.Text, "aws:ViaAWSService") && !test.Has("true"))
                return true;
        }

        return false;
    }

    private static bool IsOnlyOfUsers(Statement statement)
    {
        if (statement.Action is not { IsNot: false } action)
            return false;
        foreach (var entry in action.Entries)
        {
            if (!entry.IsUnknown && !IsIn(s_neverOfServices, entry.Text))
                return false;
        }

        return true;
    }

    private static bool Is(string key, string name) => key.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool IsIn(string[] names, string text)
    {
        foreach (var name in names)
        {
            if (Is(text, name))
                return true;
        }

        return false;
    }
}
