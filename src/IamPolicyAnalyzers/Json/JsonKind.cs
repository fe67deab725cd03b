namespace IamPolicyAnalyzers.Json;

/// <summary>What a node is. <see cref="Missing"/> stands where JSON wants a name or a value and the text has none.</summary>
internal enum JsonKind : byte
{
    Missing,
    Object,
    Array,
    String,
    Number,
    True,
    False,
    Null,
}
