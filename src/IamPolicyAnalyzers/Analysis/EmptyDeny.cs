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
    /// <summary>Policies of resources and endpoints also meet requests that nobody has signed, which carry no ARN to except.</summary>
    private const PolicyTypes TypesWithUnsignedRequests = PolicyTypes.ResourceBased | PolicyTypes.ResourceControl | PolicyTypes.VpcEndpoint;

    /// <summary>True when requests that nobody has signed are still denied.</summary>
    public bool LeavesUnsigned { get; private init; }

    /// <summary>Null for a Deny that forbids something to those who sign their requests, or may do so.</summary>
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
        if (condition is not { IsUnknown: false })
            return null;
        foreach (var test in condition.Tests)
        {
            if (test is not { Operator: { IsNegated: true, Set: SetOperator.None }, Everything: { } value })
                continue;
            var isArn = test.IsOf("aws:PrincipalArn");
            if (isArn || test.IsOf("aws:PrincipalAccount") || test.IsOf("aws:userid"))
                return new(test.OperatorName.Text, value.Text, value.Span, "name the principals to except, or leave the test out") { LeavesUnsigned = isArn && TypesWithUnsignedRequests.Includes(type) };
        }

        return null;
    }

    private static string Exceptions(string element) => $"name the exceptions, or use {element} '*'";
}
