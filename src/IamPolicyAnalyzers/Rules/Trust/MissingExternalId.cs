using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Trust;

/// <summary>A role that another account may assume for whomever it works.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MissingExternalId() : PolicyRule(Descriptor, PolicyTypes.Trust)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MissingExternalId,
        title: "Foreign account is trusted without an external id",
        messageFormat: "Account '{0}' is outside your own and is trusted without 'sts:ExternalId'; test it",
        category: RuleCategory.Trust,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Who serves several customers from one account may be sent to your role by another one of them; the external id tells you apart.");

    protected override void Analyze(PolicyContext context)
    {
        var own = OwnAccounts.Of(context);
        if (!own.AreDetermined)
            return;
        foreach (var statement in context.Policy.Statements)
        {
            if (statement is not { IsAllow: true, Principal: { IsNot: false } principal, Action: { IsUnknown: false } action }
                || !TrustActions.IsNamed(action, TrustActions.AssumeRole)
                || TrustLimit.IsForOneCustomer(statement.Condition)
                || context.Policy.Statements.Any(other => Identification.IsDenialOfOthers(other, TrustActions.AssumeRole)))
                continue;
            foreach (var value in principal.Values)
            {
                if (value is not { IsUnknown: false, Account: { } account } || !own.IsForeign(account) || context.Options.KnownAccounts.Contains(account))
                    continue;
                var fix = principal.Values.Length == 1 ? FixData.Test("sts:ExternalId", "REPLACE_ME_EXTERNAL_ID") : FixData.None;
                context.Report(Descriptor, value.Span, fix, account);
                break;
            }
        }
    }
}
