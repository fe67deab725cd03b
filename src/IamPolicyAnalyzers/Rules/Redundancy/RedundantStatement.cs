using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Redundancy;

/// <summary>A statement that another one of the same Effect already says, or says of more.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class RedundantStatement() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.RedundantStatement,
        title: "Statement is covered by another statement",
        messageFormat: "Statement {0} is already covered by statement {1}",
        category: RuleCategory.Redundancy,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "The statement changes nothing, and whoever edits it changes nothing either.",
        tag: RuleTag.Unnecessary);

    protected override void Analyze(PolicyContext context)
    {
        if (context.File.File.HasErrors)
            return;
        foreach (var (statement, by) in new Coverage().CoveredStatements(context.Policy))
        {
            var related = Related.At(by.OpenSpan, by.IsAllow ? "granted here already" : "denied here already");
            related = IsNeedless(statement, by) ? related.AndNeedless(statement.Span) : related.NotNeedless();
            context.Report(Descriptor, statement.OpenSpan, related, statement.Label, by.Label);
        }
    }

    /// <summary>False for an Allow whose principals the other one covers in other words: what is granted to a session directly, no permissions boundary limits.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html</remarks>
    private static bool IsNeedless(Statement statement, Statement by) =>
        statement.IsDeny
        || statement.Principal is not { } named
        || new HashSet<string>(by.Principal!.Values.Select(value => value.Text)).IsSupersetOf(named.Values.Select(value => value.Text));
}
