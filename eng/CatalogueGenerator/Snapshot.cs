using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using IamPolicyAnalyzers.Catalogue;

namespace CatalogueGenerator;

/// <summary>
/// The facts as text, one file for each service and one line for each action, so that an update shows as a diff a person can read.
/// Fields are separated by "; ", items of a field by ", ".
/// </summary>
internal static class Snapshot
{
    private const string OriginFile = "origin.txt";
    private const string ConditionKeysFile = "condition-keys.txt";
    private const string RetiredFile = "retired-actions.txt";
    private const string ApiOperationsFile = "api-operations.txt";
    private const string ServicesFolder = "services";

    /// <summary>Every file of the snapshot by its path inside the folder.</summary>
    public static SortedDictionary<string, string> Write(CatalogueFacts facts)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [OriginFile] = Lines([$"date {facts.DataDate}", .. facts.Sources.Select(source => $"source {source}")]),
            [ConditionKeysFile] = Lines(facts.ConditionKeys.Select(key => Fields(key.Name, key.Type, key.IsGlobal ? "global" : null))),
            [RetiredFile] = Lines(facts.RetiredActions),
            [ApiOperationsFile] = Lines(facts.ApiOperations.OrderBy(pair => pair.Key, NameComparer.Instance).Select(pair => Fields(pair.Key, pair.Value))),
        };
        foreach (var service in facts.Services)
            files.Add($"{ServicesFolder}/{service.Prefix}.txt", Lines(WriteService(service)));
        return files;
    }

    /// <summary>Writes the snapshot into a folder; files of services that are gone are deleted.</summary>
    public static void Save(CatalogueFacts facts, string folder)
    {
        var files = Write(facts);
        foreach (var old in Files(folder).Where(path => !files.ContainsKey(path)))
            File.Delete(Path.Combine(folder, old));
        foreach (var (path, text) in files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }

    /// <summary>Reads the snapshot of a folder; an error names file and line.</summary>
    public static CatalogueFacts Load(string folder)
    {
        if (!File.Exists(Path.Combine(folder, OriginFile)))
            throw new GeneratorException($"'{folder}' holds no snapshot; run 'update' first");

        var origin = TextLine.ReadFile(folder, OriginFile).ToList();
        return new(
            origin.Where(line => line.Text.StartsWith("date ", StringComparison.Ordinal)).Select(line => line.Text[5..]).Single(),
            [.. origin.Where(line => line.Text.StartsWith("source ", StringComparison.Ordinal)).Select(line => line.Text[7..])],
            [.. Files(folder)
                .Where(path => path.StartsWith(ServicesFolder, StringComparison.Ordinal))
                .Select(path => ReadService(folder, path))
                .OrderBy(service => service.Prefix, NameComparer.Instance)],
            [.. TextLine.ReadFile(folder, ConditionKeysFile).Select(ConditionKeyFacts.Read)],
            [.. TextLine.ReadFile(folder, RetiredFile).Select(line => line.Text)],
            TextLine.ReadFile(folder, ApiOperationsFile).ToDictionary(line => line.Field(0), line => line.Field(1)));
    }

    /// <summary>Paths of the text files inside the folder, with forward slashes.</summary>
    public static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
                .ToList()
            : [];

    private static IEnumerable<string> WriteService(ServiceFacts service)
    {
        yield return Fields($"service {service.Name}", service.IsRcpSupported ? "rcp" : null);
        foreach (var type in service.ResourceTypes)
            yield return Fields([$"resource {type.Name}", .. type.ArnPatterns, Items("if", type.ConditionKeys)]);
        foreach (var action in service.Actions)
        {
            yield return Fields(
                $"action {action.Name}",
                action.Level.ToText(),
                action.IsPermissionOnly ? "permission-only" : null,
                action.HasOpenResources ? "open" : null,
                Items("on", [.. action.Resources.Select(resource => resource.IsRequired ? resource.Type + "!" : resource.Type)]),
                Items("if", action.ConditionKeys),
                Items("needs", action.Dependents));
        }
    }

    private static ServiceFacts ReadService(string folder, string path)
    {
        var prefix = Path.GetFileNameWithoutExtension(path);
        string? name = null;
        var isRcpSupported = false;
        var types = new List<ResourceTypeFacts>();
        var actions = new List<ActionFacts>();
        foreach (var line in TextLine.ReadFile(folder, path))
        {
            var fields = line.Text.Split("; ");
            var (kind, value) = Cut(fields[0]);
            switch (kind)
            {
                case "service":
                    name = value;
                    isRcpSupported = fields.Contains("rcp");
                    break;
                case "resource":
                    types.Add(new(value, [.. fields.Where(field => field.StartsWith("arn:", StringComparison.Ordinal))], Items(fields, "if")));
                    break;
                case "action":
                    actions.Add(new(
                        value,
                        Levels.Parse(line.Field(1)) ?? throw line.Error($"'{line.Field(1)}' is no access level"),
                        fields.Contains("permission-only"),
                        fields.Contains("open"),
                        [.. Items(fields, "on").Select(item => new ResourceReference(item.TrimEnd('!'), item.EndsWith('!')))],
                        Items(fields, "if"),
                        Items(fields, "needs")));
                    break;
                default:
                    throw line.Error($"a line begins with 'service', 'resource' or 'action', not '{kind}'");
            }
        }

        return new(prefix, name ?? throw new GeneratorException($"{path} has no line 'service'"), isRcpSupported, types, actions);
    }

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    private static string Fields(params IReadOnlyList<string?> fields)
    {
        foreach (var field in fields)
        {
            if (field is not null && (field.Contains("; ") || field.Contains('\n')))
                throw new GeneratorException($"'{field}' holds a separator of the snapshot");
        }

        return string.Join("; ", fields.Where(field => field is not null));
    }

    private static string? Items(string word, IReadOnlyList<string> items) => items.Count == 0 ? null : $"{word} {string.Join(", ", items)}";

    private static IReadOnlyList<string> Items(string[] fields, string word) =>
        fields.Skip(1).FirstOrDefault(field => field.StartsWith(word + " ", StringComparison.Ordinal)) is { } found
            ? found[(word.Length + 1)..].Split(", ")
            : [];

    private static (string Kind, string Value) Cut(string field)
    {
        var space = field.IndexOf(' ');
        return space < 0 ? (field, "") : (field[..space], field[(space + 1)..]);
    }
}

/// <summary>A line of a text file that is neither empty nor a comment.</summary>
internal sealed record TextLine(string File, int Number, string Text)
{
    public static IEnumerable<TextLine> ReadFile(string folder, string path)
    {
        var file = Path.Combine(folder, path);
        if (!System.IO.File.Exists(file))
            throw new GeneratorException($"'{file}' is missing");
        return Read(path, System.IO.File.ReadAllText(file));
    }

    public static IEnumerable<TextLine> Read(string file, string text) =>
        text.Split('\n')
            .Select((line, index) => new TextLine(file, index + 1, line.Trim()))
            .Where(line => line.Text.Length > 0 && !line.Text.StartsWith('#'));

    public string Field(int index)
    {
        var fields = Text.Split("; ");
        return index < fields.Length ? fields[index] : throw Error($"field {index + 1} is missing");
    }

    public GeneratorException Error(string message) => new($"{File}({Number}): {message}");
}

internal static class Levels
{
    /// <summary>Reads AWS's words; a source may list several levels, of which the first is the one that counts.</summary>
    public static AccessLevel? Parse(string text) => text.Split(',')[0].Trim() switch
    {
        "List" => AccessLevel.List,
        "Read" => AccessLevel.Read,
        "Write" => AccessLevel.Write,
        "Permissions management" => AccessLevel.PermissionsManagement,
        "Tagging" => AccessLevel.Tagging,
        _ => null,
    };
}
