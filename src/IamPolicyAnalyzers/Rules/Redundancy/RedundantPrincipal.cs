using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Redundancy;

/// <summary>A value of Principal that another value of the list already stands for.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class RedundantPrincipal() : PolicyRule(Descriptor, PolicyTypes.ResourceBased | PolicyTypes.Trust | PolicyTypes.VpcEndpoint)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.RedundantPrincipal,
        title: "Principal is covered by another entry",
        messageFormat: "Principal '{0}' is already covered by '{1}'",
        category: RuleCategory.Redundancy,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "The value changes nothing: AWS reads the list as if it were not there.",
        tag: RuleTag.Unnecessary);

    protected override void Analyze(PolicyContext context)
    {
        var coverage = new Coverage();
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Principal is not { IsNot: false } principal)
                continue;
            foreach (var (value, by) in coverage.CoveredValues(principal, statement.Effect))
            {
                var related = Related.At(by.Span, "covers it");
                context.Report(Descriptor, value.Span, IsNeedless(value, by, statement) ? related : related.NotNeedless(), value.Text, by.Text);
            }
        }
    }

    /// <summary>False where an Allow names a session beside its role, or somebody beside everyone: what is granted to them directly, no permissions boundary limits.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html</remarks>
    private static bool IsNeedless(PrincipalValue value, PrincipalValue by, Statement statement) =>
        statement.IsDeny || value.Text == by.Text || value.WholeAccount is not null || by.WholeAccount is not null;
}
