using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.MissingConditions;

/// <summary>A statement that lets people do what is customarily kept for callers with a second factor.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MissingMfaCondition() : PolicyRule(Descriptor, PolicyTypes.IdentityBased | PolicyTypes.Trust)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MissingMfaCondition,
        title: "Sensitive action is allowed without MFA",
        messageFormat: "Allow on {0} to {1} does not ask for MFA; test 'aws:MultiFactorAuthPresent'",
        category: RuleCategory.MissingConditions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A password or an access key that leaks is enough for these actions, unless the policy asks for a second factor.");

    protected override void Analyze(PolicyContext context)
    {
        if (context.Type == PolicyType.Trust)
            AnalyzeTrust(context);
        else if (AudienceOf(context) is { } audience)
            AnalyzeGrants(context, audience);
    }

    private static void AnalyzeGrants(PolicyContext context, string audience)
    {
        foreach (var grant in context.OwnGrants)
        {
            var actions = grant.ActionsWithoutMfa.Intersect(context.Catalogue.List(ActionList.MfaCustomary)).Except(Mfa.SelfServiceOf(grant));
            if (actions.IsEmpty)
                continue;
            var span = grant.EntryOf(grant.First(actions))?.Span ?? grant.Action.NameSpan;
            context.Report(Descriptor, span, grant.NamesOf(actions), audience);
        }
    }

    private static void AnalyzeTrust(PolicyContext context)
    {
        if (Mfa.IsRequiredBy(context.Policy))
            return;
        foreach (var statement in context.Policy.Statements)
        {
            if (statement is not { IsAllow: true, Action: { } action, Principal: { IsNot: false } principal } || Mfa.IsTested(statement.Condition))
                continue;
            if (!context.Catalogue.TryGetAction("sts:AssumeRole", out var assumeRole) || !context.Catalogue.ActionsOf(action).Contains(assumeRole))
                continue;
            foreach (var value in principal.Values)
            {
                if (value is not { IsUser: true, IsUnknown: false })
                    continue;
                context.Report(Descriptor, value.Span, "'sts:AssumeRole'", $"'{value.Text}'");
                break;
            }
        }
    }

    /// <summary>Who the message names; null when the policy is not known to be one of people.</summary>
    private static string? AudienceOf(PolicyContext context)
    {
        var isGroup = false;
        if (context.Policy.Attachment is { } attachment)
        {
            foreach (var target in attachment.Targets)
            {
                if (target.Kind == PrincipalKind.User)
                    return "a user";
                isGroup |= target.Kind == PrincipalKind.Group;
            }
        }

        return isGroup ? "a group" : context.Options.IsMfaForEveryone ? "anyone who has this policy" : null;
    }
}
