using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Puts a number or boolean in quotes where AWS wants a string.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class QuoteValue() : PolicyFix(RuleIds.InvalidElementType)
{
    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        if (!diagnostic.Properties.TryGetValue(FixData.Suggestion, out var value) || value is null || file.Tree.Root.Tree?.Map is not null || file.Text.ToString(span) != value)
            return PolicyEdit.None;
        return PolicyEdit.Safe("Put the value in quotes", ImmutableArray.Create(new TextChange(span, JsonFragment.Quote(value))));
    }
}
