using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Repository;

/// <summary>What is filled in at deployment may be right: in policies that give no finding, any text is replaced by what templates write, and there is still none.</summary>
public sealed class UnknownValueTests
{
    private const string Folder = "tests/IamPolicyAnalyzers.Tests/Healthy";

    private static readonly string[] s_holes = ["${AWS::AccountId}", "${Name}", "${Token[TOKEN.42]}", "{{name}}", "#{name}#", "<%= name %>"];

    public static TheoryData<string> Files => new(Directory.EnumerateFiles(Shipped.PathOf(Folder), "*.json").Select(file => Path.GetFileName(file)).Order());

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Are_never_wrong(string file)
    {
        var state = new PolicyState();
        var changes = new Dictionary<string, string>();
        foreach (var (change, text) in Variants(File.ReadAllText(Shipped.PathOf($"{Folder}/{file}"))))
        {
            // The name of the file says its type, and that of its folder which variant it is.
            var path = $"{changes.Count}/{file}";
            changes.Add(path, change);
            state.AdditionalFiles.Add((path, text));
        }

        var diagnostics = await PolicyProject.DiagnosticsAsync(PolicyProject.Create(state, Shipped.AllAnalyzers), Shipped.AllAnalyzers);

        Guard.Finds(
            diagnostics.Where(d => d.Descriptor.IsEnabledByDefault && d.Id != RuleIds.PlaceholderValue).Select(d => $"{changes[PolicyProject.PathOf(d)]}: {d.Id}: {Describe.Message(d)}"),
            "correct the rule: an unknown value may be any");
    }

    private static IEnumerable<(string Change, string Text)> Variants(string policy)
    {
        var root = JsonNode.Parse(policy)!;
        foreach (var path in Texts(root))
        {
            var text = At(root, path).GetValue<string>();
            foreach (var unknown in IsValue(path) ? [.. Unknowns(text), .. Placeholders(text)] : Unknowns(text))
            {
                var variant = root.DeepClone();
                At(variant, path).ReplaceWith(unknown);
                yield return ($"{string.Join('/', path)} = {unknown?.ToJsonString()}", variant.ToJsonString());
            }
        }
    }

    /// <summary>A function, a hole for the whole text, and holes for its end and its beginning.</summary>
    private static IEnumerable<JsonNode?> Unknowns(string text)
    {
        yield return new JsonObject { ["Ref"] = "Name" };
        yield return new JsonObject { ["Fn::Sub"] = "${Name}" };
        foreach (var hole in s_holes)
            yield return JsonValue.Create(hole);
        yield return JsonValue.Create(text[..(text.Length / 2)] + "${Name}");
        yield return JsonValue.Create("${Name}" + text[(text.Length / 2)..]);
    }

    /// <summary>The same, for a human to fill in.</summary>
    private static IEnumerable<JsonNode?> Placeholders(string text)
    {
        yield return JsonValue.Create("REPLACE_ME_NAME");
        yield return JsonValue.Create(text[..(text.Length / 2)] + "<name>");
        yield return JsonValue.Create("<name>" + text[(text.Length / 2)..]);
    }

    private static bool IsValue(string[] path) => path.Any(name => name is "Resource" or "NotResource" or "Principal" or "NotPrincipal" or "Condition");

    /// <summary>The paths of all texts but Version, which nobody fills in.</summary>
    private static IEnumerable<string[]> Texts(JsonNode node) => node switch
    {
        JsonObject item => item.Where(member => member.Key is not ("Version" or "AWSTemplateFormatVersion" or "Type" or "Ref" or "Fn::Sub") && member.Value is not null)
            .SelectMany(member => Texts(member.Value!).Select(rest => (string[])[member.Key, .. rest])),
        JsonArray list => list.SelectMany((item, index) => Texts(item!).Select(rest => (string[])[$"{index}", .. rest])),
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.String => [[]],
        _ => [],
    };

    private static JsonNode At(JsonNode node, string[] path) =>
        path.Aggregate(node, (current, name) => current is JsonArray list ? list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]! : current[name]!);
}
