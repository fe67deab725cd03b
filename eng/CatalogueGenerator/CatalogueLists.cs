using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using IamPolicyAnalyzers.Catalogue;

namespace CatalogueGenerator;

/// <summary>The hand-written lists: what AWS's data does not say. Each list is a text file named after the member of its enumeration.</summary>
internal sealed partial record CatalogueLists(
    IReadOnlyDictionary<ActionList, IReadOnlyList<TextLine>> Actions,
    IReadOnlyDictionary<ServiceList, IReadOnlyList<TextLine>> Services,
    IReadOnlyList<TextLine> ServiceRenames,
    IReadOnlyList<TextLine> ApiOperations,
    IReadOnlyList<TextLine> UndocumentedActions,
    IReadOnlyList<TextLine> RetiredActions,
    IReadOnlyList<EscalationFacts> EscalationPaths,
    IReadOnlyList<TextLine> Consequences,
    IReadOnlyList<ManagedPolicyFacts> ManagedPolicies,
    IReadOnlyList<TextLine> WithdrawnPolicies)
{
    /// <param name="folder">The folder that holds "lists" and "mends".</param>
    public static CatalogueLists Load(string folder)
    {
        var lists = Path.Combine(folder, "lists");
        return new(
            Enum.GetValues<ActionList>().ToDictionary(list => list, list => Lines(lists, list.ToString())),
            Enum.GetValues<ServiceList>().ToDictionary(list => list, list => Lines(lists, list.ToString())),
            Lines(lists, "ServiceRenames"),
            Lines(lists, "ApiOperations"),
            Lines(Path.Combine(folder, "mends"), "UndocumentedActions"),
            Lines(Path.Combine(folder, "mends"), "RetiredActions"),
            [.. Lines(lists, "EscalationPaths").Select(EscalationFacts.Read)],
            Lines(lists, "CriticalConsequences"),
            ManagedPolicyFacts.Load(folder),
            Lines(lists, "WithdrawnPolicies"));
    }

    private static IReadOnlyList<TextLine> Lines(string folder, string name) => [.. TextLine.ReadFile(folder, FileName(name))];

    /// <summary><c>ResourceExposure</c> -> <c>resource-exposure.txt</c></summary>
    private static string FileName(string name) => Hump().Replace(name, "-").ToLowerInvariant() + ".txt";

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Hump();
}

/// <summary>A line of escalation-paths.txt.</summary>
internal sealed record EscalationFacts(
    TextLine Line,
    string Id,
    EscalationKind Kind,
    EscalationConfidence Confidence,
    IReadOnlyList<string> Actions,
    string? SubsumedBy,
    IReadOnlyList<string> PassedToServices)
{
    public static EscalationFacts Read(TextLine line) => new(
        line,
        line.Field(0),
        Word<EscalationKind>(line, 1),
        Word<EscalationConfidence>(line, 2),
        line.Field(3).Split(" + "),
        After(line, "subsumed by "),
        After(line, "passed to ")?.Split(", ") ?? []);

    private static T Word<T>(TextLine line, int field)
        where T : struct, Enum =>
        Enum.TryParse<T>(line.Field(field).Replace("-", ""), ignoreCase: true, out var value)
            ? value
            : throw line.Error($"'{line.Field(field)}' is no {typeof(T).Name}");

    private static string? After(TextLine line, string words) =>
        line.Text.Split("; ").FirstOrDefault(field => field.StartsWith(words, StringComparison.Ordinal))?[words.Length..];
}
