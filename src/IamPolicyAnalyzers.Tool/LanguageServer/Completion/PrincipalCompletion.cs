using System;
using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Completion;

/// <summary>The kinds of principals, and for each whom a policy may name.</summary>
internal static class PrincipalCompletion
{
    // The services to which policies of such a resource are customarily addressed.
    private static readonly Dictionary<string, string[]> s_ofOwner = new(StringComparer.Ordinal)
    {
        ["s3"] = ["cloudtrail", "logging.s3", "delivery.logs", "config", "cloudfront", "s3", "ses"],
        ["sns"] = ["events", "s3", "cloudwatch", "budgets", "codestar-notifications", "costalerts", "ses"],
        ["sqs"] = ["sns", "s3", "events"],
        ["kms"] = ["logs", "sns", "s3", "cloudtrail", "events", "cloudfront", "lambda", "sqs"],
        ["lambda"] = ["apigateway", "s3", "events", "sns", "scheduler", "cognito-idp", "logs"],
        ["secretsmanager"] = ["lambda", "rds", "redshift"],
        ["ecr"] = ["lambda", "codebuild"],
        ["logs"] = ["events", "delivery.logs", "route53"],
    };

    private static readonly string[] s_ofRoles =
        ["lambda", "ec2", "ecs-tasks", "states", "events", "scheduler", "codebuild", "codepipeline", "cloudformation", "apigateway", "glue", "batch", "firehose", "pods.eks", "eks", "rds", "sagemaker", "ssm"];

    private static readonly string[] s_providers = ["cognito-identity.amazonaws.com", "accounts.google.com", "www.amazon.com", "graph.facebook.com"];

    public static IEnumerable<Offer> Kinds(CompletionPlace place)
    {
        var others = place.OtherNames.ToHashSet();
        return place.Type == PolicyType.ResourceControl
            ? []
            : KindNames(place).Where(kind => !others.Contains(kind)).Select(static kind => new Offer(kind, CompletionItemKind.Property) { Json = SnippetJson.Open, IsContinued = true });
    }

    /// <summary>The value of Principal as a whole.</summary>
    public static IEnumerable<Offer> Whole(CompletionPlace place)
    {
        if (place.Type != PolicyType.ResourceControl)
        {
            foreach (var kind in KindNames(place))
            {
                yield return new Offer($"{{ \"{kind}\" }}", SnippetText.Empty, CompletionItemKind.Property)
                {
                    Json = SnippetJson.Object((kind, SnippetJson.Open)).OnOneLine(),
                    IsBare = true,
                    Filter = kind,
                    IsContinued = true,
                };
            }
        }

        if (place.Type != PolicyType.Trust)
            yield return new Offer("*", CompletionItemKind.Operator) { Description = "everyone", Group = 9 };
    }

    public static IEnumerable<Offer> Values(CompletionPlace place, string kind)
    {
        var taken = place.OtherItems.ToHashSet();
        var offers = kind switch
        {
            "AWS" => Callers(place),
            "Service" => Services(place),
            "Federated" => Providers(place),
            _ => [],
        };
        return offers.Where(offer => !taken.Contains(offer.Label));
    }

    /// <summary>The names of services, those first that such a policy or condition is customarily about.</summary>
    public static IEnumerable<Offer> Services(CompletionPlace place)
    {
        var owner = place.Type == PolicyType.ResourceBased ? PolicyOwner.Of(place.Policy.Policy)?.Service : null;
        var first = owner is null ? s_ofRoles : s_ofOwner.GetValueOrDefault(owner, []);
        var fitting = first.Select(static label => label + ServicePrincipals.Suffix).Where(ServicePrincipals.IsListed).ToList();
        foreach (var name in fitting)
            yield return Service(name, 0);
        foreach (var name in ServicePrincipals.Names.Except(fitting).Order(StringComparer.Ordinal))
            yield return Service(name, 1);

        static Offer Service(string name, int group) => new(name, CompletionItemKind.Module) { Group = group };
    }

    private static IEnumerable<Offer> Callers(CompletionPlace place)
    {
        var around = ArnSurroundings.Of(place);
        var accounts = place.Policy.Options.OwnAccounts;
        foreach (var account in accounts)
            yield return new Offer($"arn:{around.Partition}:iam::{account}:root", CompletionItemKind.Constant) { Description = "own account" };
        if (accounts.IsEmpty)
            yield return Arn("arn:${Partition}:iam::${Account}:root", "account", around);
        yield return Arn("arn:${Partition}:iam::${Account}:role/${RoleName}", "role", around);
        yield return Arn("arn:${Partition}:iam::${Account}:user/${UserName}", "user", around);
        if (!place.OtherItems.Any() && place.Type != PolicyType.ResourceControl)
            yield return new Offer("*", CompletionItemKind.Operator) { Description = "everyone", Group = 9 };
    }

    private static IEnumerable<Offer> Providers(CompletionPlace place)
    {
        var around = ArnSurroundings.Of(place);
        yield return Arn("arn:${Partition}:iam::${Account}:oidc-provider/token.actions.githubusercontent.com", "GitHub Actions", around);
        yield return Arn("arn:${Partition}:iam::${Account}:oidc-provider/${ProviderAddress}", "OIDC provider", around);
        yield return Arn("arn:${Partition}:iam::${Account}:saml-provider/${ProviderName}", "SAML provider", around);
        foreach (var provider in s_providers)
            yield return new Offer(provider, CompletionItemKind.Constant) { Group = 1 };
    }

    private static Offer Arn(string form, string what, ArnSurroundings around)
    {
        var text = new ArnTemplate(form, around).Whole(isLastAll: false);
        return new Offer(text.Shown, text, CompletionItemKind.Reference) { Description = what };
    }

    private static IEnumerable<string> KindNames(CompletionPlace place) => ElementNames.OfPrincipal.Where(kind => kind switch
    {
        "Federated" => place.Type is PolicyType.Trust or PolicyType.ResourceBased,
        "CanonicalUser" => place.Type == PolicyType.ResourceBased && (PolicyOwner.Of(place.Policy.Policy)?.Service ?? "s3") == "s3",
        _ => true,
    });
}
