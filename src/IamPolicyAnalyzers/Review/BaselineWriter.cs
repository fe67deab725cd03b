using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis;

namespace IamPolicyAnalyzers.Review;

/// <summary>Records what policies grant, and which findings they have, in the text of a baseline.</summary>
internal sealed class BaselineWriter
{
    private readonly List<string> _entries = [];

    /// <summary>Adds a file: one entry for each of its documents, and one for what was found beside them.</summary>
    /// <param name="name">The file as seen from the folder of the baseline, with forward slashes.</param>
    /// <param name="day">The day of the review; null leaves it out.</param>
    public void Add(string name, FileContext file, IEnumerable<Diagnostic> findings, CalendarDay? day)
    {
        var left = findings.OrderBy(static finding => finding.Location.SourceSpan.Start).ThenBy(static finding => finding.Id, StringComparer.Ordinal).ToList();
        foreach (var policy in file.Policies)
        {
            var own = left.FindAll(finding => policy.Policy.Node.Span.Contains(finding.Location.SourceSpan));
            left.RemoveAll(own.Contains);
            Add(name, policy, own, day);
        }

        if (left.Count > 0)
            _entries.Add(Object([.. Head(name, "", day), ("accepted", Accepted(file.File, left))]));
    }

    /// <summary>The whole baseline, indented.</summary>
    public override string ToString() => JsonText.Indent(Object([("policies", "[" + string.Join(",", _entries) + "]")])) + "\n";

    private void Add(string name, PolicyContext policy, List<Diagnostic> findings, CalendarDay? day)
    {
        var members = Head(name, FindingPlace.PointerTo(policy.File.File, policy.Policy), day);
        if (policy.Type != policy.Policy.GuessedType)
            members.Add(("type", JsonText.Quote(policy.Type.ToString())));
        if (findings.Count > 0)
            members.Add(("accepted", Accepted(policy.File.File, findings)));
        members.Add(("document", JsonText.Compact(NormalForm.Of(policy.Policy).AsSpan())));
        _entries.Add(Object(members));
    }

    private static List<(string Name, string Value)> Head(string name, string pointer, CalendarDay? day)
    {
        var members = new List<(string, string)> { ("policy", JsonText.Quote(name)) };
        if (pointer.Length > 0)
            members.Add(("path", JsonText.Quote(pointer)));
        if (day is { } reviewed)
            members.Add(("reviewed", JsonText.Quote(reviewed.ToString())));
        return members;
    }

    /// <summary>Each finding once: several of one rule may stand in the same words.</summary>
    private static string Accepted(PolicyFile file, List<Diagnostic> findings)
    {
        var entries = findings.Select(finding => Object(
            [("rule", JsonText.Quote(finding.Id)), .. FindingPlace.Of(file, finding.Location.SourceSpan).EntryMembers.Select(static member => (member.Name, ValueOf(member)))]));
        return "[" + string.Join(",", entries.Distinct()) + "]";
    }

    private static string ValueOf((string Name, IReadOnlyList<string> Values) member) => member.Name is "actions" or "resources"
        ? "[" + string.Join(",", member.Values.OrderBy(static value => value, StringComparer.Ordinal).Select(JsonText.Quote)) + "]"
        : JsonText.Quote(member.Values[0]);

    private static string Object(IEnumerable<(string Name, string Value)> members)
    {
        var text = new StringBuilder("{");
        foreach (var (name, value) in members)
            text.Append(text.Length > 1 ? "," : "").Append(JsonText.Quote(name)).Append(':').Append(value);
        return text.Append('}').ToString();
    }
}
