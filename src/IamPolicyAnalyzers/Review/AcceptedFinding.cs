using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Review;

/// <summary>
/// A finding that somebody looked at and accepts, as an entry of a suppression file or a baseline names it. It accepts one marked value, and of the
/// statement around it no more actions and resources than it names.
/// </summary>
internal sealed class AcceptedFinding
{
    /// <summary>What stands in place of a reason until somebody writes one.</summary>
    public const string ReasonToWrite = "REPLACE_ME";

    private static readonly string[] s_members = ["rule", "policy", "path", "sid", "value", "actions", "resources", "reason", "until", "keep"];

    // Families whose findings grow worse with what else the statement says.
    private static readonly ImmutableHashSet<string> s_aboutGrants = ImmutableHashSet.Create("IAM06", "IAM07", "IAM08", "IAM09", "IAM10");

    private readonly JsonNode _node;
    private readonly ImmutableArray<ActionPattern> _actions;
    private readonly ImmutableArray<ResourceArn> _resources;

    private AcceptedFinding(JsonNode node, string? policy)
    {
        _node = node;
        Rule = Text("rule")?.ToUpperInvariant() ?? "";
        File = policy ?? Text("policy") ?? "";
        Path = Text("path");
        Sid = Text("sid");
        Value = Text("value");
        Reason = Text("reason")?.Trim() ?? "";
        UntilText = Text("until");
        Until = UntilText is not null && CalendarDay.TryParse(UntilText, out var day) ? day : null;
        IsKept = node.TryGetMember("keep", out var keep) && keep.Value.ValueEquals("true");
        _actions = List("actions", static text => new ActionPattern(text));
        _resources = List("resources", static text => new ResourceArn(text));
    }

    /// <summary>The id of the rule, in capitals.</summary>
    public string Rule { get; }

    /// <summary>A path as seen from the folder of the entry's file, with <c>*</c> for any characters.</summary>
    public string File { get; }

    /// <summary>A JSON pointer to the marked node, or to something around it; null for any place.</summary>
    public string? Path { get; }

    /// <summary>The Sid of the statement; null for any.</summary>
    public string? Sid { get; }

    /// <summary>The marked text; null for a finding that marks a bracket.</summary>
    public string? Value { get; }

    public string Reason { get; }

    /// <summary>The last day on which the entry counts; null for ever.</summary>
    public CalendarDay? Until { get; }

    public string? UntilText { get; }

    /// <summary>True when the entry is to stay though nothing matches it today.</summary>
    public bool IsKept { get; }

    public bool NamesActions => !_actions.IsDefault;

    public bool NamesResources => !_resources.IsDefault;

    /// <summary>The rule where it stands, else the opening bracket.</summary>
    public TextSpan Span => SpanOf("rule");

    /// <summary>The whole entry.</summary>
    public TextSpan FullSpan => _node.Span;

    /// <summary>The members that no entry has.</summary>
    public IEnumerable<(string Name, TextSpan Span)> UnknownMembers
    {
        get
        {
            foreach (var member in _node.Members)
            {
                var name = member.Name.StringValue;
                if (Array.IndexOf(s_members, name) < 0)
                    yield return (name, member.Name.ContentSpan);
            }
        }
    }

    /// <summary>The value of a member; where there is none, the opening bracket of the entry.</summary>
    public TextSpan SpanOf(string member) =>
        _node.TryGetMember(member, out var found) ? found.Value.IsString ? found.Value.ContentSpan : found.Value.OpenSpan : _node.OpenSpan;

    /// <summary>What keeps the entry from counting, and where it stands; null for a sound one.</summary>
    public EntryFlaw? FlawIn(PolicyOptions options)
    {
        if (Rule.Length == 0)
            return new("names no rule; add 'rule'", Span);
        if (!RuleIds.All.Contains(Rule))
            return new("names a rule that does not exist; correct 'rule', or remove the entry", Span);
        if (options.NeedsSuppressionReason && Reason is "" or ReasonToWrite)
            return new("has no reason; say why the finding is accepted in 'reason'", SpanOf("reason"));
        if (UntilText is not null && Until is null)
            return new($"ends on '{UntilText}', which is no date; write it as 2027-01-31", SpanOf("until"));
        if (Until is { } until && options.AsOfDay is { } today && today > until)
            return new($"ended on '{UntilText}'; repair the finding, or look at it again and extend the date", SpanOf("until"));
        foreach (var (name, span) in UnknownMembers)
            return new($"has a member '{name}' that means nothing; remove it", span);
        return Breadth;
    }

    /// <summary>An entry that would hide what nobody has looked at yet.</summary>
    private EntryFlaw? Breadth
    {
        get
        {
            if (File.Trim('*', '?', '/', '.').Length == 0)
                return new(File.Length == 0 ? "names no policy file; add 'policy'" : "is for every file; name a policy file in 'policy'", SpanOf("policy"));
            if (Value is null && Path is null && Sid is null && !NamesActions && !NamesResources)
                return new("names no value; add 'value', or the 'path' of what lacks something", Span);
            if (Value is null or "" || !s_aboutGrants.Contains(Rule.Substring(0, 5)))
                return null;
            if (NamesActions || NamesResources)
                return null;
            return Value.StartsWith("arn:", StringComparison.Ordinal) || Value == "*"
                ? new($"would also accept '{Value}' for other actions; list 'actions'", SpanOf("value"))
                : new($"would also accept '{Value}' on other resources; list 'resources'", SpanOf("value"));
        }
    }

    /// <param name="folder">The folder of the file that holds the entries, with a slash at its end.</param>
    public bool IsAbout(string path, string folder) => IsAbout(File, path, folder);

    /// <summary>True when a path that somebody wrote in a file of this folder means this file.</summary>
    public static bool IsAbout(string written, string path, string folder)
    {
        written = written.Replace('\\', '/');
        if (written.StartsWith("./", StringComparison.Ordinal))
            written = written.Substring(2);
        return SideFile.PathIn(folder, path) is { } seen && Glob.Matches(written.AsSpan(), seen.AsSpan(), ignoreCase: true);
    }

    public bool Accepts(string rule, FindingPlace place) =>
        rule.Equals(Rule, StringComparison.OrdinalIgnoreCase)
        && (Value ?? "") == place.Value
        && (Sid is null || Sid == place.Sid)
        && (Path is null || IsAtOrBelow(Path, place.Pointer))
        && (_actions.IsDefault || AreAccepted(place.Statement?.Action))
        && (_resources.IsDefault || AreAccepted(place.Statement?.Resource));

    /// <summary>The sound objects of a list.</summary>
    /// <param name="policy">The file they are all about; null where each says so itself.</param>
    public static ImmutableArray<AcceptedFinding> In(JsonNode list, string? policy = null)
    {
        var entries = ImmutableArray.CreateBuilder<AcceptedFinding>();
        foreach (var item in list.Items)
        {
            if (item is { IsObject: true, HasErrors: false })
                entries.Add(new AcceptedFinding(item, policy));
        }

        return entries.ToImmutable();
    }

    private static bool IsAtOrBelow(string path, string pointer) =>
        pointer.StartsWith(path, StringComparison.Ordinal) && (pointer.Length == path.Length || path.Length == 0 || pointer[path.Length] == '/');

    // Of NotAction a shorter list grants more, of Action a longer one.
    private bool AreAccepted(ActionElement? element) => element is null || (element.IsNot
        ? All(_actions, element.Entries, static (accepted, entry) => entry.Covers(accepted))
        : All(element.Entries, _actions, static (entry, accepted) => accepted.Covers(entry) || accepted.Text == entry.Text));

    private bool AreAccepted(ResourceElement? element) => element is null || (element.IsNot
        ? All(_resources, element.Entries, static (accepted, entry) => entry.Text == accepted.Text)
        : All(element.Entries, _resources, static (entry, accepted) => accepted.Text == entry.Text || Glob.Covers(accepted.Written.Pattern, entry.Written.Pattern)));

    /// <summary>True when each item finds a partner.</summary>
    private static bool All<T>(ImmutableArray<T> items, ImmutableArray<T> partners, Func<T, T, bool> isPartner)
    {
        foreach (var item in items)
        {
            var isFound = false;
            foreach (var partner in partners)
                isFound = isFound || isPartner(item, partner);
            if (!isFound)
                return false;
        }

        return true;
    }

    private string? Text(string member) => _node.TryGetMember(member, out var found) && found.Value.IsString ? found.Value.StringValue : null;

    private ImmutableArray<T> List<T>(string member, Func<PolicyText, T> read)
    {
        if (!_node.TryGetMember(member, out var found))
            return default;
        var items = ImmutableArray.CreateBuilder<T>();
        if (found.Value.IsString)
            items.Add(read(PolicyText.Of(found.Value)));
        foreach (var item in found.Value.Items)
            items.Add(read(PolicyText.Of(item)));
        return items.ToImmutable();
    }
}

/// <summary>What is wrong with an entry.</summary>
/// <param name="Text">As it follows "Suppression of 'IAM0601'".</param>
internal readonly record struct EntryFlaw(string Text, TextSpan Span);
