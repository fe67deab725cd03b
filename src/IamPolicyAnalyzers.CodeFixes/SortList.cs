using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Sorts a list of actions or resources. The lines stay; what stands on them moves.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class SortList() : PolicyFix(RuleIds.UnsortedList)
{
    private static readonly string[] s_elements = ["Action", "NotAction", "Resource", "NotResource"];

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        var place = PolicyPlace.At(file, span);
        foreach (var element in s_elements)
        {
            if (place?.Member(element) is { Value: { IsArray: true } list } && list.Span.Contains(span))
                return PolicyEdit.Safe("Sort the list", Sorted(file, list).ToImmutableArray());
        }

        return PolicyEdit.None;
    }

    private static IEnumerable<TextChange> Sorted(PolicyFile file, JsonNode list)
    {
        var group = new List<JsonNode>();
        foreach (var item in list.Items)
        {
            if (group.Count > 0 && file.HasBlankLineBetween(group[group.Count - 1].Span, item.Span))
            {
                foreach (var change in SortedGroup(group))
                    yield return change;
                group.Clear();
            }

            group.Add(item);
        }

        foreach (var change in SortedGroup(group))
            yield return change;
    }

    private static IEnumerable<TextChange> SortedGroup(List<JsonNode> group)
    {
        var sorted = group.OrderBy(item => item.StringValue, Comparer<string>.Create(ListOrder.Compare));
        return group.Zip(sorted, (item, taker) => (item, taker))
            .Where(pair => pair.item != pair.taker)
            .Select(pair => new TextChange(pair.item.Span, pair.taker.RawText.ToString()))
            .ToList();
    }
}
