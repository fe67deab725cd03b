using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Analysis;

public sealed class GrantsTests
{
    [Fact]
    public void Expands_patterns() => Assert.Equal(
        Matched("sqs:Send*").Union(Matched("s3:GetObject")),
        Single("""{ "Effect": "Allow", "Action": ["SQS:send*", "s3:GetObject"], "Resource": "*" }""").Actions);

    [Fact]
    public void Grants_what_NotAction_leaves() => Assert.Equal(
        ActionCatalogue.Instance.All.Except(Matched("iam:*")),
        Single("""{ "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" }""").Actions);

    [Theory]
    [InlineData("""{ "Effect": "Allow", "NotAction": { "Ref": "Actions" }, "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "NotAction": ["iam:*", { "Ref": "Action" }], "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": { "Ref": "Actions" }, "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "NotAction": "*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "*", "NotResource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": [] }""")]
    public void Grants_nothing_for_certain(string statement) => Assert.Empty(Single(statement).Actions);

    [Theory]
    [InlineData("""{ "Effect": "Deny", "Action": "sqs:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Deny", "NotAction": "s3:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:*:*:*" }""")] // every queue there is
    [InlineData("""{ "Effect": "Deny", "Action": "sqs:SendMessage", "NotResource": "arn:aws:s3:::logs/*" }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "sqs:*", "Resource": "*", "Condition": { "StringLikeIfExists": { "aws:PrincipalOrgID": "*" } } }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "sqs:*", "Resource": "*", "Condition": { "Null": { "aws:SourceIp": ["true", "false"] } } }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "sqs:*", "Resource": "*", "Condition": { "ArnLike": { "aws:PrincipalArn": "*" } } }""")]
    public void Takes_away_what_a_Deny_covers(string deny) => Assert.DoesNotContain("sqs:SendMessage", Names(Queue(deny).Actions));

    [Theory]
    [InlineData("""{ "Effect": "Deny", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:audit" }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "sqs:SendMessage", "NotResource": "arn:aws:sqs:*:*:orders" }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "sqs:SendMessage", "NotResource": { "Ref": "Queue" } }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "sqs:SendMessage", "Resource": { "Ref": "Queue" } }""")]
    [InlineData("""{ "Effect": "Deny", "NotAction": ["s3:*", { "Ref": "Action" }], "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "sqs:*", "Resource": "*", "Condition": { "StringLike": { "aws:PrincipalOrgID": "*" } } }""")] // absent for callers without organization
    [InlineData("""{ "Effect": "Deny", "Action": "sqs:*", "Resource": "*", "Condition": { "StringNotEquals": { "aws:PrincipalOrgID": "o-abcdef1234" } } }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "sqs:*", "Resource": "*", "Condition": { "Ref": "Condition" } }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "sqs:*", "Resource": "*", "Principal": { "AWS": "arn:aws:iam::111122223333:user/ana" } }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "sqs:*", "Resource": "*", "NotPrincipal": { "AWS": "arn:aws:iam::111122223333:user/ana" } }""")]
    [InlineData("""{ "Effect": { "Ref": "Effect" }, "Action": "sqs:*", "Resource": "*" }""")]
    public void Leaves_what_a_Deny_may_not_cover(string deny) => Assert.Contains("sqs:SendMessage", Names(Queue(deny).Actions));

    [Fact]
    public void Takes_away_from_each_resource_by_itself()
    {
        var grant = First(
            """
            { "Effect": "Allow", "Action": ["sqs:SendMessage", "sqs:PurgeQueue"],
              "Resource": ["arn:aws:sqs:us-east-1:111122223333:orders", "arn:aws:sqs:us-east-1:111122223333:audit"] }
            """,
            """{ "Effect": "Deny", "Action": "sqs:PurgeQueue", "Resource": "arn:aws:sqs:*:*:audit" }""",
            """{ "Effect": "Deny", "Action": "sqs:SendMessage", "Resource": ["arn:aws:sqs:*:*:orders", "arn:aws:sqs:*:*:audit"] }""");

        Assert.Equal(["sqs:PurgeQueue"], Names(grant.Actions));
        Assert.Equal(["sqs:PurgeQueue"], Names(grant.ActionsOn(grant.Resource.Entries[0])));
        Assert.Empty(grant.ActionsOn(grant.Resource.Entries[1]));
    }

    [Theory]
    [InlineData("\"Resource\": \"*\"", "sqs:SendMessage")]
    [InlineData("\"Resource\": \"arn:aws:sqs:*:*:*\"", "sqs:SendMessage")]
    [InlineData("\"Resource\": [\"arn:aws:sqs:us-east-1:111122223333:orders\", \"*\"]", "sqs:SendMessage")]
    [InlineData("\"NotResource\": \"arn:aws:sqs:*:*:audit\"", "sqs:SendMessage")]
    [InlineData("\"Resource\": \"arn:aws:s3:::*\"", "s3:GetObject")]
    [InlineData("\"Resource\": \"arn:aws:s3:::*/*\"", "s3:GetObject")]
    [InlineData("\"Resource\": \"arn:aws:iam::111122223333:role/*\"", "iam:PassRole")]
    [InlineData("\"Resource\": \"arn:aws:iam::*:*\"", "iam:PassRole")]
    public void Is_unscoped(string resource, string action) => Assert.Contains(action, Names(Single(Allow(resource)).Unscoped));

    [Theory]
    [InlineData("\"Resource\": \"arn:aws:sqs:us-east-1:*:*\"", "sqs:SendMessage")]
    [InlineData("\"Resource\": \"arn:aws:sqs:*:111122223333:*\"", "sqs:SendMessage")]
    [InlineData("\"Resource\": \"arn:aws:sqs:*:*:o*\"", "sqs:SendMessage")]
    [InlineData("\"Resource\": { \"Fn::Sub\": \"arn:aws:sqs:*:*:${Queue}\" }", "sqs:SendMessage")]
    [InlineData("\"Resource\": { \"Ref\": \"Queue\" }", "sqs:SendMessage")]
    [InlineData("\"NotResource\": { \"Ref\": \"Queue\" }", "sqs:SendMessage")]
    [InlineData("\"NotResource\": \"arn:aws:sqs:*:*:*\"", "sqs:SendMessage")]
    [InlineData("\"Resource\": \"arn:aws:s3:::logs/*\"", "s3:GetObject")]
    [InlineData("\"Resource\": \"arn:aws:s3:::${aws:username}/*\"", "s3:GetObject")]
    [InlineData("\"Resource\": \"arn:aws:iam::*:role/app-*\"", "iam:PassRole")]
    [InlineData("\"Resource\": \"arn:aws:iam::*:role/service-role/*\"", "iam:PassRole")]
    [InlineData("\"Resource\": \"arn:aws:s3:::*\"", "sqs:SendMessage")]
    public void Is_scoped(string resource, string action) => Assert.DoesNotContain(action, Names(Single(Allow(resource)).Unscoped));

    [Theory]
    [InlineData("\"arn:aws:sqs:*:*:orders\"", false)]
    [InlineData("[\"arn:aws:s3:::logs/*\", \"arn:aws:sqs:*:*:*\"]", true)]
    [InlineData("{ \"Ref\": \"Queue\" }", true)]
    public void A_Deny_on_all_but_named_resources_leaves_no_wildcard(string notResource, bool isUnscoped) => Assert.Equal(
        isUnscoped, Queue($$"""{ "Effect": "Deny", "Action": "sqs:*", "NotResource": {{notResource}} }""").Unscoped.Overlaps(Matched("sqs:SendMessage")));

    [Theory]
    [InlineData("""{ "StringEquals": { "aws:ResourceTag/team": "shop" } }""", false, false)]
    [InlineData("""{ "Bool": { "aws:MultiFactorAuthPresent": "true" } }""", false, true)]
    [InlineData("""{ "Bool": { "aws:SecureTransport": "true" } }""", true, true)]
    [InlineData("""{ "StringEquals": { "sns:Protocol": "https" } }""", true, true)]
    [InlineData("""{ "Ref": "Condition" }""", false, false)]
    public void A_guard_leaves_the_resource_open(string condition, bool isUnscoped, bool isOpen)
    {
        var grant = Single($$"""{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*", "Condition": {{condition}} }""");

        Assert.Equal(isUnscoped, !grant.Unscoped.IsEmpty);
        Assert.Equal(isOpen, !grant.OnOpenResources.IsEmpty);
    }

    [Fact]
    public void A_service_key_limits_the_actions_that_know_it()
    {
        var grant = Single(
            """
            { "Effect": "Allow", "Action": ["iam:AttachRolePolicy", "iam:CreateUser"], "Resource": "*",
              "Condition": { "ArnLike": { "iam:PolicyArn": "arn:aws:iam::111122223333:policy/app-*" }, "StringEquals": { "ec2:Region": "eu-central-1" } } }
            """);

        Assert.True(grant.Strength.IsScoping);
        Assert.Empty(grant.Unscoped);
    }

    [Fact]
    public void Reads_the_policies_of_one_role_together()
    {
        var file = PolicyFile.Parse(
            """
            { "Resources": {
                "Role": { "Type": "AWS::IAM::Role", "Properties": {
                  "AssumeRolePolicyDocument": { "Statement": [] },
                  "Policies": [{ "PolicyName": "a", "PolicyDocument": { "Statement": { "Effect": "Allow", "Action": ["sqs:SendMessage", "s3:GetObject"], "Resource": "*" } } }] } },
                "Guard": { "Type": "AWS::IAM::Policy", "Properties": { "PolicyName": "b", "Roles": [{ "Ref": "Role" }],
                  "PolicyDocument": { "Statement": { "Effect": "Deny", "Action": "s3:*", "Resource": "*" } } } },
                "Other": { "Type": "AWS::IAM::Policy", "Properties": { "PolicyName": "c", "Roles": ["other"],
                  "PolicyDocument": { "Statement": { "Effect": "Deny", "Action": "sqs:*", "Resource": "*" } } } } } }
            """);

        var allow = file.Documents.Single(d => d.Statements.Any(s => s.IsAllow));
        var grants = file.EntityOf(allow).Grants;

        Assert.Equal(["sqs:SendMessage"], Names(grants.Actions));
        Assert.Equal(["sqs:SendMessage"], Names(Assert.Single(grants.Statements).Actions));
    }

    [Theory]
    [InlineData("""{ "Effect": "Deny", "Action": "sqs:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }""")]
    [InlineData("""{ "Effect": "Deny", "NotAction": "iam:*", "Resource": "*", "Condition": { "Null": { "aws:multifactorauthage": true } } }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "sqs:*", "Resource": "*", "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" } } }""")]
    public void Knows_what_is_left_without_a_second_factor(string deny)
    {
        var grant = Queue(deny);

        Assert.Contains("sqs:SendMessage", Names(grant.Actions));
        Assert.DoesNotContain("sqs:SendMessage", Names(grant.ActionsWithoutMfa));
    }

    [Theory]
    [InlineData("""{ "Effect": "Deny", "Action": "sqs:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }""")] // access keys pass
    [InlineData("""{ "Effect": "Deny", "Action": "sqs:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }, "StringEquals": { "aws:username": "ana" } } }""")]
    public void A_Deny_that_asks_for_more_than_a_missing_second_factor_takes_nothing(string deny) =>
        Assert.Contains("sqs:SendMessage", Names(Queue(deny).ActionsWithoutMfa));

    [Theory]
    [InlineData("arn:aws:s3:::logs/*", "ec2:RunInstances", false)]
    [InlineData("arn:aws:ec2:*:*:instance/*", "ec2:RunInstances", true)]
    [InlineData("*", "ec2:RunInstances", true)]
    [InlineData("arn:aws:s3:::logs/*", "ec2:DescribeInstances", false)] // works on * only
    public void Knows_whether_an_action_is_of_use_on_the_resources(string resource, string action, bool isUsable)
    {
        Assert.True(ActionCatalogue.Instance.TryGetAction(action, out var known));
        var grants = Of($$"""{ "Effect": "Allow", "Action": "*", "Resource": "{{resource}}" }""");

        Assert.Equal(isUsable, grants.IsUsable(known));
    }

    /// <summary>Users and roles are those of the account, whatever account an entry names.</summary>
    [Fact]
    public void Loses_no_access_that_a_request_has() => CheckPolicies(maxDenies: 4, (grant, action, requests) =>
    {
        var lost = grant.Actions.Contains(action) ? null : requests.FirstOrDefault(request => IsOnOwn(request, action) && IsAllowed(grant, request));
        return lost is null ? null : $"loses {action.FullName}, which is allowed on {lost.Resource}";
    });

    /// <summary>Several Deny statements may leave nothing together where each leaves something: what Grants keeps then is too much, never too little.</summary>
    [Fact]
    public void Keeps_no_access_that_one_Deny_takes_away() => CheckPolicies(maxDenies: 1, (grant, action, requests) =>
        grant.IsUsable(action) && !requests.Any(request => IsAllowed(grant, request)) ? $"keeps {action.FullName}, which is denied everywhere" : null);

    [Fact]
    public void Leaves_no_action_unscoped_that_nothing_at_random_is_allowed_to() => CheckPolicies(maxDenies: 0, (grant, action, _) =>
        grant.Unscoped.Contains(action) && !AnyOf(action).Any(resource => IsAllowed(grant, new(action.FullName, resource))) ? $"leaves {action.FullName} unscoped" : null);

    /// <summary>Holds every Allow of random policies against AWS's logic for single requests.</summary>
    /// <param name="problem">What is wrong with what a statement grants of an action, given the requests for it that may tell; null for nothing.</param>
    private static void CheckPolicies(int maxDenies, Func<Grant, CatalogueAction, AccessRequest[], string?> problem)
    {
        var statements = Gen.Elements("Allow", "Allow", "Deny").SelectMany(effect =>
            Gen.Elements("Action", "Action", "NotAction").SelectMany(action =>
            Gen.Elements("Resource", "Resource", "Resource", "NotResource").SelectMany(resource =>
            Some(s_actionEntries).SelectMany(actions =>
            Some(s_resourceEntries).Select(resources => new Sentence(effect, action, resource, actions, resources))))));
        var policies = Gen.Choose(1, 4).SelectMany(count => Gen.ArrayOf(statements, count)).Where(policy => policy.Count(s => s.Effect == "Deny") <= maxDenies);

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Conditional.Stride == 1 ? 2_000 : 400).WithReplay(20121017, 7),
            Prop.ForAll(Arb.From(policies), policy => ProblemOf(policy, problem) is { } text ? false.Label(text) : true.Label("")));
    }

    private static string? ProblemOf(Sentence[] policy, Func<Grant, CatalogueAction, AccessRequest[], string?> problem)
    {
        foreach (var grant in Of([.. policy.Select(s => s.Json)]).Statements)
        foreach (var name in s_actions)
        {
            Assert.True(ActionCatalogue.Instance.TryGetAction(name, out var action));
            var resources = AnyOf(action).Concat(policy.SelectMany(s => s.Resources).Where(r => r != "*").SelectMany(r => new[] { Instance(r), Instance(r, Foreign) })).Distinct();
            if (problem(grant, action, [.. resources.Select(resource => new AccessRequest(name, resource))]) is { } text)
                return $"Statement {grant.Statement.Label} {text}";
        }

        return null;
    }

    private static bool IsOnOwn(AccessRequest request, CatalogueAction action) =>
        ArnForms.Fits(request.Resource, action) && !request.Resource.Text.StartsWith("arn:aws:iam::" + Foreign, StringComparison.Ordinal);

    private static bool IsAllowed(Grant grant, AccessRequest request) =>
        RequestEvaluator.Matches(grant.Document, grant.Statement, request) == true
        && RequestEvaluator.Evaluate([grant.Document], request).Verdict == AccessVerdict.Allowed;

    private const string Own = "111122223333";

    private const string Foreign = "999999999999";

    private static readonly string[] s_actionEntries =
        ["*", "*:*", "s3:*", "s3:Get*", "s3:GetObject", "S3:?etobject", "s3:*Object", "sqs:*", "sqs:SendMessage", "iam:*", "iam:PassRole", "iam:Pass*", "ec2:Describe*"];

    private static readonly string[] s_resourceEntries =
    [
        "*", "arn:aws:s3:::*", "arn:aws:s3:::*/*", "arn:aws:s3:::logs", "arn:aws:s3:::logs/*", "arn:aws:s3:::l*s/*", "arn:aws:sqs:*:*:*", "arn:aws:sqs:us-east-1:*:*",
        "arn:aws:sqs:us-east-1:111122223333:orders", "arn:aws:iam::*:role/*", "arn:aws:iam::111122223333:role/*", "arn:aws:iam::*:role/app-*", "arn:*:*:*:*:*",
    ];

    private static readonly string[] s_actions = ["s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:ListAllMyBuckets", "sqs:SendMessage", "iam:PassRole", "iam:ListRoles", "ec2:DescribeInstances"];

    private static Gen<string[]> Some(string[] entries) => Gen.Choose(1, 3).SelectMany(count => Gen.ArrayOf(Gen.Elements(entries), count));

    /// <summary>A resource of each type the action works on, of a name that no entry spells out.</summary>
    private static string[] AnyOf(CatalogueAction action)
    {
        var resources = action.ResourceTypes.SelectMany(t => t.ArnPatterns).Select(form => Instance(form)).ToArray();
        return resources.Length == 0 ? ["*"] : resources;
    }

    /// <summary>The pattern with a text in every open place that no entry spells out.</summary>
    private static string Instance(string pattern, string account = Own)
    {
        var text = pattern.Replace("${Partition}", "aws", StringComparison.Ordinal)
            .Replace("iam::${Account}:", $"iam::{account}:", StringComparison.Ordinal)
            .Replace("iam::*:", $"iam::{account}:", StringComparison.Ordinal);
        for (var open = text.IndexOf("${", StringComparison.Ordinal); open >= 0; open = text.IndexOf("${", StringComparison.Ordinal))
            text = text[..open] + "zz9" + text[(text.IndexOf('}', open) + 1)..];
        return text.Replace("*", "zz9", StringComparison.Ordinal);
    }

    private sealed record Sentence(string Effect, string ActionName, string ResourceName, string[] Actions, string[] Resources)
    {
        public string Json => $$"""{ "Effect": "{{Effect}}", "{{ActionName}}": [{{Quoted(Actions)}}], "{{ResourceName}}": [{{Quoted(Resources)}}] }""";

        public override string ToString() => Json;

        private static string Quoted(string[] texts) => string.Join(", ", texts.Select(text => $"\"{text}\""));
    }

    private static string Allow(string resource) =>
        $$"""{ "Effect": "Allow", "Action": ["sqs:SendMessage", "s3:GetObject", "iam:PassRole"], {{resource}} }""";

    private static Grant Queue(string deny) => First("""{ "Effect": "Allow", "Action": ["sqs:SendMessage", "s3:GetObject"], "Resource": "*" }""", deny);

    private static Grant Single(string statement) => Assert.Single(Of(statement).Statements);

    private static Grant First(params string[] statements) => Of(statements).Statements[0];

    private static Grants Of(params string[] statements) =>
        new(ImmutableArray.Create(PolicyDocument.Parse($$"""{ "Version": "2012-10-17", "Statement": [{{string.Join(",", statements)}}] }""")));

    private static ActionSet Matched(string pattern) => ActionCatalogue.Instance.Match(ActionPattern.Parse(pattern));

    private static string[] Names(ActionSet actions) => [.. actions.Select(index => ActionCatalogue.Instance[index].FullName)];
}
