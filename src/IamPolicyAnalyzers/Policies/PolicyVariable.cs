using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Policies;

/// <summary>Why AWS cannot read a policy variable.</summary>
internal enum VariableFlaw : byte
{
    None,
    NoClosingBrace,
    Empty,
    WhiteSpace,
    NoQuote,
}

/// <summary>
/// A policy variable, whose value AWS takes from each request: <c>${aws:username}</c>, or <c>${aws:PrincipalTag/team, 'none'}</c> with a default.
/// The escapes <c>${*}</c>, <c>${?}</c> and <c>${$}</c> are none, nor is what a template fills in.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html</remarks>
internal readonly struct PolicyVariable
{
    private const string Open = "${";

    /// <summary>What stands before the colon in variables of deployment tools.</summary>
    private static readonly string[] s_templatePrefixes = ["cf", "custom", "env", "file", "opt", "param", "self", "sls"];

    private readonly PolicyText _text;
    private readonly int _keyStart;
    private readonly int _keyLength;

    private PolicyVariable(PolicyText text, int start, int end, bool isClosed)
    {
        _text = text;
        Start = start;
        Length = end - start;
        var inner = text.Text.AsSpan(start + Open.Length, Length - Open.Length - (isClosed ? 1 : 0));
        var isOfSub = inner.Length > 0 && inner[0] == '!';
        var comma = inner.IndexOf(',');
        _keyStart = start + Open.Length + (isOfSub ? 1 : 0);
        _keyLength = (comma < 0 ? inner.Length : comma) - (isOfSub ? 1 : 0);
        Default = comma < 0 ? null : inner.Slice(comma + 1).Trim().ToString();
        Flaw = !isClosed ? VariableFlaw.NoClosingBrace
            : inner.Trim().IsEmpty ? VariableFlaw.Empty
            : HasWhiteSpace(Key.AsSpan()) ? VariableFlaw.WhiteSpace
            : Default is not null && !(Default.Length > 1 && Default[0] == '\'' && Default[Default.Length - 1] == '\'') ? VariableFlaw.NoQuote
            : VariableFlaw.None;
    }

    /// <summary>From <c>${</c> to the closing brace; without one, to the next variable or the end of the text.</summary>
    public string Text => _text.Text.Substring(Start, Length);

    public TextSpan Span => _text.SpanOf(Start, Length);

    /// <summary>What the variable is named after: a condition key, when all is well.</summary>
    public string Key => _text.Text.Substring(_keyStart, _keyLength);

    public TextSpan KeySpan => _text.SpanOf(_keyStart, _keyLength);

    /// <summary>What stands after the comma, quotes and all; null without a comma.</summary>
    public string? Default { get; }

    public VariableFlaw Flaw { get; }

    /// <summary>True when the text stands in the file as it is, so that parts of it can be replaced.</summary>
    public bool IsReplaceable => _text.IsString;

    /// <summary>Where <c>${</c> begins in the text around it.</summary>
    public int Start { get; }

    public int Length { get; }

    public override string ToString() => Text;

    public static bool MayBeIn(ReadOnlySpan<char> text) => text.IndexOf(Open.AsSpan(), StringComparison.Ordinal) >= 0;

    /// <summary>The variables of a text, in order.</summary>
    public static ImmutableArray<PolicyVariable> In(PolicyText text)
    {
        if (!MayBeIn(text.Characters))
            return ImmutableArray<PolicyVariable>.Empty;
        var variables = ImmutableArray.CreateBuilder<PolicyVariable>();
        var written = text.Text;
        for (var start = IndexOfOpen(written, 0); start >= 0;)
        {
            // Never further than the next one, so that a text full of them is read once.
            var next = IndexOfOpen(written, start + Open.Length);
            var limit = next >= 0 ? next : written.Length;
            var close = written.IndexOf('}', start, limit - start);
            var isClosed = close >= 0;
            var end = isClosed ? close + 1 : limit;
            var inner = written.AsSpan(start + Open.Length, end - start - Open.Length - (isClosed ? 1 : 0));
            if (isClosed ? inner.Trim().IsEmpty || IsFilledByAws(inner) : IsFilledByAws(inner) && !IsContinued(text, next))
                variables.Add(new PolicyVariable(text, start, end, isClosed));
            start = next;
        }

        return variables.ToImmutable();
    }

    /// <summary>
    /// True when what stands in the braces is meant for AWS to fill in. Names without a colon, the pseudo parameters of CloudFormation, expressions
    /// and the variables of shells and deployment tools are not.
    /// </summary>
    public static bool IsFilledByAws(ReadOnlySpan<char> inner)
    {
        // Fn::Sub's escape "${!Name}" leaves the variable as it is.
        if (inner.Length > 0 && inner[0] == '!')
            return true;
        var colon = inner.IndexOf(':');
        if (colon < 0 || inner.IndexOfAny("{<".AsSpan()) >= 0)
            return false;
        var name = inner.Slice(colon + 1).TrimStart();
        if (name.IsEmpty || name[0] is ':' or '/' or '-' or '=' or '?' or '+')
            return false;

        var prefix = inner.Slice(0, colon).Trim();
        foreach (var c in prefix)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.' or '/'))
                return false;
        }

        foreach (var ofTemplate in s_templatePrefixes)
        {
            if (prefix.Equals(ofTemplate.AsSpan(), StringComparison.Ordinal))
                return false;
        }

        return !prefix.IsEmpty;
    }

    /// <summary>True when nobody can say how a variable without a brace goes on: the text is broken off, or a template fills in the rest.</summary>
    private static bool IsContinued(PolicyText text, int next)
    {
        if (next < 0)
            return text.IsBrokenOff;
        const int MaxLength = 256;
        var inner = text.Text.AsSpan(next + Open.Length);
        var close = inner.Slice(0, Math.Min(inner.Length, MaxLength)).IndexOf('}');
        return close >= 0 && !IsFilledByAws(inner.Slice(0, close));
    }

    private static int IndexOfOpen(string text, int start) => text.IndexOf(Open, start, StringComparison.Ordinal);

    private static bool HasWhiteSpace(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
                return true;
        }

        return false;
    }
}

/// <summary>A policy variable where it stands.</summary>
/// <param name="Statement">Null for one of the document itself.</param>
/// <param name="Place">The element, or the part of an ARN, where AWS fills in no variable; null where it does, if the operator lets it.</param>
/// <param name="Operator">The operator whose value it stands in.</param>
internal readonly record struct PlacedVariable(PolicyVariable Variable, Statement? Statement, string? Place, ConditionOperator? Operator)
{
    /// <summary>True in a Resource, NotResource or condition value.</summary>
    public bool IsInValue => Place is null;

    /// <summary>True under an operator that compares neither text nor ARNs nor booleans.</summary>
    public bool IsUnderOtherOperator =>
        Operator is { Family: not (OperatorFamily.String or OperatorFamily.Arn or OperatorFamily.Bool) };
}
