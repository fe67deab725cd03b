using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Catalogue;

namespace CatalogueGenerator;

/// <summary>Everything taken from AWS's data, mended and in a fixed order: what the text snapshot holds.</summary>
internal sealed record CatalogueFacts(
    string DataDate,
    IReadOnlyList<string> Sources,
    IReadOnlyList<ServiceFacts> Services,
    IReadOnlyList<ConditionKeyFacts> ConditionKeys,
    IReadOnlyList<string> RetiredActions,
    IReadOnlyDictionary<string, string> ApiOperations)
{
    public int ActionCount => Services.Sum(service => service.Actions.Count);

    /// <summary><c>s3:GetObject</c></summary>
    public IEnumerable<string> FullNames => Services.SelectMany(service => service.Actions.Select(action => $"{service.Prefix}:{action.Name}"));

    public int DependentCount => Services.Sum(service => service.Actions.Sum(action => action.Dependents.Count));

    public override string ToString() =>
        $"{Services.Count} services, {ActionCount} actions, {Services.Sum(service => service.ResourceTypes.Count)} resource types, " +
        $"{Services.Sum(service => service.ResourceTypes.Sum(type => type.ArnPatterns.Count))} ARN patterns, {ConditionKeys.Count} condition keys, " +
        $"{DependentCount} dependents, {RetiredActions.Count} retired actions";
}

internal sealed record ServiceFacts(
    string Prefix, string Name, bool IsRcpSupported, IReadOnlyList<ResourceTypeFacts> ResourceTypes, IReadOnlyList<ActionFacts> Actions);

internal sealed record ResourceTypeFacts(string Name, IReadOnlyList<string> ArnPatterns, IReadOnlyList<string> ConditionKeys);

/// <param name="ConditionKeys">The action's own and those it has for single resource types, but not the resource types' own.</param>
internal sealed record ActionFacts(
    string Name,
    AccessLevel Level,
    bool IsPermissionOnly,
    bool HasOpenResources,
    IReadOnlyList<ResourceReference> Resources,
    IReadOnlyList<string> ConditionKeys,
    IReadOnlyList<string> Dependents);

/// <param name="Type">Name of a resource type of the same service.</param>
internal sealed record ResourceReference(string Type, bool IsRequired);

/// <param name="Type">In AWS's words: <c>ArrayOfString</c>.</param>
internal sealed record ConditionKeyFacts(string Name, string Type, bool IsGlobal)
{
    /// <summary>Reads <c>aws:CalledVia; ArrayOfString; global</c>.</summary>
    public static ConditionKeyFacts Read(TextLine line) => new(line.Field(0), line.Field(1), line.Text.EndsWith("; global", System.StringComparison.Ordinal));
}

/// <summary>Names sort as the reader of the catalogue compares them.</summary>
internal sealed class NameComparer : IComparer<string>, IEqualityComparer<string>
{
    public static readonly NameComparer Instance = new();

    public int Compare(string? x, string? y) => string.CompareOrdinal(x?.ToLowerInvariant(), y?.ToLowerInvariant());

    public bool Equals(string? x, string? y) => Compare(x, y) == 0;

    public int GetHashCode(string obj) => obj.ToLowerInvariant().GetHashCode();
}

/// <summary>Tells the person at the console what is wrong and what to do; no stack trace.</summary>
internal sealed class GeneratorException(string message) : System.Exception(message);
