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
    public void Only_slips_of_AWS_are_unknown()
    {
        var unknown = Names().Where(name => name.Contains(':') && !name.Contains('*') && !name.Contains('?') && !IsKnown(name)).Distinct().Order();
        Assert.Equal(["payments:Get", "ssm:RemoveTagsToResource"], unknown);
    }

    [CorpusFact]
    public void Every_service_of_AWS_is_known()
    {
        var prefixes = Names().Where(name => name.Contains(':')).Select(name => name.Split(':')[0]).Where(prefix => !prefix.Contains('*')).Distinct();
        Assert.All(prefixes, prefix => Assert.True(
            Catalogue.TryGetService(prefix, out _) || Catalogue.IsRetiredService(prefix) || Catalogue.IsUndocumentedService(prefix), prefix));
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
