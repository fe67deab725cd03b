using System;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Whether an operator can compare what a condition key holds.</summary>
internal static class ConditionFit
{
    /// <summary>The key of a test; false where AWS does not say what it holds: an identity provider's key, an unknown one, one that is not all written.</summary>
    public static bool TryGetKey(this ActionCatalogue catalogue, ConditionTest test, out CatalogueConditionKey key)
    {
        key = default;
        return test.Key.IsLiteral && !new ConditionKey(test.Key.Text).IsFederated && catalogue.TryGetConditionKey(test.Key.Characters, out key);
    }

    /// <summary>What the key of the test holds, where that is not what the operator compares; null where it is, or nobody can say.</summary>
    public static ConditionKeyType? MismatchedType(this ActionCatalogue catalogue, ConditionTest test)
    {
        if (test.Operator is not { } read || read.Family == OperatorFamily.Null || !catalogue.TryGetKey(test, out var key))
            return null;

        // The values of tags and the like are the user's own, and so is their form.
        return key.IsTemplate || IsComparable(test, read.Family, key.Type) ? null : key.Type;
    }

    /// <summary>The family of operators that a type of key is meant for.</summary>
    public static OperatorFamily FamilyOf(ConditionKeyType type) => type switch
    {
        ConditionKeyType.Arn => OperatorFamily.Arn,
        ConditionKeyType.Bool => OperatorFamily.Bool,
        ConditionKeyType.Numeric => OperatorFamily.Numeric,
        ConditionKeyType.Date => OperatorFamily.Date,
        ConditionKeyType.IpAddress => OperatorFamily.IpAddress,
        ConditionKeyType.Binary => OperatorFamily.Binary,
        _ => OperatorFamily.String,
    };

    private static bool IsComparable(ConditionTest test, OperatorFamily family, ConditionKeyType type) =>
        family == FamilyOf(type)
        || (family == OperatorFamily.String && type == ConditionKeyType.Arn)
        || (family == OperatorFamily.Arn && type == ConditionKeyType.String && HoldsOnlyArns(test))
        || (family == OperatorFamily.Numeric && IsEpochTime(test));

    /// <summary>True for the one key that holds a time as a number.</summary>
    public static bool IsEpochTime(ConditionTest test) => test.Key.Text.Equals("aws:EpochTime", StringComparison.OrdinalIgnoreCase);

    /// <summary>A key of free text may hold ARNs, and the policy then says so itself.</summary>
    private static bool HoldsOnlyArns(ConditionTest test)
    {
        foreach (var value in test.Values)
        {
            if (value.IsLiteral && !Glob.IsRunOnly(value.Characters) && !value.Text.StartsWith("arn:", StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }
}
