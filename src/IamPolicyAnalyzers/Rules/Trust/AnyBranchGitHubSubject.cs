using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Trust;

/// <summary>A subject of GitHub Actions that any branch or pull request of the repository has.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class AnyBranchGitHubSubject() : PolicyRule(Descriptor, PolicyTypes.Trust)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.AnyBranchGitHubSubject,
        title: "Any branch or pull request of the repository may assume the role",
        messageFormat: "Subject '{0}' lets {1} assume this role; write '{2}'",
        category: RuleCategory.Trust,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Whoever may push a branch has the role, reviewed or not; a branch, tag or environment with rules of its own keeps it to reviewed code.",
        isEnabledByDefault: false);

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        foreach (var trust in FederatedTrust.In(statement))
        {
            if (trust.FirstAnyBranchSubject() is var (value, subject, admitted))
                context.Report(Descriptor, value.Span, value.Text, admitted, subject.Suggestion);
        }
    }
}
