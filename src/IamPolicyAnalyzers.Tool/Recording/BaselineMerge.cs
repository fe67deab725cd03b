using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Tool.Hosting;

namespace IamPolicyAnalyzers.Tool.Recording;

/// <summary>
/// A baseline brought up to date: entries that say the same keep their day, those of files that were not looked at stay, and those of files that are
/// no longer there go.
/// </summary>
internal sealed class BaselineMerge
{
    /// <param name="old">The text of the baseline; null where there is none.</param>
    /// <param name="current">What was recorded now.</param>
    /// <exception cref="UsageException">The old text is no JSON.</exception>
    public BaselineMerge(string? old, string current, string folder)
    {
        var before = old is null ? [] : EntriesOf(old);
        var now = EntriesOf(current);
        var recorded = now.Select(static entry => entry.Policy).ToHashSet(StringComparer.Ordinal);
        var others = before.Where(entry => !recorded.Contains(entry.Policy)).ToList();
        var kept = others.Where(entry => entry.Policy.AsSpan().ContainsAny('*', '?') || File.Exists(Path.Combine(folder, entry.Policy))).ToList();
        Gone = [.. others.Except(kept).Select(static entry => entry.Policy).Distinct()];

        var known = before.ToLookup(static entry => entry.Content, StringComparer.Ordinal);
        var entries = kept.Concat(now.Select(entry => known[entry.Content].FirstOrDefault() ?? entry)).OrderBy(static entry => entry.Policy, StringComparer.Ordinal).ToList();
        Count = entries.Count;
        ChangedCount = entries.Count(entry => !before.Contains(entry));
        var text = Join(entries.Select(static entry => entry.Text));
        Text = old is not null && old.Contains("\r\n") ? text.Replace("\n", "\r\n") : text;
        Before = Join(before.Select(static entry => entry.Content).Order(StringComparer.Ordinal));
        After = Join(entries.Select(static entry => entry.Content).Order(StringComparer.Ordinal));
    }

    /// <summary>The new text of the baseline.</summary>
    public string Text { get; }

    /// <summary>The entries as they were and as they are, sorted and without days: equal when nothing changed.</summary>
    public string Before { get; }

    /// <inheritdoc cref="Before"/>
    public string After { get; }

    public int Count { get; }

    public int ChangedCount { get; }

    /// <summary>The files that are no longer there.</summary>
    public IReadOnlyList<string> Gone { get; }

    private static string Join(IEnumerable<string> entries) => JsonText.Indent("{\"policies\":[" + string.Join(",", entries) + "]}") + "\n";

    private static List<Entry> EntriesOf(string text)
    {
        var tree = JsonTree.Parse(text);
        if (!tree.Errors.IsEmpty)
            throw new UsageException("the baseline is no JSON; repair it, or delete it to begin anew");
        return [.. SideFile.EntriesOf(tree.Root).Where(static node => node.IsObject).Select(static node => new Entry(node))];
    }

    /// <param name="Text">As the file has it, without white space.</param>
    /// <param name="Content">The same without the day.</param>
    private sealed record Entry(string Policy, string Text, string Content)
    {
        public Entry(JsonNode node)
            : this(node.TryGetMember("policy", out var policy) ? policy.Value.StringValue : "", JsonText.Compact(node.RawText), ContentOf(node))
        {
        }

        private static string ContentOf(JsonNode node)
        {
            var members = new List<string>();
            foreach (var member in node.Members)
            {
                if (!member.Name.ValueEquals("reviewed"))
                    members.Add(JsonText.Quote(member.Name.StringValue) + ":" + JsonText.Compact(member.Value.RawText));
            }

            return "{" + string.Join(",", members) + "}";
        }
    }
}
