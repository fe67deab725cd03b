using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tool.Tests.LanguageServer;

namespace IamPolicyAnalyzers.Benchmarks;

/// <summary>
/// How long an editor waits from a keystroke to the findings of the new text, and what memory the server takes after thousands of them. Measured from
/// outside, on the process that an editor starts; beside it the way to the server and back, with nothing to do there.
/// </summary>
internal static class EditorLatency
{
    private const int WarmUp = 400;
    private const int Measured = 1_000;
    private const string Typed = "s3:GetObjec";
    private const string Entry = "\"_\"";

    /// <summary>A statement with more would be half of the small policy.</summary>
    private const int MaxActions = 12;

    public static async Task RunAsync()
    {
        var policy = WithEntry(Policy(10 * 1024));
        var template = WithEntry(Template(1024 * 1024));
        Console.WriteLine("| | characters | findings | findings p50 | p95 | ratio to the way there and back | completion p50 | p95 | memory after 1,000 edits | after all |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        await MeasureAsync("a policy", "a.iam.json", policy, edits: 10_000);
        await MeasureAsync("a template", "a.template.json", template, edits: 2_000);
    }

    private static async Task MeasureAsync(string name, string file, string text, int edits)
    {
        var folder = Directory.CreateTempSubdirectory("iam-policy-editor-").FullName;
        var tool = typeof(EditorLatency).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "Tool").Value!;
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", tool, "lsp"]) { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = folder })!;
        await using var editor = new EditorSession(process.StandardInput.BaseStream, process.StandardOutput.BaseStream, EndOf(process));
        await editor.InitializeAsync(folder, "{}", "null");

        var uri = EditorSession.UriOf(Path.Combine(folder, file));
        var watch = Stopwatch.StartNew();
        editor.Open(uri, text, version: 0);
        var findings = await editor.PublishedAsync(uri, 0);
        var opened = watch.Elapsed.TotalMilliseconds;

        var at = PlaceToType(text);
        var version = 0;
        var times = new List<double>();
        var completions = new List<double>();
        var echoes = new List<double>();
        long early = 0;
        for (var edit = 0; edit < edits; edit++)
        {
            watch.Restart();
            editor.Change(uri, ++version, Keystroke(edit, at));
            await editor.PublishedAsync(uri, version);
            if (edit is >= WarmUp and < WarmUp + Measured)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
                watch.Restart();
                await editor.RequestAsync("textDocument/diagnostic", EditorSession.Document("file:///nowhere"));
                echoes.Add(watch.Elapsed.TotalMilliseconds);
                watch.Restart();
                await editor.RequestAsync("textDocument/completion", Caret(uri, at));
                completions.Add(watch.Elapsed.TotalMilliseconds);
            }

            if (edit == 1_000)
                early = MemoryOf(process);
        }

        var way = Percentile(echoes, 50);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {text.Length:N0} | {findings.Count:N0} | {Percentile(times, 50):0.0} ms | {Percentile(times, 95):0.0} ms | {Percentile(times, 50) / way:0} ({way:0.00} ms) | {Percentile(completions, 50):0.0} ms | {Percentile(completions, 95):0.0} ms | {early / 1e6:0} MB | {MemoryOf(process) / 1e6:0} MB ({edits:N0} edits) |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"<!-- {name}: the first findings {opened:0} ms after it was opened, in a process that had just started -->"));
        await editor.RequestAsync("shutdown", null);
        editor.Notify("exit", null);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A new entry of a list of actions is typed letter by letter, and deleted again.</summary>
    private static JsonNode Keystroke(int edit, (int Line, int Character) at)
    {
        var step = edit % (2 * Typed.Length);
        var isTyped = step < Typed.Length;
        var start = at.Character + (isTyped ? step : 2 * Typed.Length - 1 - step);
        JsonObject Place(int character) => new() { ["line"] = at.Line, ["character"] = character };
        return new JsonObject
        {
            ["range"] = new JsonObject { ["start"] = Place(start), ["end"] = Place(isTyped ? start : start + 1) },
            ["text"] = isTyped ? Typed[step].ToString() : "",
        };
    }

    /// <summary>Behind the first letters that are typed, where the actions of a service are to be offered.</summary>
    private static JsonObject Caret(string uri, (int Line, int Character) at)
    {
        var request = EditorSession.Document(uri);
        request["position"] = new JsonObject { ["line"] = at.Line, ["character"] = at.Character + 3 };
        return request;
    }

    private static (int Line, int Character) PlaceToType(string text)
    {
        var offset = text.IndexOf(Entry, StringComparison.Ordinal) + 1;
        return (text.AsSpan(0, offset).Count('\n'), offset - text.LastIndexOf('\n', offset) - 1);
    }

    private static async Task<int> EndOf(Process process)
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static long MemoryOf(Process process)
    {
        process.Refresh();
        return process.WorkingSet64;
    }

    private static double Percentile(List<double> times, int percent) => times.Order().ElementAt(times.Count * percent / 100);

    private static string Policy(int length)
    {
        var statements = new JsonArray();
        var policy = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = statements };
        foreach (var statement in Statements())
        {
            if (Write(policy).Length >= length)
                break;
            statements.Add(statement);
        }

        return Write(policy);
    }

    private static string Template(int length)
    {
        var resources = new JsonObject();
        var template = new JsonObject { ["AWSTemplateFormatVersion"] = "2010-09-09", ["Resources"] = resources };
        var size = 0;
        foreach (var statements in Statements().Chunk(6))
        {
            var policy = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statements) };
            var role = new JsonObject { ["Type"] = "AWS::IAM::ManagedPolicy", ["Properties"] = new JsonObject { ["PolicyDocument"] = policy } };
            resources.Add("Policy" + resources.Count, role);
            size += Write(role).Length;
            if (size >= length)
                break;
        }

        return Write(template);
    }

    /// <summary>The statements of policies as they are.</summary>
    private static IEnumerable<JsonNode> Statements()
    {
        foreach (var policy in PolicyTexts.Load(indented: false))
        {
            var statements = JsonNode.Parse(policy)!["Statement"]!;
            foreach (var statement in statements is JsonArray list ? list.ToList() : [statements])
            {
                var copy = statement!.DeepClone();
                if (copy["Action"] is JsonArray { Count: <= MaxActions })
                    yield return copy;
            }
        }
    }

    private static string Write(JsonNode node) => node.ToJsonString(new() { WriteIndented = true });

    /// <summary>The same text with an entry in its middle in which something can be typed.</summary>
    private static string WithEntry(string text)
    {
        const string Before = "\"Action\": [";
        return text.Insert(text.IndexOf(Before, text.Length / 2, StringComparison.Ordinal) + Before.Length, Entry + ",");
    }
}
