using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Puts a condition key that stands in the place of an operator under the operator that its type calls for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class PutUnderOperator() : PolicyFix(RuleIds.InvalidConditionShape)
{
    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        if (!diagnostic.Properties.TryGetValue(FixData.Suggestion, out var name) || name is null
            || PolicyPlace.At(file, span)?.Member("Condition") is not { } condition || condition.Value.TryGetMember(name, out _))
            return PolicyEdit.None;

        foreach (var member in condition.Value.Members)
        {
            if (member.Name.ContentSpan == span && !member.Value.IsObject)
                return PolicyEdit.Safe($"Put under '{name}'", Wrapped(member, name));
        }

        return PolicyEdit.None;
    }

    private static ImmutableArray<TextChange> Wrapped(JsonMember member, string name) => ImmutableArray.Create(
        new TextChange(new TextSpan(member.Name.Span.Start, 0), JsonFragment.Quote(name) + ": { "),
        new TextChange(new TextSpan(member.Value.Span.End, 0), " }"));
}
