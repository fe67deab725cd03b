using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Renames the operator over a value with wildcards to the form that reads them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class UseLikeOperator() : PolicyFix(RuleIds.WildcardWithoutLike)
{
    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        if (!diagnostic.Properties.TryGetValue(FixData.Suggestion, out var name) || name is null
            || PolicyPlace.At(file, span) is not { Statement.Condition: { } condition } place || place.Member("Condition") is null
            || condition.Clauses.Any(clause => clause.Name.Text == name))
            return PolicyEdit.None;

        var over = condition.Clauses.FirstOrDefault(clause => clause.Tests.Any(test => test.Values.Any(value => value.Span == span)));
        return over is null
            ? PolicyEdit.None
            : PolicyEdit.ChangingAccess($"Change to '{name}' (takes effect)", ImmutableArray.Create(new TextChange(over.Name.Span, name)));
    }
}
