using System;
using Microsoft.CodeAnalysis;

namespace IamPolicyAnalyzers.Review;

/// <summary>
/// Why a finding is accepted. The compiler wants each justification announced before it has seen a file, and compares what it gets with that: so all
/// reasons count as equal.
/// </summary>
internal sealed class SuppressionReason(string reason) : LocalizableString
{
    protected override string GetText(IFormatProvider? formatProvider) => reason.Length == 0 ? "Accepted in a file of the project" : reason;

    protected override int GetHash() => 0;

    protected override bool AreEqual(object? other) => other is SuppressionReason;
}
