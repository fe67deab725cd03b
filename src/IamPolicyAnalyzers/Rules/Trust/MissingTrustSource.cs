using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Trust;

/// <summary>A role that an AWS service may assume on behalf of any of its customers.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MissingTrustSource() : PolicyRule(Descriptor, PolicyTypes.Trust)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MissingTrustSource,
        title: "AWS service may assume the role for any customer",
        messageFormat: "'{0}' may assume this role for any AWS customer; test 'aws:SourceAccount'",
        category: RuleCategory.Trust,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "A service acts for all of its customers; one that says for whom it assumes the role can be held to it.",
        isEnabledByDefault: false);

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (statement is not { IsAllow: true, Principal: { IsNot: false } principal, Action: { IsUnknown: false } action }
                || !TrustActions.IsNamed(action, TrustActions.AssumeRole)
                || TrustLimit.TestsSource(statement.Condition))
                continue;
            foreach (var value in principal.Values)
            {
                if (!TrustLimit.NamesSource(value))
                    continue;
                context.Report(Descriptor, value.Span, principal.Values.Length == 1 ? FixData.Test("aws:SourceAccount", OwnAccounts.Of(context).Only ?? "REPLACE_ME_ACCOUNT") : FixData.None, value.Text);
                break;
            }
        }
    }
}
