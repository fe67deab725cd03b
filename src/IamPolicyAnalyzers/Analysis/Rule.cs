using Microsoft.CodeAnalysis;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Makes the descriptors of rules. The parameters are named as those of <see cref="DiagnosticDescriptor"/>, so that Roslyn's own checks read them.</summary>
internal static class Rule
{
    private const string Pages = "https://github.com/IamPolicyAnalyzers/IamPolicyAnalyzers/blob/main/docs/rules/";

    /// <param name="tag">A <see cref="RuleTag"/>; null for most rules.</param>
    public static DiagnosticDescriptor Create(
        string id,
        string title,
        string messageFormat,
        string category,
        DiagnosticSeverity defaultSeverity,
        string description,
        bool isEnabledByDefault = true,
        string? tag = null) =>
        new(id, title, messageFormat, category, defaultSeverity, isEnabledByDefault, description, Pages + id + ".md", tag is null ? [] : [tag]);
}
