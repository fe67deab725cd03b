using System.IO;
using System.Linq;
using IamPolicyAnalyzers.Tool.Access;

namespace IamPolicyAnalyzers.Tool.Reports;

/// <summary>The changes in words, for people at a terminal.</summary>
internal sealed class AccessTextReport(bool hasColor) : IAccessReport
{
    public void Write(AccessDiff diff, TextWriter output)
    {
        foreach (var file in diff.Changes.GroupBy(static change => change.File))
        {
            output.WriteLine(file.Key);
            foreach (var change in file)
            {
                var (mark, color) = change.Kind switch
                {
                    ChangeKind.Public => ("!", "1;31"),
                    ChangeKind.New => ("+", "31"),
                    ChangeKind.PossiblyNew => ("?", "33"),
                    ChangeKind.Gone => ("-", "32"),
                    _ => ("~", "32"),
                };
                output.WriteLine($"  {(hasColor ? $"\u001b[{color}m{mark}\u001b[0m" : mark)} {new ChangeSentence(change)}");
            }

            output.WriteLine();
        }

        output.WriteLine(new ChangeTotals(diff));
    }
}
