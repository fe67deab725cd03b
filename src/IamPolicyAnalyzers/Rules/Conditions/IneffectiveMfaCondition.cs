using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary>A test of the second factor that requests without one get past, because they lack the key that is tested.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class IneffectiveMfaCondition() : PolicyRule(
    Descriptor, PolicyTypes.IdentityBased | PolicyTypes.ResourceBased | PolicyTypes.Trust | PolicyTypes.ServiceControl | PolicyTypes.PermissionsBoundary)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.IneffectiveMfaCondition,
        title: "MFA condition misses requests made without MFA",
        messageFormat: "{0} with '{1}' {2}; use '{3}'",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Requests signed with long-term access keys carry no key about MFA, and those are the ones that MFA is asked of.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var (statement, clause) in context.Policy.ConditionClauses)
        {
            if (clause.Operator is not { } read)
                continue;
            foreach (var test in clause.Tests)
            {
                var flaw = Mfa.FlawOf(statement, test, context);
                if (flaw == MfaFlaw.None)
                    continue;
                var (fact, use) = Describe(flaw, read, test);
                var isOperator = flaw is MfaFlaw.MissesAccessKeys or MfaFlaw.AdmitsAccessKeys && clause.Tests.Length == 1;
                context.Report(Descriptor, clause.Name.Span, isOperator ? FixData.Suggest(use) : FixData.None, statement.Effect, clause.Name.Text, fact, use);
                break;
            }
        }
    }

    private static (string Fact, string Use) Describe(MfaFlaw flaw, ConditionOperator read, ConditionTest test) => flaw switch
    {
        MfaFlaw.MissesAccessKeys => ($"misses access keys, which carry no '{test.Key.Text}'", (read with { IsIfExists = true }).ToString()),
        MfaFlaw.AdmitsAccessKeys => ($"admits access keys, which carry no '{test.Key.Text}'", (read with { IsIfExists = false }).ToString()),
        MfaFlaw.AsksForNone => ("asks for requests without MFA", "true"),
        _ => ("does not ask whether MFA was used", "Bool"),
    };
}
