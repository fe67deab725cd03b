using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Resources;

/// <summary>An ARN with a Region that its partition does not have.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnknownArnRegion() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnknownArnRegion,
        title: "ARN names a Region that does not exist",
        messageFormat: "Region '{0}' {1}{2}",
        category: RuleCategory.Resources,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "An ARN with a Region that its partition does not have matches no resource.");

    protected override void Analyze(PolicyContext context)
    {
        var spelling = new ArnSpelling(context);
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Resource is not { } resource)
                continue;
            foreach (var entry in resource.Entries)
            {
                if (spelling.RegionOf(entry) is { } flaw)
                    context.ReportUnknownName(Descriptor, flaw.SpanIn(entry), flaw.Meant, entry.PartText(ArnPart.Region), flaw.Fact, flaw.Meant.Tail);
            }
        }
    }
}
