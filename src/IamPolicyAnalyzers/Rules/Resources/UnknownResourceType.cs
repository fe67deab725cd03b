using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Resources;

/// <summary>An ARN whose last part can name no resource of its service.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnknownResourceType() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnknownResourceType,
        title: "ARN fits no resource type of its service",
        messageFormat: "ARN '{0}' fits no resource type of '{1}'{2}",
        category: RuleCategory.Resources,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The ARN matches no resource, since none of the service is named like that; the word before the name is often missing.");

    protected override void Analyze(PolicyContext context)
    {
        var spelling = new ArnSpelling(context);
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Resource is not { } resource)
                continue;
            foreach (var entry in resource.Entries)
            {
                if (!entry.IsArn || !ArnTypes.IsOfNoType(entry, context.Catalogue) || spelling.FieldOf(entry) is not null)
                    continue;
                var isEmpty = entry.Part(ArnPart.Resource).IsEmpty;
                var meant = isEmpty ? default : spelling.OfType(entry, statement);
                var span = isEmpty ? entry.Span : entry.PartSpan(ArnPart.Resource);
                context.ReportUnknownName(Descriptor, span, meant, entry.Text, entry.PartText(ArnPart.Service), meant.Tail);
            }
        }
    }
}
