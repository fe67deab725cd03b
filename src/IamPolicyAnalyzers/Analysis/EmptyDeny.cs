using System.Collections.Immutable;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Why a Deny forbids nothing: the exception that takes everything out of it.</summary>
/// <param name="Place">The element, or the operator, under which the exception stands.</param>
/// <param name="Text">The exception.</param>
/// <param name="Advice">What to write instead.</param>
internal readonly record struct EmptyDeny(string Place, string Text, TextSpan Span, string Advice)
{
    /// <summary>Policies of resources and endpoints also meet requests that nobody signed, which carry no principal to except.</summary>
    private const PolicyTypes TypesWithUnsignedRequests = PolicyTypes.ResourceBased | PolicyTypes.ResourceControl | PolicyTypes.VpcEndpoint;

    private static readonly ImmutableHashSet<string> s_principalKeys =
        ImmutableHashSet.Create(System.StringComparer.OrdinalIgnoreCase, "aws:PrincipalArn", "aws:PrincipalAccount", "aws:userid");

    /// <summary>Null for a Deny that forbids something, or may do so.</summary>
    public static EmptyDeny? Of(Statement statement, PolicyType type) =>
        !statement.IsDeny ? null : OfAction(statement.Action) ?? OfResource(statement.Resource) ?? OfPrincipal(statement.Principal) ?? OfCondition(statement.Condition, type);

    private static EmptyDeny? OfAction(ActionElement? action)
    {
        if (action is not { IsNot: true, IsUnknown: false })
            return null;
        foreach (var entry in action.Entries)
        {
            if (entry.IsAll)
                return new("NotAction", entry.Text, entry.Span, Exceptions("Action"));
        }

        return null;
    }

    private static EmptyDeny? OfResource(ResourceElement? resource)
    {
        if (resource is not { IsNot: true, IsUnknown: false })
            return null;
        foreach (var entry in resource.Entries)
        {
            if (entry.IsAll)
                return new("NotResource", entry.Text, entry.Span, Exceptions("Resource"));
        }

        return null;
    }

    private static EmptyDeny? OfPrincipal(Principal? principal)
    {
        if (principal is not { IsNot: true, IsUnknown: false })
            return null;
        foreach (var value in principal.Values)
        {
            if (value.IsEveryone)
                return new("NotPrincipal", value.Text, value.Span, Exceptions("Principal"));
        }

        return null;
    }

    private static EmptyDeny? OfCondition(ConditionBlock? condition, PolicyType type)
    {
        if (condition is not { IsUnknown: false } || TypesWithUnsignedRequests.Includes(type))
            return null;
        foreach (var test in condition.Tests)
        {
            if (test is { HoldsForNoSignedRequest: true, FirstOfEverything: { } value } && s_principalKeys.Contains(test.Key.Text))
                return new(test.OperatorName.Text, value.Text, value.Span, "name the principals to except, or leave the test out");
        }

        return null;
    }

    private static string Exceptions(string element) => $"name the exceptions, or use {element} '*'";
}
