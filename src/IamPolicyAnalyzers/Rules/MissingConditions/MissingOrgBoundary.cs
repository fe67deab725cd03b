using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.MissingConditions;

/// <summary>A grant that data can leave the organization by: to resources of any account, or to a foreign account.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MissingOrgBoundary() : PolicyRule(Descriptor, PolicyTypes.IdentityBased | PolicyTypes.ResourceBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MissingOrgBoundary,
        title: "Grant reaches beyond the organization",
        messageFormat: "Allow on {0} reaches {1}; test '{2}'",
        category: RuleCategory.MissingConditions,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Data can be carried to an account outside of the organization, unless the policy asks whose the other side is.",
        isEnabledByDefault: false);

    protected override void Analyze(PolicyContext context)
    {
        if (context.Type == PolicyType.IdentityBased)
            AnalyzeGrants(context);
        else
            AnalyzePrincipals(context);
    }

    private static void AnalyzeGrants(PolicyContext context)
    {
        foreach (var grant in context.OwnGrants)
        {
            if (grant.IsAllActions || grant.Strength.IsThroughServiceOnly)
                continue;
            var actions = grant.InAnyAccount(grant.ActionsBeyond(Border.ResourceOrganization).Intersect(context.Catalogue.List(ActionList.OrgBoundaryActions)));
            if (!actions.IsEmpty && grant.EntryOf(grant.First(actions)) is { } entry)
                context.Report(Descriptor, entry.Span, FixFor(context, grant, actions), grant.NamesOf(actions), Resources(grant, actions) + " outside the organization", "aws:ResourceOrgID");
        }
    }

    private static void AnalyzePrincipals(PolicyContext context)
    {
        if (!context.Grants.DenialsBeyond(Border.CallerOrganization).IsEmpty)
            return;
        var accounts = new KnownAccounts(context);
        foreach (var statement in context.Policy.Statements)
        {
            if (statement is not { IsAllow: true, Action: { IsNot: false, IsUnknown: false } action, Principal: { IsNot: false, IncludesEveryone: false } principal }
                || Border.CallerOrganization.IsTested(statement.Condition))
                continue;
            if (principal.Values.FirstOrDefault(value => !value.IsUnknown && value.WholeAccount is { } account && accounts.IsForeign(account)) is { } foreign)
                context.Report(Descriptor, foreign.Span, FixFor(principal), Names(action), $"account '{foreign.WholeAccount}', whatever its organization", "aws:PrincipalOrgID");
        }
    }

    /// <summary>None where the test would stop other actions too, or where the language of 2008 takes the variable literally.</summary>
    private static ImmutableDictionary<string, string?> FixFor(PolicyContext context, Grant grant, ActionSet actions) =>
        grant.NamesOnly(actions) && context.Policy.Version?.Text == PolicyDocument.CurrentVersion ? FixData.Test("aws:ResourceOrgID", "${aws:PrincipalOrgID}") : FixData.None;

    /// <summary>None where the test would lock out a service or a provider.</summary>
    private static ImmutableDictionary<string, string?> FixFor(Principal principal) =>
        principal.Values.All(value => value.Kind == PrincipalValueKind.Aws) ? FixData.Test("aws:PrincipalOrgID", "REPLACE_ME_ORGANIZATION") : FixData.None;

    private static string Names(ActionElement action) => Listing.Of(action.Entries.Select(entry => entry.Text).ToList(), action.Entries.Length);

    private static string Resources(Grant grant, ActionSet actions)
    {
        var services = grant.InOrder(actions).Select(action => action.FullName.Split(':')[0]).Distinct().ToList();
        return services.Count > 1 ? "resources" : services[0] switch
        {
            "s3" => "buckets",
            "sqs" => "queues",
            "sns" => "topics",
            "kms" => "keys",
            "secretsmanager" => "secrets",
            "lambda" => "functions",
            "dynamodb" => "tables",
            "ecr" => "repositories",
            "sts" => "roles",
            _ => "resources",
        };
    }
}
