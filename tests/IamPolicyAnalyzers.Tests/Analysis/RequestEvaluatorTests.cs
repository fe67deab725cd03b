using System;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Analysis;

public sealed class RequestEvaluatorTests
{
    private const string AllowAll = """{ "Effect": "Allow", "Action": "*", "Resource": "*" }""";
    private const string Role = "arn:aws:iam::111122223333:role/app";
    private const string Session = "arn:aws:sts::111122223333:assumed-role/app/run";

    [Fact]
    public void Denies_what_nobody_allows() => Assert.Equal(new AccessDecision(AccessVerdict.Denied, null), Decide(Get("logs/a"), Allow("sqs:*")));

    [Fact]
    public void Names_the_statement_that_decides()
    {
        Assert.Equal("B", Decide(Get("logs/a"), Allow("sqs:*"), """{ "Sid": "B", "Effect": "Allow", "Action": "s3:*", "Resource": "*" }""").Statement?.Sid?.Text);
        Assert.Equal("C", Decide(Get("logs/a"), AllowAll, """{ "Sid": "C", "Effect": "Deny", "Action": "s3:*", "Resource": "*" }""").Statement?.Sid?.Text);
    }

    [Theory]
    [InlineData("\"s3:GetObject\"", true)]
    [InlineData("\"S3:getobject\"", true)]
    [InlineData("\"s3:Get*\"", true)]
    [InlineData("\"s3:Get??ject\"", true)]
    [InlineData("[\"sqs:*\", \"*\"]", true)]
    [InlineData("\"*:*\"", true)]
    [InlineData("\"s3:Put*\"", false)]
    [InlineData("[]", false)]
    public void Matches_actions(string actions, bool isAllowed)
    {
        Assert.Equal(isAllowed, IsAllowed(Get("logs/a"), $$"""{ "Effect": "Allow", "Action": {{actions}}, "Resource": "*" }"""));
        Assert.Equal(!isAllowed, IsAllowed(Get("logs/a"), $$"""{ "Effect": "Allow", "NotAction": {{actions}}, "Resource": "*" }"""));
    }

    [Theory]
    [InlineData("\"*\"", true)]
    [InlineData("\"arn:aws:s3:::logs/*\"", true)]
    [InlineData("\"arn:aws:s3:::*/a\"", true)]
    [InlineData("[\"arn:aws:s3:::x\", \"arn:*:s3:*:*:logs/?\"]", true)]
    [InlineData("\"arn:aws:s3:::logs\"", false)]
    [InlineData("\"arn:aws:s3:::LOGS/a\"", false)]
    [InlineData("\"arn:aws:s3*:logs/a\"", false)] // each part by itself
    public void Matches_resources(string resources, bool isAllowed)
    {
        Assert.Equal(isAllowed, IsAllowed(Get("logs/a"), $$"""{ "Effect": "Allow", "Action": "*", "Resource": {{resources}} }"""));
        Assert.Equal(!isAllowed, IsAllowed(Get("logs/a"), $$"""{ "Effect": "Allow", "Action": "*", "NotResource": {{resources}} }"""));
    }

    [Fact]
    public void Only_a_star_stands_for_an_action_that_works_on_nothing()
    {
        var request = new AccessRequest("s3:ListAllMyBuckets", "*");

        Assert.True(IsAllowed(request, AllowAll));
        Assert.False(IsAllowed(request, """{ "Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::*" }"""));
    }

    [Theory]
    [InlineData("logs/ana/x", "ana", true)]
    [InlineData("logs/bob/x", "ana", false)]
    [InlineData("logs/bob/x", "*", false)] // a value is no pattern
    [InlineData("logs/x", null, false)]
    public void Fills_in_policy_variables(string key, string? name, bool isAllowed)
    {
        var request = Get(key).With("aws:username", name is null ? [] : [name]);

        Assert.Equal(isAllowed, IsAllowed(request, AllowOn("arn:aws:s3:::logs/${aws:username}/*")));
    }

    [Theory]
    [InlineData("logs/${aws:username, 'none'}", "logs/none", "Allowed")]
    [InlineData("logs/${*}", "logs/*", "Allowed")]
    [InlineData("logs/${*}", "logs/a", "Denied")]
    [InlineData("logs/${Name}", "logs/a", "Undecided")] // a template fills it in
    [InlineData("logs/${Name}", "data/a", "Denied")]
    public void Reads_what_stands_for_other_text(string pattern, string key, string verdict) =>
        Assert.Equal(verdict, Decide(Get(key).With("aws:username"), AllowOn("arn:aws:s3:::" + pattern)).Verdict.ToString());

    [Fact]
    public void A_variable_that_is_not_given_leaves_open_what_it_can_match()
    {
        Assert.Equal(AccessVerdict.Undecided, Decide(Get("logs/a"), AllowOn("arn:aws:s3:::logs/${aws:username}")).Verdict);
        Assert.Equal(AccessVerdict.Denied, Decide(Get("data/a"), AllowOn("arn:aws:s3:::logs/${aws:username}")).Verdict);
    }

    [Fact]
    public void The_old_language_takes_variables_literally()
    {
        var policy = PolicyDocument.Parse($$"""{ "Version": "2008-10-17", "Statement": {{AllowOn("arn:aws:s3:::logs/${aws:username}")}} }""");

        Assert.Equal(AccessVerdict.Allowed, RequestEvaluator.Evaluate([policy], Get("logs/${aws:username}")).Verdict);
        Assert.Equal(AccessVerdict.Denied, RequestEvaluator.Evaluate([policy], Get("logs/ana").With("aws:username", "ana")).Verdict);
    }

    [Theory]
    [InlineData("StringEquals", "a", "a", true)]
    [InlineData("StringEquals", "A", "a", false)]
    [InlineData("StringEquals", "*", "a", false)]
    [InlineData("StringNotEquals", "a", "b", true)]
    [InlineData("StringEqualsIgnoreCase", "A", "a", true)]
    [InlineData("StringLike", "a*", "abc", true)]
    [InlineData("StringNotLike", "a*", "abc", false)]
    [InlineData("ArnLike", "arn:aws:sns:*:*:t*", "arn:aws:sns:eu-west-1:111122223333:topic", true)]
    [InlineData("ArnEquals", "arn:aws:sns:*:*:t*", "arn:aws:sns:eu-west-1:111122223333:topic", true)]
    [InlineData("ArnLike", "arn:aws:*:topic", "arn:aws:sns:eu-west-1:111122223333:topic", false)]
    [InlineData("Bool", "true", "True", true)]
    [InlineData("NumericEquals", "5", "5.0", true)]
    [InlineData("NumericLessThan", "5", "5", false)]
    [InlineData("NumericLessThanEquals", "5", "5", true)]
    [InlineData("NumericGreaterThan", "5", "6", true)]
    [InlineData("NumericNotEquals", "5", "6", true)]
    [InlineData("DateGreaterThan", "2026-01-01T00:00:00Z", "2026-01-02", true)]
    [InlineData("DateLessThan", "2026-01-01T00:00:00Z", "2026-01-02", false)]
    [InlineData("IpAddress", "203.0.113.0/24", "203.0.113.7", true)]
    [InlineData("NotIpAddress", "203.0.113.0/24", "203.0.113.7", false)]
    [InlineData("IpAddress", "203.0.113.0/24", "2001:db8::1", false)]
    [InlineData("BinaryEquals", "QUJD", "QUJD", true)]
    [InlineData("Null", "false", "a", true)]
    [InlineData("Null", "true", "a", false)]
    public void Compares_one_value(string name, string wanted, string value, bool holds) =>
        Assert.Equal(holds, IsAllowed(Get("logs/a").With("test:Key", value), When(name, $"\"{wanted}\"")));

    [Theory]
    [InlineData("StringEquals", false)]
    [InlineData("StringNotEquals", true)]
    [InlineData("StringEqualsIfExists", true)]
    [InlineData("ForAllValues:StringEquals", true)]
    [InlineData("ForAnyValue:StringEquals", false)]
    [InlineData("ForAnyValue:StringNotEquals", false)]
    [InlineData("ForAnyValue:StringEqualsIfExists", true)]
    public void Knows_what_a_missing_key_does(string name, bool holds) => Assert.Equal(holds, IsAllowed(Get("logs/a").With("test:Key"), When(name, "\"a\"")));

    [Theory]
    [InlineData("ForAllValues:StringEquals", "[\"a\", \"b\"]", true)]
    [InlineData("ForAllValues:StringEquals", "[\"a\"]", false)]
    [InlineData("ForAnyValue:StringEquals", "[\"b\", \"c\"]", true)]
    [InlineData("ForAnyValue:StringEquals", "[\"c\"]", false)]
    [InlineData("ForAllValues:StringNotEquals", "[\"b\"]", false)]
    [InlineData("ForAnyValue:StringNotEquals", "[\"b\"]", true)]
    [InlineData("ForAnyValue:StringNotEquals", "[\"a\", \"b\"]", false)]
    public void Compares_several_values(string name, string wanted, bool holds) =>
        Assert.Equal(holds, IsAllowed(Get("logs/a").With("test:Key", "a", "b"), When(name, wanted)));

    [Theory]
    [InlineData("StringEquals", "\"a\"")]
    [InlineData("StringNotEquals", "\"a\"")]
    [InlineData("Null", "\"true\"")]
    public void A_key_that_is_not_given_leaves_the_matter_open(string name, string values) =>
        Assert.Equal(AccessVerdict.Undecided, Decide(Get("logs/a"), When(name, values)).Verdict);

    [Fact]
    public void A_condition_key_compares_without_case() => Assert.True(IsAllowed(Get("logs/a").With("TEST:key", "a"), When("StringEquals", "\"a\"")));

    [Theory]
    [InlineData("\"*\"", Role, "Allowed")]
    [InlineData("""{ "AWS": "*" }""", "*", "Allowed")]
    [InlineData("""{ "AWS": "arn:aws:iam::111122223333:role/app" }""", Role, "Allowed")]
    [InlineData("""{ "AWS": "arn:aws:iam::111122223333:role/app" }""", Session, "Allowed")]
    [InlineData("""{ "AWS": "arn:aws:sts::111122223333:assumed-role/app/run" }""", Role, "Denied")]
    [InlineData("""{ "AWS": "arn:aws:iam::111122223333:role/app" }""", "*", "Denied")]
    [InlineData("""{ "AWS": "111122223333" }""", "arn:aws:iam::111122223333:root", "Allowed")]
    [InlineData("""{ "AWS": "111122223333" }""", Role, "Undecided")] // the account decides for its own
    [InlineData("""{ "AWS": "999999999999" }""", Role, "Denied")]
    [InlineData("""{ "Service": "sns.amazonaws.com" }""", Role, "Denied")]
    [InlineData("""{ "AWS": { "Ref": "Caller" } }""", Role, "Undecided")]
    public void Matches_principals(string principal, string caller, string verdict) => Assert.Equal(
        verdict, Decide(By(caller), $$"""{ "Effect": "Allow", "Principal": {{principal}}, "Action": "s3:*", "Resource": "*" }""").Verdict.ToString());

    [Theory]
    [InlineData("Principal", """{ "AWS": "111122223333" }""", "Denied")]
    [InlineData("Principal", "\"*\"", "Denied")]
    [InlineData("NotPrincipal", """{ "AWS": ["arn:aws:iam::111122223333:role/app", "111122223333"] }""", "Allowed")]
    [InlineData("NotPrincipal", """{ "AWS": "arn:aws:iam::111122223333:role/app" }""", "Undecided")] // AWS wants the account named beside
    [InlineData("NotPrincipal", """{ "AWS": "999999999999" }""", "Denied")]
    public void A_Deny_reaches_all_of_an_account(string element, string principal, string verdict) => Assert.Equal(
        verdict,
        Decide(
            By(Role),
            """{ "Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*" }""",
            $$"""{ "Effect": "Deny", "{{element}}": {{principal}}, "Action": "s3:*", "Resource": "*" }""").Verdict.ToString());

    [Fact]
    public void The_principal_decides_the_keys_about_itself()
    {
        var statement = """{ "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*", "Condition": { "StringEquals": { "aws:PrincipalAccount": "111122223333" } } }""";

        Assert.True(IsAllowed(By(Session), statement));
        Assert.False(IsAllowed(By("arn:aws:iam::999999999999:role/app"), statement));
    }

    [Theory]
    [InlineData("""{ "Effect": { "Ref": "Effect" }, "Action": "*", "Resource": "*" }""", "Undecided")]
    [InlineData("""{ "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "Ref": "Condition" } }""", "Undecided")]
    [InlineData("""{ "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "StringIs": { "aws:x": "y" } } }""", "Undecided")]
    [InlineData("""{ "Effect": "Deny", "Action": { "Ref": "Actions" }, "Resource": "*" }""", "Undecided")]
    [InlineData("""{ "Effect": "Deny", "Action": ["s3:PutObject", "sqs:${Name}"], "Resource": "*" }""", "Allowed")]
    [InlineData("""{ "Effect": "Deny", "Action": { "Ref": "Actions" }, "Resource": "arn:aws:s3:::data/*" }""", "Allowed")]
    [InlineData("""{ "Ref": "Statement" }""", "Undecided")]
    public void What_is_not_known_decides_nothing(string statement, string verdict) =>
        Assert.Equal(verdict, Decide(Get("logs/a"), AllowAll, statement).Verdict.ToString());

    [Fact]
    public void An_unknown_Allow_beside_a_certain_one_leaves_nothing_open() => Assert.True(
        IsAllowed(Get("logs/a"), """{ "Effect": "Allow", "Action": { "Ref": "Actions" }, "Resource": "*" }""", AllowAll));

    private static AccessRequest Get(string key) => new("s3:GetObject", "arn:aws:s3:::" + key);

    private static AccessRequest By(string caller) => new("s3:GetObject", "arn:aws:s3:::logs/a", new PrincipalValue(PrincipalValueKind.Aws, PolicyText.Of(caller)));

    private static string Allow(string action) => $$"""{ "Effect": "Allow", "Action": "{{action}}", "Resource": "*" }""";

    private static string AllowOn(string resource) => $$"""{ "Effect": "Allow", "Action": "*", "Resource": "{{resource}}" }""";

    private static string When(string name, string values) =>
        $$$"""{ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "{{{name}}}": { "test:Key": {{{values}}} } } }""";

    private static bool IsAllowed(AccessRequest request, params string[] statements) => Decide(request, statements).Verdict switch
    {
        AccessVerdict.Allowed => true,
        AccessVerdict.Denied => false,
        _ => throw new InvalidOperationException("undecided"),
    };

    private static AccessDecision Decide(AccessRequest request, params string[] statements) => RequestEvaluator.Evaluate(
        [PolicyDocument.Parse($$"""{ "Version": "2012-10-17", "Statement": [{{string.Join(",", statements)}}] }""")], request);
}
