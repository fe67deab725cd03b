using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>The Sids of one document, and which names are still free in it.</summary>
internal sealed class SidNames
{
    private const PolicyTypes TypesOfIam =
        PolicyTypes.IdentityBased | PolicyTypes.PermissionsBoundary | PolicyTypes.Session | PolicyTypes.Trust | PolicyTypes.ServiceControl | PolicyTypes.ResourceControl;

    private const PolicyTypes TypesWithUniqueSids =
        PolicyTypes.IdentityBased | PolicyTypes.PermissionsBoundary | PolicyTypes.Session | PolicyTypes.Trust;

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lastNumbers = new(StringComparer.Ordinal);

    public SidNames(PolicyDocument policy)
    {
        foreach (var statement in policy.Statements)
        {
            if (statement.Sid is { HasUnknown: false } sid)
                _taken.Add(sid.Text);
        }
    }

    /// <summary>
    /// True when AWS accepts only letters and digits in a Sid. The services whose resources have policies accept more, each by rules of its own; so
    /// may the one behind a policy with a Principal whose type is only guessed.
    /// </summary>
    public static bool AreAlphanumeric(PolicyContext context) =>
        TypesOfIam.Includes(context.Type) && (context.IsTypeKnown || context.Type == PolicyType.IdentityBased);

    /// <summary>True when AWS refuses a document with two equal Sids; elsewhere they are merely confusing.</summary>
    public static bool MustDiffer(PolicyContext context) =>
        TypesWithUniqueSids.Includes(context.Type) || (context.Type == PolicyType.ResourceBased && context.Policy.OnlyService is "sqs" or "sns");

    /// <summary>The Sids that an earlier statement has, each with the first of them, to the case of the letters; without those that AWS refuses for their characters.</summary>
    public static IEnumerable<(PolicyText Sid, PolicyText First)> Repeated(PolicyContext context)
    {
        var seen = new Dictionary<string, PolicyText>(StringComparer.Ordinal);
        var areAlphanumeric = AreAlphanumeric(context);
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Sid is not { HasUnknown: false, Text.Length: > 0 } sid)
                continue;
            if (!seen.TryGetValue(sid.Text, out var first))
                seen.Add(sid.Text, sid);
            else if (!areAlphanumeric || IsAlphanumeric(sid.Text))
                yield return (sid, first);
        }
    }

    public static bool IsAlphanumeric(string sid)
    {
        foreach (var c in sid)
        {
            if (!IsLetterOrDigit(c))
                return false;
        }

        return true;
    }

    /// <summary>The Sid without what AWS refuses, the words behind it with a capital: <c>AllowRead</c> for <c>Allow-read</c>. Empty when nothing is left.</summary>
    public static string Alphanumeric(string sid)
    {
        var kept = new char[sid.Length];
        var length = 0;
        for (var i = 0; i < sid.Length; i++)
        {
            if (IsLetterOrDigit(sid[i]))
                kept[length++] = i > 0 && !IsLetterOrDigit(sid[i - 1]) ? char.ToUpperInvariant(sid[i]) : sid[i];
        }

        return new string(kept, 0, length);
    }

    /// <summary>The name, or with the lowest number from 2 that no other statement has. It counts as taken from then on.</summary>
    public string Free(string name)
    {
        if (_taken.Add(name))
            return name;
        var number = _lastNumbers.TryGetValue(name, out var last) ? last + 1 : 2;
        while (!_taken.Add(Numbered()))
            number++;
        _lastNumbers[name] = number;
        return Numbered();

        string Numbered() => $"{name}{number}";
    }

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
