using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Writes out the actions that a pattern matches. Access stays as it is today; what AWS adds later is no longer granted.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class ExpandWildcard() : PolicyFix(RuleIds.WildcardAction, RuleIds.SensitiveServiceWildcard, RuleIds.PartialWildcard)
{
    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic) =>
        ActionEntry.At(file, diagnostic.Location.SourceSpan) is { } entry
            ? PolicyEdit.Safe($"Write out the {entry.Matched.Count} actions", entry.ReplacedBy(ActionCover.Names(entry.Matched)))
            : PolicyEdit.None;
}
