using System;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What is wrong with the form of a value of Principal, told without asking AWS who exists.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</remarks>
internal sealed class PrincipalSpelling(PolicyContext context)
{
    /// <summary>Of hexadecimal digits; the identities of CloudFront have more.</summary>
    private const int FewestOfCanonicalId = 64;

    private static readonly string[] s_schemes = ["https://", "http://"];

    /// <summary>
    /// Null for a value that AWS may accept, and for those that a rule of their own is about: wildcards, unique ids, values still to be filled in.
    /// </summary>
    public PrincipalFlaw? FlawOf(PrincipalValue value)
    {
        if (!value.IsLiteral || value.Text.Length == 0 || value.HasWildcard)
            return null;
        return value.Kind switch
        {
            PrincipalValueKind.Aws => IsAws(value) ? null : OfAws(value),
            PrincipalValueKind.Service => ServicePrincipals.IsWellFormed(value.Text) ? null : OfService(value),
            PrincipalValueKind.Federated => OfFederated(value),
            _ => OfCanonicalUser(value.Text),
        };
    }

    /// <summary>The listed name that a well-formed but unlisted service principal most likely means.</summary>
    public Suggestion ServiceMeantBy(PrincipalValue value)
    {
        var name = value.Text;
        var isMisspelt = value is { Kind: PrincipalValueKind.Service, IsLiteral: true }
            && ServicePrincipals.IsWellFormed(name)
            && !ServicePrincipals.IsListed(name)
            && !context.IsKnownService(name.AsSpan(0, name.IndexOf('.')));
        return new(isMisspelt && ServicePrincipals.TryFindNearest(name, out var nearest) ? nearest : null);
    }

    private static bool IsAws(PrincipalValue value)
    {
        if (value.IsEveryone || value.KindOfId is not null || value.WholeAccount is not null)
            return true;
        if (!value.IsArn || !IsPartition(value) || value.Part(ArnPart.Region).Length > 0 || !IsAccountOrWord(value.Part(ArnPart.Account)))
            return false;

        var resource = value.Part(ArnPart.Resource);
        return value.Part(ArnPart.Service) switch
        {
            "iam" => resource == "root" || IsPath(resource, "user", 2) || IsPath(resource, "role", 2) || IsPath(resource, "assumed-role", 3),
            "sts" => IsPath(resource, "assumed-role", 3) || IsPath(resource, "federated-user", 2) || resource is "assumed-root" or "self",
            _ => false,
        };
    }

    private static PrincipalFlaw OfAws(PrincipalValue value)
    {
        const string Wanted = "an account, user, role or session";
        var trimmed = value.Text.Trim();
        var digits = trimmed.Replace("-", "").Replace(" ", "");
        if (PrincipalValue.IsAccount(digits))
            return new(Wanted, new Suggestion(digits));
        if (trimmed.EndsWith(ServicePrincipals.Suffix, StringComparison.OrdinalIgnoreCase))
            return new(Wanted, "; write it under 'Service'");
        return IsProvider(value) ? new(Wanted, "; write it under 'Federated'") : new(Wanted, "");
    }

    private static PrincipalFlaw OfService(PrincipalValue value)
    {
        const string Wanted = "a service host name";
        if (value.IsArn || PrincipalValue.IsAccount(value.Text))
            return new(Wanted, "; write it under 'AWS'");
        var name = HostOf(value.Text);
        if (ServicePrincipals.IsWellFormed(name))
            return new(Wanted, new Suggestion(name));

        // 'lambda', 'lambda.amazon.com' and 'lambda.aws.com' mean the same service.
        var dot = name.IndexOf('.');
        var meant = (dot < 0 ? name : name.Substring(0, dot)) + ServicePrincipals.Suffix;
        return ServicePrincipals.IsListed(meant) ? new(Wanted, new Suggestion(meant)) : new(Wanted, "; write a name such as 'lambda.amazonaws.com'");
    }

    private PrincipalFlaw? OfFederated(PrincipalValue value)
    {
        if (context.Type == PolicyType.Trust)
        {
            if (IsProvider(value) || IsHost(value.Text))
                return null;
            const string Wanted = "a host name or the ARN of a SAML or OIDC provider";
            if (value.IsArn || PrincipalValue.IsAccount(value.Text))
                return new(Wanted, "");
            var host = HostOf(value.Text);
            return IsHost(host) ? new(Wanted, new Suggestion(host)) : new(Wanted, "");
        }

        // A policy that allows only sts is a trust policy with something else wrong.
        return context.Type == PolicyType.ResourceBased && context.Policy.OnlyService != "sts"
            ? new("accepted in a resource-based policy", "; name the role that it assumes")
            : null;
    }

    private PrincipalFlaw? OfCanonicalUser(string text)
    {
        if (!IsCanonicalId(text))
            return new("a canonical user id of S3", "");
        if (context.Type == PolicyType.Trust)
            return new("accepted in a role trust policy", "; write the account or role under 'AWS'");
        return context.Policy.Owner is { } owner && !owner.StartsWith("s3", StringComparison.Ordinal)
            ? new("accepted outside a bucket policy", "; write the account or role under 'AWS'")
            : null;
    }

    private static bool IsProvider(PrincipalValue value)
    {
        var resource = value.Part(ArnPart.Resource);
        return value.Part(ArnPart.Service) == "iam"
            && IsPartition(value)
            && value.Part(ArnPart.Region).Length == 0
            && IsAccountOrWord(value.Part(ArnPart.Account))
            && (IsPath(resource, "saml-provider", 2) || (IsPath(resource, "oidc-provider", 2) && resource.IndexOf("//", StringComparison.Ordinal) < 0));
    }

    private static bool IsPartition(PrincipalValue value) => value.Part(ArnPart.Partition).StartsWith("aws", StringComparison.Ordinal);

    /// <summary>True also for a word in place of the number: that of CloudFront, or one somebody has still to fill in.</summary>
    private static bool IsAccountOrWord(string text)
    {
        foreach (var c in text)
        {
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
                return true;
        }

        return PrincipalValue.IsAccount(text);
    }

    /// <summary>True for so many names or more, the first of them this one and the last not empty.</summary>
    private static bool IsPath(string resource, string first, int names)
    {
        if (!resource.StartsWith(first, StringComparison.Ordinal) || resource.EndsWith("/", StringComparison.Ordinal))
            return false;
        foreach (var c in resource)
        {
            if (c == '/')
                names--;
        }

        return names <= 1 && resource[first.Length] == '/';
    }

    /// <summary>The host of an address, in small letters.</summary>
    private static string HostOf(string address)
    {
        var host = address.Trim().ToLowerInvariant();
        foreach (var scheme in s_schemes)
        {
            if (host.StartsWith(scheme, StringComparison.Ordinal))
                host = host.Substring(scheme.Length);
        }

        return host.TrimEnd('/');
    }

    private static bool IsHost(string text)
    {
        foreach (var c in text)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '.'))
                return false;
        }

        return text.IndexOf('.') is > 0 and var dot && dot < text.Length - 1;
    }

    private static bool IsCanonicalId(string text)
    {
        foreach (var c in text)
        {
            if (c is not ((>= 'a' and <= 'f') or (>= 'A' and <= 'F') or (>= '0' and <= '9')))
                return false;
        }

        return text.Length >= FewestOfCanonicalId;
    }
}

/// <summary>What is wrong with a value of Principal.</summary>
/// <param name="Wanted">What the value is not.</param>
/// <param name="Tail">The end of the message: what to write, or nothing.</param>
internal readonly record struct PrincipalFlaw(string Wanted, string Tail, Suggestion Meant)
{
    public PrincipalFlaw(string wanted, string tail)
        : this(wanted, tail, default)
    {
    }

    public PrincipalFlaw(string wanted, Suggestion meant)
        : this(wanted, $"; write '{meant.Text}'", meant)
    {
    }
}
