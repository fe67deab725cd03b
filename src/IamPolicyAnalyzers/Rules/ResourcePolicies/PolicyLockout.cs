using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.ResourcePolicies;

/// <summary>A bucket or key policy that takes the right to change it from everybody.</summary>
/// <remarks>https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class PolicyLockout() : PolicyRule(Descriptor, PolicyTypes.ResourceBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.PolicyLockout,
        title: "Nobody can change this policy afterwards",
        messageFormat: "{0}; {1}",
        category: RuleCategory.ResourcePolicies,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AWS asks the policy itself who may change it; when it lets nobody, only the root user or AWS Support gets the resource back.");

    protected override void Analyze(PolicyContext context)
    {
        if (context.Policy.HasUnknownStatements || (PolicyOwner.Given(context.Policy) ?? PolicyOwner.OfActions(context.Policy)) is not { } owner)
            return;
        if (owner.Service == "kms")
        {
            if ((owner.IsGiven || context.Policy.Statements.Any(IsOnItself)) && !context.Policy.Statements.IsEmpty && !context.Policy.Statements.Any(LetsChangeKey))
                context.Report(Descriptor, context.Policy.StatementNameSpan, FixOf(context), "No statement lets a principal call 'kms:PutKeyPolicy'", "allow it to the account or an administrator");
        }
        else if (owner is { Service: "s3", IsAccessPoint: false } && Lock(context.Policy) is { } denial)
        {
            context.Report(
                Descriptor, denial.Second.NameSpan, denial.Second == denial.First ? Related.None : Related.At(denial.First.NameSpan, "denies the other of them"), "Deny without Condition keeps everyone from 's3:PutBucketPolicy' and 's3:DeleteBucketPolicy'", "exempt an administrator by 'aws:PrincipalArn'");
        }
    }

    /// <summary>The account, where it is beyond doubt.</summary>
    private static ImmutableDictionary<string, string?> FixOf(PolicyContext context) =>
        OwnAccounts.Of(context).Only is { } account && OwnAccounts.OfResources(context.Policy).All(other => other == account) ? FixData.None.Add(FixData.Account, account) : FixData.None;

    /// <summary>True for the <c>*</c> by which a key policy names its key; a policy about ARNs of keys may be that of a VPC endpoint.</summary>
    private static bool IsOnItself(Statement statement) => statement.Resource is { IsNot: false } resource && resource.Entries.Any(entry => entry.IsAll);

    private static bool LetsChangeKey(Statement statement)
    {
        if (statement is { IsDeny: true } or { Principal: null } or { Action: null })
            return false;
        var isOfPrincipals = statement.Principal.IsNot || statement.Principal.IsUnknown || statement.Principal.Values.Any(value => value.Kind == PrincipalValueKind.Aws);
        return isOfPrincipals && TrustActions.IsNamed(statement.Action, "kms:PutKeyPolicy");
    }

    /// <summary>The actions of the Deny after which nobody is left who may put or delete the policy, and of the first that denies one of the two.</summary>
    private static (ActionElement First, ActionElement Second)? Lock(PolicyDocument policy)
    {
        ActionElement? first = null;
        var (isPutDenied, isDeleteDenied) = (false, false);
        foreach (var statement in policy.Statements)
        {
            if (statement is not { IsDeny: true, Principal: { IsNot: false, IncludesEveryone: true }, Action: { } action, Condition: null or { HoldsAlways: true } } || !PolicyEditing.ReachesBucket(statement))
                continue;
            isPutDenied |= IsCertain(action, "s3:PutBucketPolicy");
            isDeleteDenied |= IsCertain(action, "s3:DeleteBucketPolicy");
            if (isPutDenied || isDeleteDenied)
                first ??= action;
            if (isPutDenied && isDeleteDenied)
                return (first!, action);
        }

        return null;
    }

    private static bool IsCertain(ActionElement action, string name) =>
        action.IsNot ? !action.IsUnknown && TrustActions.IsNamed(action, name) : action.Entries.Any(entry => !entry.IsUnknown && entry.Matches(name));
}
