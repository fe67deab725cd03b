using System.IO;
using System.Linq;
using IamPolicyAnalyzers.Tool.Access;

namespace IamPolicyAnalyzers.Tool.Reports;

/// <summary>The changes as a comment on a pull request.</summary>
internal sealed class AccessMarkdownReport : IAccessReport
{
    public void Write(AccessDiff diff, TextWriter output)
    {
        output.WriteLine("## Access changes");
        output.WriteLine();
        output.WriteLine(new ChangeTotals(diff));
        foreach (var file in diff.Changes.GroupBy(static change => change.File))
        {
            output.WriteLine();
            output.WriteLine($"### `{file.Key.Replace('`', '\'')}`");
            output.WriteLine();
            output.WriteLine("| | Line | Change |");
            output.WriteLine("| --- | --- | --- |");
            foreach (var change in file)
            {
                var line = change.Place is { } place ? $"{place.Start.Line + 1}{(change.IsGrowth ? "" : " (old)")}" : "";
                output.WriteLine($"| {NameOf(change.Kind)} | {line} | {new MarkdownText(new ChangeSentence(change).Words)} |");
            }
        }
    }

    private static string NameOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Public => "**public**",
        ChangeKind.New => "**new**",
        ChangeKind.PossiblyNew => "possibly new",
        ChangeKind.Gone => "gone",
        _ => "possibly gone",
    };
}
