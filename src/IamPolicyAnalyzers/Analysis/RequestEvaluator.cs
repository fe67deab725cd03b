using System;
using System.Collections.Immutable;
using System.Text;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What policies say to a request.</summary>
internal enum AccessVerdict : byte
{
    Denied,
    Allowed,

    /// <summary>It hangs on a value that the template fills in, or on a condition key that nobody has given.</summary>
    Undecided,
}

/// <param name="Statement">The statement that decides, or keeps the matter open; null for a request that no statement is about.</param>
internal readonly record struct AccessDecision(AccessVerdict Verdict, Statement? Statement);

/// <summary>
/// AWS's logic for one request within the policies of one kind: a Deny wins over every Allow, and what nobody allows is denied. Of true and false
/// the third is null: nobody can say.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html</remarks>
internal static class RequestEvaluator
{
    private static readonly bool? s_unknown = null;

    public static AccessDecision Evaluate(ImmutableArray<PolicyDocument> documents, AccessRequest request)
    {
        Statement? allow = null, maybe = null;
        var isOpen = false;
        foreach (var document in documents)
        {
            isOpen |= document.HasUnknownStatements;
            foreach (var statement in document.Statements)
            {
                var isKnown = statement.Effect != Effect.None;
                if ((!isKnown && statement.EffectText is not { HasUnknown: true }) || Matches(document, statement, request) is not { } matches)
                {
                    if (isKnown || statement.EffectText is { HasUnknown: true })
                        Keep(statement);
                    continue;
                }

                if (!matches)
                    continue;
                if (!isKnown)
                    Keep(statement);
                else if (statement.IsDeny)
                    return new(AccessVerdict.Denied, statement);
                else
                    allow ??= statement;
            }
        }

        // An Allow that may hold says nothing where another one holds; a Deny does.
        if (isOpen || maybe is { IsAllow: false } || (maybe is not null && allow is null))
            return new(AccessVerdict.Undecided, maybe);
        return allow is null ? new(AccessVerdict.Denied, null) : new(AccessVerdict.Allowed, allow);

        void Keep(Statement statement)
        {
            if (maybe is null or { IsAllow: true })
                maybe = statement;
        }
    }

    /// <summary>True when the statement is about the request, whatever its Effect. Nothing is said of a statement that AWS refuses.</summary>
    public static bool? Matches(PolicyDocument document, Statement statement, AccessRequest request)
    {
        if (statement.Action is not { } action || (statement.Resource is null && (statement.Has("Resource") || statement.Has("NotResource"))))
            return null;
        if (statement.Principal is null && (statement.Has("Principal") || statement.Has("NotPrincipal")))
            return null;

        // A statement of which one part does not fit is not about the request, whatever the others say.
        var hasVariables = document.Version?.Text == PolicyDocument.CurrentVersion;
        var matches = Matches(action, request);
        if (matches != false)
            matches &= Matches(statement.Resource, request, hasVariables);
        if (matches != false)
            matches &= Matches(statement.Principal, request.Principal, isWide: statement.IsDeny);
        if (matches != false)
            matches &= Holds(statement.Condition, request, hasVariables);
        return matches;
    }

    /// <summary>True when the request passes the test.</summary>
    /// <param name="hasVariables">False in the old policy language, which takes variables literally.</param>
    public static bool? Holds(ConditionTest test, AccessRequest request, bool hasVariables)
    {
        if (test.Operator is not { } read || test.HasObject || !test.Key.IsLiteral)
            return null;
        if (request.ValuesOf(test.Key.Text) is not { } values)
            return test.HoldsForEveryone ? true : null;
        if (read.Family == OperatorFamily.Null)
            return AsksFor(test, isAbsent: values.IsEmpty);
        if (values.IsEmpty)
            return read.HoldsWithoutKey;

        bool? all = true, any = false;
        foreach (var value in values)
        {
            var passes = MatchesAny(test, read, value, request, hasVariables);
            if (read.IsNegated)
                passes = !passes;
            all &= passes;
            any |= passes;
        }

        return read.Set switch
        {
            SetOperator.ForAllValues => all,
            SetOperator.ForAnyValue => any,

            // AWS does not say what an operator for one value makes of several.
            _ => all == any ? all : null,
        };
    }

    private static bool? Matches(ActionElement element, AccessRequest request)
    {
        bool? matches = false;
        foreach (var entry in element.Entries)
            matches |= entry.IsUnknown ? MayMatch(entry.Written, request.Action, ignoreCase: true) : entry.Matches(request.Action);
        return element.IsNot ? !matches : matches;
    }

    private static bool? Matches(ResourceElement? element, AccessRequest request, bool hasVariables)
    {
        if (element is null)
            return true;
        bool? matches = false;
        foreach (var entry in element.Entries)
            matches |= Matches(entry, request, hasVariables);
        return element.IsNot ? !matches : matches;
    }

    private static bool? Matches(ResourceArn entry, AccessRequest request, bool hasVariables)
    {
        var resource = request.Resource;
        if (entry.IsAll)
            return true;
        if (resource.IsAll)
            return entry.IsUnknown ? null : false;
        if (!entry.IsArn && !entry.IsUnknown)
            return !resource.IsArn && Glob.Matches(entry.Written.Pattern, resource.Text.AsSpan());
        if (!entry.Overlaps(resource))
            return false;
        foreach (var variable in entry.Written.Variables)
        {
            // A colon in the value would make it another ARN.
            if (entry.PartAt(variable.Start) != ArnPart.Resource)
                return null;
        }

        return Fill(entry.Written, request, hasVariables, out var filled) switch
        {
            true => new ResourceArn(filled!).Matches(resource),
            false => false,
            null => null,
        };
    }

    /// <param name="isWide">True where an account stands for all its users and roles, and everyone for services too.</param>
    private static bool? Matches(Principal? principal, PrincipalValue? caller, bool isWide)
    {
        if (principal is null)
            return true;
        if (caller is null)
            return null;
        var matches = principal.IsUnknown && principal.Values.IsEmpty ? s_unknown : false;
        var hasAccount = caller.Account is null || caller.WholeAccount is not null;
        foreach (var value in principal.Values)
        {
            matches |= Matches(value, caller, isWide && !principal.IsNot);
            hasAccount |= value.WholeAccount == caller.Account;
        }

        if (!principal.IsNot)
            return matches;

        // To except somebody AWS wants the account named beside, or else it may deny the account and so everybody in it.
        return matches == true && !hasAccount ? null : !matches;
    }

    private static bool? Matches(PrincipalValue value, PrincipalValue caller, bool isWide)
    {
        if (value.IsUnknown)
            return value.Kind == caller.Kind || value.MayBeEveryone ? null : false;
        if (value.Covers(caller))
            return true;
        if (value.IsEveryone || value.IsAccountOf(caller))
            return isWide ? true : null;

        // AWS refuses a part of an ARN with wildcards.
        return value.HasWildcard || !value.IsLiteral ? null : false;
    }

    private static bool? Holds(ConditionBlock? condition, AccessRequest request, bool hasVariables)
    {
        if (condition is null)
            return true;
        var holds = condition.IsUnknown ? s_unknown : true;
        foreach (var clause in condition.Clauses)
        {
            if (clause.Operator is null || clause.IsScalar)
                holds &= s_unknown;
        }

        foreach (var test in condition.Tests)
        {
            if (holds == false)
                break;
            holds &= Holds(test, request, hasVariables);
        }

        return holds;
    }

    private static bool? AsksFor(ConditionTest test, bool isAbsent)
    {
        bool? asks = false;
        foreach (var value in test.Values)
        {
            asks |= !value.IsLiteral ? s_unknown
                : value.Text.Equals("true", StringComparison.OrdinalIgnoreCase) ? isAbsent
                : value.Text.Equals("false", StringComparison.OrdinalIgnoreCase) ? !isAbsent
                : s_unknown;
        }

        return asks;
    }

    private static bool? MatchesAny(ConditionTest test, ConditionOperator read, string value, AccessRequest request, bool hasVariables)
    {
        bool? matches = false;
        foreach (var wanted in test.Values)
        {
            if (matches == true)
                break;
            matches |= Fill(wanted, request, hasVariables, out var filled) switch
            {
                true => Matches(filled!, read, value),
                false => false,
                null => read.Family == OperatorFamily.String ? MayMatch(wanted, value, read.IgnoresCase) : s_unknown,
            };
        }

        return matches;
    }

    private static bool? Matches(PolicyText wanted, ConditionOperator read, string value)
    {
        switch (read.Family)
        {
            case OperatorFamily.String:
                return Glob.Matches(read.HasWildcards ? wanted.Pattern : wanted.LiteralPattern.AsSpan(), value.AsSpan(), read.IgnoresCase);
            case OperatorFamily.Arn:
                return new ResourceArn(wanted).Matches(ResourceArn.Parse(value));
            case OperatorFamily.Bool:
                return wanted.Text.Equals(value, StringComparison.OrdinalIgnoreCase);
            case OperatorFamily.Binary:
                return wanted.Text == value;
            case OperatorFamily.IpAddress:
                return IpRange.TryParse(wanted.Text, out var range) && IpRange.TryParse(value, out var address) ? range.Covers(address) : null;
            default:
                if (!ConditionValue.TryMeasure(wanted.Text, read.Family, out var limit) || !ConditionValue.TryMeasure(value, read.Family, out var measure))
                    return null;
                return measure == limit ? read.Order == 0 || read.IncludesEqual : read.Order != 0 && (measure < limit) == (read.Order < 0);
        }
    }

    /// <summary>Fills in the policy variables of a text. False when the request lacks one of them, so that the text matches nothing.</summary>
    private static bool? Fill(PolicyText text, AccessRequest request, bool hasVariables, out PolicyText? filled)
    {
        filled = text;
        if (text.HasUnknown)
            return null;
        if (!text.HasVariable)
            return hasVariables || !PolicyVariable.MayBeIn(text.Characters) ? true : null;

        var builder = new StringBuilder();
        var at = 0;
        foreach (var variable in text.Variables)
        {
            builder.Append(text.Text, at, variable.Start - at);
            at = variable.Start + variable.Length;
            if (!hasVariables)
            {
                builder.Append("${$}").Append(text.Text, variable.Start + 1, variable.Length - 1);
                continue;
            }

            if (variable.Flaw != VariableFlaw.None || request.ValuesOf(variable.Key) is not { Length: < 2 } values)
                return null;
            var value = values.IsEmpty ? variable.Default?.Trim('\'') : values[0];
            if (value is null)
                return false;
            AppendLiterally(builder, value);
        }

        builder.Append(text.Text, at, text.Text.Length - at);
        filled = PolicyText.Of(builder.ToString());
        return filled.IsLiteral ? true : null;
    }

    private static void AppendLiterally(StringBuilder builder, string value)
    {
        foreach (var c in value)
        {
            if (c is '*' or '?' or '$')
                builder.Append("${").Append(c).Append('}');
            else
                builder.Append(c);
        }
    }

    /// <summary>False when the text of which a part is not known cannot be this one; null when it may be.</summary>
    private static bool? MayMatch(PolicyText wanted, string value, bool ignoreCase) => Glob.Overlaps(wanted.Pattern, value.AsSpan(), ignoreCase) ? null : false;
}
