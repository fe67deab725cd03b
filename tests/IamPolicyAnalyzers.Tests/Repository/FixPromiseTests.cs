using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json;
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

    // An ARN without Region and account is reported for the Region first; when that is mended, the account is.
    private const string Stepwise = RuleIds.MismatchedArnField;

    // Nobody may change the policy any more: what is wrong is that it grants too little.
    private const string Widening = RuleIds.PolicyLockout;

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

    [Fact]
    public async Task Fixes_keep_their_promises_on_realistic_policies() => Guard.Finds(
        await BrokenAsync(Directory.EnumerateFiles(Shipped.PathOf(Corpus), "*.json").Order().Select(path => (Path.GetFileName(path), File.ReadAllText(path)))),
        "correct the fix, or do not offer it here");

    /// <summary>For each rule the first finding of each policy. In parts, since every offer keeps the policy as it is after the fix.</summary>
    [CorpusFact]
    public async Task Fixes_keep_their_promises_on_managed_policies()
    {
        var lines = File.ReadLines(Conditional.CorpusPath).Where((_, line) => Conditional.WithoutSwitch is null || line % 20 == 0);
        var broken = new List<string>();
        foreach (var part in lines.Chunk(100))
            broken.AddRange(await BrokenAsync(part.Select(Managed), findingsOfRule: 1));
        Guard.Finds(broken, "correct the fix, or do not offer it here");
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
        Assert.Equal(isWithin, IsWithin(Grants(newAction, newResource), Grants(action, resource)));

    private static async Task<IEnumerable<string>> BrokenAsync(IEnumerable<(string Name, string Text)> policies, int findingsOfRule = int.MaxValue)
    {
        var files = policies.ToDictionary(policy => policy.Name, policy => PolicyFile.Parse(policy.Text));
        var fixes = Shipped.Fixers.Cast<PolicyFix>().ToArray();
        var found = await DiagnosticsAsync(files.Select(file => (file.Key, file.Value.Text.ToString())));

        var offers = new List<Offer>();
        foreach (var diagnostics in found)
        foreach (var diagnostic in diagnostics.GroupBy(d => d.Id).SelectMany(ofRule => ofRule.Take(findingsOfRule)))
        foreach (var fix in fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            var before = files[diagnostics.Key];
            offers.AddRange(fix.EditsFor(before, diagnostic).Select(edit => new Offer(
                $"{offers.Count}/{diagnostics.Key}", diagnostics.Key, fix, diagnostic, edit, PolicyFile.Parse(before.Text.WithChanges(edit.Changes)))));
        }

        Assert.NotEmpty(offers);
        var left = await DiagnosticsAsync(offers.Select(offer => (offer.Path, offer.After.Text.ToString())));
        return offers.SelectMany(offer => Broken(offer, files[offer.File], found[offer.File], left[offer.Path]).Select(problem => $"{offer.File}: {offer.Diagnostic.Id} {offer.Edit.Title}: {problem}"));
    }

    private static IEnumerable<string> Broken(Offer offer, PolicyFile before, IEnumerable<Diagnostic> found, IEnumerable<Diagnostic> left)
    {
        if (offer.After.Tree.Errors.Length > before.Tree.Errors.Length)
            yield return $"the file is broken: {offer.After.Tree.Errors[0].Message}";
        if (offer.Diagnostic.Id != Stepwise && left.Count(d => d.Id == offer.Diagnostic.Id) >= found.Count(d => d.Id == offer.Diagnostic.Id) && found.Count(d => d.Id == RuleIds.InvalidJson) < 5)
            yield return "the finding is still there";
        if (offer.Edit.IsSafe && !offer.Fix.FixAllIds.Contains(offer.Diagnostic.Id))
            yield return "it is safe, but Fix All leaves it out";

        if (offer.Diagnostic.Id == Widening || s_repaired.Contains(offer.Diagnostic.Id) || before.Documents.Length != offer.After.Documents.Length)
            yield break;
        for (var i = 0; i < before.Documents.Length; i++)
        {
            var (old, now) = (before.EntityOf(before.Documents[i]).Grants, offer.After.EntityOf(offer.After.Documents[i]).Grants);
            if (!IsWithin(now, old))
                yield return "it widens access";
            if (offer.Edit.IsSafe && !IsWithin(old, now))
                yield return "it is called safe, but narrows access";
        }
    }

    /// <summary>True when the outer statements allow each action of each inner one on its resources, asking for nothing more.</summary>
    private static bool IsWithin(Grants inner, Grants outer) => inner.Statements.All(grant =>
        grant.Resource.IsNot
            ? grant.Actions.IsSubsetOf(Union(outer.Statements.Where(other => Asks(other).IsSubsetOf(Asks(grant)) && Resources(other) == Resources(grant)).Select(other => other.Actions)))
            : grant.Resource.Entries.All(entry => grant.ActionsOn(entry).IsSubsetOf(Union(
                from other in outer.Statements
                where Asks(other).IsSubsetOf(Asks(grant))
                where other.Resource.IsNot ? Resources(other) == Resources(grant) : other.Resource.Entries.Any(wider => wider.Covers(entry) || wider.Text == entry.Text)
                select other.ActionsOn(entry)))));

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

    private static Grants Grants(string action, string resource) =>
        new([PolicyDocument.Parse($$"""{ "Statement": { "Effect": "Allow", "Action": {{action}}, "Resource": {{resource}} } }""")]);

    private static async Task<ILookup<string, Diagnostic>> DiagnosticsAsync(IEnumerable<(string, string)> files)
    {
        ImmutableArray<DiagnosticAnalyzer> rules = [.. Shipped.AllAnalyzers.Where(rule => rule.SupportedDiagnostics.Any(d => Shipped.FixableIds.Contains(d.Id)))];
        var state = new PolicyState { AnalyzerConfigFiles = { ("corpus.globalconfig", File.ReadAllText(Shipped.PathOf($"{Corpus}/corpus.globalconfig"))) } };
        state.AdditionalFiles.AddRange(files);
        return (await PolicyProject.DiagnosticsAsync(PolicyProject.Create(state, rules), rules)).ToLookup(PolicyProject.PathOf);
    }

    private static (string Name, string Text) Managed(string line)
    {
        using var policy = JsonDocument.Parse(line);
        return ($"{policy.RootElement.GetProperty("name").GetString()}.iam.json", policy.RootElement.GetProperty("document").GetRawText());
    }

    private sealed record Offer(string Path, string File, PolicyFix Fix, Diagnostic Diagnostic, PolicyEdit Edit, PolicyFile After);
}
