using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using static IamPolicyAnalyzers.Tool.LanguageServer.Hovers.HoverText;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Hovers;

/// <summary>Who a value of Principal or NotPrincipal is.</summary>
internal static class PrincipalHover
{
    public static HoverText Of(PolicyContext policy, PrincipalValue value)
    {
        if (value.IsUnknown)
            return new HoverText(value.Span, Quoted(value.Text)).Say("Only the deployment tells who this is.");
        return value.Kind switch
        {
            PrincipalValueKind.Service => OfService(value.Written),
            PrincipalValueKind.Federated => OfFederated(value),
            PrincipalValueKind.CanonicalUser => new HoverText(value.Span, "An account").Say("By the long id that S3 knows it by."),
            _ => OfAws(policy, value),
        };
    }

    /// <summary>A service by the name under which it calls.</summary>
    public static HoverText OfService(PolicyText name)
    {
        var dot = name.Text.IndexOf('.');
        var label = dot < 0 ? "" : name.Text[..dot];
        var isOwnName = name.Text == label + ServicePrincipals.Suffix;
        if (!ServicePrincipals.IsListed(name.Text))
            return new HoverText(name.Span, Quoted(name.Text)).Say(ServicePrincipals.TryFindNearest(name.Text, out var nearest) ? $"No service known here; did you mean '{nearest}'?" : "No service known here; AWS publishes no full list.");
        return new HoverText(name.Span, isOwnName && ActionCatalogue.Instance.TryGetService(label, out var service) ? service.Name : Quoted(name.Text))
            .Say("A service of AWS. Many act for whatever customer asks: 'aws:SourceAccount' or 'aws:SourceArn' says for whom.");
    }

    private static HoverText OfFederated(PrincipalValue value)
    {
        if (FederatedProvider.Of(value) is not { } provider)
            return new HoverText(value.Span, Quoted(value.Text)).Say("No identity provider that this can be read as.");
        var name = provider.IsSaml ? "SAML" : provider.Name;
        return new HoverText(value.Span, $"Identity provider {Quoted(provider.Name)}").Say(
            provider.IsSaml
                ? "Whom it signs in may assume the role by SAML; 'SAML:aud' says where the answer was meant for."
                : $"Whoever has a token of it may assume the role, unless '{name}:{provider.Audience}' and '{name}:{provider.Subject}' say whose tokens count.");
    }

    private static HoverText OfAws(PolicyContext policy, PrincipalValue value)
    {
        if (value.IsEveryone)
            return new HoverText(value.Span, "Everyone").Say("Callers of every account, and anonymous ones where the service takes them. Only Condition can limit it.");
        if (value.KindOfId is { } kind)
            return new HoverText(value.Span, $"The id of a {kind}").Say($"AWS writes it in place of the ARN once the {kind} is deleted; nobody is meant by it any more.");
        if (value.WholeAccount is { } whole && PrincipalValue.IsAccount(whole))
            return new HoverText(value.Span, Capital(AccountText.Of(policy, whole))).Say("Every user and role of it whom its own policies allow the call as well; not only its root user.");
        if (value.Account is not { } account)
            return new HoverText(value.Span, Quoted(value.Text)).Say("No account, user, role or session that this can be read as.");
        var resource = value.Part(ArnPart.Resource);
        var slash = resource.IndexOf('/');
        var name = resource[(slash + 1)..];
        var holder = AccountText.Of(policy, account);
        return resource[..(slash < 0 ? 0 : slash)] switch
        {
            "role" => new HoverText(value.Span, $"Role {Quoted(name)}").Say($"Of {holder}. AWS keeps the id of the role: one made anew under the name is another."),
            "user" => new HoverText(value.Span, $"User {Quoted(name)}").Say($"Of {holder}. AWS keeps the id of the user: one made anew under the name is another."),
            "assumed-role" when name.IndexOf('/') is > 0 and var end => new HoverText(value.Span, $"Session {Quoted(name[(end + 1)..])} of role {Quoted(name[..end])}").Say($"Of {holder}."),
            "federated-user" => new HoverText(value.Span, $"Session of the federated user {Quoted(name)}").Say($"Of {holder}."),
            _ => new HoverText(value.Span, Quoted(resource)).Say($"Of {holder}."),
        };
    }
}
