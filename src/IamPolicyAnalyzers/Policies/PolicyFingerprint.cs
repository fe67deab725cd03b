using System;
using System.Collections.Immutable;

namespace IamPolicyAnalyzers.Policies;

/// <summary>
/// A number for what an identity-based policy says, the same for every way of writing it: Sid and Id do not count, nor the order of statements and
/// of the values of a list, nor the brackets around a single value. Actions, condition operators and condition keys count without their case.
/// </summary>
/// <remarks>
/// Each text is hashed by FNV-1a over its UTF-16 code units, with the name of what it belongs to before it; a list is the sum of its mixed values.
/// The numbers stand in files, so the way they are made must stay.
/// </remarks>
internal static class PolicyFingerprint
{
    private const ulong Offset = 0xCBF29CE484222325;
    private const ulong Prime = 0x100000001B3;

    /// <summary>False for a policy with a Principal, or with a part that is not known, not finished or no part of the language.</summary>
    public static bool TryGet(PolicyDocument policy, out ulong fingerprint)
    {
        fingerprint = 0;
        if (policy.HasUnknownStatements || policy.Node.HasErrors || policy.Statements.IsEmpty || policy.Version is not { IsLiteral: true } version)
            return false;
        foreach (var element in policy.Elements)
        {
            if (element.Name is not ("Version" or "Id" or "Statement"))
                return false;
        }

        var sum = 0UL;
        foreach (var statement in policy.Statements)
        {
            if (!TryAdd(statement, ref sum))
                return false;
        }

        fingerprint = Mix(Hash("Version".AsSpan(), version.Characters, ignoreCase: false) + sum);
        return true;
    }

    private static bool TryAdd(Statement statement, ref ulong sum)
    {
        if (statement.Effect == Effect.None
            || statement.Action is not { IsUnknown: false } action
            || statement.Resource is not { IsUnknown: false } resource
            || statement.Condition is { IsUnknown: true })
        {
            return false;
        }

        foreach (var element in statement.Elements)
        {
            if (element.Name is not ("Sid" or "Effect" or "Action" or "NotAction" or "Resource" or "NotResource" or "Condition"))
                return false;
        }

        var parts = Hash("Effect".AsSpan(), (statement.IsAllow ? "Allow" : "Deny").AsSpan(), ignoreCase: false);
        foreach (var entry in action.Entries)
        {
            if (entry.IsUnknown || !TryAdd(action.IsNot ? "NotAction" : "Action", entry.Written, ignoreCase: true, ref parts))
                return false;
        }

        foreach (var entry in resource.Entries)
        {
            if (!TryAdd(resource.IsNot ? "NotResource" : "Resource", entry.Written, ignoreCase: false, ref parts))
                return false;
        }

        foreach (var test in statement.Condition?.Tests ?? ImmutableArray<ConditionTest>.Empty)
        {
            if (test.HasObject || test.OperatorName.HasUnknown || test.Key.HasUnknown)
                return false;
            var values = 0UL;
            foreach (var value in test.Values)
            {
                if (!TryAdd("", value, ignoreCase: false, ref values))
                    return false;
            }

            parts += Mix(Hash(test.OperatorName.Characters, test.Key.Characters, ignoreCase: true) ^ Mix(values));
        }

        sum += Mix(parts);
        return true;
    }

    private static bool TryAdd(string name, PolicyText text, bool ignoreCase, ref ulong sum)
    {
        if (text.HasUnknown)
            return false;
        sum += Hash(name.AsSpan(), text.Characters, ignoreCase);
        return true;
    }

    private static ulong Hash(ReadOnlySpan<char> name, ReadOnlySpan<char> text, bool ignoreCase)
    {
        var hash = Add(Offset, name, ignoreCase: true);
        return Mix(Add((hash ^ '=') * Prime, text, ignoreCase));
    }

    private static ulong Add(ulong hash, ReadOnlySpan<char> text, bool ignoreCase)
    {
        foreach (var c in text)
            hash = (hash ^ (ignoreCase && c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c)) * Prime;
        return hash;
    }

    /// <summary>Spreads the bits, so that unlike values do not add up to the same sum.</summary>
    private static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 33);
    }
}
