using System;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Which operators can compare what a condition key holds.</summary>
internal static class ConditionFit
{
    // A request to share may name several principals; AWS lists one text, but compares them as a set in its guides.
    private const string Principals = "ram:Principal";

    /// <summary>The key of a test; false where AWS does not say what it holds: an identity provider's key, an unknown one, one that is not all written.</summary>
    public static bool TryGetKey(this ActionCatalogue catalogue, ConditionTest test, out CatalogueConditionKey key)
    {
        key = default;
        return test.Key.IsLiteral && !new ConditionKey(test.Key.Text).IsFederated && catalogue.TryGetConditionKey(test.Key.Characters, out key);
    }

    /// <summary>True when the key holds one value in every request; of identity providers' keys, which AWS does not list, only the audience is known to.</summary>
    public static bool HoldsOneValue(this ActionCatalogue catalogue, ConditionTest test)
    {
        if (catalogue.TryGetKey(test, out var known))
            return !known.IsMultivalued && !test.IsOf(Principals);
        return test.Key.IsLiteral && new ConditionKey(test.Key.Text) is { IsFederated: true, IsAudience: true };
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

    /// <summary>The operator that a key in the place of one calls for by its type, and whether nothing else can be meant; the one below the key where both have changed places.</summary>
    public static (string Name, bool IsOnlyOne) OperatorFor(this ActionCatalogue catalogue, ConditionClause key)
    {
        foreach (var below in key.Tests)
        {
            if (ConditionOperator.TryParse(below.Key.Text, out var written))
                return (written.ToString(), false);
        }

        var isKnown = catalogue.TryGetConditionKey(key.Name.Characters, out var known);
        var family = isKnown ? FamilyOf(known.Type) : OperatorFamily.String;
        if (family is OperatorFamily.Numeric or OperatorFamily.Date)
            return (family + "LessThan", false);

        var set = isKnown && known.IsMultivalued ? SetOperator.ForAnyValue : SetOperator.None;
        var equals = new ConditionOperator("StringEquals", OperatorFamily.String, set, IsNegated: false, IsIfExists: false);
        var meant = family == OperatorFamily.String ? (HasWildcard(key) ? equals.Like : equals) : equals.In(family) ?? equals;
        return (meant.ToString(), isKnown && set == SetOperator.None && key.IsScalar);
    }

    /// <summary>True for the one key that holds a time as a number.</summary>
    public static bool IsEpochTime(ConditionTest test) => test.Key.Text.Equals("aws:EpochTime", StringComparison.OrdinalIgnoreCase);

    private static bool IsComparable(ConditionTest test, OperatorFamily family, ConditionKeyType type) =>
        family == FamilyOf(type)
        || (family == OperatorFamily.String && type == ConditionKeyType.Arn)
        || (family == OperatorFamily.Arn && type == ConditionKeyType.String && HoldsOnlyArns(test))
        || (family == OperatorFamily.Numeric && IsEpochTime(test));

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

    private static bool HasWildcard(ConditionClause key)
    {
        foreach (var value in key.Values)
        {
            if (Glob.HasWildcard(value.Pattern))
                return true;
        }

        return false;
    }
}
