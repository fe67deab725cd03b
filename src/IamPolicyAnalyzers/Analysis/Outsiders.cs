using System;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Whom a resource-based policy lets in beside the account of its resource.</summary>
internal sealed class Outsiders(PolicyContext context)
{
    /// <summary>Keys that hold an account: with them, everyone is whoever that account lets.</summary>
    private static readonly string[] s_accountKeys =
    [
        "aws:PrincipalAccount", "aws:SourceAccount", "aws:SourceOwner", "kms:CallerAccount", "s3:DataAccessPointAccount", "s3:DataAccessPointArn",
    ];

    private readonly OwnAccounts _own = OwnAccounts.Of(context);

    private readonly bool _isOfKey = (PolicyOwner.Given(context.Policy) ?? PolicyOwner.OfActions(context.Policy))?.Service == "kms";

    /// <summary>The first principal that is somebody else than the account of the resource as a whole; null when there is none or nobody can say.</summary>
    public PrincipalValue? FirstWithoutOwner(Statement statement)
    {
        if (statement.Principal is not { IsNot: false } principal)
            return null;
        var accounts = 0;
        foreach (var value in principal.Values)
            accounts += value.WholeAccount is null ? 0 : 1;
        foreach (var value in principal.Values)
        {
            if (value.IsUnknown || (value.IsEveryone && IsForAccount(statement.Condition)))
                continue;

            // A key names itself '*', so that only this tells whose it is.
            if (value.WholeAccount is { } account ? _own.IsForeign(account) && !(_isOfKey && accounts == 1) : IsSomebody(value))
                return value;
        }

        return null;
    }

    /// <summary>The first principal that is an AWS service or of another account.</summary>
    public PrincipalValue? FirstForeign(Statement statement)
    {
        if (statement.Principal is not { IsNot: false } principal)
            return null;
        foreach (var value in principal.Values)
        {
            if (!value.IsUnknown && (value.Kind == PrincipalValueKind.Service || (value.Account is { } account && _own.IsForeign(account))))
                return value;
        }

        return null;
    }

    private static bool IsSomebody(PrincipalValue value) => value.Kind != PrincipalValueKind.Aws || value.IsEveryone || value.IsArn;

    private static bool IsForAccount(ConditionBlock? condition)
    {
        if (condition is null or { IsUnknown: true })
            return condition is not null;
        foreach (var test in condition.Tests)
        {
            if (test.Key.HasUnknown || (ConditionStrength.IsLimit(test) && Array.Exists(s_accountKeys, test.IsOf)))
                return true;
        }

        return false;
    }
}
