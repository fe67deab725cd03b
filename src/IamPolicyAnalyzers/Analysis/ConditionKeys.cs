using System;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Which well-formed condition keys of one document AWS does not have.</summary>
internal sealed class ConditionKeys(PolicyContext context)
{
    private readonly ConditionSpelling _spelling = new(context.Catalogue);

    /// <summary>What is wrong with the key; null where AWS has it, or nobody here can say: the keys of identity providers, of retired services, of services without a list.</summary>
    public UnknownKey? Judge(ConditionKey key)
    {
        if (key.Flaw != ConditionKeyFlaw.None || key.IsFederated || IsDeprecated(key) || context.Catalogue.TryGetConditionKey(key.Text.AsSpan(), out _))
            return null;
        if (!IsPlainPrefix(key.Prefix) || context.IsExtraConditionKey(key.Text))
            return null;
        if (WantsTag(key.Text))
            return new UnknownKey(default, "; a tag key belongs after it, as in '" + key.Text.TrimEnd('/') + "/team'");

        var isGlobal = key.Prefix.Equals("aws", StringComparison.OrdinalIgnoreCase);
        var isOfService = context.Catalogue.TryGetService(key.Prefix.AsSpan(), out var service);
        if (!isGlobal && (isOfService ? !service.HasConditionKeys : IsKnownElsewhere(key.Prefix)))
            return null;

        var near = _spelling.OfKey(key);
        var tail = near.Text is null ? $" in AWS data of {context.Catalogue.DataDate}; if it is new, list it in 'iam_extra_condition_keys'" : near.Tail;
        return new UnknownKey(near, tail);
    }

    /// <summary>
    /// What keeps AWS from filling in a variable of this name; null where it does, or nobody here can say. A prefix that neither AWS has nor comes
    /// near to one of AWS's is a template's.
    /// </summary>
    public UnknownKey? JudgeVariable(ConditionKey key)
    {
        if (Judge(key) is { } unknown)
        {
            var isOfAws = key.Prefix.Equals("aws", StringComparison.OrdinalIgnoreCase) || context.IsKnownService(key.Prefix.AsSpan());
            return isOfAws || unknown.Meant.Text is not null ? unknown with { Tail = "no condition key" + unknown.Tail } : null;
        }

        return key.Flaw == ConditionKeyFlaw.None && context.Catalogue.TryGetConditionKey(key.Text.AsSpan(), out var known) && known is { IsGlobal: true, IsMultivalued: true }
            ? new UnknownKey(default, "a key of several values, so that AWS has no single one to fill in")
            : null;
    }

    /// <summary>True for the key that AWS has had and no longer fills in.</summary>
    public static bool IsDeprecated(ConditionKey key) => key.Text.Equals("aws:ARN", StringComparison.OrdinalIgnoreCase);

    private bool IsKnownElsewhere(string prefix) =>
        context.IsKnownService(prefix.AsSpan()) || context.Catalogue.IsUndocumentedService(prefix.AsSpan());

    /// <summary>True when the key exists with a tag key and ends before it.</summary>
    private bool WantsTag(string text) =>
        context.Catalogue.TryGetConditionKey((text.TrimEnd('/') + "/team").AsSpan(), out var key) && key.IsTemplate;

    /// <summary>False for a text that stands for a prefix still to be written: <c>YOUR_PROVIDER</c>, or any in capitals that is longer than <c>EC2</c>.</summary>
    private static bool IsPlainPrefix(string prefix)
    {
        var hasSmallLetter = false;
        foreach (var c in prefix)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-'))
                return false;
            hasSmallLetter |= c is >= 'a' and <= 'z';
        }

        return hasSmallLetter || prefix.Length <= "EC2".Length;
    }
}

/// <summary>A condition key that AWS does not have.</summary>
/// <param name="Tail">The end of the message: what is wrong, what was meant or what to do.</param>
internal readonly record struct UnknownKey(Suggestion Meant, string Tail);
