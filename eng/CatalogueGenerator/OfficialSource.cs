using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using IamPolicyAnalyzers.Catalogue;

namespace CatalogueGenerator;

/// <summary>
/// Reads AWS's Service Reference, from a folder or from the address of its list of services. It lacks display names, required resources, dependent
/// actions, the permission-only mark, global condition keys and the services with resource control policies: these stay as the snapshot has them.
/// </summary>
internal sealed class OfficialSource(CatalogueFacts previous, Func<string, JsonElement> read)
{
    private const string ServiceList = "service-list.json";

    private readonly Dictionary<string, ServiceFacts> _services = previous.Services.ToDictionary(service => service.Prefix, NameComparer.Instance);

    /// <param name="location">A folder with service-list.json and one file for each service, or the address of such a list.</param>
    /// <param name="date">Day of the data; null takes the latest day that the list names.</param>
    public static CatalogueFacts Read(string location, string? date, CatalogueFacts previous)
    {
        if (!location.StartsWith("http://", StringComparison.Ordinal) && !location.StartsWith("https://", StringComparison.Ordinal))
            return new OfficialSource(previous, path => ReadFile(location, path)).Read(ServiceList, date, "AWS Service Reference");

        using var client = new HttpClient();
        var list = location.EndsWith(".json", StringComparison.Ordinal) ? location : $"{location.TrimEnd('/')}/{ServiceList}";
        return new OfficialSource(previous, path => Download(client, new Uri(new Uri(list), path))).Read(list, date, $"AWS Service Reference at {list}");
    }

    /// <summary>The flags of an action are not exclusive; the strongest counts. An action without flags reads.</summary>
    public static AccessLevel Level(JsonElement flags) =>
        Has(flags, "IsPermissionManagement") ? AccessLevel.PermissionsManagement
        : Has(flags, "IsTaggingOnly") ? AccessLevel.Tagging
        : Has(flags, "IsWrite") ? AccessLevel.Write
        : Has(flags, "IsList") ? AccessLevel.List
        : AccessLevel.Read;

    private CatalogueFacts Read(string list, string? date, string source)
    {
        var entries = read(list).EnumerateArray().Select(entry => (Prefix: Text(entry, "service"), Url: Text(entry, "url"), Modified: Day(entry))).ToList();
        var keys = new Dictionary<string, ConditionKeyFacts>(NameComparer.Instance);
        foreach (var key in previous.ConditionKeys.Where(key => key.IsGlobal))
            keys.Add(key.Name, key);

        var services = new List<ServiceFacts>();
        var operations = new Dictionary<string, string>(NameComparer.Instance);
        foreach (var entry in entries)
        {
            var page = read(entry.Url);
            services.Add(ReadService(entry.Prefix, page));
            foreach (var key in Items(page, "ConditionKeys"))
                keys.TryAdd(Text(key, "Name"), new(Text(key, "Name"), Strings(key, "Types").FirstOrDefault("String"), IsGlobal: false));
            foreach (var (operation, action) in Items(page, "Operations").SelectMany(operation => ReadOperation(entry.Prefix, operation)))
                operations.TryAdd(operation, action);
        }

        var actions = services.SelectMany(service => service.Actions.Select(action => $"{service.Prefix}:{action.Name}")).ToHashSet(NameComparer.Instance);
        return new(
            date ?? entries.Max(entry => entry.Modified) ?? throw new GeneratorException("The list of services names no day; say it with --date YYYY-MM-DD"),
            [source, .. previous.Sources.Where(line => line.StartsWith("npm ", StringComparison.Ordinal))],
            services,
            [.. keys.Values],
            RetiredActions: [],
            operations.Where(pair => !actions.Contains(pair.Key) && actions.Contains(pair.Value)).ToDictionary());
    }

    private ServiceFacts ReadService(string prefix, JsonElement page)
    {
        var known = _services.GetValueOrDefault(prefix);
        var types = Items(page, "Resources")
            .Select(type => new ResourceTypeFacts(Text(type, "Name"), Strings(type, "ARNFormats"), Strings(type, "ConditionKeys")))
            .ToList();
        var typeNames = types.Select(type => type.Name).ToHashSet(NameComparer.Instance);
        var knownActions = known?.Actions.ToDictionary(action => action.Name, NameComparer.Instance) ?? [];
        return new(
            prefix,
            known?.Name ?? prefix,
            known?.IsRcpSupported ?? false,
            types,
            [.. Items(page, "Actions").Select(action => ReadAction(action, typeNames, knownActions.GetValueOrDefault(Text(action, "Name"))))]);
    }

    private static ActionFacts ReadAction(JsonElement action, HashSet<string> types, ActionFacts? known)
    {
        var resources = Items(action, "Resources").Select(resource => Text(resource, "Name")).ToList();
        var hasFlags = action.TryGetProperty("Annotations", out var annotations) && annotations.TryGetProperty("Properties", out annotations);
        return new(
            Text(action, "Name"),
            hasFlags ? Level(annotations) : known?.Level ?? AccessLevel.Read,
            known?.IsPermissionOnly ?? false,
            HasOpenResources: !resources.TrueForAll(types.Contains),
            [.. resources.Where(types.Contains).Select(name => new ResourceReference(name, IsRequired(name)))],
            Strings(action, "ActionConditionKeys"),
            known?.Dependents ?? []);

        bool IsRequired(string type) => known?.Resources.Any(old => old.IsRequired && NameComparer.Instance.Equals(old.Type, type)) ?? false;
    }

    /// <summary>An operation that exactly one action of the service authorizes whatever the context.</summary>
    private static IEnumerable<(string Operation, string Action)> ReadOperation(string prefix, JsonElement operation)
    {
        var actions = Items(operation, "AuthorizedActions").ToList();
        if (actions is not [var only] || only.TryGetProperty("Context", out _))
            yield break;
        var granting = only.TryGetProperty("Service", out var service) ? service.GetString() : prefix;
        yield return ($"{prefix}:{Text(operation, "Name")}", $"{granting}:{Text(only, "Name")}");
    }

    /// <summary>The day in <c>modified</c>: seconds since 1970, or a date as text.</summary>
    private static string? Day(JsonElement entry) =>
        !entry.TryGetProperty("modified", out var modified) ? null
        : modified.ValueKind == JsonValueKind.Number
            ? DateTimeOffset.FromUnixTimeSeconds((long)modified.GetDouble()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : modified.GetString() is { Length: >= 10 } text ? text[..10]
        : null;

    private static bool Has(JsonElement flags, string name) => flags.TryGetProperty(name, out var flag) && flag.ValueKind == JsonValueKind.True;

    private static JsonElement ReadFile(string folder, string path)
    {
        // The list names addresses; in a folder only the file's own name counts.
        var file = Path.Combine(folder, path[(path.LastIndexOf('/') + 1)..]);
        if (!File.Exists(file))
            throw new GeneratorException($"'{file}' is missing");
        return Parse(File.ReadAllBytes(file), file);
    }

    private static JsonElement Download(HttpClient client, Uri address)
    {
        try
        {
            return Parse(client.GetByteArrayAsync(address).GetAwaiter().GetResult(), address.ToString());
        }
        catch (HttpRequestException exception)
        {
            throw new GeneratorException($"{address}: {exception.Message}");
        }
    }

    private static JsonElement Parse(byte[] bytes, string origin)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new GeneratorException($"{origin}: {exception.Message}");
        }
    }

    private static string Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var text) && text.GetString() is { } value
            ? value
            : throw new GeneratorException($"The Service Reference has an entry without '{property}': {Start(element)}");

    private static string Start(JsonElement element) => element.GetRawText() is { Length: > 80 } text ? text[..80] : element.GetRawText();

    private static IEnumerable<JsonElement> Items(JsonElement element, string property) =>
        element.TryGetProperty(property, out var array) && array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : [];

    private static IReadOnlyList<string> Strings(JsonElement element, string property) => [.. Items(element, property).Select(item => item.GetString()!)];
}
