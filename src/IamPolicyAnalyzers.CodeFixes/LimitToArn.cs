using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>
/// Writes the ARN forms of the actions in place of <c>*</c>, and of ARNs that stand for all there is of a type, as <c>arn:aws:logs:*:*:*</c> does. Actions that
/// AWS grants on <c>*</c> only stay behind in a statement of their own.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class LimitToArn() : PolicyFix(
    RuleIds.WildcardResource,
    RuleIds.WildcardReadResource,
    RuleIds.ResourceExposure,
    RuleIds.DataExfiltration,
    RuleIds.CredentialExposure,
    RuleIds.AuditTampering,
    RuleIds.AccountCriticalAction,
    RuleIds.UnscopedPermissionsManagement,
    RuleIds.AssumeAnyRole,
    RuleIds.ExistingRoleTakeover,
    RuleIds.BoundaryRemoval,
    RuleIds.TrustRewrite,
    RuleIds.OrganizationEscalation)
{
    /// <summary>Nobody fills in more than this.</summary>
    private const int MaxForms = 8;

    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (PolicyPlace.At(file, diagnostic.Location.SourceSpan) is not { Grant: { Action: { IsNot: false, IsUnknown: false }, Resource.IsNot: false } grant } place
            || place.Member("Action") is not { } actions
            || place.Member("Resource") is not { } resource)
            return PolicyEdit.None;

        var actionsToLimit = grant.ActionsAt(RiskOf(diagnostic));
        var beside = Risks.LimitedBeside(grant, actionsToLimit, grant.OnOpenResources);
        var limited = grant.Action.Entries.Where(entry => CanBeLimited(entry) && IsMeant(entry)).ToList();
        var forms = Forms(limited);
        if (forms.Count is 0 or > MaxForms
            || grant.Action.Entries.Any(entry => Grants(entry) && !limited.Contains(entry))
            || Limiting(grant, resource.Value, actionsToLimit, forms) is not { } limit)
            return PolicyEdit.None;

        var edit = new JsonEdit(file.Tree);
        if (limited.Count == grant.Action.Entries.Length)
        {
            limit(edit);
        }
        else
        {
            if (!place.CanSplit)
                return PolicyEdit.None;
            var names = limited.Select(entry => entry.Text).ToList();
            var copy = new JsonEdit(file.Tree);
            place.RenameCopy(copy);
            copy.ReplaceEntries(actions.Value, entry => names.Contains(entry.StringValue) ? null : []);
            limit(copy);
            edit.ReplaceEntries(actions.Value, entry => names.Contains(entry.StringValue) ? [] : null);
            edit.InsertCopy(place.Statements, place.Statement.Node, copy);
        }

        return PolicyEdit.ChangingAccess("Limit to ARNs, to be filled in (narrows access)", edit.Changes);

        // A finding about the resource asks to limit whatever can be; one about certain actions speaks for these, and for those that the same ARNs limit.
        bool IsMeant(ActionPattern entry) => diagnostic.Id == RuleIds.WildcardResource || Grants(entry) || grant.Catalogue.Match(entry).IsSubsetOf(beside);

        bool Grants(ActionPattern entry) => grant.Catalogue.Match(entry).Overlaps(actionsToLimit);
    }

    /// <summary>The change that leaves nothing open for these actions; null where some ARN that is open covers none of the forms.</summary>
    private static Action<JsonEdit>? Limiting(Grant grant, JsonNode resource, ActionSet actions, List<string> forms)
    {
        if (grant.FirstAllResource is not null)
            return edit => edit.Replace(resource, forms);

        var written = PolicyPlace.StringsOf(resource).Select(node => node.StringValue).ToList();
        var narrowed = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var entry in grant.Resource.Entries.Where(entry => ArnMeaning.ActionsOnWhole(entry).Overlaps(actions)))
        {
            var within = forms.Select(form => WithPartsOf(entry, form)).Where(form => entry.Covers(ResourceArn.Parse(form))).ToList();
            if (within.Count == 0 || !written.Contains(entry.Text))
                return null;
            narrowed[entry.Text] = within;
        }

        if (narrowed.Count == 0)
            return null;
        return edit => edit.ReplaceEntries(resource, node => node.StringValue is { } text && narrowed.TryGetValue(text, out var within) ? within : null);
    }

    /// <summary>The form with the partition, Region and account that the entry names.</summary>
    private static string WithPartsOf(ResourceArn entry, string form)
    {
        var parts = form.Split([':'], (int)ArnPart.Resource + 1);
        foreach (var part in (ReadOnlySpan<ArnPart>)[ArnPart.Partition, ArnPart.Region, ArnPart.Account])
        {
            if (parts[(int)part].Length > 0 && entry.PartText(part) is { Length: > 0 } text && !Glob.HasWildcard(text.AsSpan()))
                parts[(int)part] = text;
        }

        return string.Join(":", parts);
    }

    private static Risk RiskOf(Diagnostic diagnostic) => diagnostic.Id switch
    {
        RuleIds.AssumeAnyRole => Risk.AssumeAnyRole,
        RuleIds.ExistingRoleTakeover => Risk.ExistingRoleTakeover,
        RuleIds.BoundaryRemoval => Risk.BoundaryRemoval,
        RuleIds.TrustRewrite => Risk.TrustRewrite,
        RuleIds.OrganizationEscalation => Risk.OrganizationEscalation,
        RuleIds.ResourceExposure => Risk.ResourceExposure,
        RuleIds.DataExfiltration => Risk.DataExfiltration,
        RuleIds.CredentialExposure => Risk.CredentialExposure,
        RuleIds.AuditTampering => Risk.AuditTampering,
        RuleIds.AccountCriticalAction => Risk.AccountCriticalAction,
        RuleIds.UnscopedPermissionsManagement => Risk.UnscopedPermissionsManagement,
        RuleIds.WildcardReadResource => Risk.WildcardReadResource,
        _ => Risk.WildcardResource,
    };

    /// <summary>True when every action of the entry has ARN forms to fill in. A form such as <c>group/*</c> leaves nothing to be named.</summary>
    private static bool CanBeLimited(ActionPattern entry)
    {
        var matched = ActionCatalogue.Instance.Match(entry);
        return !matched.IsEmpty
            && matched.IsSubsetOf(ActionCatalogue.Instance.Scopable)
            && !matched.Overlaps(ActionCatalogue.Instance.OpenResources)
            && !matched.Any(index => FormsOf(ActionCatalogue.Instance[index]).Any(form => Glob.HasWildcard(form.AsSpan())));
    }

    private static List<string> Forms(List<ActionPattern> entries)
    {
        var forms = new List<string>();
        foreach (var index in entries.SelectMany(entry => ActionCatalogue.Instance.Match(entry)))
        {
            foreach (var form in FormsOf(ActionCatalogue.Instance[index]))
            {
                if (!forms.Contains(form))
                    forms.Add(form);
            }
        }

        return forms;
    }

    private static IEnumerable<string> FormsOf(CatalogueAction action) =>
        ArnTypes.NeededBy(action).SelectMany(type => type.ArnPatterns).Select(Placeholder.OfArn);
}
