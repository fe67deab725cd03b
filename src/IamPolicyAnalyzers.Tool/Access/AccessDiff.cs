using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Tool.Hosting;

namespace IamPolicyAnalyzers.Tool.Access;

/// <summary>What two versions of policies let through, file by file.</summary>
/// <param name="Changes">In the order of the files.</param>
/// <param name="FileCount">The files with policies, in either version.</param>
/// <param name="Problems">What could not be compared, with the reason: with any of these the answer is not whole.</param>
/// <param name="Notes">What else to know of the files.</param>
internal sealed record AccessDiff(ImmutableArray<AccessChange> Changes, int FileCount, ImmutableArray<string> Problems, ImmutableArray<string> Notes)
{
    public bool HasGrown => Changes.Any(static change => change.IsGrowth);

    /// <summary>How many changes are of these kinds.</summary>
    public int CountOf(params ChangeKind[] kinds) => Changes.Count(change => kinds.Contains(change.Kind));

    /// <param name="configuration">Judges both versions.</param>
    public static AccessDiff Between(PolicyVersion before, PolicyVersion after, ToolConsole console, Configuration configuration)
    {
        if (!before.IsNowhere && !after.IsNowhere && before.IsFolder != after.IsFolder)
            throw new UsageException($"'{before.Name}' and '{after.Name}' are a file and a folder; name two of a kind");
        if (before.Files.Count + after.Files.Count + before.Problems.Count + after.Problems.Count == 0)
            throw new UsageException($"neither '{before.Name}' nor '{after.Name}' has a policy file");
        var changes = ImmutableArray.CreateBuilder<AccessChange>();
        var problems = new List<string>([.. before.Problems, .. after.Problems]);
        var notes = new List<string>();
        var count = 0;
        foreach (var way in before.Files.Keys.Union(after.Files.Keys).Order(StringComparer.Ordinal))
        {
            // Judged by one name, so that both are of one type.
            var root = (after.Files.ContainsKey(way) ? after : before).Root;
            var path = way.Length == 0 ? root : Path.GetFullPath(way, root);
            var shown = console.Shown(path);
            var old = Read(before);
            var current = Read(after);
            if (!HasPolicies(old) && !HasPolicies(current))
            {
                if (way.Length == 0)
                    problems.Add($"{shown}: holds no policy");
                continue;
            }

            count++;
            if (before.Files.TryGetValue(way, out var oldContent) && after.Files.TryGetValue(way, out var content) && oldContent.AsSpan().SequenceEqual(content))
                continue;
            if (current is not null && ProblemIn(current) is { } problem)
            {
                problems.Add($"{shown} of {after.Name}: {problem}");
                continue;
            }

            // What AWS does not take has granted nothing to anybody.
            if (old is not null && ProblemIn(old) is { } flaw)
            {
                notes.Add($"{shown} of {before.Name}: {flaw}; all of the new version counts as new");
                old = null;
            }

            changes.AddRange(new FileComparison(shown, old, current).Find());

            FileContext? Read(PolicyVersion version)
            {
                if (!version.Files.TryGetValue(way, out var bytes))
                    return null;
                using var stream = new MemoryStream(bytes);
                var text = PolicyText.Read(path, stream);
                return new PolicyWorkspace(console, [text], configuration, []).Open(text);
            }
        }

        return new AccessDiff(changes.ToImmutable(), count, [.. problems], [.. notes]);
    }

    private static bool HasPolicies(FileContext? file) =>
        file is not null && (file.Policies.Length > 0 || file.File.Container.IsKnown || ProblemIn(file) is not null);

    /// <summary>Why a file cannot be compared, or not all of it; null for a sound one, and for one that holds no policy.</summary>
    private static string? ProblemIn(FileContext file) =>
        file.File.IsTooLarge || file.File.TooDeep is not null || file.File.Documents.Any(PolicyFile.IsTooLong) ? "is too large to be read"
        : file.IsReportedAsJson ? "is no JSON, so that nobody knows what it grants"
        : file.IsDeclaredInVain ? "is named as a policy and holds none"
        : null;
}
