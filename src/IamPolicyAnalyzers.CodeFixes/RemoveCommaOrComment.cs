using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Removes what other dialects allow and JSON does not: a comma too many, a comment.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class RemoveCommaOrComment() : PolicyFix(RuleIds.InvalidJson)
{
    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        foreach (var error in file.Tree.Errors)
        {
            if (error.Span == span)
                return Remove(file, error);
        }

        return PolicyEdit.None;
    }

    private static ImmutableArray<PolicyEdit> Remove(PolicyFile file, JsonError error)
    {
        var (what, span) = error.Kind switch
        {
            JsonErrorKind.TrailingComma or JsonErrorKind.ExtraComma => ("comma", error.Span),
            JsonErrorKind.Comment => ("comment", WithItsLine(file.Text, error.Span)),
            _ => ("", default),
        };
        return what.Length == 0
            ? PolicyEdit.None
            : ImmutableArray.Create(new PolicyEdit($"Remove the {what}", ImmutableArray.Create(new TextChange(span, "")), IsSafe: true) { Kind = what });
    }

    /// <summary>With the blanks before it; with its line when it has one to itself.</summary>
    private static TextSpan WithItsLine(SourceText text, TextSpan comment)
    {
        var firstLine = text.Lines.GetLineFromPosition(comment.Start);
        var lastLine = text.Lines.GetLineFromPosition(comment.End);
        var before = text.ToString(TextSpan.FromBounds(firstLine.Start, comment.Start));
        var after = text.ToString(TextSpan.FromBounds(comment.End, lastLine.End));
        if (before.Trim().Length > 0)
            return TextSpan.FromBounds(firstLine.Start + before.TrimEnd().Length, comment.End);
        return after.Trim().Length > 0 ? comment : TextSpan.FromBounds(firstLine.Start, lastLine.EndIncludingLineBreak);
    }
}
