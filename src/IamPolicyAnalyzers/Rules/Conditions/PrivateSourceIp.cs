using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary><c>aws:SourceIp</c> compared with nothing but addresses of private networks, which no request comes from.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class PrivateSourceIp() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.PrivateSourceIp,
        title: "aws:SourceIp is compared with private addresses only",
        messageFormat: "aws:SourceIp holds public addresses, so {0} is {1} true for '{2}'; use 'aws:VpcSourceIp'",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AWS sees the public address of the caller; that of a private network is in 'aws:VpcSourceIp', for requests through a VPC endpoint.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var (_, clause) in context.Policy.ConditionClauses)
        {
            if (clause.Operator is not { Family: OperatorFamily.IpAddress } read)
                continue;
            foreach (var test in clause.Tests)
            {
                if (SourceAddress.IsTestedBy(test) && SourceAddress.HasOnlyPrivate(test))
                    context.Report(Descriptor, test.Values[0].Span, clause.Name.Text, read.IsNegated ? "always" : "never", test.Values[0].Text);
            }
        }
    }
}
