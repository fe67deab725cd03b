using Microsoft.CodeAnalysis;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What a rule says of the text that it marks, for an editor to show it so: custom tags of its descriptor.</summary>
internal static class RuleTag
{
    /// <summary>The text could be deleted, and no request would be judged otherwise. Editors fade it.</summary>
    public const string Unnecessary = WellKnownDiagnosticTags.Unnecessary;

    /// <summary>AWS has taken the thing back, or keeps it for old policies only. Editors strike it through.</summary>
    public const string Deprecated = nameof(Deprecated);
}
