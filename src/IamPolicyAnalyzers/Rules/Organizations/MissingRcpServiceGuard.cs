using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Organizations;

/// <summary>A Deny of a resource control policy that hits callers it was not meant for, because they lack the key that it tests.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MissingRcpServiceGuard() : PolicyRule(Descriptor, PolicyTypes.ResourceControl)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MissingRcpServiceGuard,
        title: "Resource control policy also blocks AWS services",
        messageFormat: "Deny by '{0}' {1}; add {2}",
        category: RuleCategory.Organizations,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A key that the request does not have passes a negated test, and services call without the keys of a user, users without those of a service.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (statement is { IsDeny: true, Condition: { IsUnknown: false, Tests.IsEmpty: false } condition } && RcpGuard.MissingIn(statement, condition) is { } missing)
                context.Report(Descriptor, condition.NameSpan, missing.Key, missing.Effect, missing.Tests);
        }
    }
}
