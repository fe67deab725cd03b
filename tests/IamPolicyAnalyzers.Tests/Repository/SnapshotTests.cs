using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Repository;

/// <summary>All rules, also those off by default, over realistic policies and the samples; a change of a snapshot is a change of behaviour.</summary>
public sealed class SnapshotTests
{
    private const string Corpus = "tests/IamPolicyAnalyzers.Tests/Corpus";
    private const string Extension = ".diagnostics.txt";

    private static readonly string[] s_suffixes = [".iam.json", ".policy.json", ".trust.json", ".scp.json", ".rcp.json", ".resource.json", ".boundary.json", ".session.json", ".vpce.json", ".template.json", "serverless.template"];

    public static TheoryData<string> Policies => [.. Files(Corpus).Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Policies))]
    public Task Policy_yields_what_it_yielded(string file) => CompareAsync(Snapshot(file), CorpusState([file]));

    [Fact]
    public async Task Samples_yield_what_they_yielded()
    {
        foreach (var sample in Samples())
            await CompareAsync($"{Corpus}/Samples/{Path.GetFileName(sample)}{Extension}", SampleState(sample));
    }

    [Fact]
    public void Snapshots_have_a_source() => Guard.Finds(
        Directory.EnumerateFiles(Shipped.PathOf(Corpus), $"*{Extension}", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Conditional.RepositoryRoot, f).Replace('\\', '/'))
            .Except(Files(Corpus).Select(f => Snapshot(Path.GetFileName(f))))
            .Except(Samples().Select(s => $"{Corpus}/Samples/{Path.GetFileName(s)}{Extension}")),
        "delete these snapshots");

    /// <summary>An editor asks for one file at a time, a build for all; rules that need the end of the compilation cannot tell an editor anything.</summary>
    [Fact]
    public async Task Editors_see_what_builds_see()
    {
        var project = PolicyProject.Create(CorpusState(Files(Corpus).Select(f => Path.GetFileName(f))), Shipped.AllAnalyzers);
        var build = await PolicyProject.DiagnosticsAsync(project, Shipped.AllAnalyzers);
        var editor = await PolicyProject.EditorDiagnosticsAsync(project, Shipped.AllAnalyzers);

        Assert.Equal(string.Join('\n', Lines(build)), string.Join('\n', Lines(editor)));
    }

    private static PolicyState CorpusState(IEnumerable<string> files)
    {
        var state = new PolicyState { AnalyzerConfigFiles = { ("corpus.globalconfig", Read($"{Corpus}/corpus.globalconfig")) } };
        state.AdditionalFiles.AddRange(files.Select(f => (f, Read($"{Corpus}/{f}"))));
        return state;
    }

    private static PolicyState SampleState(string sample)
    {
        var state = new PolicyState();
        state.AdditionalFiles.AddRange(Files(sample).Select(f => (Relative(f), File.ReadAllText(f))));
        state.AnalyzerConfigFiles.AddRange(new[] { ".globalconfig", ".editorconfig" }
            .SelectMany(name => Directory.EnumerateFiles(sample, name, SearchOption.AllDirectories))
            .Select(f => (Relative(f), File.ReadAllText(f))));
        return state;

        string Relative(string file) => Path.GetRelativePath(sample, file).Replace('\\', '/');
    }

    private static async Task CompareAsync(string snapshot, PolicyState state)
    {
        var diagnostics = await PolicyProject.DiagnosticsAsync(PolicyProject.Create(state, Shipped.AllAnalyzers), Shipped.AllAnalyzers);
        var actual = string.Join("", Lines(diagnostics).Select(line => $"{line}\n"));
        var path = Shipped.PathOf(snapshot);
        var expected = File.Exists(path) ? File.ReadAllText(path) : null;
        if (actual == expected)
            return;

        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        var (before, after) = (expected?.Split('\n') ?? [], actual.Split('\n'));
        Guard.Finds(
            before.Except(after).Select(line => $"- {line}").Concat(after.Except(before).Select(line => $"+ {line}")).DefaultIfEmpty("the same lines in another order or number").Prepend(snapshot),
            "if the change is meant: UPDATE_SNAPSHOTS=1 dotnet test tests/IamPolicyAnalyzers.Tests --filter Snapshot, and review the difference");
    }

    private static ImmutableArray<string> Lines(ImmutableArray<Diagnostic> diagnostics) => [.. diagnostics.Select(d =>
    {
        var start = d.Location.GetLineSpan().StartLinePosition;
        return $"{PolicyProject.PathOf(d)}({start.Line + 1},{start.Character + 1}): {d.Severity.ToString().ToLowerInvariant()} {d.Id}: {Describe.Message(d)}";
    })];

    private static IEnumerable<string> Files(string folder) => Directory
        .EnumerateFiles(Shipped.PathOf(folder), "*", SearchOption.AllDirectories)
        .Where(f => s_suffixes.Any(s => f.EndsWith(s, StringComparison.Ordinal)) || (f.EndsWith(".json", StringComparison.Ordinal) && f.Contains($"{Path.DirectorySeparatorChar}policies{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
        .Where(f => !new[] { "bin", "obj", "node_modules", "cdk.out" }.Intersect(Path.GetRelativePath(Conditional.RepositoryRoot, f).Split(Path.DirectorySeparatorChar)).Any())
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Samples() =>
        Directory.Exists(Shipped.PathOf("samples")) ? Directory.EnumerateDirectories(Shipped.PathOf("samples")).Where(d => Files(d).Any()).Order(StringComparer.Ordinal) : [];

    private static string Snapshot(string file) => $"{Corpus}/{file}{Extension}";

    private static string Read(string relative) => File.ReadAllText(Shipped.PathOf(relative));
}
