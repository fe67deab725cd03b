using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using IamPolicyAnalyzers.Catalogue;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Catalogue;

/// <summary>What the catalogue says of the actions that AWS's own policies name.</summary>
public sealed class CorpusActionTests
{
    private static readonly ActionCatalogue Catalogue = ActionCatalogue.Instance;

    [CorpusFact]
    public void Hardly_an_action_of_AWS_is_unknown()
    {
        var names = Names().Where(name => name.Contains(':') && !name.Contains('*') && !name.Contains('?')).ToHashSet();
        var unknown = names.Where(name => !IsKnown(name)).ToList();

        // What is left are slips of AWS, such as names of API operations.
        Assert.True(unknown.Count * 100 < names.Count, $"{unknown.Count} of {names.Count}: {string.Join(", ", unknown.Order())}");
    }

    private static bool IsKnown(string name)
    {
        var parts = name.Split(':', 2);
        return Catalogue.TryGetAction(name, out _)
            || Catalogue.IsRetired(parts[0], parts[1])
            || Catalogue.IsRetiredService(parts[0])
            || Catalogue.IsUndocumented(parts[0], parts[1])
            || Catalogue.TryGetApiAction(name, out _);
    }

    private static IEnumerable<string> Names()
    {
        foreach (var line in File.ReadLines(Conditional.CorpusPath))
        {
            using var policy = JsonDocument.Parse(line);
            foreach (var statement in Items(policy.RootElement.GetProperty("document").GetProperty("Statement")))
            {
                foreach (var property in new[] { "Action", "NotAction" })
                {
                    foreach (var action in statement.TryGetProperty(property, out var actions) ? Items(actions) : [])
                        yield return action.GetString()!;
                }
            }
        }
    }

    private static IEnumerable<JsonElement> Items(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().Select(item => item.Clone()).ToList() : [element.Clone()];
}
