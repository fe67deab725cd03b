using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Trust;

/// <summary>A role that the users and roles of every AWS account may assume.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class PublicTrust() : PolicyRule(Descriptor, PolicyTypes.Trust)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.PublicTrust,
        title: "Any AWS account may assume the role",
        messageFormat: "Any AWS account may assume this role{0}; name the account, or test 'aws:PrincipalOrgID'",
        category: RuleCategory.Trust,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Everybody can make an AWS account; the role then belongs to all of them, with everything that it may do.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (PublicAccess.Of(context, statement) is not { } access)
                continue;
            var test = statement.Condition?.Tests.FirstOrDefault()?.Key;
            var related = test is null ? Related.None : Related.At(test.Span, "keeps nobody out");
            var tested = test is null ? "" : $", though Condition tests '{test.Text}'";
            context.Report(Descriptor, access.Everyone.Span, related, PublicAccess.FixTest(statement), tested);
        }
    }
}
