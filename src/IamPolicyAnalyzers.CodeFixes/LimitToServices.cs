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

/// <summary>
/// Writes the services of the ARNs under Resource in place of every action there is, or of all that NotAction leaves. Where NotAction leaves few actions that
/// work on these ARNs, those are listed.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class LimitToServices() : PolicyFix(RuleIds.AllActions, RuleIds.NotActionAllow)
{
    /// <summary>Nobody reads through more than this to see what is granted.</summary>
    private const int MaxEntries = 20;

    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (PolicyPlace.At(file, diagnostic.Location.SourceSpan) is not { Statement: { Action: { IsUnknown: false } action, Resource: { IsNot: false, IsUnknown: false } resource } } place
            || PatternsOf(resource) is not { Count: > 0 } patterns)
            return PolicyEdit.None;
        if (!action.IsNot)
        {
            return PolicyEdit.ChangingAccess(
                $"Limit to '{string.Join("', '", patterns)}' (narrows access)",
                ActionEntry.Replace(ActionEntry.AllOf(place), entry => entry.Pattern.IsAll ? patterns : null));
        }

        var left = LeftOn(resource, place.Grant, patterns);
        if (Written(left) is { Count: > 0 and <= MaxEntries } entries)
            return PolicyEdit.ChangingAccess($"List under Action what NotAction leaves for Resource: {left.Count} actions (narrows access)", ReplaceExceptions(place, entries));

        // A whole service would grant the exceptions from then on.
        return action.Entries.Any(entry => patterns.Exists(pattern => ActionPattern.Parse(pattern).Overlaps(entry)))
            ? PolicyEdit.None
            : PolicyEdit.ChangingAccess("List the services under Action (narrows access)", ReplaceExceptions(place, patterns));
    }

    private static ImmutableArray<TextChange> ReplaceExceptions(PolicyPlace place, IReadOnlyList<string> entries)
    {
        if (place.Statement.Has("Action") || place.Member("NotAction") is not { } member)
            return ImmutableArray<TextChange>.Empty;

        var first = PolicyPlace.StringsOf(member.Value).First();
        var edit = new JsonEdit(place.File.Tree);
        edit.Replace(member.Name, "Action");
        edit.ReplaceEntries(member.Value, entry => entry == first ? entries : []);
        return edit.Changes;
    }

    /// <summary>The granted actions of these services that work on one of the ARNs.</summary>
    private static ActionSet LeftOn(ResourceElement resource, Grant? grant, List<string> patterns)
    {
        if (grant is null)
            return ActionSet.Empty;
        var left = new ActionSet.Builder();
        foreach (var pattern in patterns)
            left.UnionWith(grant.Catalogue.Match(ActionPattern.Parse(pattern)));
        var granted = left.ToSet().Intersect(grant.Actions);
        return granted.Except(ArnForms.WhereNothing(resource.Entries, granted, grant.Catalogue));
    }

    // What AWS adds to a pattern of reads is a read at worst; the other actions are written by name.
    private static IReadOnlyList<string> Written(ActionSet actions)
    {
        var reads = actions.Intersect(Risks.Reads);
        return [.. ActionCover.Patterns(reads), .. ActionCover.Names(actions.Except(reads))];
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
