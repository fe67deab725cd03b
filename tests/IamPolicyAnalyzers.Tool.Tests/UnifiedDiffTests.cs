using System;
using System.Linq;
using IamPolicyAnalyzers.Tool.Files;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests;

public sealed class UnifiedDiffTests
{
    [Fact]
    public void Says_nothing_of_equal_texts() => Assert.Empty(UnifiedDiff.Of("a.json", "1\n2\n", "1\n2\n"));

    [Fact]
    public void Shows_three_lines_around_a_change() => Assert.Equal(
        "--- a/p/a.json\n+++ b/p/a.json\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n",
        UnifiedDiff.Of("p\\a.json", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"));

    [Theory]
    [InlineData("a\nb", "a\nb\n", "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n")]
    [InlineData("", "a\n", "@@ -0,0 +1 @@\n+a\n")]
    [InlineData("a\n", "", "@@ -1 +0,0 @@\n-a\n")]
    [InlineData("a\r\nb\r\n", "a\r\nc\r\n", "@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n")]
    public void Keeps_the_ends_of_lines_and_of_files(string before, string after, string hunk) =>
        Assert.EndsWith("+++ b/a\n" + hunk, UnifiedDiff.Of("a", before, after));

    [Fact]
    public void Sets_changes_apart_that_stand_far_apart()
    {
        var before = string.Concat(Enumerable.Range(0, 30).Select(line => $"{line}\n"));

        var difference = UnifiedDiff.Of("a", before, before.Replace("\n3\n", "\nthree\n").Replace("\n24\n", "\ntwenty\n"));

        Assert.Equal(2, difference.Split("@@ -").Length - 1);
    }

    [Fact]
    public void Git_makes_the_new_text_of_the_old_one_with_it()
    {
        using var folder = new ToolFolder();
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var (before, after) = (Text(random), Text(random));
            if (before == after || before.Length == 0 || after.Length == 0)
                continue;
            folder.Write("a.txt", before).Write("a.patch", UnifiedDiff.Of("a.txt", before, after));

            folder.Git("apply", "--unidiff-zero", "a.patch");

            Assert.Equal(after, folder.Read("a.txt"));
        }
    }

    private static string Text(Random random)
    {
        var text = string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => (char)('a' + random.Next(4)) + (random.Next(8) == 0 ? "\r\n" : "\n")));
        return random.Next(3) == 0 ? text.TrimEnd('\n') : text;
    }
}
