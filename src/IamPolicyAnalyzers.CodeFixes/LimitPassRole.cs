using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Limits iam:PassRole to a role to be named, and to the services that the policy lets the caller start.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class LimitPassRole() : PolicyFix(RuleIds.PassRoleEscalation, RuleIds.WildcardPassRole, RuleIds.MissingPassedToService)
{
    private const string Action = "iam:PassRole";
    private const string ServiceKey = "iam:PassedToService";
    private const string RoleForm = "arn:${Partition}:iam::${Account}:role/${RoleName}";

    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (PolicyPlace.At(file, diagnostic.Location.SourceSpan) is not { Grant: { Action.IsNot: false } grant } place
            || place.Member(nameof(Action)) is not { } actions
            || !grant.Action.Entries.Any(IsPassRole)
            || grant.Action.Entries.Any(entry => !IsPassRole(entry) && entry.Matches(Action)))
            return PolicyEdit.None;

        var edits = PolicyEdit.None;
        if (diagnostic.Id != RuleIds.MissingPassedToService && !grant.Resource.IsNot && place.Member("Resource") is { } resource)
            edits = GetEdits(place, grant, actions, limited => TryLimitBoth(place, grant, limited, resource), "Limit to role ARN and service (narrows access)", "");

        // The role stays open: where the caller can start what runs code, the service alone is no limit.
        return diagnostic.Id == RuleIds.PassRoleEscalation ? edits
            : edits.AddRange(GetEdits(place, grant, actions, limited => TryTestService(place, grant, limited), $"Test '{ServiceKey}' (narrows access)", ServiceKey));
    }

    private static ImmutableArray<PolicyEdit> GetEdits(PolicyPlace place, Grant grant, JsonMember actions, Func<JsonEdit, bool> tryLimit, string title, string kind)
    {
        var edit = new JsonEdit(place.File.Tree);
        if (!grant.Action.Entries.All(IsPassRole))
        {
            if (!place.CanSplit)
                return PolicyEdit.None;
            var copy = new JsonEdit(place.File.Tree);
            place.RenameCopy(copy);
            copy.ReplaceEntries(actions.Value, entry => IsName(entry.StringValue) ? null : []);
            if (!tryLimit(copy))
                return PolicyEdit.None;
            edit.ReplaceEntries(actions.Value, entry => IsName(entry.StringValue) ? [] : null);
            edit.InsertCopy(place.Statements, place.Statement.Node, copy);
        }
        else if (!tryLimit(edit))
        {
            return PolicyEdit.None;
        }

        return ImmutableArray.CreateRange(PolicyEdit.ChangingAccess(title, edit.Changes).Select(offered => offered with { Kind = kind }));
    }

    private static bool TryLimitBoth(PolicyPlace place, Grant grant, JsonEdit limited, JsonMember resource)
    {
        limited.Replace(resource.Value, Placeholder.OfArn(RoleForm));
        return place.Tests(ServiceKey) || TryTestService(place, grant, limited);
    }

    private static bool TryTestService(PolicyPlace place, Grant grant, JsonEdit limited) =>
        place.TryAddTest(limited, "StringEquals", ServiceKey, JsonFragment.Of(Services(grant)));

    private static bool IsPassRole(Policies.ActionPattern entry) => IsName(entry.Text);

    private static bool IsName(string text) => text.Equals(Action, StringComparison.OrdinalIgnoreCase);

    /// <summary>The services that the caller can hand a role to, by the other actions that are granted.</summary>
    private static IReadOnlyList<string> Services(Grant grant)
    {
        var granted = grant.Grants.Actions;
        var services = grant.Catalogue.EscalationPaths
            .Where(path => path.ActionSet.IsSubsetOf(granted))
            .SelectMany(path => path.PassedToServices)
            .Distinct()
            .OrderBy(service => service, StringComparer.Ordinal)
            .ToList();
        return services.Count > 0 ? services : [Placeholder.Service];
    }
}
