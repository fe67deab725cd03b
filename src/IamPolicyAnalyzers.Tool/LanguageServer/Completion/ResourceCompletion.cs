using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Completion;

/// <summary>ARNs of the resource types that the statement's actions work on, and what may follow in one that is begun.</summary>
internal static class ResourceCompletion
{
    /// <summary>A statement with more actions is about everything; what its author has in mind cannot be told from them.</summary>
    private const int MaxActions = 1500;

    public static IEnumerable<Offer> At(CompletionPlace place, CancellationToken cancellationToken)
    {
        if (place.Type == PolicyType.Trust)
            return [];
        var owner = place.Type == PolicyType.ResourceBased ? PolicyOwner.Of(place.Policy.Policy) : null;
        var forms = FormsOf(place, owner, cancellationToken, out var areUnscopable).Where(form => owner is null || IsOf(owner.Value, form.Arn)).ToList();
        return Parts(place, forms).Concat(Templates(place, forms)).Concat(Everything(place, areUnscopable || owner is { Service: "kms" }));
    }

    private static IEnumerable<Offer> Templates(CompletionPlace place, List<Form> forms)
    {
        var around = ArnSurroundings.Of(place);
        var seen = new HashSet<string>(place.OtherItems);
        var isArn = IsBegun(place.Typed);
        foreach (var form in forms)
        {
            var template = new ArnTemplate(form.Arn.Text, around);
            for (var variant = 0; variant < (template.HasSeveralNames ? 2 : 1); variant++)
            {
                var text = isArn ? template.After(place.Typed, isLastAll: variant == 1) : template.Whole(isLastAll: variant == 1);
                if (text is null || !seen.Add(text.Shown))
                    continue;
                yield return new Offer(text.Shown, text, CompletionItemKind.Reference) { Description = form.Type.Name, Filter = isArn ? text.Shown : form.Type.Name + " " + text.Shown, Group = 1 };
            }
        }
    }

    /// <summary>The Regions or accounts for an ARN that is begun up to there.</summary>
    private static IEnumerable<Offer> Parts(CompletionPlace place, List<Form> forms)
    {
        var parts = place.Typed.Split(':');
        if (place.IsInSub || parts[0] != "arn" || parts.Length is not (4 or 5))
            yield break;
        var part = parts.Length == 4 ? ArnPart.Region : ArnPart.Account;
        var ofService = forms.FindAll(form => form.Arn.Part(ArnPart.Service).SequenceEqual(parts[2]));
        if (!ofService.Exists(HasPart))
            yield break;
        var group = HasPart(ofService[0]) ? 0 : 2;
        var head = place.Typed[..^parts[^1].Length];
        var values = part == ArnPart.Region ? (Partition.Find(parts[1])?.Regions ?? []).Append("*") : place.Policy.Options.OwnAccounts;
        foreach (var value in values)
            yield return new Offer(value, SnippetText.Of(head + value + ":"), CompletionItemKind.Constant) { Filter = head + value, Group = group, IsContinued = true };

        bool HasPart(Form form) => form.Arn.Part(part).IndexOf(Glob.Hole) >= 0;
    }

    /// <param name="isFirst">True where no ARN does: without resources of the actions, and in the policy of a key, which names itself so.</param>
    private static IEnumerable<Offer> Everything(CompletionPlace place, bool isFirst)
    {
        if (!place.OtherItems.Any() && !IsBegun(place.Typed))
            yield return new Offer("*", CompletionItemKind.Operator) { Description = "every resource", Group = isFirst ? 0 : 9 };
    }

    /// <summary>The forms that fit, those of types that the actions cannot do without first, and then the plain ones.</summary>
    private static IEnumerable<Form> FormsOf(CompletionPlace place, PolicyOwner? owner, CancellationToken cancellationToken, out bool areUnscopable)
    {
        areUnscopable = false;
        var actions = place.Statement?.Action is { IsNot: false, IsUnknown: false } element ? place.Catalogue.ActionsOf(element) : ActionSet.Empty;
        if (actions.IsEmpty || actions.Count > MaxActions)
        {
            var service = place.Typed.Split(':') is [_, _, { Length: > 0 } typed, ..] ? typed : owner?.Service ?? "";
            return ArnTypes.OfService(service).Select(static type => new Form(type.Type, type.Form));
        }

        var uses = new Dictionary<int, int>();
        foreach (var action in place.Catalogue.ActionsIn(actions))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (action.HasOpenResources)
                continue;
            foreach (var type in action.ResourceTypes)
                uses[type.Index] = uses.GetValueOrDefault(type.Index) + (type.IsRequired ? MaxActions : 1);
        }

        areUnscopable = uses.Count == 0 && actions.Intersect(place.Catalogue.Scopable).IsEmpty;
        var forms =
            from use in uses
            from form in FormsOfType(place.Catalogue.ResourceType(use.Key))
            orderby use.Value descending, form.Arn.Text.Length, use.Key
            select form;
        return forms;
    }

    private static IEnumerable<Form> FormsOfType(CatalogueResourceType type) =>
        ArnForms.AsWritten(type).Where(static form => form.Part(ArnPart.Service).IndexOf(Glob.Hole) < 0).Select(form => new Form(type, form));

    /// <summary>False for what the policy of another resource cannot speak of.</summary>
    private static bool IsOf(PolicyOwner owner, ResourceArn form)
    {
        var isAccessPoint = form.PartText(ArnPart.Resource).StartsWith("accesspoint/", StringComparison.Ordinal);
        return !owner.IsForeign(form.Part(ArnPart.Service)) && (owner is not { IsGiven: true, Service: "s3" } || owner.IsAccessPoint == isAccessPoint);
    }

    private static bool IsBegun(string typed) => typed.StartsWith("arn:", StringComparison.Ordinal);

    /// <summary>One way to write an ARN of the type.</summary>
    private readonly record struct Form(CatalogueResourceType Type, ResourceArn Arn);
}
