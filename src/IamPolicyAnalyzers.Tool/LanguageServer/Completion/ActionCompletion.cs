using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Completion;

/// <summary>Services, and behind the colon their actions and the patterns of several. What the list has already is left out.</summary>
internal static class ActionCompletion
{
    /// <summary>Services of which the actions are offered before a colon is typed.</summary>
    private const int MaxKnownServices = 3;

    private const int FewestOfPattern = 2;

    public static IEnumerable<Offer> At(CompletionPlace place, CancellationToken cancellationToken)
    {
        if (place.Type == PolicyType.Trust)
            return OfTrust(place);
        var taken = new HashSet<string>(place.OtherItems, StringComparer.OrdinalIgnoreCase);
        var colon = place.Typed.IndexOf(':');
        if (colon >= 0)
        {
            return place.Catalogue.TryGetService(place.Typed.AsSpan(0, colon), out var service) && IsFitting(place, service)
                ? OfService(service, taken, place, hasColon: true)
                : [];
        }

        if (OwnerOf(place) is { } owner)
            return OfService(owner, taken, place, hasColon: false);
        return Services(place).Concat(KnownServices(taken, place).Take(MaxKnownServices).SelectMany(service =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return OfService(service, taken, place, hasColon: false).Select(static offer => offer with { Group = offer.Group + 1 });
        }));
    }

    /// <summary>The first words of the actions' names that several begin with: <c>s3:Get*</c>.</summary>
    private static IEnumerable<Offer> Patterns(CatalogueService service, HashSet<string> taken, bool hasColon)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var action in service.Actions)
        {
            var name = action.Name;
            var head = name[..NameWords.FirstLength(name)];
            counts[head] = counts.GetValueOrDefault(head) + 1;
        }

        foreach (var head in counts.Where(static count => count.Value >= FewestOfPattern).Select(static count => count.Key))
        {
            var pattern = $"{service.Prefix}:{head}*";
            var count = service.Match(head + "*").Count;
            if (taken.Contains(pattern) || count == service.ActionCount)
                continue;
            yield return new Offer(pattern, CompletionItemKind.Operator)
            {
                Description = $"{count} actions",
                Filter = hasColon ? pattern : head,
                Group = 6,
                Data = new CompletionData(CompletionSubject.ActionPattern, pattern),
            };
        }
    }

    private static IEnumerable<Offer> OfService(CatalogueService service, HashSet<string> taken, CompletionPlace place, bool hasColon)
    {
        var prefix = service.Prefix;
        foreach (var action in service.Actions)
        {
            var name = action.Name;
            var full = prefix + ":" + name;
            if (taken.Contains(full))
                continue;
            var level = action.Level;
            yield return new Offer(full, KindOf(level))
            {
                Description = level.ToText(),
                Filter = hasColon ? full : name,
                Group = level switch { AccessLevel.List or AccessLevel.Read => 1, AccessLevel.Write => 2, AccessLevel.Tagging => 3, _ => 4 },
                Data = new CompletionData(CompletionSubject.Action, full),
            };
        }

        foreach (var pattern in Patterns(service, taken, hasColon))
            yield return pattern;
    }

    private static IEnumerable<Offer> Services(CompletionPlace place)
    {
        foreach (var service in place.Catalogue.Services)
        {
            if (!IsFitting(place, service))
                continue;
            var prefix = service.Prefix;
            yield return new Offer(prefix + ":", CompletionItemKind.Module)
            {
                Description = service.Name,
                IsContinued = true,
                Data = new CompletionData(CompletionSubject.Service, prefix),
            };
        }
    }

    /// <summary>The services whose actions the statement has already.</summary>
    private static IEnumerable<CatalogueService> KnownServices(HashSet<string> taken, CompletionPlace place)
    {
        var seen = new HashSet<int>();
        foreach (var entry in taken)
        {
            var colon = entry.IndexOf(':');
            if (colon > 0 && place.Catalogue.TryGetService(entry.AsSpan(0, colon), out var service) && seen.Add(service.Index) && IsFitting(place, service))
                yield return service;
        }
    }

    private static IEnumerable<Offer> OfTrust(CompletionPlace place)
    {
        var taken = new HashSet<string>(place.OtherItems, StringComparer.OrdinalIgnoreCase);
        var fitting = place.Statement?.Principal is { } principal ? TrustActions.AllOf(principal) : [];
        IEnumerable<string> assuming = fitting.Count > 0 ? fitting : [TrustActions.AssumeRole, TrustActions.AssumeRoleWithWebIdentity, TrustActions.AssumeRoleWithSaml];
        var group = 0;
        foreach (var name in assuming.Concat(TrustActions.Companions).Where(name => !taken.Contains(name)))
        {
            if (!place.Catalogue.TryGetAction(name, out var action))
                continue;
            yield return new Offer(name, KindOf(action.Level))
            {
                Description = action.Level.ToText(),
                Filter = place.Typed.Contains(':') ? name : action.Name,
                Group = group,
                Data = new CompletionData(CompletionSubject.Action, name),
            };
        }
    }

    /// <summary>The one service whose actions mean something in the policy of a resource.</summary>
    private static CatalogueService? OwnerOf(CompletionPlace place)
    {
        if (place.Type != PolicyType.ResourceBased)
            return null;
        var owner = place.Policy.Policy.Site.Owner ?? PolicyOwner.OfResources(place.Policy.Policy)?.Service;
        return owner is not null && place.Catalogue.TryGetService(owner, out var service) ? service : null;
    }

    private static bool IsFitting(CompletionPlace place, CatalogueService service) => place.Type switch
    {
        PolicyType.ResourceControl => service.IsRcpSupported,
        PolicyType.ResourceBased => (PolicyOwner.Given(place.Policy.Policy) ?? PolicyOwner.OfResources(place.Policy.Policy)) is not { } owner || !owner.IsForeign(service.Prefix),
        _ => true,
    };

    private static CompletionItemKind KindOf(AccessLevel level) => level switch
    {
        AccessLevel.List => CompletionItemKind.EnumMember,
        AccessLevel.Read => CompletionItemKind.Field,
        AccessLevel.Write => CompletionItemKind.Method,
        AccessLevel.Tagging => CompletionItemKind.Property,
        _ => CompletionItemKind.Event,
    };
}
