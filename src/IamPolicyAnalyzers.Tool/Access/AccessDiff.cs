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
internal sealed record AccessDiff(ImmutableArray<AccessChange> Changes, int FileCount, ImmutableArray<string> Problems)
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
        var count = 0;
        foreach (var way in before.Files.Keys.Union(after.Files.Keys).Order(StringComparer.Ordinal))
        {
            // Judged by one name, so that both are of one type.
            var root = (after.Files.ContainsKey(way) ? after : before).Root;
            var path = way.Length == 0 ? root : Path.GetFullPath(way, root);
            var (old, oldHasPolicies) = Read(before);
            var (current, hasPolicies) = Read(after);
            if (!oldHasPolicies && !hasPolicies)
            {
                if (way.Length == 0 && problems.Count == 0)
                    problems.Add($"{console.Shown(path)}: holds no policy");
                continue;
            }

            count++;
            changes.AddRange(new FileComparison(console.Shown(path), old, current).Find());

            (FileContext? File, bool HasPolicies) Read(PolicyVersion version)
            {
                if (!version.Files.TryGetValue(way, out var content))
                    return (null, false);
                using var stream = new MemoryStream(content);
                var text = PolicyText.Read(path, stream);
                var file = new PolicyWorkspace(console, [text], configuration, []).Open(text);
                if (file is not null && ProblemIn(file) is { } problem)
                    problems.Add($"{console.Shown(path)} of {version.Name}: {problem}");
                return (file, file is not null && (file.Policies.Length > 0 || file.File.Container.IsKnown));
            }
        }

        return new AccessDiff(changes.ToImmutable(), count, [.. problems]);
    }

    /// <summary>Why a file cannot be compared, or not all of it; null for a sound one, and for one that holds no policy.</summary>
    private static string? ProblemIn(FileContext file) =>
        file.File.IsTooLarge || file.File.TooDeep is not null || file.File.Documents.Any(PolicyFile.IsTooLong) ? "is too large to be read"
        : file.IsReportedAsJson ? "is no JSON, so that what it grants is not known"
        : file.IsDeclaredInVain ? "is named as a policy and holds none"
        : null;
}
