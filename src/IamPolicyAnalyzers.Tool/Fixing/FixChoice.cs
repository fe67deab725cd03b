using IamPolicyAnalyzers.CodeFixes;
using Microsoft.CodeAnalysis;

namespace IamPolicyAnalyzers.Tool.Fixing;

/// <summary>One way to repair one finding, as a fix offers it.</summary>
internal sealed record FixChoice(PolicyFix Fix, PolicyEdit Edit, Diagnostic Finding)
{
    /// <summary>True for an edit that leaves access as it is, of a fix that may be applied to all findings of the rule at once.</summary>
    public bool IsSafe => Edit.IsSafe && Fix.FixAllIds.Contains(Finding.Id);

    public string Key => Fix.KeyOf(Edit);
}
