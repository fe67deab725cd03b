using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Writes the services of the ARNs under Resource in place of every action there is, or of all that NotAction leaves.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class LimitToServices() : PolicyFix(RuleIds.AllActions, RuleIds.NotActionAllow)
{
    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (PolicyPlace.At(file, diagnostic.Location.SourceSpan) is not { Statement: { Action: { IsUnknown: false } action, Resource: { IsNot: false, IsUnknown: false } resource } } place
            || PatternsOf(resource) is not { Count: > 0 } patterns)
            return PolicyEdit.None;
        return action.IsNot
            ? PolicyEdit.ChangingAccess("List the services under Action (narrows access)", ReplaceExceptions(place, action, patterns))
            : PolicyEdit.ChangingAccess(
                $"Limit to '{string.Join("', '", patterns)}' (narrows access)",
                ActionEntry.Replace(ActionEntry.AllOf(place), entry => entry.Pattern.IsAll ? patterns : null));
    }

    /// <summary>No changes when NotAction excepts actions of these services: they would be granted from then on.</summary>
    private static ImmutableArray<TextChange> ReplaceExceptions(PolicyPlace place, ActionElement exceptions, List<string> patterns)
    {
        if (place.Statement.Has("Action")
            || place.Member("NotAction") is not { } member
            || exceptions.Entries.Any(entry => patterns.Exists(pattern => ActionPattern.Parse(pattern).Overlaps(entry))))
            return ImmutableArray<TextChange>.Empty;

        var first = PolicyPlace.StringsOf(member.Value).First();
        var edit = new JsonEdit(place.File.Tree);
        edit.Replace(member.Name, "Action");
        edit.ReplaceEntries(member.Value, entry => entry == first ? patterns : []);
        return edit.Changes;
    }

    /// <summary>A pattern for each service, such as <c>s3:*</c>; null when some Resource is no ARN of a service that has actions.</summary>
    private static List<string>? PatternsOf(ResourceElement resource)
    {
        var patterns = new List<string>();
        foreach (var entry in resource.Entries)
        {
            if (!ActionCatalogue.Instance.TryGetService(entry.Part(ArnPart.Service), out var service))
                return null;
            if (!patterns.Contains(service.Prefix + ":*"))
                patterns.Add(service.Prefix + ":*");
        }

        return patterns;
    }
}
