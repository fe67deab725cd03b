using System;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Lets the keys be used only through a service, to be filled in.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class LimitKeyUse() : PolicyFix(RuleIds.UnscopedDecrypt)
{
    private const string Key = "kms:ViaService";

    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        var edit = new JsonEdit(file.Tree);
        return PolicyPlace.At(file, diagnostic.Location.SourceSpan) is { Grant: { } grant } place
            && IsKnownToAll(grant)
            && place.TryAddTest(edit, "StringEquals", Key, JsonFragment.Of(Placeholder.Service))
                ? PolicyEdit.ChangingAccess($"Limit to '{Key}', to be filled in (narrows access)", edit.Changes)
                : PolicyEdit.None;
    }

    /// <summary>False when the statement holds other actions, which such a test would switch off.</summary>
    private static bool IsKnownToAll(Grant grant)
    {
        foreach (var action in grant.Catalogue.ActionsIn(grant.Named))
        {
            if (!action.SupportsConditionKey(Key.AsSpan()))
                return false;
        }

        return !grant.Named.IsEmpty;
    }
}
