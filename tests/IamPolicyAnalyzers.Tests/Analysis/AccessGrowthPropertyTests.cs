using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Analysis;

/// <summary>Random pairs of policies, the one a mutation of the other, against AWS's logic for single requests.</summary>
public sealed class AccessGrowthPropertyTests
{
    private const int RequestsOfPair = 120;

    [Fact]
    public void Misses_no_request_that_was_denied_and_is_allowed() => CheckPairs(Conditional.Stride == 1 ? 20_000 : 1_000, (pair, random) =>
    {
        var growths = pair.Growths;
        var named = pair.Before.Sentences.Concat(pair.After.Sentences).SelectMany(sentence => sentence.Actions).Where(text => text != "*").Select(ActionPattern.Parse).ToArray();
        for (var i = 0; i < RequestsOfPair; i++)
        {
            var request = Requests.Any(random, pair.HasPrincipals);
            if (pair.Grants(request) && !growths.Any(growth => IsIn(growth, request, named)))
                return $"{growths.Length} growths, none for {Describe(request)}";
        }

        return null;
    });

    [Fact]
    public void A_certain_growth_has_a_request_that_was_denied_and_is_allowed() => CheckPairs(Conditional.Stride == 1 ? 2_000 : 100, (pair, _) =>
    {
        var certain = pair.Growths.Where(growth => growth.IsCertain && !growth.CertainActions.IsEmpty).ToArray();
        return certain.Length == 0 || certain.Any(growth => Requests.All(pair.HasPrincipals, growth.CertainActions).Any(pair.Grants)) ? null : "certain without a request";
    });

    [Fact]
    public void Order_Sid_and_spelling_give_no_access() => CheckPairs(Conditional.Stride == 1 ? 10_000 : 500, (pair, random) =>
    {
        var other = pair.After with { Sentences = [.. pair.After.Sentences.Select(sentence => sentence.Reworded(random)).OrderBy(_ => random.Next())] };
        return AccessGrowth.Between(pair.After.Document, other.Document, pair.Type).IsEmpty ? null : $"grows as {other.Json}";
    });

    /// <summary>Not everything may be called possible: what grew by plain means is certain.</summary>
    [Fact]
    public void Most_growth_is_told_from_none()
    {
        var (grown, certain, still, silent) = (0, 0, 0, 0);
        CheckPairs(1_000, (pair, random) =>
        {
            var isCertain = pair.Growths.Any(growth => growth.IsCertain);
            var hasGrown = isCertain || Enumerable.Range(0, RequestsOfPair).Any(_ => pair.Grants(Requests.Any(random, pair.HasPrincipals)));
            grown += hasGrown ? 1 : 0;
            certain += isCertain ? 1 : 0;
            still += hasGrown ? 0 : 1;
            silent += !hasGrown && pair.Growths.IsEmpty ? 1 : 0;
            return null;
        });

        Assert.True(certain >= grown * 0.9, $"{certain} of {grown} certain");
        Assert.True(silent >= still * 0.9, $"{silent} of {still} silent");
    }

    private static void CheckPairs(int count, Func<Pair, Random, string?> problem) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(20121017, 7),
        Prop.ForAll(
            Arb.From(Gen.Choose(0, int.MaxValue - 1)),
            seed =>
            {
                var random = new Random(seed);
                var pair = Pair.Any(random);
                return problem(pair, random) is { } text ? false.Label($"{text}\nbefore {pair.Before.Json}\nafter {pair.After.Json}") : true.Label("");
            }));

    /// <summary>An action that neither AWS nor a policy names is one of many alike: it has grown when they have.</summary>
    private static bool IsIn(AccessGrowth growth, AccessRequest request, ActionPattern[] named) =>
        (growth.Statement is null || RequestEvaluator.Matches(growth.Document, growth.Statement, request) == true)
        && (ActionCatalogue.Instance.TryGetAction(request.Action, out var action)
            ? growth.Actions.Contains(action)
            : growth.OtherActions.Any(entry => entry.Matches(request.Action)) || (!growth.Actions.IsEmpty && !named.Any(entry => entry.Matches(request.Action))));

    private static string Describe(AccessRequest request) =>
        $"{request.Action} {request.Resource} {request.Principal?.Text} {string.Join(" ", request.Keys.Select(key => $"{key.Key}=[{string.Join(",", key.Value)}]"))}";

    private sealed record Pair(Policy Before, Policy After, bool HasPrincipals)
    {
        private ImmutableArray<AccessGrowth>? _growths;

        public PolicyType Type => HasPrincipals ? PolicyType.ResourceBased : PolicyType.IdentityBased;

        public ImmutableArray<AccessGrowth> Growths => _growths ??= AccessGrowth.Between(Before.Document, After.Document, Type);

        public bool Grants(AccessRequest request) =>
            RequestEvaluator.Evaluate([After.Document], request).Verdict == AccessVerdict.Allowed
            && RequestEvaluator.Evaluate([Before.Document], request).Verdict == AccessVerdict.Denied;

        public static Pair Any(Random random)
        {
            var hasPrincipals = random.Next(3) == 0;
            var before = new Policy([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Sentence.Any(random, hasPrincipals))]);
            var after = before;
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                after = after.Changed(random, hasPrincipals);
            return random.Next(2) == 0 ? new(before, after, hasPrincipals) : new(after, before, hasPrincipals);
        }
    }

    private sealed record Policy(ImmutableArray<Sentence> Sentences)
    {
        private PolicyDocument? _document;

        public string Json => $$"""{ "Version": "2012-10-17", "Statement": [{{string.Join(",\n", Sentences.Select(sentence => sentence.Json))}}] }""";

        public PolicyDocument Document => _document ??= PolicyDocument.Parse(Json);

        public Policy Changed(Random random, bool hasPrincipals)
        {
            if (Sentences.IsEmpty || random.Next(6) == 0)
                return new(Sentences.Insert(random.Next(Sentences.Length + 1), Sentence.Any(random, hasPrincipals)));
            var place = random.Next(Sentences.Length);
            return random.Next(6) == 0 ? new(Sentences.RemoveAt(place)) : new(Sentences.SetItem(place, Sentences[place].Changed(random, hasPrincipals)));
        }
    }

    private sealed record Sentence(
        bool IsAllow, bool IsNotAction, ImmutableArray<string> Actions, bool IsNotResource, ImmutableArray<string> Resources, string? Principal, ImmutableArray<Test> Tests, string Sid)
    {
        private static readonly string[] s_actions =
            ["*", "s3:*", "s3:Get*", "s3:GetObject", "s3:PutObject", "s3:*Object", "sqs:*", "sqs:SendMessage", "sqs:Send*", "newservice:Thing", "newservice:*"];

        private static readonly string[] s_resources =
        [
            "*", "arn:aws:s3:::a/*", "arn:aws:s3:::a/x*", "arn:aws:s3:::*", "arn:aws:s3:::?/x", "arn:aws:s3:::a/${aws:username}", "arn:aws:s3:::a/x", "arn:*:*:*:*:*",
        ];

        private static readonly string[] s_principals =
        [
            "\"Principal\": \"*\"",
            """ "Principal": { "AWS": "111122223333" } """,
            """ "Principal": { "AWS": ["arn:aws:iam::111122223333:role/app", "arn:aws:iam::999999999999:user/ana"] } """,
            """ "Principal": { "AWS": "arn:aws:iam::111122223333:role/app" } """,
            """ "Principal": { "AWS": "arn:aws:sts::111122223333:assumed-role/app/run", "Service": "sns.amazonaws.com" } """,
            """ "Principal": { "Service": "sns.amazonaws.com" } """,
            """ "NotPrincipal": { "AWS": ["arn:aws:iam::111122223333:role/app", "111122223333"] } """,
            """ "NotPrincipal": { "AWS": "999999999999" } """,
        ];

        public string Json
        {
            get
            {
                var principal = Principal is null ? "" : Principal + ", ";
                var condition = Tests.IsEmpty ? "" : $", \"Condition\": {{ {string.Join(", ", Tests.GroupBy(test => test.Operator).Select(of => $"\"{of.Key}\": {{ {string.Join(", ", of.Select(test => test.Json))} }}"))} }}";
                return $$"""
                    { "Sid": "{{Sid}}", "Effect": "{{(IsAllow ? "Allow" : "Deny")}}", {{principal}}"{{(IsNotAction ? "NotAction" : "Action")}}": [{{Quoted(Actions)}}], "{{(IsNotResource ? "NotResource" : "Resource")}}": [{{Quoted(Resources)}}]{{condition}} }
                    """;
            }
        }

        public static Sentence Any(Random random, bool hasPrincipals) => new(
            random.Next(3) > 0,
            random.Next(6) == 0,
            Some(s_actions, random),
            random.Next(6) == 0,
            Some(s_resources, random),
            hasPrincipals ? OneOf(s_principals, random) : null,
            [.. Enumerable.Range(0, Math.Max(0, random.Next(5) - 2)).Select(_ => Test.Any(random))],
            "A");

        public Sentence Changed(Random random, bool hasPrincipals) => random.Next(9) switch
        {
            0 => this with { Actions = Actions.Add(OneOf(s_actions, random)) },
            1 => this with { Actions = [OneOf(s_actions, random), .. Actions.Skip(1)] },
            2 => this with { Resources = Resources.Add(OneOf(s_resources, random)) },
            3 => this with { Resources = [OneOf(s_resources, random), .. Resources.Skip(1)] },
            4 => this with { Tests = Tests.Add(Test.Any(random)) },
            5 or 6 when !Tests.IsEmpty => this with { Tests = random.Next(2) == 0 ? Tests.RemoveAt(0) : Tests.SetItem(0, Tests[0].Changed(random)) },
            7 when hasPrincipals => this with { Principal = OneOf(s_principals, random) },
            8 => random.Next(4) == 0 ? this with { IsAllow = !IsAllow } : this with { Sid = Sid + "x" },
            _ => this with { Resources = Resources.Length > 1 ? Resources.RemoveAt(0) : Resources, Actions = Actions.Length > 1 ? Actions.RemoveAt(0) : Actions },
        };

        /// <summary>The same in other words.</summary>
        public Sentence Reworded(Random random) => this with
        {
            Sid = "B" + random.Next(9),
            Actions = [.. Actions.Concat(Actions.Take(1)).OrderBy(_ => random.Next()).Select(action => random.Next(2) == 0 ? action.ToUpperInvariant() : action)],
            Resources = [.. Resources.OrderBy(_ => random.Next())],
            Tests = [.. Tests.OrderBy(_ => random.Next()).Select(test => test with { Key = test.Key.ToUpperInvariant(), Values = [.. test.Values.Reverse()] })],
        };

        private static string Quoted(IEnumerable<string> texts) => string.Join(", ", texts.Select(text => $"\"{text}\""));

        private static ImmutableArray<string> Some(string[] texts, Random random) => [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => OneOf(texts, random))];
    }

    private sealed record Test(string Operator, string Key, ImmutableArray<string> Values)
    {
        private static readonly string[] s_texts = ["a", "b", "ab", "A", "a*", "?", "${aws:username}"];

        private static readonly (string[] Operators, string Key, string[] Values)[] s_kinds =
        [
            (["StringEquals", "StringNotEquals", "StringLike", "StringNotLike", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringEqualsIfExists", "StringNotEqualsIfExists"], "test:Text", s_texts),
            (["ForAnyValue:StringEquals", "ForAllValues:StringEquals", "ForAllValues:StringLike", "ForAnyValue:StringNotEquals", "ForAllValues:StringNotLike", "ForAnyValue:StringLikeIfExists"], "test:Text", s_texts),
            (["Null"], "test:Text", ["true", "false"]),
            (["NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals", "NumericLessThanIfExists"], "test:Number", ["1", "5", "9"]),
            (["Bool"], "aws:SecureTransport", ["true", "false"]),
            (["IpAddress", "NotIpAddress"], "aws:SourceIp", ["203.0.113.0/24", "203.0.113.7", "0.0.0.0/0", "203.0.0.0/16"]),
            (["DateLessThan", "DateGreaterThan", "DateEquals"], "test:Date", ["2026-01-01", "2026-01-02T00:00:00Z"]),
            (["ArnLike", "ArnNotEquals", "ArnEqualsIfExists"], "test:Arn", ["arn:aws:sns:*:*:a", "arn:aws:sns:*:*:*", "arn:aws:sns:eu-west-1:111122223333:a"]),
        ];

        public string Json => $"\"{Key}\": [{string.Join(", ", Values.Select(value => $"\"{value}\""))}]";

        public static Test Any(Random random)
        {
            var (operators, key, values) = s_kinds[random.Next(s_kinds.Length)];
            return new(OneOf(operators, random), key, [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => OneOf(values, random)).Distinct()]);
        }

        public Test Changed(Random random)
        {
            var kind = s_kinds.First(kind => kind.Operators.Contains(Operator));
            return random.Next(3) switch
            {
                0 => this with { Operator = OneOf(kind.Operators, random) },
                1 when Values.Length > 1 => this with { Values = Values.RemoveAt(0) },
                _ => this with { Values = [.. Values.Add(OneOf(kind.Values, random)).Distinct()] },
            };
        }
    }

    /// <summary>The requests that tell the policies apart.</summary>
    private static class Requests
    {
        private static readonly string[] s_actions = ["s3:GetObject", "s3:PutObject", "S3:DELETEOBJECT", "sqs:SendMessage", "iam:PassRole", "newservice:Thing", "newservice:Other"];

        private static readonly string[] s_resources =
            ["arn:aws:s3:::a/x", "arn:aws:s3:::a/xy", "arn:aws:s3:::b/x", "arn:aws:s3:::a/ana", "arn:aws:s3:::zz9", "arn:aws-cn:sqs:x:1:a/x", "*"];

        private static readonly (PrincipalValueKind Kind, string Text)[] s_principals =
        [
            (PrincipalValueKind.Aws, "arn:aws:iam::111122223333:role/app"),
            (PrincipalValueKind.Aws, "arn:aws:sts::111122223333:assumed-role/app/run"),
            (PrincipalValueKind.Aws, "arn:aws:iam::999999999999:user/ana"),
            (PrincipalValueKind.Aws, "arn:aws:iam::111122223333:root"),
            (PrincipalValueKind.Aws, "arn:aws:iam::555555555555:role/zz9"),
            (PrincipalValueKind.Aws, "*"),
            (PrincipalValueKind.Service, "sns.amazonaws.com"),
        ];

        private static readonly (string Key, string[][] Values)[] s_keys =
        [
            ("test:Text", [[], ["a"], ["b"], ["ab"], ["A"], ["x"], ["ana"], ["?"], ["a*"], ["a", "b"], ["a", "ab"], ["zz9"]]),
            ("test:Number", [[], ["0"], ["1"], ["4"], ["5"], ["7"], ["9"], ["10"]]),
            ("aws:SecureTransport", [["true"], ["false"]]),
            ("aws:SourceIp", [[], ["203.0.113.7"], ["203.0.113.8"], ["203.0.5.5"], ["198.51.100.1"], ["2001:db8::1"]]),
            ("test:Date", [[], ["2025-12-31"], ["2026-01-01"], ["2026-01-01T12:00:00Z"], ["2026-01-02"], ["2026-02-01"]]),
            ("test:Arn", [[], ["arn:aws:sns:eu-west-1:111122223333:a"], ["arn:aws:sns:us-east-1:1:a"], ["arn:aws:sns:us-east-1:1:b"], ["arn:aws:sqs:x:1:a"]]),
            ("aws:username", [[], ["ana"], ["x"], ["*"], ["zz9"]]),
        ];

        public static AccessRequest Any(Random random, bool hasPrincipals)
        {
            var request = new AccessRequest(OneOf(s_actions, random), OneOf(s_resources, random), hasPrincipals ? Of(s_principals[random.Next(s_principals.Length)]) : null);
            foreach (var (key, values) in s_keys)
                request.With(key, values[random.Next(values.Length)]);
            return request;
        }

        /// <summary>Every request of the alphabet for one of the actions, in no particular order.</summary>
        public static IEnumerable<AccessRequest> All(bool hasPrincipals, ActionSet actions)
        {
            var names = s_actions.Where(name => ActionCatalogue.Instance.TryGetAction(name, out var action) && actions.Contains(action)).ToArray();
            if (names.Length == 0)
                names = [ActionCatalogue.Instance[actions.First].FullName];
            var callers = hasPrincipals ? s_principals.Select(Of).ToArray() : [null];
            var choices = s_keys.Aggregate(1L, (product, key) => product * key.Values.Length);
            var count = choices * names.Length * s_resources.Length * callers.Length;

            // A step without common divisor visits all of them, far apart.
            const long Step = 1_000_003;
            for (long i = 0, at = 0; i < count; i++, at = (at + Step) % count)
            {
                var rest = at;
                var request = new AccessRequest(names[Take(names.Length)], s_resources[Take(s_resources.Length)], callers[Take(callers.Length)]);
                foreach (var (key, values) in s_keys)
                    request.With(key, values[Take(values.Length)]);
                yield return request;

                int Take(int length)
                {
                    var choice = (int)(rest % length);
                    rest /= length;
                    return choice;
                }
            }
        }

        private static PrincipalValue? Of((PrincipalValueKind Kind, string Text) principal) => new(principal.Kind, PolicyText.Of(principal.Text));
    }

    private static string OneOf(string[] texts, Random random) => texts[random.Next(texts.Length)];
}
