using System;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Which elements of the policy language the members of a document or statement are, and which they were meant to be.</summary>
internal static class ElementSpelling
{
    private const int MaxDistance = 2;

    /// <summary>The members that no element of the language is named as, each with the element it most likely stands for.</summary>
    public static ImmutableArray<(PolicyElement Element, Suggestion Meant)> UnknownElements(this PolicyDocument policy) =>
        Unknown(policy.Elements, ElementNames.OfDocument);

    /// <inheritdoc cref="UnknownElements(PolicyDocument)"/>
    public static ImmutableArray<(PolicyElement Element, Suggestion Meant)> UnknownElements(this Statement statement) =>
        Unknown(statement.Elements, ElementNames.OfStatement);

    /// <summary>True when the element is not written, and no misspelt member stands for it.</summary>
    public static bool Lacks(this PolicyDocument policy, string name) => !policy.Has(name) && !IsMeant(policy.UnknownElements(), name);

    /// <inheritdoc cref="Lacks(PolicyDocument, string)"/>
    public static bool Lacks(this Statement statement, string name) => !statement.Has(name) && !IsMeant(statement.UnknownElements(), name);

    /// <summary>True when some member is an element of a policy document, or was meant to be one.</summary>
    public static bool HasElementOfPolicy(this PolicyDocument policy) => ElementNames.OfDocument.Any(name => !policy.Lacks(name));

    private static ImmutableArray<(PolicyElement Element, Suggestion Meant)> Unknown(ImmutableArray<PolicyElement> elements, string[] names)
    {
        foreach (var element in elements)
        {
            if (IsUnknown(element, names))
                return FindUnknown(elements, names);
        }

        return ImmutableArray<(PolicyElement, Suggestion)>.Empty;
    }

    private static bool IsUnknown(PolicyElement element, string[] names) => Array.IndexOf(names, element.Name) < 0 && !element.IsUnfinished;

    private static ImmutableArray<(PolicyElement Element, Suggestion Meant)> FindUnknown(ImmutableArray<PolicyElement> elements, string[] names)
    {
        // An element that is written as well cannot be meant: there would be two of it.
        string[] free = [.. names.Where(candidate => elements.All(element => element.Name != candidate))];
        var unknown = ImmutableArray.CreateBuilder<(PolicyElement, Suggestion)>();
        foreach (var element in elements)
        {
            if (IsUnknown(element, names))
                unknown.Add((element, Meant(element.Name, free)));
        }

        return unknown.ToImmutable();
    }

    private static Suggestion Meant(string name, string[] free) =>
        NearestName.TryFind(name.AsSpan(), free, Math.Min(MaxDistance, name.Length / 2), out var nearest) ? new(nearest) : default;

    private static bool IsMeant(ImmutableArray<(PolicyElement Element, Suggestion Meant)> unknown, string name)
    {
        foreach (var (_, meant) in unknown)
        {
            if (meant.Text == name)
                return true;
        }

        return false;
    }
}
