using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Tests.Repository;
using IamPolicyAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;

namespace IamPolicyAnalyzers.Tests.Analysis;

/// <summary>AWS's managed policies are correct, and judged by millions of accounts: what a rule about correctness says of them is a mistake of the rule.</summary>
public sealed class ManagedPolicyTests
{
    /// <summary>The families about correctness stand before this one.</summary>
    private const string FirstFamilyOfRisk = "IAM06";

    /// <summary>Slips of AWS's own. Without effect, so that nobody has mended them.</summary>
    private static readonly ImmutableHashSet<Finding> s_slips =
    [
        // Misspelt.
        new("AWSManagedSettingsAdminAccess", "IAM0203", "payments:Get"),
        new("AmazonApplicationWizardFullaccess", "IAM0203", "ssm:RemoveTagsToResource"),

        // API operations of S3 that another action grants.
        new("AmazonLaunchWizardFullaccess", "IAM0204", "s3:ListBuckets"),
        new("AmazonLaunchWizardFullaccess", "IAM0204", "s3:ListObjects"),
        new("AmazonLaunchWizardFullaccess", "IAM0204", "s3:ListObjectsV2"),

        // A condition key that no page of Lake Formation has.
        new("AmazonDataZoneGlueManageAccessRolePolicy", "IAM0404", "lakeformation:GlueARN"),

        // Keys that are true or false, compared with text: with the name of a service, and with a true that Bool would read.
        new("AIOpsAssistantPolicy", "IAM0410", "StringEquals"),
        new("SageMakerStudioProjectProvisioningRolePolicy", "IAM0410", "StringEquals"),

        // events:detail-type, which AWS documents as a list.
        new("AWSAuditManagerAdministratorAccess", "IAM0415", "StringEquals"),
        new("CloudTrailEventContext", "IAM0415", "StringEquals"),
        new("SageMakerStudioProjectProvisioningRolePolicy", "IAM0415", "StringEquals"),
    ];

    /// <summary>More of them, each under its reason: <c>IAM0305 Policy text</c>, or <c>IAM0307 Policy</c> for whatever the rule marks there.</summary>
    private const string MoreSlips = "tests/IamPolicyAnalyzers.Tests/Analysis/managed-policy-slips.txt";

    private static readonly Lazy<Task<(Dictionary<string, string> Policies, ImmutableArray<Diagnostic> Diagnostics)>> s_judged = new(JudgeAsync);

    [CorpusFact]
    public async Task Rules_of_correctness_are_silent()
    {
        var (policies, diagnostics) = await s_judged.Value;
        var found = diagnostics
            .Where(d => (d.Severity == DiagnosticSeverity.Warning && string.CompareOrdinal(d.Id, FirstFamilyOfRisk) < 0) || d.Id is "IAM0308" or "IAM2001")
            .Where(d => d.Descriptor.IsEnabledByDefault) // the others are opinion
            .Select(d => new Finding(Path.GetFileNameWithoutExtension(PolicyProject.PathOf(d)), d.Id, MarkedText(d)))
            .ToImmutableHashSet();
        var slips = s_slips.Union(Shipped.Lines(MoreSlips).Where(line => line.StartsWith("IAM", StringComparison.Ordinal)).SelectMany(line => Listed(line, found)));

        // AWS has accepted every one of them.
        var errors = RulebookTests.StrictErrors();
        Guard.Finds(
            diagnostics.Where(d => errors.Contains(d.Id)).Select(d => $"{PolicyProject.PathOf(d)}: {d.Id}: {Describe.Message(d)}"),
            "correct the rule, which would make an error of a policy that is in use");
        Guard.Finds(
            found.Except(slips).Select(finding => $"reported: {finding}").Concat(slips.Except(found).Select(finding => $"not reported: {finding}")).Order(),
            "correct the rule; a slip of AWS's own is listed in this test with the reason");

        string MarkedText(Diagnostic diagnostic)
        {
            var span = diagnostic.Location.SourceSpan;
            return policies[Path.GetFileNameWithoutExtension(PolicyProject.PathOf(diagnostic))].Substring(span.Start, span.Length);
        }
    }

    [CorpusFact]
    public async Task Figures_are_the_ones_of_the_page()
    {
        var (policies, diagnostics) = await s_judged.Value;

        // That these are policies of AWS is nothing to count.
        var shown = diagnostics
            .Where(d => d.Descriptor.IsEnabledByDefault && d.Severity >= DiagnosticSeverity.Info && d.Id != RuleIds.DuplicateAwsManagedPolicy)
            .ToArray();
        var warnings = shown.Count(d => d.Severity == DiagnosticSeverity.Warning);
        string[] lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"{policies.Count} policies, {warnings} warnings, {(double)warnings / policies.Count:F2} a policy; {shown.Length - warnings} suggestions."),
            "",
            "| Rule | Severity | Policies |",
            "| --- | --- | --- |",
            .. from finding in shown
               group PolicyProject.PathOf(finding) by (finding.Id, finding.Severity) into policiesOf
               orderby policiesOf.Key.Id, policiesOf.Key.Severity descending
               select $"| {policiesOf.Key.Id} {Shipped.RuleIds.First(rule => rule.Id == policiesOf.Key.Id).Name} | {policiesOf.Key.Severity} | {policiesOf.Distinct().Count()} |",
        ];

        Guard.Finds(GeneratedBlock.Problems("tests/README.md", "corpus", string.Join("\n", lines)), Guard.UpdateDocs.Replace("Repository", "ManagedPolicy", StringComparison.Ordinal));
    }

    private static async Task<(Dictionary<string, string> Policies, ImmutableArray<Diagnostic> Diagnostics)> JudgeAsync()
    {
        var policies = Policies();
        var state = new PolicyState();
        state.AdditionalFiles.AddRange(policies.Select(policy => ($"{policy.Key}.json", policy.Value)));
        return (policies, await PolicyProject.DiagnosticsAsync(PolicyProject.Create(state, Shipped.AllAnalyzers), Shipped.AllAnalyzers));
    }

    /// <summary>The findings that a line stands for. A line that stands for none comes back as one, so that it is missed.</summary>
    private static IEnumerable<Finding> Listed(string line, IEnumerable<Finding> found)
    {
        var words = line.Split(' ', 3);
        var finding = new Finding(words[1], words[0], words.ElementAtOrDefault(2) ?? "");
        return words.Length == 3 ? [finding] : found.Where(f => f.Rule == finding.Rule && f.Policy == finding.Policy).DefaultIfEmpty(finding);
    }

    private static Dictionary<string, string> Policies() => File.ReadLines(Conditional.CorpusPath)
        .Select(line => JsonDocument.Parse(line).RootElement)
        .ToDictionary(policy => policy.GetProperty("name").GetString()!, policy => policy.GetProperty("document").GetRawText(), StringComparer.Ordinal);

    private sealed record Finding(string Policy, string Rule, string Text);
}
