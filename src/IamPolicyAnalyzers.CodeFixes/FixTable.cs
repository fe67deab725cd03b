using System.Collections.Immutable;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Every fix that edits policies, for those who apply them without an editor. Roslyn itself finds fixes by their attribute.</summary>
internal static class FixTable
{
    /// <summary>By name.</summary>
    public static ImmutableArray<PolicyFix> All { get; } = ImmutableArray.Create<PolicyFix>(
        new AddCompanion(),
        new AddResource(),
        new AddSid(),
        new AddTag(),
        new AddTest(),
        new AddVersion(),
        new AskForMfa(),
        new AvoidLockout(),
        new DenyPlainHttp(),
        new ExceptByCondition(),
        new ExceptGlobalServices(),
        new ExemptServices(),
        new ExpandWildcard(),
        new KeepReadingAndWriting(),
        new KeepTagsOut(),
        new LeaveOutPermissions(),
        new LimitKeyUse(),
        new LimitPassRole(),
        new LimitToArn(),
        new LimitToCaller(),
        new LimitToOrganization(),
        new LimitToServices(),
        new MergeMembers(),
        new MergeStatements(),
        new MoveToAllResources(),
        new NameTrustAction(),
        new NarrowWildcard(),
        new PutUnderOperator(),
        new QuoteValue(),
        new RemoveCommaOrComment(),
        new RemoveEmptyElement(),
        new RemoveEnded(),
        new RemovePolicyEditing(),
        new RemovePrincipal(),
        new RemoveRedundancy(),
        new RemoveTest(),
        new RemoveTrustResource(),
        new RemoveWritingActions(),
        new RequireKey(),
        new SortList(),
        new TestPermissionsBoundary(),
        new TestPrincipalArn(),
        new TestSourceAccount(),
        new UseLikeOperator(),
        new UsePseudoParameter(),
        new UseStarPrincipal(),
        new UseSuggestedName(),
        new WrapPrincipal(),
        new WriteNull());
}
