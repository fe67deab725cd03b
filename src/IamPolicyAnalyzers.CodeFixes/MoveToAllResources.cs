using System;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Moves the actions that work on no named resource to a statement with Resource <c>*</c>, which is like theirs otherwise.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class MoveToAllResources() : PolicyFix(RuleIds.UnscopableAction)
{
    private const string AllResources = "*";

    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(FixData.Actions, out var names) || names is null || PolicyPlace.At(file, diagnostic.Location.SourceSpan) is not { CanSplit: true } place)
            return PolicyEdit.None;
        if (place.Member("Action") is not { } action || place.Member("Resource") is not { } resource)
            return PolicyEdit.None;

        var moved = names.Split(' ');
        var edit = new JsonEdit(file.Tree);
        if (PolicyPlace.StringsOf(action.Value).All(IsMoved))
        {
            edit.Replace(resource.Value, AllResources);
            return PolicyEdit.ChangingAccess("Change Resource to '*' (takes effect)", edit.Changes);
        }

        var copy = new JsonEdit(file.Tree);
        copy.Replace(action.Value, moved);
        copy.Replace(resource.Value, AllResources);
        place.RenameCopy(copy);
        edit.ReplaceEntries(action.Value, item => IsMoved(item) ? [] : null);
        edit.InsertCopy(place.Statements, place.Statement.Node, copy);
        return PolicyEdit.ChangingAccess("Move to a statement with Resource '*' (takes effect)", edit.Changes);

        bool IsMoved(JsonNode item) => item.IsString && Array.IndexOf(moved, item.StringValue) >= 0;
    }
}
