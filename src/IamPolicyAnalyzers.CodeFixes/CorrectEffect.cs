using System;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Corrects the case of Effect, or strips its blanks; another word may mean either, so it is left to its author.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class CorrectEffect() : PolicyFix(RuleIds.InvalidEffect)
{
    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (PolicyPlace.At(file, diagnostic.Location.SourceSpan) is not { Statement.EffectText: { IsLiteral: true } text } place
            || place.Member(nameof(Effect)) is not { Value.IsString: true } member)
            return PolicyEdit.None;

        foreach (var effect in new[] { nameof(Effect.Allow), nameof(Effect.Deny) })
        {
            if (text.Text == effect || !text.Text.Trim().Equals(effect, StringComparison.OrdinalIgnoreCase))
                continue;
            var edit = new JsonEdit(file.Tree);
            edit.Replace(member.Value, effect);
            return PolicyEdit.Safe($"Change to '{effect}'", edit.Changes);
        }

        return PolicyEdit.None;
    }
}
