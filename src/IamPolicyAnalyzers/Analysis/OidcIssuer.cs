using System;
using System.Text;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What is known of an OIDC issuer: which claim AWS wants tested where one address serves many tenants, and how its subjects name them.</summary>
/// <param name="Address">The address, without <c>https://</c>; a <see cref="Glob"/>.</param>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html</remarks>
internal sealed record OidcIssuer(string Address)
{
    public const string GitHub = "token.actions.githubusercontent.com";

    private static readonly OidcIssuer[] s_known =
    [
        new(GitHub)
        {
            Required = "sub", Tenant = "repo:OWNER/REPO", Subject = "repo:OWNER/REPO:ref:refs/heads/BRANCH", TenantClaims = ["repository", "repository_id", "repository_owner_id"],
        },
        new("vstoken.actions.githubusercontent.com") { Required = "sub", Tenant = "repo:OWNER/REPO" },
        new("oidc-configuration.audit-log.githubusercontent.com") { Required = "sub" },
        new("gitlab.com")
        {
            Required = "sub", Tenant = "project_path:GROUP/PROJECT", Subject = "project_path:GROUP/PROJECT:ref_type:branch:ref:BRANCH", TenantClaims = ["namespace_id", "project_id"],
        },
        new("app.terraform.io")
        {
            Required = "sub", Tenant = "organization:ORG:project:PROJECT:workspace:WORKSPACE", Subject = "organization:ORG:project:PROJECT:workspace:WORKSPACE:run_phase:PHASE",
        },
        new("agent.buildkite.com") { Required = "sub", Tenant = "organization:ORG:pipeline:PIPELINE" },
        new("oidc.codefresh.io") { Required = "sub", Tenant = "account:ACCOUNT:pipeline:PIPELINE" },
        new("scalr.io") { Required = "sub", Tenant = "account:ACCOUNT:environment:ENVIRONMENT:workspace:WORKSPACE" },
        new("studio.datachain.ai/api") { Required = "sub" },
        new("tokens.cloud.shisho.dev") { Required = "sub" },
        new("proidc.upbound.io") { Required = "sub" },
        new("oidc.op1.openshiftapps.com/2f785sojlpb85i7402pk3qogugim5nfb") { Required = "sub" },
        new("api.pulumi.com/oidc") { Required = "aud", Tenant = "pulumi:deploy:org:ORG" },
        new("oidc.vercel.com") { Required = "aud", Tenant = "owner:TEAM:project:PROJECT" },
        new("sandboxes.cloud") { Required = "aud" },
        new("cognito-identity.amazonaws.com") { Required = "aud" },
        new("oidc.eks.*.amazonaws.com/id/*") { IsOfCluster = true, Tenant = "system:serviceaccount:NAMESPACE", Subject = "system:serviceaccount:NAMESPACE:NAME" },
        new("oidc.eks.*.amazonaws.com.cn/id/*") { IsOfCluster = true, Tenant = "system:serviceaccount:NAMESPACE", Subject = "system:serviceaccount:NAMESPACE:NAME" },
    ];

    /// <summary>The claim without a test of which AWS refuses a trust policy; null for an issuer with an address for each tenant.</summary>
    public string? Required { get; private init; }

    /// <summary>The beginning of a subject that tells tenants apart, with its names in capitals; null when the form is not known.</summary>
    public string? Tenant { get; private init; }

    /// <summary>A whole subject in the same form; the tenant alone where no more is known.</summary>
    public string? Subject { get => field ?? Tenant; private init; }

    /// <summary>True for the issuer of one cluster, which names every workload of it.</summary>
    public bool IsOfCluster { get; private init; }

    /// <summary>Other claims that tell tenants apart.</summary>
    public string[] TenantClaims { get; private init; } = [];

    /// <summary>A value for a claim, with <c>REPLACE_ME</c> for each name.</summary>
    public string ExampleOf(string claim)
    {
        if (claim != "sub" || Subject is not { } form)
            return "REPLACE_ME_" + (claim == "aud" ? "AUDIENCE" : "SUBJECT");
        var text = new StringBuilder();
        for (var i = 0; i < form.Length; i++)
        {
            if (form[i] is >= 'A' and <= 'Z' && (i == 0 || form[i - 1] is not (>= 'A' and <= 'Z')))
                text.Append("REPLACE_ME_");
            text.Append(form[i]);
        }

        return text.ToString();
    }

    /// <summary>Null for an issuer of which nothing is known.</summary>
    public static OidcIssuer? Of(string address)
    {
        foreach (var known in s_known)
        {
            if (Glob.Matches(known.Address.AsSpan(), address.AsSpan(), ignoreCase: true))
                return known;
        }

        return null;
    }
}
