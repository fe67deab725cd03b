using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Inversions;

/// <summary>A Deny for everyone but the listed principals, by the element that AWS compares with more than the caller's own ARN.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class NotPrincipalDeny() : PolicyRule(Descriptor, PolicyTypes.ResourceBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.NotPrincipalDeny,
        title: "Deny with NotPrincipal is easy to get wrong",
        messageFormat: "Deny with NotPrincipal {0}; use Principal '*' and test '{1}'",
        category: RuleCategory.Inversions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A caller is compared as a session, as a role and as an account, and one that the list lacks is enough for the Deny.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (statement is { IsDeny: true, Principal: { IsNot: true, IsUnknown: false } listed }
                && !listed.Values.IsEmpty
                && !listed.Values.Any(value => value.IsUnknown)
                && EmptyDeny.Of(statement, context.Type) is null)
                context.Report(Descriptor, listed.NameSpan, Fault(listed), Key(listed));
        }
    }

    private static string Fault(Principal listed) =>
        listed.FirstWithoutRole is { } session ? $"denies '{session.Text}' too, whose role is not listed"
        : listed.FirstWithoutAccount is { } value ? $"denies '{value.Text}' too, whose account is not listed"
        : "also denies principals that have a permissions boundary";

    private static string Key(Principal listed) =>
        listed.NamesOnlyServices ? "aws:PrincipalServiceName"
        : listed.Values.All(value => value.WholeAccount is not null) ? "aws:PrincipalAccount"
        : "aws:PrincipalArn";
}
