using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Excepts from a Deny by Region the global services that it cuts off. What they were denied beside that, they are denied no longer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class ExceptGlobalServices() : PolicyFix(RuleIds.RegionDenyBlocksGlobalServices)
{
    private const string Action = nameof(Action);
    private const string NotAction = nameof(NotAction);

    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (PolicyPlace.At(file, diagnostic.Location.SourceSpan) is not { Statement: { Action: { } action } statement } place || RegionDeny.Of(statement) is not { } deny)
            return PolicyEdit.None;

        var excepted = deny.CutOff(ActionCatalogue.Instance).ConvertAll(static prefix => prefix + ":*");
        var edit = new JsonEdit(file.Tree);
        if (action.IsNot)
        {
            if (place.Member(NotAction) is not { } listed || PolicyPlace.StringsOf(listed.Value).LastOrDefault() is not { IsString: true } last)
                return PolicyEdit.None;
            excepted.Insert(0, last.StringValue);
            edit.ReplaceEntries(listed.Value, entry => entry == last ? excepted : null);
        }
        else
        {
            // A list of services needs one entry less, not an exception.
            if (place.Member(Action) is not { } denied || statement.Has(NotAction) || action.Entries.Length != 1 || !action.Entries[0].IsAll)
                return PolicyEdit.None;
            edit.Replace(denied.Name, NotAction);
            edit.Replace(denied.Value, excepted);
        }

        return PolicyEdit.ChangingAccess("Except the global services (narrows the Deny)", edit.Changes);
    }
}
