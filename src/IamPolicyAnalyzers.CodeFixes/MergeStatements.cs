using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Writes what a statement adds into the list of the one before it, and removes the statement.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class MergeStatements() : PolicyFix(RuleIds.MergeableStatements)
{
    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        if (PolicyPlace.At(file, span) is not { } place || !place.CanSplit)
            return PolicyEdit.None;
        var (statement, before, element) = new Coverage().MergeableStatements(place.Document).FirstOrDefault(pair => pair.Statement.OpenSpan == span);

        // The name of the one that goes would be lost.
        if (statement is null || (statement.Sid is { Text.Length: > 0 } && before.Sid is not { Text.Length: > 0 }))
            return PolicyEdit.None;

        var list = before.Element(element)!.Value.Member.Value;
        var values = PolicyPlace.StringsOf(list).Concat(PolicyPlace.StringsOf(statement.Element(element)!.Value.Member.Value));
        var edit = new JsonEdit(file.Tree);
        edit.Replace(list, values.Select(value => value.StringValue).Distinct().ToList());
        edit.ReplaceEntries(place.Statements, item => item == statement.Node ? [] : null);
        return PolicyEdit.Safe($"Merge with statement {before.Label}", edit.Changes);
    }
}
