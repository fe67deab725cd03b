using System;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Rules.Redundancy;

/// <summary>A list of actions or resources that is not in the order of the alphabet.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnsortedList() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnsortedList,
        title: "Actions or resources are not in order",
        messageFormat: "{0} '{1}' stands out of order; sort the list",
        category: RuleCategory.Redundancy,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "In a sorted list a repeated or missing entry is seen at once, and two people who add one do not collide.",
        isEnabledByDefault: false);

    private const int FewestEntries = 3;

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Action is { IsUnknown: false, Entries.Length: >= FewestEntries } action)
                ReportFirst(context, action.IsNot ? "NotAction" : "Action", action.Entries, static entry => (entry.Text, entry.Span));
            if (statement.Resource is { IsUnknown: false, Entries.Length: >= FewestEntries } resource && !resource.Entries.Any(entry => entry.HasUnknown))
                ReportFirst(context, resource.IsNot ? "NotResource" : "Resource", resource.Entries, static entry => (entry.Text, entry.Span));
        }
    }

    private static void ReportFirst<T>(PolicyContext context, string element, ImmutableArray<T> entries, Func<T, (string Text, TextSpan Span)> read)
    {
        var previous = read(entries[0]);
        foreach (var each in entries)
        {
            var entry = read(each);
            if (ListOrder.Compare(entry.Text, previous.Text) < 0 && !context.File.File.HasBlankLineBetween(previous.Span, entry.Span))
            {
                context.Report(Descriptor, entry.Span, Related.At(previous.Span, "belongs after it"), element, entry.Text);
                return;
            }

            previous = entry;
        }
    }
}
