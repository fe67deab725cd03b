using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary>A range whose address is not its first one, as <c>203.0.113.7/24</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class HostBitsInCidr() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.HostBitsInCidr,
        title: "CIDR range has bits set beyond its prefix",
        messageFormat: "Range '{0}' is read as '{1}'; write that",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "The address looks like a single one that is let in, while the range around it is.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var (_, clause) in context.Policy.ConditionClauses)
        {
            if (clause.Operator is not { Family: OperatorFamily.IpAddress })
                continue;
            foreach (var test in clause.Tests)
            foreach (var (value, range) in test.Ranges())
            {
                // Of a range of all addresses there is more to say than how it is written.
                if (!range.IsWhole && range.NetworkIfOther is { } network)
                    context.Report(Descriptor, value.Span, FixData.Suggest(network), value.Text, network);
            }
        }
    }
}
