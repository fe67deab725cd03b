using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Repository;

/// <summary>What every fix promises, on every finding it is offered for: the file stays well formed, the finding goes, and nobody gains access.</summary>
public sealed class FixPromiseTests
{
    private const string Corpus = "tests/IamPolicyAnalyzers.Tests/Corpus";

    private const string ToFillIn = "REPLACE_ME";

    /// <summary>Of the managed policies; each part leaves its memory behind.</summary>
    private const int Parts = 20;

    // More errors of one file are not reported, so that a repair brings the next one up.
    private const int MaxJsonErrors = 5;

    // An ARN without Region and account is reported for the Region first; when that is mended, the account is.
    private const string Stepwise = RuleIds.MismatchedArnField;

    // Nobody may change the policy any more: what is wrong is that it grants too little.
    private const string Widening = RuleIds.PolicyLockout;

    private static readonly ImmutableArray<PolicyFix> s_fixes = [.. Shipped.Fixers.Cast<PolicyFix>()];

    private static readonly PolicyRule s_placeholders = (PolicyRule)Shipped.Rules.Single(rule => rule.Id == RuleIds.PlaceholderValue).Create();

    private static readonly ImmutableArray<PolicyRule> s_rules = [.. Shipped.AllAnalyzers.Cast<PolicyRule>().Where(rule => rule.SupportedDiagnostics.Any(d => Shipped.FixableIds.Contains(d.Id)))];

    private static readonly CorpusOptions s_options = new();

    // Until they are repaired, AWS takes these for nothing; then they mean what their author wrote.
    private static readonly ImmutableHashSet<string> s_repaired =
    [
        RuleIds.DuplicateMember, RuleIds.InvalidElementType, RuleIds.UnknownElement, RuleIds.InvalidEffect,
        RuleIds.InvalidCharacter,
        RuleIds.InvalidVariable,
        RuleIds.UnknownVariable,
        RuleIds.IneffectiveVariable,
        RuleIds.InvalidAction, RuleIds.UnknownService, RuleIds.UnknownAction, RuleIds.ApiOperationAsAction,
        RuleIds.UnsupportedAction,
        RuleIds.InvalidArn, RuleIds.InvalidArnField, RuleIds.UnknownArnRegion, RuleIds.MismatchedArnField, RuleIds.UnknownResourceType,
        RuleIds.MismatchedResource,
        RuleIds.UnscopableAction,
        RuleIds.UnusedResource,
        RuleIds.HardcodedArn,
        RuleIds.DeprecatedConditionKey, RuleIds.InvalidConditionKey, RuleIds.InvalidConditionValue, RuleIds.MismatchedOperator,
        RuleIds.MissingSetOperator, RuleIds.UnknownConditionKey, RuleIds.UnknownConditionOperator,
        RuleIds.WildcardWithoutLike, RuleIds.InvalidConditionShape,
        RuleIds.UnsupportedPrincipal, RuleIds.InvalidPrincipal, RuleIds.InvalidPrincipalValue, RuleIds.UnknownServicePrincipal, RuleIds.WildcardInPrincipal,
        RuleIds.UnsupportedTrustElement, RuleIds.MismatchedTrustAction,
        RuleIds.UnsupportedConditionKey,
        RuleIds.InvalidKeyValue,
        RuleIds.StringOperatorOnArn,
        RuleIds.SetOperatorOnSingleValue,
        RuleIds.InvalidEndpointPolicy,
    ];

    // Tests and principals are compared by their text, which on the pages does not tell what becomes of these: another writing of a range, the opposite of a
    // test, somebody who is no more, a bound that a nearer one makes idle.
    private static readonly ImmutableHashSet<string> s_incomparable = [RuleIds.HostBitsInCidr, RuleIds.InsecureTransportAllow, RuleIds.OrphanedPrincipalId, RuleIds.RedundantCondition];

    public static TheoryData<int> OtherParts => [.. Enumerable.Range(1, Parts - 1)];

    [Fact]
    public void Fixes_keep_their_promises_on_realistic_policies() => Guard.Finds(
        Broken(Directory.EnumerateFiles(Shipped.PathOf(Corpus), "*.json").Order().Select(path => (Path.GetFileName(path), File.ReadAllText(path)))),
        "correct the fix, or do not offer it here");

    [CorpusFact]
    public void Fixes_keep_their_promises_on_some_managed_policies() => Fixes_keep_their_promises_on_managed_policies(part: 0);

    /// <summary>Every finding of every policy.</summary>
    [HeavyCorpusTheory]
    [MemberData(nameof(OtherParts))]
    public void Fixes_keep_their_promises_on_managed_policies(int part) => Guard.Finds(
        Broken(File.ReadLines(Conditional.CorpusPath).Where((_, line) => line % Parts == part).Select(Managed)),
        "correct the fix, or do not offer it here");

    /// <summary>What the page of a rule shows as a violation.</summary>
    [Fact]
    public async Task Fixes_keep_their_promises_on_the_pages()
    {
        var broken = new List<string>();
        foreach (var rule in Shipped.Rules.Where(rule => Shipped.FixableIds.Contains(rule.Id)))
        foreach (var example in PageExample.Read(Shipped.Lines(RulePage.PathFor(rule.Id))).Where(example => example.Role == PageExample.Violation))
            broken.AddRange(await BrokenAsync(rule, example));
        Guard.Finds(broken, "correct the fix, or do not offer it here");
    }

    /// <summary>The constants of the fixes, and every text of the source that a fix could insert</summary>
    [Fact]
    public void Every_text_to_fill_in_is_a_placeholder()
    {
        var texts = typeof(IamPolicyAnalyzers.CodeFixes.Placeholder).GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!)
            .Concat(
                from file in Shipped.SourcesBelow("src")
                from Match literal in Regex.Matches(File.ReadAllText(Shipped.PathOf(file)), $"\"[^\"\\n]*{ToFillIn}[^\"\\n]*\"")
                select literal.Value.Trim('"'))
            .ToArray();

        Assert.NotEmpty(texts);
        Guard.Finds(texts.Where(text => PolicyText.Of(text, TextUse.Value).Placeholders.IsEmpty), "teach Placeholder the form, or insert another");
    }

    [Fact]
    public void Every_rule_with_a_fix_is_there() => Guard.Finds(
        Shipped.FixableIds.Except(Shipped.Rules.Select(rule => rule.Id)), "remove the id from the fix, or ship the rule");

    [Theory]
    [InlineData("\"s3:Get*\"", "\"*\"", "\"s3:GetObject\"", "\"*\"", true)]
    [InlineData("\"s3:Get*\"", "\"*\"", "\"s3:PutObject\"", "\"*\"", false)]
    [InlineData("\"s3:Get*\"", "\"arn:aws:s3:::a/*\"", "\"s3:Get*\"", "\"arn:aws:s3:::a/b\"", true)]
    [InlineData("\"s3:Get*\"", "\"arn:aws:s3:::a/b\"", "\"s3:Get*\"", "\"arn:aws:s3:::a/*\"", false)]
    [InlineData("\"*\"", "\"*\"", "\"*\"", "\"*\", \"Condition\": { \"Bool\": { \"aws:SecureTransport\": \"true\" } }", true)]
    [InlineData("\"*\"", "\"*\", \"Condition\": { \"Bool\": { \"aws:SecureTransport\": \"true\" } }", "\"*\"", "\"*\"", false)]
    public void Compares_access(string action, string resource, string newAction, string newResource, bool isWithin) =>
        Assert.Equal(isWithin, IsWithin(Granting(newAction, newResource), Granting(action, resource)));

    [Theory]
    [InlineData("[|ab|]cd", 2, 4, "x", "[|ab|]x")]
    [InlineData("ab[|cd|]", 0, 2, "x", "x[|cd|]")]
    [InlineData("ab[|cd|]", 2, 2, "x", "abx[|cd|]")]
    [InlineData("a[|b|]cd", 0, 3, "xyz", "[|xyz|]d")]
    [InlineData("a[|bc|]d", 1, 3, "", "a[||]d")]
    public void Finds_the_place_after_an_edit(string before, int start, int end, string text, string after) => Assert.Equal(
        Markup.Parse(after).Marks.Single().Span,
        PlaceAfter([new(TextSpan.FromBounds(start, end), text)], Markup.Parse(before).Marks.Single().Span));

    private static List<string> Broken(IEnumerable<(string Name, string Text)> policies)
    {
        var offers = 0;
        var broken = new List<string>();
        foreach (var (name, file) in policies.Select(policy => (policy.Name, PolicyFile.Parse(policy.Text))))
        foreach (var offer in s_rules.SelectMany(rule => Offers(rule, name, file)))
        {
            offers++;
            broken.AddRange(Broken(offer).Select(problem => $"{name}: {offer.Finding.Id} {offer.Edit.Title}: {problem}"));
        }

        Assert.NotEqual(0, offers);
        return broken;
    }

    /// <summary>What is offered for each finding of one rule, each edit once: findings may share one.</summary>
    private static IEnumerable<Offer> Offers(PolicyRule rule, string name, PolicyFile before)
    {
        var found = Findings(rule, name, before);
        var offered = new HashSet<string>();
        foreach (var finding in found)
        foreach (var fix in s_fixes.Where(fix => fix.FixableDiagnosticIds.Contains(finding.Id)))
        foreach (var edit in fix.EditsFor(before, finding).Where(edit => offered.Add($"{fix.KeyOf(edit)} {string.Join(" ", edit.Changes)}")))
        {
            var after = PolicyFile.Parse(before.Text.WithChanges(edit.Changes));
            yield return new(before, found, finding, fix, edit, after, Findings(rule, name, after), Findings(s_placeholders, name, after));
        }
    }

    private static async Task<IEnumerable<string>> BrokenAsync(ShippedRule rule, PageExample example)
    {
        var before = PolicyFile.Parse(example.Text);
        var found = await DiagnosticsAsync(rule, example, example.Text);
        var broken = new List<string>();
        foreach (var finding in found.Where(d => d.Id == rule.Id))
        foreach (var fix in s_fixes.Where(fix => fix.FixableDiagnosticIds.Contains(rule.Id)))
        foreach (var edit in fix.EditsFor(before, finding))
        {
            var after = PolicyFile.Parse(before.Text.WithChanges(edit.Changes));
            var left = await DiagnosticsAsync(rule, example, after.Text.ToString());
            var offer = new Offer(before, [.. found.Where(d => d.Id == rule.Id)], finding, fix, edit, after, [.. left.Where(d => d.Id == rule.Id)], [.. left.Where(d => d.Id == RuleIds.PlaceholderValue)]);
            broken.AddRange(Broken(offer, comparesAccess: !s_incomparable.Contains(rule.Id)).Select(problem => $"{rule.Id}: {edit.Title}: {problem}"));
        }

        return broken;
    }

    private static Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(ShippedRule rule, PageExample example, string text)
    {
        ImmutableArray<DiagnosticAnalyzer> rules = [.. Shipped.AllAnalyzers.Where(other => other.SupportedDiagnostics.Any(d => d.Id == rule.Id || d.Id == RuleIds.PlaceholderValue))];
        var state = new PolicyState();
        example.Setting.Fill(state, text);
        return PolicyProject.DiagnosticsAsync(PolicyProject.Create(state, rules), rules);
    }

    private static IEnumerable<string> Broken(Offer offer, bool comparesAccess = true)
    {
        var (before, found, finding, fix, edit, after, left, reminders) = offer;
        if (after.Tree.Errors.Length > before.Tree.Errors.Length)
            yield return $"the file is broken: {after.Tree.Errors[0].Message}";
        if (finding.Id != Stepwise && left.Count >= found.Count && found.Count < MaxJsonErrors)
            yield return "the finding is still there";
        var place = PlaceAfter(edit.Changes, finding.Location.SourceSpan);
        if (left.Where(other => place.Contains(other.Location.SourceSpan)).SelectMany(other => fix.EditsFor(after, other)).Any(again => again.Kind == edit.Kind))
            yield return "it is offered once more where it was applied";
        foreach (var toFillIn in PlacesToFillIn(after.Text.ToString()))
        {
            if (!reminders.Any(reminder => reminder.Location.SourceSpan.Contains(toFillIn)))
                yield return "nobody is reminded of what is to be filled in";
        }

        if (edit.IsSafe && !fix.FixAllIds.Contains(finding.Id))
            yield return "it is safe, but Fix All leaves it out";

        if (finding.Id == Widening || s_repaired.Contains(finding.Id) || !comparesAccess || before.Documents.Length != after.Documents.Length)
            yield break;
        for (var i = 0; i < before.Documents.Length; i++)
        {
            var (old, now) = (before.EntityOf(before.Documents[i]), after.EntityOf(after.Documents[i]));
            if (!IsWithin(now, old))
                yield return "it widens access";
            if (edit.IsSafe && !IsWithin(old, now))
                yield return "it is called safe, but narrows access";
        }
    }

    private static IEnumerable<int> PlacesToFillIn(string text)
    {
        for (var at = text.IndexOf(ToFillIn, StringComparison.Ordinal); at >= 0; at = text.IndexOf(ToFillIn, at + 1, StringComparison.Ordinal))
            yield return at;
    }

    /// <summary>Where the marked text is after the changes, or what was written in its place.</summary>
    private static TextSpan PlaceAfter(ImmutableArray<TextChange> changes, TextSpan marked)
    {
        var shift = 0;
        foreach (var change in changes)
        {
            if (change.Span.OverlapsWith(marked))
                return new(change.Span.Start + shift, change.NewText!.Length);
            if (change.Span.End <= marked.Start)
                shift += change.NewText!.Length - change.Span.Length;
        }

        return new(marked.Start + shift, marked.Length);
    }

    private static List<Diagnostic> Findings(PolicyRule rule, string name, PolicyFile file)
    {
        var found = new List<Diagnostic>();
        rule.AnalyzeFile(new(name, file, new(s_options), DeclaredType.Of(name, ""), found.Add, CancellationToken.None));
        return found;
    }

    /// <summary>True when the outer statements allow each action of each inner one on its resources, asking for nothing more. One that stands there as it is needs no look while the Denies are the same.</summary>
    private static bool IsWithin(PolicyEntity inner, PolicyEntity outer)
    {
        var kept = Denies(inner).SequenceEqual(Denies(outer)) ? outer.Grants.Statements.Select(TextOf).ToHashSet() : [];
        return inner.Grants.Statements.Where(grant => !kept.Contains(TextOf(grant))).All(grant =>
            grant.Resource.IsNot
                ? grant.Actions.IsSubsetOf(Union(outer.Grants.Statements.Where(other => Asks(other).IsSubsetOf(Asks(grant)) && Resources(other) == Resources(grant)).Select(other => other.Actions)))
                : grant.Resource.Entries.All(entry => grant.ActionsOn(entry).IsSubsetOf(Union(
                    from other in outer.Grants.Statements
                    where Asks(other).IsSubsetOf(Asks(grant))
                    where other.Resource.IsNot ? Resources(other) == Resources(grant) : other.Resource.Entries.Any(wider => wider.Covers(entry) || wider.Text == entry.Text)
                    select other.ActionsOn(entry)))));
    }

    private static IEnumerable<string> Denies(PolicyEntity entity) =>
        entity.Documents.SelectMany(document => document.Statements).Where(statement => !statement.IsAllow).Select(statement => statement.Node.ToString());

    private static string TextOf(Grant grant) => grant.Statement.Node.ToString();

    private static ActionSet Union(IEnumerable<ActionSet> sets) => sets.Aggregate(ActionSet.Empty, (all, some) => all.Union(some));

    private static string Resources(Grant grant) => grant.Resource.IsNot + string.Join(" ", grant.Resource.Entries.Select(entry => entry.Text).Order(StringComparer.Ordinal));

    /// <summary>What a request must satisfy: the principal, and each test of the Condition that some request fails; a comparison with '*' asks for the key alone</summary>
    private static ImmutableHashSet<string> Asks(Grant grant) =>
    [
        $"principal {string.Join(" ", grant.Statement.Principal?.Values.Select(value => value.Text).Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>())}",
        .. grant.Statement.Condition?.Tests.Where(test => !test.HoldsForEveryone).Select(test => test is { Everything: not null, Operator: { } read }
            ? $"Null {test.Key} {(read.IsNegated ? "true" : "false")}"
            : $"{test.OperatorName} {test.Key} {string.Join(" ", test.Values.Select(value => value.Text).Order(StringComparer.Ordinal))}") ?? [],
    ];

    private static PolicyEntity Granting(string action, string resource) =>
        new([PolicyDocument.Parse($$"""{ "Statement": { "Effect": "Allow", "Action": {{action}}, "Resource": {{resource}} } }""")]);

    private static (string Name, string Text) Managed(string line)
    {
        using var policy = JsonDocument.Parse(line);
        return ($"{policy.RootElement.GetProperty("name").GetString()}.iam.json", policy.RootElement.GetProperty("document").GetRawText());
    }

    private sealed record Offer(
        PolicyFile Before, List<Diagnostic> Found, Diagnostic Finding, PolicyFix Fix, PolicyEdit Edit, PolicyFile After, List<Diagnostic> Left, List<Diagnostic> Reminders);

    /// <summary>What the build reads of <c>corpus.globalconfig</c>.</summary>
    private sealed class CorpusOptions : AnalyzerConfigOptions
    {
        private readonly Dictionary<string, string> _values = Shipped.Lines($"{Corpus}/corpus.globalconfig").Select(line => line.Split(" = ")).ToDictionary(pair => pair[0], pair => pair[1], KeyComparer);

        public override bool TryGetValue(string key, out string value) => _values.TryGetValue(key, out value!);
    }
}
