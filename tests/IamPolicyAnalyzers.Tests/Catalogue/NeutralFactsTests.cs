using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.Json;
using IamPolicyAnalyzers.Catalogue;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Catalogue;

/// <summary>Compares the catalogue with facts that were merged from the same sources by other means and stand beside the repository.</summary>
public sealed class NeutralFactsTests
{
    private static readonly ActionCatalogue Catalogue = ActionCatalogue.Instance;
    private static readonly Lazy<JsonElement> Facts = new(() =>
    {
        using var file = new GZipStream(File.OpenRead(NeutralFactsFactAttribute.FactsPath), CompressionMode.Decompress);
        using var document = JsonDocument.Parse(file);
        return document.RootElement.Clone();
    });

    [NeutralFactsFact]
    public void Counts_are_equal()
    {
        var counts = Facts.Value.GetProperty("counts");
        Assert.Equal(Facts.Value.GetProperty("dataDate").GetString(), Catalogue.DataDate);
        Assert.Equal(counts.GetProperty("services").GetInt32(), Catalogue.ServiceCount);
        Assert.Equal(counts.GetProperty("actions").GetInt32(), Catalogue.ActionCount);
        Assert.Equal(counts.GetProperty("resourceTypes").GetInt32(), Catalogue.ResourceTypeCount);
        Assert.Equal(counts.GetProperty("dependentEdges").GetInt32(), Actions.Sum(action => action.DependentActions.Count));
        Assert.Equal(counts.GetProperty("permissionOnly").GetInt32(), Actions.Count(action => action.IsPermissionOnly));
        foreach (var level in counts.GetProperty("levels").EnumerateObject())
            Assert.Equal(level.Value.GetInt32(), Catalogue.OfLevel(Enum.GetValues<AccessLevel>().Single(value => value.ToText() == level.Name)).Count);
    }

    [NeutralFactsFact]
    public void Every_action_is_equal()
    {
        foreach (var service in Facts.Value.GetProperty("services").EnumerateObject())
        {
            Assert.True(Catalogue.TryGetService(service.Name, out var known), service.Name);
            Assert.Equal(service.Value.GetProperty("name").GetString(), known.Name);
            Assert.Equal(service.Value.TryGetProperty("rcp", out var rcp) && rcp.GetBoolean(), known.IsRcpSupported);
            foreach (var fact in service.Value.GetProperty("actions").EnumerateObject())
            {
                Assert.True(known.TryGetAction(fact.Name, out var action), fact.Name);
                Assert.Equal(fact.Name, action.Name);
                Assert.Equal(fact.Value.GetProperty("level").GetString(), action.Level.ToText());
                Assert.Equal(Items(fact.Value, "dependents").Order(), action.DependentActions.Select(dependent => dependent.FullName).Order());

                // The other merge leaves out keys that an action has for single resource types.
                Assert.Subset(action.ConditionKeys.Select(key => key.Name.ToLowerInvariant()).ToHashSet(), Items(fact.Value, "conditionKeys").Select(key => key.ToLowerInvariant()).ToHashSet());
                if (!action.HasOpenResources)
                    Assert.Equal(Resources(fact.Value), action.ResourceTypes.Select(type => (type.Name, type.IsRequired)).Order());
            }
        }
    }

    [NeutralFactsFact]
    public void Every_resource_type_is_equal()
    {
        var patterns = 0;
        foreach (var service in Facts.Value.GetProperty("services").EnumerateObject().Where(service => service.Value.TryGetProperty("resources", out _)))
        {
            Assert.True(Catalogue.TryGetService(service.Name, out var known));
            var types = known.ResourceTypes.ToDictionary(type => type.Name);
            foreach (var fact in service.Value.GetProperty("resources").EnumerateObject())
            {
                Assert.Equal(Items(fact.Value, "arn").Order(), types[fact.Name].ArnPatterns.Order());
                Assert.Equal(
                    Items(fact.Value, "conditionKeys").Order(StringComparer.OrdinalIgnoreCase),
                    types[fact.Name].ConditionKeys.Select(key => key.Name).Order(StringComparer.OrdinalIgnoreCase),
                    StringComparer.OrdinalIgnoreCase);
                patterns += types[fact.Name].ArnPatterns.Length;
            }
        }

        Assert.Equal(patterns, Enumerable.Range(0, Catalogue.ResourceTypeCount).Sum(index => Catalogue.ResourceType(index).ArnPatterns.Length));
    }

    [NeutralFactsFact]
    public void Every_condition_key_is_known()
    {
        var keys = Facts.Value.GetProperty("services").EnumerateObject()
            .Where(service => service.Value.TryGetProperty("conditionKeys", out _))
            .SelectMany(service => service.Value.GetProperty("conditionKeys").EnumerateObject().Select(key => key.Name))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.Equal(Facts.Value.GetProperty("counts").GetProperty("conditionKeysDistinct").GetInt32(), keys.Count);
        Assert.All(keys, key => Assert.True(Catalogue.TryGetConditionKey(key, out var found) && found.Name.Equals(key, StringComparison.OrdinalIgnoreCase), key));
        foreach (var global in Facts.Value.GetProperty("globalConditionKeys").EnumerateObject())
            Assert.True(Catalogue.TryGetConditionKey(global.Name, out var found) && found.IsGlobal, global.Name);
    }

    [NeutralFactsFact]
    public void Every_retired_action_is_known()
    {
        foreach (var service in Facts.Value.GetProperty("retired").EnumerateObject())
            Assert.All(service.Value.EnumerateArray(), name => Assert.True(Catalogue.IsRetired(service.Name, name.GetString()), name.GetString()));
    }

    private static IEnumerable<CatalogueAction> Actions => Enumerable.Range(0, Catalogue.ActionCount).Select(index => Catalogue[index]);

    private static IEnumerable<string> Items(JsonElement element, string property) =>
        element.TryGetProperty(property, out var items) ? items.EnumerateArray().Select(item => item.GetString()!) : [];

    private static IEnumerable<(string Name, bool IsRequired)> Resources(JsonElement action) =>
        action.TryGetProperty("resources", out var resources)
            ? resources.EnumerateArray().Select(item => (item.GetProperty("type").GetString()!, item.GetProperty("required").GetBoolean())).Order()
            : [];
}

internal sealed class NeutralFactsFactAttribute : FactAttribute
{
    public NeutralFactsFactAttribute() => Skip = File.Exists(FactsPath) ? null : "No neutral facts beside the repository";

    public static string FactsPath => Path.Combine(Conditional.RepositoryRoot, "..", "shared", "catalogue", "aws-iam-facts.json.gz");
}
