using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Tests;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests;

/// <summary>Random pairs of templates, whose role has several policies and some of them only under a condition, against AWS's logic for single requests.</summary>
public sealed class DiffPropertyTests
{
    private static readonly int s_pairs = Conditional.Stride == 1 ? 2_000 : 250;

    private static readonly string[] s_actions = ["*", "s3:*", "s3:GetObject", "s3:Put*", "s3:PutObject", "sqs:SendMessage", "newservice:Thing"];
    private static readonly string[] s_resources = ["*", "arn:aws:s3:::a/*", "arn:aws:s3:::a/x"];
    private static readonly string[] s_conditions = ["", "", """, "Condition": { "Bool": { "aws:SecureTransport": "true" } }""", """, "Condition": { "StringLike": { "aws:username": "an*" } }"""];
    private static readonly string[] s_deployments = ["", "", "A", "B"];

    private static readonly (string Action, string Resource, string Transport, string User)[] s_requests =
    [
        .. from action in new[] { "s3:GetObject", "s3:PutObject", "sqs:SendMessage", "iam:PassRole", "newservice:Thing" }
           from resource in new[] { "arn:aws:s3:::a/x", "arn:aws:s3:::a/y", "arn:aws:s3:::b/x" }
           from transport in new[] { "true", "false" }
           from user in new[] { "ana", "bob" }
           select (action, resource, transport, user),
    ];

    [Fact]
    public void Misses_no_access_that_is_new()
    {
        using var folder = new ToolFolder();
        var grown = 0;
        for (var seed = 0; seed < s_pairs; seed++)
        {
            var random = new Random(seed);
            var before = Role.Any(random);
            var after = before;
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                after = after.Changed(random);
            folder.Write("old.template.json", before.Template).Write("new.template.json", after.Template);

            var run = folder.Run("diff", "old.template.json", "new.template.json", "--format", "json");

            var reported = Reported(run);
            foreach (var request in s_requests.Where(request => Grew(before, after, request)))
            {
                grown++;
                Assert.True(
                    run.Code == 1 && reported.Any(entry => ActionPattern.Parse(entry).Matches(request.Action) || !ActionCatalogue.Instance.TryGetAction(request.Action, out _)),
                    $"seed {seed}: {request} is new\n{before.Template}\n{after.Template}\n{run.Out}{run.Error}");
            }
        }

        Assert.True(grown > s_pairs);
    }

    [Fact]
    public void Other_order_is_no_change()
    {
        using var folder = new ToolFolder();
        for (var seed = 0; seed < s_pairs / 5; seed++)
        {
            var random = new Random(seed);
            var role = Role.Any(random);
            var other = new Role([.. role.Policies.OrderBy(_ => random.Next()).Select(policy => policy with { Statements = [.. policy.Statements.OrderBy(_ => random.Next())] })]);
            folder.Write("old.template.json", role.Template).Write("new.template.json", other.Template);

            var run = folder.Run("diff", "old.template.json", "new.template.json").Exited(0);

            Assert.Equal("No access is new or gone in 1 file.\n", run.Out);
        }
    }

    private static List<string> Reported(ToolResult run)
    {
        using var json = JsonDocument.Parse(run.Out);
        return
        [
            .. json.RootElement.GetProperty("changes").EnumerateArray()
                .Where(static change => change.GetProperty("kind").GetString() is "new" or "possiblyNew")
                .SelectMany(static change => change.GetProperty("actions").EnumerateArray().Concat(change.GetProperty("possibleActions").EnumerateArray()))
                .Select(static action => action.GetString()!),
        ];
    }

    private static bool Grew(Role before, Role after, (string Action, string Resource, string Transport, string User) asked)
    {
        var request = new AccessRequest(asked.Action, asked.Resource, null);
        request.With("aws:SecureTransport", asked.Transport);
        request.With("aws:username", asked.User);
        return new[] { "", "A", "B", "AB" }.Any(deployed => !Allows(before, deployed) && Allows(after, deployed));

        bool Allows(Role role, string deployed)
        {
            var documents = role.Policies.Where(policy => deployed.Contains(policy.Deployment)).Select(static policy => PolicyDocument.Parse(policy.Document)).ToImmutableArray();
            return !documents.IsEmpty && RequestEvaluator.Evaluate(documents, request).Verdict == AccessVerdict.Allowed;
        }
    }

    private static string OneOf(string[] texts, Random random) => texts[random.Next(texts.Length)];

    private sealed record Role(ImmutableArray<Policy> Policies)
    {
        public string Template => $$"""
            { "AWSTemplateFormatVersion": "2010-09-09",
              "Conditions": { "A": { "Fn::Equals": [{ "Ref": "Stage" }, "a"] }, "B": { "Fn::Equals": [{ "Ref": "Size" }, "b"] } },
              "Resources": {
                "App": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [{{string.Join(", ", Policies.Where(static policy => policy.Deployment == "").Select(static policy => $$"""
                  { "PolicyName": "{{policy.Name}}", "PolicyDocument": {{policy.Document}} }
                  """))}}] } }{{string.Concat(Policies.Where(static policy => policy.Deployment != "").Select(static policy => $$"""
                ,
                "{{policy.Name}}": { "Type": "AWS::IAM::Policy", "Condition": "{{policy.Deployment}}",
                  "Properties": { "PolicyName": "{{policy.Name}}", "Roles": [{ "Ref": "App" }], "PolicyDocument": {{policy.Document}} } }
                """))}}
              } }
            """;

        public static Role Any(Random random) => new([.. Enumerable.Range(0, random.Next(1, 4)).Select(i => Policy.Any(random, $"Policy{i}"))]);

        public Role Changed(Random random)
        {
            if (Policies.IsEmpty || random.Next(6) == 0)
                return new(Policies.Add(Policy.Any(random, $"Policy{random.Next(10, 99)}{Policies.Length}")));
            var place = random.Next(Policies.Length);
            return random.Next(6) == 0 ? new(Policies.RemoveAt(place)) : new(Policies.SetItem(place, Policies[place].Changed(random)));
        }
    }

    private sealed record Policy(string Name, string Deployment, ImmutableArray<string> Statements)
    {
        public string Document => $$"""{ "Version": "2012-10-17", "Statement": [{{string.Join(", ", Statements)}}] }""";

        public static Policy Any(Random random, string name) =>
            new(name, OneOf(s_deployments, random), [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Sentence(random))]);

        public Policy Changed(Random random) => random.Next(5) switch
        {
            0 => this with { Deployment = OneOf(s_deployments, random) },
            1 when Statements.Length > 1 => this with { Statements = Statements.RemoveAt(0) },
            2 => this with { Statements = Statements.Add(Sentence(random)) },
            _ => this with { Statements = Statements.SetItem(0, Sentence(random)) },
        };

        private static string Sentence(Random random) => $$"""
            { "Effect": "{{(random.Next(3) == 0 ? "Deny" : "Allow")}}", "Action": "{{OneOf(s_actions, random)}}", "Resource": "{{OneOf(s_resources, random)}}"{{OneOf(s_conditions, random)}} }
            """;
    }
}
