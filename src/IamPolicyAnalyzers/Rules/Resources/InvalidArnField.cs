using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Resources;

/// <summary>An ARN whose partition, service or account AWS cannot have.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class InvalidArnField() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.InvalidArnField,
        title: "ARN has a partition, service or account that cannot exist",
        messageFormat: "ARN '{0}' has {1}{2}",
        category: RuleCategory.Resources,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "ARNs are compared part by part and with case, so an ARN with a part that AWS cannot have matches no resource.");

    protected override void Analyze(PolicyContext context)
    {
        var spelling = new ArnSpelling(context);
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Resource is not { } resource)
                continue;
            foreach (var entry in resource.Entries)
            {
                if (spelling.FieldOf(entry) is not { } flaw)
                    continue;
                var severity = flaw.IsDoubtful ? DiagnosticSeverity.Info : Descriptor.DefaultSeverity;
                var advice = flaw.Meant.Text is { } meant ? $"; write '{meant}'" : "";
                context.File.Report(Descriptor, flaw.SpanIn(entry), flaw.Meant.Properties, severity, [entry.Text, flaw.Fact, advice]);
            }
        }
    }
}
