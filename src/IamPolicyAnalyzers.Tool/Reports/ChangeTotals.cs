using System.Collections.Generic;
using IamPolicyAnalyzers.Tool.Access;

namespace IamPolicyAnalyzers.Tool.Reports;

/// <summary>All changes in one sentence.</summary>
internal readonly struct ChangeTotals(AccessDiff diff)
{
    public override string ToString()
    {
        var parts = new List<string>();
        Add("became public", diff.CountOf(ChangeKind.Public));
        Add("new", diff.CountOf(ChangeKind.New));
        Add("possibly new", diff.CountOf(ChangeKind.PossiblyNew));
        Add("gone", diff.CountOf(ChangeKind.Gone));
        Add("possibly gone", diff.CountOf(ChangeKind.PossiblyGone));
        var files = diff.FileCount == 1 ? "1 file" : $"{diff.FileCount} files";
        return parts.Count == 0 ? $"No access is new or gone in {files}." : $"Access in {files}: {string.Join(", ", parts)}.";

        void Add(string name, int count)
        {
            if (count > 0)
                parts.Add($"{count} {name}");
        }
    }
}
