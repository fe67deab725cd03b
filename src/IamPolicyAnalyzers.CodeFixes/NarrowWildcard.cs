using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Keeps of a whole-service pattern the actions of certain access levels, as far as they can act on a Resource of the statement.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class NarrowWildcard() : PolicyFix(RuleIds.WildcardAction, RuleIds.SensitiveServiceWildcard)
{
    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (ActionEntry.At(file, diagnostic.Location.SourceSpan) is not { } entry)
            return PolicyEdit.None;

        var catalogue = ActionCatalogue.Instance;
        var fitting = entry.Fitting;
        var reads = fitting.Intersect(catalogue.OfLevel(AccessLevel.List).Union(catalogue.OfLevel(AccessLevel.Read)));
        var changes = fitting.Except(reads).Except(catalogue.OfLevel(AccessLevel.PermissionsManagement));
        var edits = Keep("only List and Read", "Reads", reads, ActionCover.Patterns(reads));

        // What AWS adds to a pattern of reads is a read at worst; the other actions are written by name.
        if (diagnostic.Id == RuleIds.WildcardAction && !changes.IsEmpty && entry.Matched.Overlaps(catalogue.OfLevel(AccessLevel.PermissionsManagement)))
            edits = edits.AddRange(Keep("all but Permissions management", "NoPermissions", reads.Union(changes), [.. ActionCover.Patterns(reads), .. ActionCover.Names(changes)]));
        return edits;

        ImmutableArray<PolicyEdit> Keep(string what, string kind, ActionSet actions, IReadOnlyList<string> patterns)
        {
            if (actions.Equals(entry.Matched))
                return PolicyEdit.None;
            var title = $"Keep {what}: {actions.Count} of {entry.Matched.Count} actions{(fitting.Equals(entry.Matched) ? "" : ", those that fit Resource")}";
            var offered = PolicyEdit.ChangingAccess(title, entry.ReplacedBy(patterns));
            return offered.IsEmpty ? offered : ImmutableArray.Create(offered[0] with { Kind = kind });
        }
    }
}
