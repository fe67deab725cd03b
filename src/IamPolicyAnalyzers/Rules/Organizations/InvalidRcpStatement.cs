using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Organizations;

/// <summary>A statement that other policies may have and AWS Organizations refuses in a resource control policy.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class InvalidRcpStatement() : PolicyRule(Descriptor, PolicyTypes.ResourceControl)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.InvalidRcpStatement,
        title: "Resource control policy statement has a form that AWS refuses",
        messageFormat: "Resource control policy has {0}; {1}",
        category: RuleCategory.Organizations,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A resource control policy denies named actions to everybody, and limits whom that concerns by its Condition; Organizations takes nothing else.");

    protected override void Analyze(PolicyContext context)
    {
        if (RcpStatements.IsFullAccess(context.Policy))
            return;
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.IsAllow)
            {
                context.Report(Descriptor, statement.EffectText!.Span, "Effect 'Allow'", "it can only deny, so write 'Deny' and what is to be kept out");
                continue;
            }

            JudgePrincipal(context, statement);
            if (statement.Action is { IsNot: true, IsUnknown: false, Entries.IsEmpty: false } exceptions)
                context.Report(Descriptor, exceptions.NameSpan, "NotAction", "list the denied actions under Action");
            else if (statement.Action is { IsNot: false } action)
                JudgeActions(context, action);
        }
    }

    private static void JudgePrincipal(PolicyContext context, Statement statement)
    {
        if (statement.HasStarPrincipal || statement.Principal is not { IsUnknown: false, Values.IsEmpty: false } principal || principal.Values.Any(value => value.IsUnknown))
            return;
        if (principal.IsNot)
            context.Report(Descriptor, principal.NameSpan, "NotPrincipal", "write Principal '*', and test 'aws:PrincipalArn' in Condition");
        else if (principal.IncludesEveryone)
            context.Report(Descriptor, principal.NameSpan, "Principal '*' within an object", "write the string '*' alone");
        else
            context.Report(Descriptor, principal.NameSpan, "Principal other than '*'", "write '*', and test 'aws:PrincipalArn' in Condition");
    }

    private static void JudgeActions(PolicyContext context, ActionElement action)
    {
        foreach (var entry in action.Entries)
        {
            if (entry.IsAll)
                context.Report(Descriptor, entry.Span, $"Action '{entry.Text}'", "write the service prefixes, such as 's3:*'");
        }
    }
}
