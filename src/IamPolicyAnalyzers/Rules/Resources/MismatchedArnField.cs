using System.Collections.Generic;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Resources;

/// <summary>An ARN with a Region or an account that ARNs of its kind do not have, or without one that they have.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MismatchedArnField() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MismatchedArnField,
        title: "ARN fills or leaves out a part that its resource type has otherwise",
        messageFormat: "ARN '{0}' has {1}",
        category: RuleCategory.Resources,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "ARNs are compared part by part; one with a Region or an account too many or too few matches no resource.");

    protected override void Analyze(PolicyContext context)
    {
        var spelling = new ArnSpelling(context);
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Resource is not { } resource)
                continue;
            foreach (var entry in resource.Entries)
            {
                if (entry.IsArn && ArnTypes.MismatchedPart(entry, context.Catalogue) is { } part && spelling.FieldOf(entry) is null)
                    Report(context, entry, part);
            }
        }
    }

    private static void Report(PolicyContext context, ResourceArn entry, ArnPart part)
    {
        var isEmpty = entry.Part(part).IsEmpty;
        var word = part == ArnPart.Region ? "Region" : "account";
        var fact = isEmpty
            ? $"no {word}, but ARNs of {TypesOf(entry)} have one; write '*' for every {word}"
            : $"{(part == ArnPart.Region ? "a" : "an")} {word}, but ARNs of {TypesOf(entry)} have none; leave it empty";
        context.Report(
            Descriptor,
            isEmpty ? entry.PartSpanWithColons(part) : entry.PartSpan(part),
            FixData.Suggest(isEmpty ? ":*:" : ""),
            entry.Text,
            fact);
    }

    private static string TypesOf(ResourceArn entry)
    {
        var names = new List<string>();
        foreach (var type in ArnMeaning.Of(entry).Named)
        {
            if (!names.Contains(type.Name))
                names.Add(type.Name);
        }

        return (names.Count == 1 ? "type " : "types ") + Listing.Of(names, names.Count);
    }
}
