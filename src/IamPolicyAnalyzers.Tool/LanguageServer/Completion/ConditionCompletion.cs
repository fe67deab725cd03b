using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Completion;

/// <summary>Condition operators, and the keys that fit them and the actions of the statement.</summary>
internal static class ConditionCompletion
{
    private const int MaxActions = 2000;

    private const string IfExists = "IfExists";

    private static readonly string[] s_common =
    [
        "StringEquals", "StringLike", "ArnLike", "Bool", "IpAddress", "Null", "StringNotEquals", "StringNotLike", "ArnNotLike", "NotIpAddress",
        "NumericLessThanEquals", "DateLessThan", "ArnEquals", "StringEqualsIgnoreCase",
    ];

    // Those that policies use, before all other global ones.
    private static readonly string[] s_commonKeys =
    [
        "aws:SourceArn", "aws:SourceAccount", "aws:PrincipalArn", "aws:PrincipalOrgID", "aws:PrincipalAccount", "aws:PrincipalTag/", "aws:ResourceTag/", "aws:RequestTag/",
        "aws:RequestedRegion", "aws:ResourceAccount", "aws:ResourceOrgID", "aws:SourceVpce", "aws:SourceVpc",
    ];

    // Of keys of tags it matters which actions and resources have tags: without an action that lists them they are as good as unknown.
    private static readonly string[] s_ofTags = ["aws:ResourceTag/", "aws:RequestTag/", "aws:TagKeys"];

    private static readonly string[] s_ofHeaders = ["aws:Referer", "aws:UserAgent"];

    public static IEnumerable<Offer> Operators(CompletionPlace place)
    {
        var others = place.OtherNames.ToHashSet();
        var keys = TestsAt(place).Select(static test => test.Key).ToList();
        var named = s_common.Concat(ConditionOperator.Names.Except(s_common)).ToList();
        return Forms("", "", 0).Concat(Forms("", IfExists, 1)).Concat(Forms("ForAnyValue:", "", 2)).Concat(Forms("ForAllValues:", "", 3))
            .Concat(Forms("ForAnyValue:", IfExists, 4)).Concat(Forms("ForAllValues:", IfExists, 5));

        IEnumerable<Offer> Forms(string prefix, string suffix, int rank) =>
            from name in named
            let text = prefix + name + suffix
            where !others.Contains(text) && ConditionOperator.TryParse(text, out var read) && keys.TrueForAll(key => Fits(place, key, read))
            select new Offer(text, CompletionItemKind.Operator) { Json = SnippetJson.OpenObject, Group = rank, IsContinued = true };
    }

    public static IEnumerable<Offer> Keys(CompletionPlace place, CancellationToken cancellationToken)
    {
        if (!ConditionOperator.TryParse(place.Path[^1], out var read) || place.Statement is not { } statement)
            return [];
        var others = new HashSet<string>(place.OtherNames, StringComparer.OrdinalIgnoreCase);
        var own = KeysOfActions(place, statement, cancellationToken);
        var isOfKnown = own is not null;
        var globals = place.Catalogue.GlobalConditionKeys.Where(key => own?.Contains(key) != true && !(isOfKnown && IsOfTag(key.Name))).OrderBy(static key => PlaceOf(key.Name));
        var providers = (statement.Principal?.Values ?? []).Select(FederatedProvider.Of).OfType<FederatedProvider>().ToList();
        return OfProviders(providers, read)
            .Concat((own ?? []).Where(key => IsOfProviders(key.Name, providers)).OrderBy(static key => key.IsGlobal).Select(key => Key(key, 1)).OfType<Offer>())
            .Concat(globals.Select(key => Key(key, RankOf(key))).OfType<Offer>())
            .Where(offer => !others.Contains(offer.Text.Plain));

        Offer? Key(CatalogueConditionKey key, int group)
        {
            var template = new KeyTemplate(key);
            return Fits(place, PolicyText.Of(template.Text.Plain), read) && IsSupported(place, statement, read, template.Text.Plain)
                ? Of(template, key.Type.ToString(), read) with { Group = group, Data = new CompletionData(CompletionSubject.ConditionKey, key.Name) }
                : null;
        }
    }

    /// <summary>The test that the value at the place is one of; null where the operator or key is none.</summary>
    public static ConditionTest? TestAt(CompletionPlace place)
    {
        var (name, key) = (place.Path[^2], place.Path[^1]);
        foreach (var clause in place.Statement?.Condition?.Clauses ?? [])
        {
            if (clause.Name.Text == name && clause.Tests.FirstOrDefault(test => test.Key.Text == key) is { } test)
                return test;
        }

        return null;
    }

    /// <summary>The tests under the operator whose name is at the place.</summary>
    private static IEnumerable<ConditionTest> TestsAt(CompletionPlace place)
    {
        foreach (var clause in place.Statement?.Condition?.Clauses ?? [])
        {
            if (place.IsHere(clause.Name.Span))
                return clause.Tests;
        }

        return [];
    }

    private static Offer Of(KeyTemplate template, string type, ConditionOperator read) => new(template.Label, template.Text, CompletionItemKind.Field)
    {
        Description = type,
        Filter = template.Text.Shown,
        Json = read.Family is OperatorFamily.Bool or OperatorFamily.Null ? SnippetJson.Default(read.Family == OperatorFamily.Null ? "false" : "true") : SnippetJson.Open,
        IsContinued = true,
    };

    /// <summary>The keys of the identity providers that may assume the role.</summary>
    private static IEnumerable<Offer> OfProviders(List<FederatedProvider> providers, ConditionOperator read)
    {
        if (read.Family is not (OperatorFamily.String or OperatorFamily.Null) || read.Set != SetOperator.None)
            yield break;
        foreach (var provider in providers)
        {
            string[] keys = provider.IsSaml ? ["saml:aud", "saml:iss", "saml:sub"] : [$"{provider.Name}:{provider.Audience}", $"{provider.Name}:{provider.Subject}"];
            foreach (var key in keys)
                yield return new Offer(key, CompletionItemKind.Field) { Description = "String", Json = SnippetJson.Open, IsContinued = true };
        }
    }

    /// <summary>The keys that requests for every action carry which is named by itself, and requests for some action that a pattern names; null without actions.</summary>
    private static HashSet<CatalogueConditionKey>? KeysOfActions(CompletionPlace place, Statement statement, CancellationToken cancellationToken)
    {
        if (statement.Action is not { IsNot: false, IsUnknown: false } element || element.Entries.Any(static entry => entry.IsAll))
            return null;
        // By key: one more than the count of named actions that list it; 0 for a key that no action lists.
        var counts = new int[place.Catalogue.ConditionKeys.Count];
        var named = 0;
        var isAny = false;
        foreach (var entry in element.Entries)
        {
            var actions = place.Catalogue.Match(entry);
            var isNamed = !entry.HasWildcard && !actions.IsEmpty && !place.Catalogue[actions.First].HasOpenResources;
            named += isNamed ? 1 : 0;
            foreach (var action in place.Catalogue.ActionsIn(actions).Take(MaxActions))
            {
                cancellationToken.ThrowIfCancellationRequested();
                isAny = true;
                foreach (var key in action.ConditionKeys)
                    counts[key.Index] = Math.Max(counts[key.Index], 1) + (isNamed ? 1 : 0);
            }
        }

        return isAny ? [.. place.Catalogue.ConditionKeys.Where(key => counts[key.Index] == named + 1 || (counts[key.Index] > 0 && IsOwnTag(key.Name)))] : null;
    }

    /// <summary>True when the operator compares what the key holds, one value or several.</summary>
    private static bool Fits(CompletionPlace place, PolicyText key, ConditionOperator read)
    {
        var test = new ConditionTest(PolicyText.Of(read.ToString()), read, key, []);
        if (!place.Catalogue.TryGetConditionKey(key.Characters, out var known))
            return read.Family is OperatorFamily.String or OperatorFamily.Null;
        if (read.Family == OperatorFamily.Null)
            return !test.IsKeyAlwaysPresent;
        if (read.Set == SetOperator.None ? known.IsMultivalued : place.Catalogue.HoldsOneValue(test))
            return false;
        return read.Family == ConditionFit.FamilyOf(known.Type) || (read.Family == OperatorFamily.Numeric && ConditionFit.IsEpochTime(test));
    }

    /// <summary>True for a key that AWS no longer fills in, and for one in which the caller writes what it likes.</summary>
    public static bool IsAvoided(string key) =>
        Array.Exists(s_ofHeaders, header => header.Equals(key, StringComparison.OrdinalIgnoreCase)) || ConditionKeys.IsDeprecated(new ConditionKey(key));

    private static bool IsSupported(CompletionPlace place, Statement statement, ConditionOperator read, string key)
    {
        if (IsAvoided(key))
            return false;
        return !key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)
            || new KeySupport(place.Catalogue).Judge(new ConditionTest(PolicyText.Of(read.ToString()), read, PolicyText.Of(key), []), statement) is null;
    }

    /// <summary>True for a service's own key of resource tags, which rules take for carried by all its actions.</summary>
    private static bool IsOwnTag(string key) => new ConditionKey(key).IsResourceTag && !IsOfTag(key);

    private static bool IsOfTag(string key) => Array.Exists(s_ofTags, tag => key.StartsWith(tag, StringComparison.OrdinalIgnoreCase));

    /// <summary>False for the claims of other identity providers than those that may assume the role.</summary>
    private static bool IsOfProviders(string key, List<FederatedProvider> providers) =>
        providers.Count == 0 || !new ConditionKey(key).IsFederated
        || providers.Exists(provider => key.StartsWith((provider.IsSaml ? "saml" : provider.Name) + ":", StringComparison.OrdinalIgnoreCase));

    private static int PlaceOf(string key)
    {
        var place = Array.FindIndex(s_commonKeys, common => key.StartsWith(common, StringComparison.OrdinalIgnoreCase));
        return place < 0 ? s_commonKeys.Length : place;
    }

    private static int RankOf(CatalogueConditionKey key) => ConditionKeyClasses.Of(key.Name) is ConditionKeyClass.Weak or ConditionKeyClass.None ? 3 : 2;
}
