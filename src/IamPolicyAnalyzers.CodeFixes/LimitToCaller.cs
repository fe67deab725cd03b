using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Limits actions on users to the user who asks. Other actions stay behind in a statement of their own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class LimitToCaller() : PolicyFix(RuleIds.PrincipalTakeover)
{
    private const string Caller = "user/${aws:username}";

    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        // In a policy of another version, AWS takes the variable literally.
        if (PolicyPlace.At(file, diagnostic.Location.SourceSpan) is not { Grant: { Action: { IsNot: false, IsUnknown: false }, Resource.IsNot: false } grant } place
            || place.Document.Version is not { IsLiteral: true, Text: PolicyDocument.CurrentVersion }
            || place.Member("Resource") is not { } resource
            || Arn(grant) is not { } caller)
            return PolicyEdit.None;

        var ofUsers = grant.ActionsAt(Risk.PrincipalTakeover);
        var edit = new JsonEdit(file.Tree);
        return place.TryChangeFor(edit, IsMeant, IsOnUsers, TryLimit)
            ? PolicyEdit.ChangingAccess("Limit to the caller's own user (narrows access)", edit.Changes)
            : PolicyEdit.None;

        bool IsMeant(ActionPattern entry) => grant.Catalogue.Match(entry).Overlaps(ofUsers);

        bool TryLimit(JsonEdit change)
        {
            change.Replace(resource.Value, caller);
            return true;
        }
    }

    /// <summary>The caller, within what the statement leaves open.</summary>
    private static string? Arn(Grant grant) =>
        grant.Resource.Entries
            .Select(entry => entry.IsAll ? $"arn:aws:iam::*:{Caller}" : $"arn:{entry.PartText(ArnPart.Partition)}:iam::{entry.PartText(ArnPart.Account)}:{Caller}")
            .Zip(grant.Resource.Entries, (caller, entry) => (caller, entry))
            .FirstOrDefault(pair => pair.entry.Covers(ResourceArn.Parse(pair.caller))).caller;

    private static bool IsOnUsers(ActionPattern entry)
    {
        var actions = ActionCatalogue.Instance.ActionsIn(ActionCatalogue.Instance.Match(entry));
        return actions.All(action => ArnForms.Fits(ResourceArn.Parse("arn:aws:iam::111122223333:user/name"), action));
    }
}
