namespace IamPolicyAnalyzers.Catalogue;

/// <summary>What the values of a condition key are, and with that which operators compare them.</summary>
internal enum ConditionKeyType : byte
{
    String,
    Arn,
    Bool,
    Numeric,
    Date,
    IpAddress,
    Binary,
}
