using System;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>An identity provider whose tokens a statement accepts, and what it asks of them.</summary>
internal sealed class FederatedTrust
{
    private readonly ImmutableArray<ConditionTest> _tests;

    private FederatedTrust(PrincipalValue principal, FederatedProvider provider, ImmutableArray<ConditionTest> tests)
    {
        Principal = principal;
        Provider = provider;
        Issuer = provider.IsSaml ? null : OidcIssuer.Of(provider.Name);
        _tests = tests;
    }

    public PrincipalValue Principal { get; }

    public FederatedProvider Provider { get; }

    /// <summary>Null for SAML, and for an issuer of which nothing is known.</summary>
    public OidcIssuer? Issuer { get; }

    /// <summary>True when some claim of the token is tested, in whatever way.</summary>
    public bool IsAnyClaimTested => HasKey(Provider.IsSaml ? "saml:" : Provider.Name + ":", isPrefix: true);

    /// <summary>The claim that AWS wants tested and the statement leaves open; null when there is none.</summary>
    public string? MissingClaim
    {
        get
        {
            if (Issuer?.Required is not { } claim)
                return null;
            foreach (var test in PositiveTests(claim))
            {
                foreach (var value in test.Values)
                {
                    if (value.Text != "*" || value.HasUnknown)
                        return null;
                }
            }

            return claim;
        }
    }

    /// <summary>The test that the statement lacks, for a fix; none where it would lock other principals out.</summary>
    public ImmutableDictionary<string, string?> FixTest(string claim) =>
        !IsAlone ? FixData.None
        : Provider.IsSaml ? FixData.Test("saml:aud", "https://signin.aws.amazon.com/saml")
        : FixData.Test(KeyOf(claim), Issuer?.ExampleOf(claim) ?? "REPLACE_ME_SUBJECT");

    /// <summary>Tests of all that a token says about whom and what it is for, for a fix; none where they would lock other principals out.</summary>
    public ImmutableDictionary<string, string?> FixTests() =>
        !IsAlone || Provider.IsSaml ? FixTest(Provider.Subject)
        : FixData.Tests(
            KeyOf(Provider.Audience),
            Provider.IsBuiltIn ? "REPLACE_ME_AUDIENCE" : "sts.amazonaws.com",
            KeyOf(Provider.Subject),
            Issuer?.ExampleOf(Provider.Subject) ?? "REPLACE_ME_SUBJECT");

    /// <summary>True when the statement lets nobody else in.</summary>
    private bool IsAlone { get; init; }

    /// <summary>True when a claim beside the subject says which tenant it has to be.</summary>
    public bool IsTenantTested
    {
        get
        {
            foreach (var claim in Issuer?.TenantClaims ?? [])
            {
                foreach (var test in PositiveTests(claim))
                {
                    if (!test.AdmitsEverything)
                        return true;
                }
            }

            return false;
        }
    }

    public string KeyOf(string claim) => $"{Provider.Name}:{claim}";

    /// <summary>True when the claim is tested, in whatever way.</summary>
    public bool IsTested(string claim) => HasKey(KeyOf(claim), isPrefix: false);

    /// <summary>The tests of a claim that a token without it fails.</summary>
    public ImmutableArray<ConditionTest> PositiveTests(string claim)
    {
        var key = KeyOf(claim);
        var tests = ImmutableArray.CreateBuilder<ConditionTest>();
        foreach (var test in _tests)
        {
            if (test is { Operator.IsPositive: true, Values.IsEmpty: false } && test.Key.Text.Equals(key, StringComparison.OrdinalIgnoreCase))
                tests.Add(test);
        }

        return tests.ToImmutable();
    }

    /// <summary>The first value that leaves the tenant open; null when some test of the subject keeps to one tenant.</summary>
    public (PolicyText Value, OidcSubject Subject)? FirstWideSubject()
    {
        (PolicyText, OidcSubject)? first = null;
        foreach (var test in PositiveTests("sub"))
        {
            if (WideIn(test) is not { } wide)
                return null;
            first ??= wide;
        }

        return first;
    }

    /// <summary>The first value for one repository of GitHub that says nothing of what runs there, and whom that lets in; null when something else says it.</summary>
    public (PolicyText Value, OidcSubject Subject, string Admitted)? FirstAnyBranchSubject()
    {
        if (Issuer?.Address != OidcIssuer.GitHub || !PositiveTests("ref").IsEmpty || !PositiveTests("environment").IsEmpty || !PositiveTests("job_workflow_ref").IsEmpty)
            return null;
        (PolicyText, OidcSubject, string)? first = null;
        foreach (var test in PositiveTests("sub"))
        {
            if (AnyBranchIn(test) is { } any)
                first ??= any;
            else if (WideIn(test) is null)
                return null;
        }

        return first;
    }

    private (PolicyText, OidcSubject)? WideIn(ConditionTest test)
    {
        if (Issuer is null || test.Operator is not { Family: OperatorFamily.String, HasWildcards: true })
            return null;
        foreach (var value in test.Values)
        {
            // The names of a cluster are its owner's own, so that the beginning of one is as good as the whole.
            if (OidcSubject.Read(value, hasWildcards: true, Issuer) is { OpenName: not null } subject && !(Issuer.IsOfCluster && subject.OpenPrefix.Length > 0))
                return (value, subject);
        }

        return null;
    }

    private (PolicyText, OidcSubject, string)? AnyBranchIn(ConditionTest test)
    {
        if (test.Operator is not { Family: OperatorFamily.String } read)
            return null;
        foreach (var value in test.Values)
        {
            if (value.HasUnknown || OidcSubject.Read(value, read.HasWildcards, Issuer!) is not { OpenName: null } subject)
                continue;
            var admitted = subject.Rest switch
            {
                "pull_request" => "any pull request",
                "ref:refs/heads/*" when read.HasWildcards => "any branch",
                "ref:*" or "ref:refs/*" when read.HasWildcards => "any branch and tag",
                var rest when read.HasWildcards && Glob.IsRunOnly(rest) => "any branch and pull request",
                _ => null,
            };
            if (admitted is not null)
                return (value, subject, admitted);
        }

        return null;
    }

    /// <summary>The providers that the statement lets in by the action of their protocol; none where its Condition is not known.</summary>
    public static ImmutableArray<FederatedTrust> In(Statement statement)
    {
        if (statement is not { IsAllow: true, Principal: { IsNot: false } principal, Action: { IsUnknown: false } actions } || statement.Condition is { IsUnknown: true })
            return ImmutableArray<FederatedTrust>.Empty;
        ImmutableArray<FederatedTrust>.Builder? found = null;
        var tests = statement.Condition?.Tests ?? ImmutableArray<ConditionTest>.Empty;
        foreach (var value in principal.Values)
        {
            if (FederatedProvider.Of(value) is { } provider && TrustActions.IsNamed(actions, TrustActions.Of(provider)))
                (found ??= ImmutableArray.CreateBuilder<FederatedTrust>()).Add(new(value, provider, tests) { IsAlone = principal.Values.Length == 1 });
        }

        return found is null || HasUnknownKey(tests) ? ImmutableArray<FederatedTrust>.Empty : found.ToImmutable();
    }

    private bool HasKey(string key, bool isPrefix)
    {
        foreach (var test in _tests)
        {
            if (isPrefix ? test.Key.Text.StartsWith(key, StringComparison.OrdinalIgnoreCase) : test.Key.Text.Equals(key, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool HasUnknownKey(ImmutableArray<ConditionTest> tests)
    {
        foreach (var test in tests)
        {
            if (test.Key.HasUnknown)
                return true;
        }

        return false;
    }
}
