using System;
using System.Collections.Generic;
using System.Text;

namespace IamPolicyAnalyzers.Tool.Files;

/// <summary>Two versions of a text as a unified diff that <c>git apply</c> and <c>patch</c> take.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>Beyond as many changed lines the shortest difference is not looked for.</summary>
    private const int MaxEdits = 2_000;

    /// <summary>The difference, with the headers <c>--- a/path</c> and <c>+++ b/path</c>; empty for equal texts.</summary>
    public static string Of(string path, string before, string after)
    {
        if (before == after)
            return "";
        var name = path.Replace('\\', '/');
        var text = new StringBuilder().Append("--- a/").Append(name).Append('\n').Append("+++ b/").Append(name).Append('\n');
        var lines = Compare(LinesOf(before), LinesOf(after));
        for (var at = 0; NextChange(lines, at) is { } change;)
        {
            var start = Math.Max(change - Context, at);
            var end = EndOfHunk(lines, change);
            Append(text, lines, start, end);
            at = end;
        }

        return text.ToString();
    }

    private static int? NextChange(List<Line> lines, int from)
    {
        var found = lines.FindIndex(from, static line => line.Mark != ' ');
        return found < 0 ? null : found;
    }

    /// <summary>The end of the lines that follow a change: changes with few lines between them share a hunk.</summary>
    private static int EndOfHunk(List<Line> lines, int change)
    {
        var last = change;
        while (NextChange(lines, last + 1) is { } next && next - last <= 2 * Context + 1)
            last = next;
        return Math.Min(last + 1 + Context, lines.Count);
    }

    private static void Append(StringBuilder text, List<Line> lines, int start, int end)
    {
        int oldStart = 1, newStart = 1, oldCount = 0, newCount = 0;
        for (var i = 0; i < end; i++)
        {
            var (isOld, isNew) = (lines[i].Mark != '+' ? 1 : 0, lines[i].Mark != '-' ? 1 : 0);
            if (i < start)
                (oldStart, newStart) = (oldStart + isOld, newStart + isNew);
            else
                (oldCount, newCount) = (oldCount + isOld, newCount + isNew);
        }

        text.Append("@@ -").Append(Range(oldStart, oldCount)).Append(" +").Append(Range(newStart, newCount)).Append(" @@\n");
        for (var i = start; i < end; i++)
        {
            text.Append(lines[i].Mark).Append(lines[i].Text);
            if (!lines[i].Text.EndsWith('\n'))
                text.Append("\n\\ No newline at end of file\n");
        }
    }

    // A range without lines names the line before it.
    private static string Range(int start, int count) => count == 1 ? $"{start}" : $"{(count == 0 ? start - 1 : start)},{count}";

    /// <summary>The lines with their ends.</summary>
    private static List<string> LinesOf(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) + 1;
            end = end == 0 ? text.Length : end;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    private static List<Line> Compare(List<string> before, List<string> after)
    {
        var head = 0;
        while (head < before.Count && head < after.Count && before[head] == after[head])
            head++;
        var tail = 0;
        while (tail < before.Count - head && tail < after.Count - head && before[before.Count - 1 - tail] == after[after.Count - 1 - tail])
            tail++;

        var lines = new List<Line>();
        lines.AddRange(before.GetRange(0, head).ConvertAll(static line => new Line(' ', line)));
        lines.AddRange(Shortest(before.GetRange(head, before.Count - head - tail), after.GetRange(head, after.Count - head - tail)));
        lines.AddRange(before.GetRange(before.Count - tail, tail).ConvertAll(static line => new Line(' ', line)));
        return lines;
    }

    /// <summary>The fewest lines taken out and put in, by the algorithm of Myers; all of them where there are too many.</summary>
    private static List<Line> Shortest(List<string> before, List<string> after)
    {
        var max = Math.Min(before.Count + after.Count, MaxEdits);
        var reached = new int[2 * max + 2];
        var rounds = new List<int[]>();
        for (var edits = 0; edits <= max; edits++)
        {
            rounds.Add((int[])reached.Clone());
            for (var diagonal = -edits; diagonal <= edits; diagonal += 2)
            {
                var x = IsDown(reached, max, diagonal, edits) ? At(reached, max, diagonal + 1) : At(reached, max, diagonal - 1) + 1;
                while (x < before.Count && x - diagonal < after.Count && x - diagonal >= 0 && before[x] == after[x - diagonal])
                    x++;
                reached[diagonal + max] = x;
                if (x >= before.Count && x - diagonal >= after.Count)
                    return Trace(before, after, rounds, max);
            }
        }

        var all = before.ConvertAll(static line => new Line('-', line));
        all.AddRange(after.ConvertAll(static line => new Line('+', line)));
        return all;
    }

    private static List<Line> Trace(List<string> before, List<string> after, List<int[]> rounds, int max)
    {
        var lines = new List<Line>();
        int x = before.Count, y = after.Count;
        for (var edits = rounds.Count - 1; edits >= 0; edits--)
        {
            var reached = rounds[edits];
            var diagonal = x - y;
            var isDown = IsDown(reached, max, diagonal, edits);
            var previous = isDown ? diagonal + 1 : diagonal - 1;
            var startX = edits == 0 ? 0 : At(reached, max, previous);
            var startY = edits == 0 ? 0 : startX - previous;
            while (x > startX && y > startY)
            {
                lines.Add(new Line(' ', before[x - 1]));
                (x, y) = (x - 1, y - 1);
            }

            if (edits > 0)
                lines.Add(isDown ? new Line('+', after[startY]) : new Line('-', before[startX]));
            (x, y) = (startX, startY);
        }

        lines.Reverse();
        return lines;
    }

    private static bool IsDown(int[] reached, int max, int diagonal, int edits) =>
        diagonal == -edits || (diagonal != edits && At(reached, max, diagonal - 1) < At(reached, max, diagonal + 1));

    private static int At(int[] reached, int max, int diagonal) => diagonal + max >= 0 && diagonal + max < reached.Length ? reached[diagonal + max] : 0;

    private readonly record struct Line(char Mark, string Text);
}
