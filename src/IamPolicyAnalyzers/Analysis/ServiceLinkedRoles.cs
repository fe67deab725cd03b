using System;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>iam:CreateServiceLinkedRole makes the role that a service has defined for itself, below a path with the name of the service.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html</remarks>
internal static class ServiceLinkedRoles
{
    private const string EveryRole = "role/aws-service-role/*.amazonaws.com/*";
    private const string ServiceName = "iam:AWSServiceName";

    private static readonly CatalogueAction s_action =
        ActionCatalogue.Instance.TryGetAction("iam:CreateServiceLinkedRole", out var action) ? action : throw new InvalidOperationException("The catalogue has no iam:CreateServiceLinkedRole");

    /// <summary>The first Resource entry by which the statement creates the role of any service; null when the service is limited, or NotResource stands there.</summary>
    public static ResourceArn? OfEveryService(Grant grant)
    {
        if (grant.Resource.IsNot || !grant.Named.Contains(s_action) || LimitsService(grant.Statement.Condition))
            return null;
        foreach (var entry in grant.Resource.Entries)
        {
            if (IsOfEveryService(entry) && grant.ActionsOn(entry).Contains(s_action))
                return entry;
        }

        return null;
    }

    /// <summary>The entry of Action that grants it; null for NotAction, and for a pattern that is reported for all else it grants.</summary>
    public static ActionPattern? Entry(Grant grant)
    {
        if (grant.IsAllActions)
            return null;
        foreach (var whole in grant.WholeServices)
        {
            if (whole.Actions.Contains(s_action))
                return null;
        }

        return grant.EntryOf(s_action);
    }

    private static bool IsOfEveryService(ResourceArn entry) =>
        entry.IsAll || (entry.IsArn && Glob.Covers(entry.Part(ArnPart.Resource), EveryRole.AsSpan()));

    // The key is part of every such request, so IfExists takes nothing from the test.
    private static bool LimitsService(ConditionBlock? condition)
    {
        if (condition is null or { IsUnknown: true })
            return condition is not null;
        foreach (var test in condition.Tests)
        {
            if (test.Key.HasUnknown
                || (test is { Operator: { Family: OperatorFamily.String, IsNegated: false }, AdmitsEverything: false } && test.Key.Text.Equals(ServiceName, StringComparison.OrdinalIgnoreCase)))
                return true;
        }

        return false;
    }
}
