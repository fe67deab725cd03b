using System;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>The order of a sorted list of actions or resources: that of the characters, whatever the case; <c>*</c>, which means all, comes last.</summary>
internal static class ListOrder
{
    public static int Compare(string text, string other) =>
        text == "*" || other == "*" ? (text == "*").CompareTo(other == "*") : string.Compare(text, other, StringComparison.OrdinalIgnoreCase);
}
