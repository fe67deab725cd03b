using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Which accounts a policy belongs to: those of the option <c>iam_own_accounts</c>, or else those of the resources that a resource-based policy is on.</summary>
internal sealed class OwnAccounts
{
    private readonly HashSet<string> _accounts;

    private OwnAccounts(IEnumerable<string> accounts) => _accounts = new HashSet<string>(accounts);

    /// <summary>False when nothing tells; then no account is foreign.</summary>
    public bool AreDetermined => _accounts.Count > 0;

    public IEnumerable<string> All => _accounts;

    /// <summary>The account, when there is just one.</summary>
    public string? Only => _accounts.Count == 1 ? _accounts.Single() : null;

    /// <summary>True for an account of somebody else.</summary>
    public bool IsForeign(string account) => AreDetermined && !_accounts.Contains(account);

    public static OwnAccounts Of(PolicyContext context) =>
        new(context.Options.OwnAccounts is { IsEmpty: false } listed ? listed
            : context.Type == PolicyType.ResourceBased ? OfResources(context.Policy)
            : ImmutableArray<string>.Empty);

    /// <summary>The accounts in the ARNs under Resource: a resource-based policy guards nothing of others.</summary>
    public static IEnumerable<string> OfResources(PolicyDocument policy)
    {
        foreach (var statement in policy.Statements)
        {
            foreach (var entry in statement.Resource?.Entries ?? ImmutableArray<ResourceArn>.Empty)
            {
                if (entry.PartText(ArnPart.Account) is var account && PrincipalValue.IsAccount(account))
                    yield return account;
            }
        }
    }
}
