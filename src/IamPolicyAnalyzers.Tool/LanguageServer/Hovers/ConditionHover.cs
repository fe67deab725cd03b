using System;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Tool.Access;
using Microsoft.CodeAnalysis.Text;
using static IamPolicyAnalyzers.Tool.LanguageServer.Hovers.HoverText;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Hovers;

/// <summary>What an operator, a key or a value of a Condition means.</summary>
internal static class ConditionHover
{
    private const int MaxNames = 5;

    /// <summary>Of more actions nobody wants to know which of them know a key.</summary>
    private const int MaxActions = 1000;

    private static ActionCatalogue Catalogue => ActionCatalogue.Instance;

    public static HoverText OfOperator(ConditionClause clause)
    {
        var hover = new HoverText(clause.Name.Span, Quoted(clause.Name.Text));
        if (clause.Operator is not { } read)
        {
            return clause.Name.HasUnknown ? hover.Say("Only the deployment tells what stands here.")
                : clause.IsKey ? hover.Say("A condition key, where an operator belongs: the key stands in an object under its operator.")
                : clause.NullSet != SetOperator.None ? hover.Say($"Null asks whether the key is there, so that a set prefix means nothing: the test {(clause.NullSet == SetOperator.ForAllValues ? "always" : "never")} passes.")
                : hover.Say("AWS has no such operator.");
        }

        hover.Say(ComparisonOf(read));
        if (read.Family != OperatorFamily.Null)
            hover.List(read.HoldsWithoutKey ? "A request without the key passes" : "A request without the key fails");
        if (read.IsIfExists)
            hover.List("IfExists: only requests that carry the key are tested");
        return read.Set switch
        {
            SetOperator.ForAllValues => hover.List("ForAllValues: every value of the request has to pass, and a request without any passes too; in an Allow, ask with Null for the key as well"),
            SetOperator.ForAnyValue => hover.List("ForAnyValue: one value of the request that passes is enough"),
            _ => hover,
        };
    }

    public static HoverText OfKey(PolicyContext policy, Statement statement, ConditionTest test)
    {
        var key = new ConditionKey(test.Key.Text);
        var hover = DescribeKey(policy, test.Key.Span, key, test.Key.HasUnknown);
        if (!Catalogue.TryGetKey(test, out var known))
            return hover;
        if (statement.IsAllow)
            hover.Say(test.IsOf("aws:CurrentTime") || test.IsOf("aws:EpochTime") ? "Limits when the request may be made, not by whom." : ClassText(ConditionKeyClasses.Of(key.Text), known));
        if (!known.IsGlobal)
            ListActions(hover, statement, test);
        if (known.IsMultivalued && test.Operator is { Set: SetOperator.None, Family: not OperatorFamily.Null })
            hover.List("Wants 'ForAnyValue:' or 'ForAllValues:' before the operator");
        return hover.List(
            test.AdmitsEverything ? "The values match everything, so that the test limits nothing"
            : test is { Operator.HoldsWithoutKey: true, IsKeyAlwaysPresent: false } ? "The test also passes without the key"
            : "");
    }

    /// <summary>What a value says that it does not show; null for most.</summary>
    public static HoverText? OfValue(PolicyContext policy, ConditionTest test, PolicyText value)
    {
        if (value.HasUnknown)
            return new HoverText(value.Span, Quoted(value.Text)).Say("Only the deployment tells this value.");
        if (test.Operator is { Family: OperatorFamily.String } && PrincipalValue.IsAccount(value.Text))
            return new HoverText(value.Span, Capital(AccountText.Of(policy, value.Text)));
        if (test.Operator is { Family: OperatorFamily.Date } && !ConditionValue.Fits(value.Text, OperatorFamily.Date) && ConditionValue.TimeOfSeconds(value.Text) is { } time)
            return new HoverText(value.Span, $"'{time}'").Say("The number counts the seconds since 1970.");
        if (test.Operator is { Family: OperatorFamily.IpAddress } && IpRange.TryParse(value.Text, out var range) && range.IsWhole)
            return new HoverText(value.Span, Quoted(value.Text)).Say($"Every {(range.IsVersion4 ? "IPv4" : "IPv6")} address.");
        if (test.Operator is { Family: OperatorFamily.Null })
            return new HoverText(value.Span, Quoted(value.Text)).Say(value.Text.Equals("true", StringComparison.OrdinalIgnoreCase) ? "Passes when the request does not carry the key." : "Passes when the request carries the key.");
        if (new ResourceArn(value) is { IsArn: true } arn)
            return ResourceHover.Describe(policy, arn);
        return KeyValues.TryGetForm(test, out var form) && form == KeyValueForm.ServicePrincipal ? PrincipalHover.OfService(value) : null;
    }

    private static HoverText DescribeKey(PolicyContext policy, TextSpan span, ConditionKey key, bool isUnknown)
    {
        if (isUnknown)
            return new HoverText(span, Quoted(key.Text)).Say("Only the deployment tells which key this is.");
        if (!Catalogue.TryGetConditionKey(key.Text.AsSpan(), out var known))
        {
            return new HoverText(span, Quoted(key.Text)).Say(
                key.Flaw != ConditionKeyFlaw.None ? "No condition key, which is written 'prefix:Name'."
                : key.IsFederated ? "A key of the identity provider: a claim of its tokens."
                : policy.IsExtraConditionKey(key.Text) ? "A condition key by the option 'iam_extra_condition_keys'."
                : new ConditionKeys(policy).Judge(key) is { } unknown ? "No such condition key exists" + unknown.Tail
                : "AWS data does not have this key; whether there is one is not known.");
        }

        return Describe(known, key, span);
    }

    /// <param name="key">The key as it is written, its placeholders filled in.</param>
    public static HoverText Describe(CatalogueConditionKey known, ConditionKey key, TextSpan span) =>
        new HoverText(span, $"{Quoted(known.IsTemplate ? key.Text : known.Name)} · {TypeText(known)}").List(
            !known.IsGlobal ? $"A key of '{key.Prefix}'"
            : ConditionTest.IsAlwaysPresent(key.Text.AsSpan()) ? "A global key that every request carries"
            : "A global key: requests to every service may carry it, and not all do");

    private static string ComparisonOf(ConditionOperator read) => read.Family switch
    {
        OperatorFamily.String => $"Passes when the text is {OneOrNone(read)} of the values, {(read.IgnoresCase ? "whatever the case" : "upper and lower case told apart")}; '*' and '?' are {(read.HasWildcards ? "wildcards" : "plain characters")}.",
        OperatorFamily.Arn => $"Passes when the ARN matches {OneOrNone(read)} of the values. Each of the six parts is compared by itself, and '*' and '?' are wildcards: Equals and Like are the same here.",
        OperatorFamily.IpAddress => $"Passes when the address is in {OneOrNone(read)} of the ranges.",
        OperatorFamily.Bool => "Passes when the key is 'true' or 'false', as the value says.",
        OperatorFamily.Binary => "Passes when the bytes are those of the value, which is written in Base64.",
        OperatorFamily.Null => "'true' passes when the request does not carry the key, 'false' when it does.",
        _ => $"Passes when the {(read.Family == OperatorFamily.Date ? "time" : "number")} is {OrderText(read)}.",
    };

    private static string OneOrNone(ConditionOperator read) => read.IsNegated ? "none" : "one";

    private static string OrderText(ConditionOperator read)
    {
        var isDate = read.Family == OperatorFamily.Date;
        return read.Order switch
        {
            0 => $"{OneOrNone(read)} of the values",
            < 0 => (isDate ? "before the value" : "less than the value") + (read.IncludesEqual ? " or equal to it" : ""),
            _ => (isDate ? "after the value" : "greater than the value") + (read.IncludesEqual ? " or equal to it" : ""),
        };
    }

    private static string TypeText(CatalogueConditionKey key) => key.Type switch
    {
        ConditionKeyType.IpAddress => "IP address",
        ConditionKeyType.Arn => "ARN",
        ConditionKeyType.Numeric => "number",
        ConditionKeyType.Date => "date",
        ConditionKeyType.Bool => "true or false",
        ConditionKeyType.Binary => "Base64",
        _ => "text",
    } + (key.IsMultivalued ? ", several values" : "");

    private static string ClassText(ConditionKeyClass keyClass, CatalogueConditionKey key) => keyClass switch
    {
        ConditionKeyClass.Who | ConditionKeyClass.Guard => "Limits who may call or from where, of strangers and of known callers alike.",
        ConditionKeyClass.Scope => "Limits which resource is meant, or what the request may contain.",
        ConditionKeyClass.Who => "Limits who may call, or from which network.",
        ConditionKeyClass.Guard => "Limits the circumstances of a caller who is known anyway; it keeps no stranger out.",
        ConditionKeyClass.Weak => "Keeps nobody out by itself: the caller chooses the value, or nearly every caller has it.",
        _ => key.IsGlobal ? "" : "Limits the requests of those actions that know the key.",
    };

    private static void ListActions(HoverText hover, Statement statement, ConditionTest test)
    {
        if (statement.Action is not { IsNot: false, IsUnknown: false } element || Catalogue.ActionsOf(element) is not { Count: > 0 and <= MaxActions } actions)
            return;
        var with = new ActionSet.Builder();
        foreach (var action in Catalogue.ActionsIn(actions))
        {
            if (action.SupportsConditionKey(test.Key.Characters))
                with.Add(action.Index);
        }

        var knowing = with.ToSet();
        var others = actions.Except(knowing);
        hover.List(
            knowing.IsEmpty ? "No action of the statement is listed with it"
            : others.IsEmpty ? $"Goes with {(actions.Count == 1 ? "the action" : $"all {LevelCounts.CountText(actions.Count)}")} of the statement"
            : $"Goes with {Listing.Of(Catalogue.ActionsIn(knowing), knowing.Count, MaxNames)}; not with {Listing.Of(Catalogue.ActionsIn(others), others.Count, MaxNames)}");
    }
}
