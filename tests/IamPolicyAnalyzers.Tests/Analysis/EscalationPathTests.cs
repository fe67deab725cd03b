using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Tests.Repository;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Analysis;

/// <summary>Every way to more permissions that the catalogue knows is found where it is open, and only there.</summary>
public sealed class EscalationPathTests
{
    private const string AllResources = "\"Resource\": \"*\"";

    private static readonly ActionCatalogue s_catalogue = ActionCatalogue.Instance;

    private static readonly ImmutableArray<PolicyRule> s_rules =
        [.. Shipped.Rules.Where(rule => rule.Family == nameof(RuleCategory.PrivilegeEscalation)).Select(rule => rule.Create()).Cast<PolicyRule>()];

    /// <summary>Paths that no rule of the family speaks for, and why.</summary>
    private static readonly ImmutableDictionary<string, string> s_ofOtherRules = new Dictionary<string, string>
    {
        ["kms-grant"] = "ResourceExposure: it opens a key, and runs nothing",
        ["kms-put-key-policy"] = "ResourceExposure: it opens a key, and runs nothing",
    }.ToImmutableDictionary();

    /// <summary>Paths without an action that AWS lets a policy limit to ARNs.</summary>
    private static readonly ImmutableHashSet<string> s_withoutResources =
    [
        "organizations-leave", // an account leaves as a whole
    ];

    /// <summary>Services that nobody reports when they are granted whole, since they have a few actions of one level only.</summary>
    private static readonly ImmutableHashSet<string> s_smallServices = ["ec2-instance-connect"];

    public static TheoryData<string> Found => [.. s_catalogue.EscalationPaths.Where(path => IsSure(path) && !s_ofOtherRules.ContainsKey(path.Id)).Select(path => path.Id)];

    public static TheoryData<string> NotFound => [.. s_catalogue.EscalationPaths.Where(path => !IsSure(path) || s_ofOtherRules.ContainsKey(path.Id)).Select(path => path.Id)];

    public static TheoryData<string> OfOneService =>
    [
        .. s_catalogue.EscalationPaths
            .Where(path => IsSure(path) && !s_ofOtherRules.ContainsKey(path.Id))
            .Where(path => ActionsOf(path).Select(action => action.Service.Prefix).Distinct().Count() == 1)
            .Select(path => path.Id),
    ];

    [Theory]
    [MemberData(nameof(Found))]
    public void Is_found_over_two_statements(string id)
    {
        var path = PathOf(id);
        var halves = ActionsOf(path).Select((action, place) => (action, place)).ToLookup(half => half.place % 2 == 0, half => half.action.FullName);

        Assert.Contains(RuleOf(path), FindingsIn($"{Allow(halves[true])}, {Allow(halves[false].Append("sts:GetCallerIdentity"))}"));
    }

    [Theory]
    [MemberData(nameof(Found))]
    public void Is_found_behind_wildcards(string id)
    {
        var path = PathOf(id);
        var grants = GrantsOf(Allow(ActionsOf(path).Select(action => action.FullName[..^1] + "*")));

        Assert.Contains(grants.Statements, grant => grant.ActionsAt(RiskOf(path)).Union(grant.ActionsAt(Risk.SensitiveActionPattern)).Overlaps(path.ActionSet));
    }

    [Theory]
    [MemberData(nameof(OfOneService))]
    public void Is_left_to_the_rules_about_whole_services(string id)
    {
        var path = PathOf(id);
        var service = ActionsOf(path).First().Service.Prefix;
        var statement = Allow([$"{service}:*"]);
        var whole = GrantsOf(statement).Statements.Single();

        Assert.Equal(
            s_smallServices.Contains(service) ? ActionSet.Empty : path.ActionSet,
            path.ActionSet.Intersect(whole.ActionsAt(Risk.SensitiveServiceWildcard).Union(whole.ActionsAt(Risk.WildcardAction))));
        Assert.Equal(s_smallServices.Contains(service), FindingsIn(statement).Contains(RuleOf(path)));
    }

    [Theory]
    [MemberData(nameof(Found))]
    public void Is_not_found_when_denied(string id)
    {
        var path = PathOf(id);
        foreach (var denied in ActionsOf(path))
        {
            var deny = $$"""{ "Effect": "Deny", "Action": "{{denied.FullName}}", "Resource": "*" }""";
            AssertClosed(path, denied, FindingsIn($"{Each(path)}, {deny}"));
        }
    }

    [Theory]
    [MemberData(nameof(Found))]
    public void Is_not_found_on_named_resources(string id)
    {
        var path = PathOf(id);
        var scoped = Limiting(path).Where(action => action.IsScopable).ToList();
        foreach (var action in scoped)
            AssertClosed(path, action, FindingsIn(Each(path, action, $"\"Resource\": [{string.Join(", ", NamedResources(action))}]")));

        Assert.Equal(s_withoutResources.Contains(id), scoped.Count == 0);
    }

    [Theory]
    [MemberData(nameof(Found))]
    public void Is_not_found_under_a_condition_that_binds(string id)
    {
        var path = PathOf(id);
        const string Bound = AllResources + """, "Condition": { "StringEquals": { "aws:ResourceTag/team": "shop" } }""";
        foreach (var action in Limiting(path))
            AssertClosed(path, action, FindingsIn(Each(path, action, Bound)));
    }

    [Theory]
    [MemberData(nameof(Found))]
    public void Is_found_under_a_condition_that_binds_nothing(string id)
    {
        const string Unbound = AllResources + """, "Condition": { "Bool": { "aws:SecureTransport": "true" } }""";
        var path = PathOf(id);

        Assert.Contains(RuleOf(path), FindingsIn(string.Join(", ", ActionsOf(path).Select(action => Statement([action.FullName], Unbound)))));
    }

    [Theory]
    [MemberData(nameof(NotFound))]
    public void Is_not_found_when_it_may_not_work(string id) =>
        Assert.Empty(FindingsIn(Each(PathOf(id))).Remove(RuleIds.WildcardPassRole));

    /// <summary>True for a path that works wherever it is open, as far as is known.</summary>
    private static bool IsSure(EscalationPath path) =>
        path.Confidence >= (path.Kind == EscalationKind.PrincipalAccess ? EscalationConfidence.Medium : EscalationConfidence.High);

    /// <summary>With the action taken away, a rule may speak for another path only that does without it.</summary>
    private static void AssertClosed(EscalationPath path, CatalogueAction without, ImmutableHashSet<string> findings)
    {
        var left = path.ActionSet.Except(ActionSet.Of(without.Index));
        var others = s_catalogue.EscalationPaths.Where(other => IsSure(other) && other.ActionSet.IsSubsetOf(left)).Select(RuleOf);

        Assert.Equal(others.Contains(RuleOf(path)), findings.Contains(RuleOf(path)));
    }

    /// <summary>The actions that close the path when they are limited: whoever passes a role may start what he likes with it.</summary>
    private static IEnumerable<CatalogueAction> Limiting(EscalationPath path) =>
        ActionsOf(path).Where(action => path.Kind != EscalationKind.PassRoleNew || PassRole.Action.Contains(action));

    /// <summary>The rule of the shortest path within, since longer ones say nothing new.</summary>
    private static string RuleOf(EscalationPath path) => Shipped.RuleIds.Single(rule => rule.Name == RiskOf(path).ToString()).Id;

    private static Risk RiskOf(EscalationPath path)
    {
        while (path.SubsumedBy is { } shorter)
            path = PathOf(shorter);
        return path.Kind switch
        {
            EscalationKind.Direct => Risk.DirectEscalation,
            EscalationKind.PrincipalAccess => path.ActionSet.Overlaps(AssumeRole.Action) ? Risk.AssumeAnyRole : Risk.PrincipalTakeover,
            EscalationKind.Boundary => Risk.BoundaryRemoval,
            EscalationKind.Trust => Risk.TrustRewrite,
            EscalationKind.IdentityCenter => Risk.OrganizationEscalation,
            EscalationKind.PassRoleNew => Risk.PassRoleEscalation,
            EscalationKind.ExistingRole => Risk.ExistingRoleTakeover,
            _ => throw new ArgumentOutOfRangeException(nameof(path)),
        };
    }

    private static EscalationPath PathOf(string id) => s_catalogue.EscalationPaths.Single(path => path.Id == id);

    private static IEnumerable<CatalogueAction> ActionsOf(EscalationPath path) => path.Actions.Select(index => s_catalogue[index]);

    private static IEnumerable<string> NamedResources(CatalogueAction action)
    {
        foreach (var type in action.ResourceTypes)
        {
            foreach (var form in type.ArnPatterns)
                yield return $"\"{Filled(form)}\"";
        }
    }

    private static string Filled(string form)
    {
        var parts = form.Split("${");
        return parts[0] + string.Concat(parts.Skip(1).Select(part => part.Split('}', 2) is [var name, var rest] ? Value(name) + rest : ""));

        static string Value(string name) => name switch { "Partition" => "aws", "Region" => "us-east-1", "Account" => "111122223333", _ => "demo" };
    }

    [Fact]
    public void An_action_leads_to_the_paths_that_it_is_a_step_of()
    {
        Assert.Equal(["iam-create-policy-version"], PathsWith("iam:CreatePolicyVersion"));
        Assert.Empty(PathsWith("s3:GetObject"));
        Assert.True(s_catalogue.TryGetAction("iam:PassRole", out var pass));
        Assert.All(Escalations.PathsWith(pass), path => Assert.True(path.ActionSet.Contains(pass) && path.SubsumedBy is null));

        static IEnumerable<string> PathsWith(string name) =>
            s_catalogue.TryGetAction(name, out var action) ? Escalations.PathsWith(action).Select(static path => path.Id) : throw new ArgumentException(name);
    }

    private static string Each(EscalationPath path, CatalogueAction? limited = null, string limit = AllResources) =>
        string.Join(", ", ActionsOf(path).Select(action => Statement([action.FullName], action.Equals(limited) ? limit : AllResources)));

    private static string Allow(IEnumerable<string> actions) => Statement(actions, AllResources);

    private static string Statement(IEnumerable<string> actions, string rest) =>
        $$"""{ "Effect": "Allow", "Action": [{{string.Join(", ", actions.Select(action => $"\"{action}\""))}}], {{rest}} }""";

    private static PolicyFile FileOf(string statements) => PolicyFile.Parse(SourceText.From($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }"""));

    private static Grants GrantsOf(string statements)
    {
        var file = FileOf(statements);
        return file.EntityOf(file.Documents.Single()).Grants;
    }

    private static ImmutableHashSet<string> FindingsIn(string statements)
    {
        const string Path = "policies/demo.iam.json";
        var found = ImmutableHashSet.CreateBuilder<string>();
        var context = new FileContext(Path, FileOf(statements), default, DeclaredType.Of(Path, ""), ProjectFiles.None, diagnostic => found.Add(diagnostic.Id), CancellationToken.None);
        foreach (var rule in s_rules)
            rule.AnalyzeFile(context);
        return found.ToImmutable();
    }
}
