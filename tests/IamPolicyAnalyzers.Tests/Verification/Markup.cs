using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tests.Verification;

/// <summary>A marked span; without an id it stands for the only rule under test</summary>
internal readonly record struct Mark(TextSpan Span, string? Id);

/// <summary>
/// Text with spans marked <c>[|…|]</c> or <c>{|IAM0601:…|}</c>. Marks may nest and touch; JSON's own brackets are text.
/// </summary>
internal sealed record Markup(string Text, ImmutableArray<Mark> Marks)
{
    public static Markup Parse(string markup)
    {
        var text = new StringBuilder(markup.Length);
        var marks = new List<Mark>();
        var open = new Stack<(int Start, string? Id)>();

        for (var i = 0; i < markup.Length;)
        {
            if (open.TryPeek(out var around) && markup[i] == '[' && IsAt(Closing(around.Id), i + 1))
            {
                // The marked text ends in a bracket of JSON's.
                text.Append(markup[i++]);
            }
            else if (IsAt("[|", i))
            {
                open.Push((text.Length, null));
                i += 2;
            }
            else if (IsAt("{|", i) && IdAt(i + 2) is { Length: > 0 } id)
            {
                open.Push((text.Length, id));
                i += id.Length + 3;
            }
            else if (open.TryPeek(out var mark) && IsAt(Closing(mark.Id), i))
            {
                open.Pop();
                marks.Add(new(TextSpan.FromBounds(mark.Start, text.Length), mark.Id));
                i += 2;
            }
            else
            {
                text.Append(markup[i++]);
            }
        }

        return open.Count == 0
            ? new(text.ToString(), [.. InOrder(marks)])
            : throw new FormatException($"A mark is opened and never closed:\n{markup}");

        bool IsAt(string token, int index) => string.CompareOrdinal(markup, index, token, 0, token.Length) == 0;

        string? IdAt(int index)
        {
            var end = index;
            while (end < markup.Length && char.IsAsciiLetterOrDigit(markup[end]))
                end++;
            return end < markup.Length && markup[end] == ':' ? markup[index..end] : null;
        }
    }

    /// <summary>The text with its marks, such that <see cref="Parse"/> reads it back</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        var open = new List<Mark>();
        var marks = new Queue<Mark>(InOrder(Marks));

        for (var i = 0; i <= Text.Length; i++)
        {
            CloseAt(i);
            while (marks.TryPeek(out var mark) && mark.Span.Start == i)
            {
                text.Append(mark.Id is null ? "[|" : $"{{|{mark.Id}:");
                open.Add(marks.Dequeue());
                if (mark.Span.IsEmpty)
                    CloseAt(i);
            }

            if (i < Text.Length)
                text.Append(Text[i]);
        }

        return text.ToString();

        void CloseAt(int position)
        {
            for (var i = open.Count - 1; i >= 0; i--)
            {
                if (open[i].Span.End != position)
                    continue;
                text.Append(Closing(open[i].Id));
                open.RemoveAt(i);
            }
        }
    }

    private static string Closing(string? id) => id is null ? "|]" : "|}";

    private static IEnumerable<Mark> InOrder(IEnumerable<Mark> marks) => marks.OrderBy(m => m.Span.Start).ThenByDescending(m => m.Span.Length);
}
