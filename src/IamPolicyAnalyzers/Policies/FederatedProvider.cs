using System;

namespace IamPolicyAnalyzers.Policies;

/// <summary>An identity provider outside AWS, as a trust policy names it under Federated.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</remarks>
internal readonly struct FederatedProvider
{
    private const string OidcMarker = ":oidc-provider/";
    private const string SamlMarker = ":saml-provider/";

    private const string Amazon = "www.amazon.com";
    private const string Facebook = "graph.facebook.com";

    private static readonly string[] s_builtIn = ["cognito-identity.amazonaws.com", "accounts.google.com", Amazon, Facebook];

    private FederatedProvider(string name, bool isSaml)
    {
        Name = name;
        IsSaml = isSaml;
    }

    /// <summary>The address of an OIDC provider, <c>gitlab.com</c>, with which its condition keys begin; of a SAML provider its name in the account.</summary>
    public string Name { get; }

    /// <summary>True for SAML, false for OIDC.</summary>
    public bool IsSaml { get; }

    /// <summary>True for a provider that every account knows without setting it up.</summary>
    public bool IsBuiltIn => Array.IndexOf(s_builtIn, Name) >= 0;

    /// <summary>The claim that says for which application a token is.</summary>
    public string Audience => Name is Amazon or Facebook ? "app_id" : "aud";

    /// <summary>The claim that says for whom a token is.</summary>
    public string Subject => Name switch { Amazon => "user_id", Facebook => "id", _ => "sub" };

    /// <summary>The provider; null for a value that names none, or one that is not known before deployment. Which account has it may be unknown.</summary>
    public static FederatedProvider? Of(PrincipalValue value)
    {
        if (value.Kind != PrincipalValueKind.Federated)
            return null;
        foreach (var host in s_builtIn)
        {
            if (value.Text == host)
                return new FederatedProvider(host, isSaml: false);
        }

        return After(OidcMarker) is { } address ? new FederatedProvider(address, isSaml: false)
            : After(SamlMarker) is { } name ? new FederatedProvider(name, isSaml: true)
            : null;

        string? After(string marker)
        {
            var at = value.Text.IndexOf(marker, StringComparison.Ordinal);
            if (at < 0 || at + marker.Length == value.Text.Length)
                return null;
            var rest = value.Text.Substring(at + marker.Length);
            return value.IsUnknown && PolicyText.Of(rest, TextUse.Value).HasUnknown ? null : rest;
        }
    }
}
