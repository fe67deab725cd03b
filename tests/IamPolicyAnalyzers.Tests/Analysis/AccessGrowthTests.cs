using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Analysis;

public sealed class AccessGrowthTests
{
    private const string Object = "arn:aws:s3:::logs/*";

    [Theory]
    [InlineData("\"s3:*\"", "\"s3:GetObject\"")]
    [InlineData("\"*\"", "[\"s3:*\", \"sqs:*\"]")]
    [InlineData("[\"s3:GetObject\", \"s3:PutObject\"]", "[\"s3:putobject\", \"S3:Get?bject\"]")]
    [InlineData("\"s3:Get*\"", "\"s3:GetObject*\"")]
    [InlineData("\"new:*\"", "[\"new:Thing\", \"new:Get*\"]")]
    [InlineData("[\"new:*\", { \"Ref\": \"Action\" }]", "{ \"Ref\": \"Action\" }")]
    [InlineData("\"s3:*\"", "\"s3:${Name}\"")]
    public void An_action_is_covered(string before, string after) => Assert.Empty(Between(Statement(action: before), Statement(action: after)));

    [Theory]
    [InlineData("\"s3:GetObject\"", "[\"s3:GetObject\", \"s3:PutObject\"]", "s3:PutObject")]
    [InlineData("\"s3:Get*\"", "\"s3:*\"", "s3:*")]
    [InlineData("[\"sqs:SendMessage\"]", "[\"s3:GetObject\", \"sqs:*\"]", "s3:GetObject")]
    [InlineData("\"s3:*\"", "[\"s3:Get*\", \"new:Thing\"]", "new:Thing")]
    public void A_new_action_is_marked(string before, string after, string marked)
    {
        var growth = Grown(Statement(action: before), Statement(action: after));

        Assert.Equal((GrowthPart.Action, marked, true), (growth.Part, growth.Entry?.Text, growth.IsCertain));
        Assert.Equal(growth.Entry!.Span, growth.Span);
    }

    [Fact]
    public void Names_the_actions_that_are_new()
    {
        var growth = Grown(Statement(action: "\"sqs:Send*\""), Statement(action: "[\"sqs:SendMessage\", \"sqs:PurgeQueue\", \"sqs:DeleteQueue\"]"));

        Assert.Equal(["sqs:DeleteQueue", "sqs:PurgeQueue"], Names(growth.CertainActions));
        Assert.Equal(growth.CertainActions, growth.Actions);
    }

    [Theory]
    [InlineData("{ \"Ref\": \"Old\" }", "{ \"Ref\": \"New\" }")]
    [InlineData("\"s3:GetObject\"", "[\"s3:GetObject\", { \"Ref\": \"New\" }]")]
    [InlineData("\"sqs:*\"", "\"s3:${Name}\"")]
    public void An_unknown_action_may_be_new(string before, string after)
    {
        var growth = Grown(Statement(action: before), Statement(action: after));

        Assert.False(growth.IsCertain);
        Assert.NotEmpty(growth.OtherActions);
    }

    [Fact]
    public void All_actions_of_a_service_cover_the_service()
    {
        var all = string.Join(", ", ActionCatalogue.Instance.Match(ActionPattern.Parse("sqs:*")).Select(index => $"\"{ActionCatalogue.Instance[index].FullName}\""));

        Assert.Empty(Between(Statement(action: $"[{all}]"), Statement(action: "\"sqs:*\"")));
    }

    [Theory]
    [InlineData("\"NotAction\": [\"iam:*\"]", "\"NotAction\": [\"iam:*\", \"s3:*\"]", false)]
    [InlineData("\"NotAction\": [\"iam:*\"]", "\"Action\": [\"s3:*\", \"sqs:*\"]", false)]
    [InlineData("\"Action\": \"*\"", "\"NotAction\": [\"iam:*\"]", false)]
    [InlineData("\"NotAction\": [\"iam:*\", \"s3:*\"]", "\"NotAction\": [\"iam:*\"]", true)]
    [InlineData("\"NotAction\": [\"iam:*\", \"new:Thing\"]", "\"NotAction\": [\"iam:*\"]", true)]
    [InlineData("\"Action\": \"s3:*\"", "\"NotAction\": [\"s3:*\"]", true)]
    public void NotAction_stands_for_what_it_leaves(string before, string after, bool grows) =>
        Assert.Equal(grows, !Between($$"""{ "Effect": "Allow", {{before}}, "Resource": "*" }""", $$"""{ "Effect": "Allow", {{after}}, "Resource": "*" }""").IsEmpty);

    [Theory]
    [InlineData("\"Resource\": \"*\"", "\"Resource\": \"arn:aws:s3:::logs/*\"")]
    [InlineData("\"Resource\": \"arn:aws:s3:::logs/*\"", "\"Resource\": [\"arn:aws:s3:::logs/a\", \"arn:aws:s3:::logs/b*\"]")]
    [InlineData("\"Resource\": \"arn:aws:s3:::logs/${aws:username}/*\"", "\"Resource\": \"arn:aws:s3:::logs/${aws:username}/*\"")]
    [InlineData("\"Resource\": \"arn:aws:s3:::logs/*\"", "\"Resource\": \"arn:aws:s3:::logs/${aws:username}/*\"")]
    [InlineData("\"Resource\": [{ \"Ref\": \"Bucket\" }, \"arn:aws:s3:::a\"]", "\"Resource\": {\"Ref\":\"Bucket\"}")]
    [InlineData("\"NotResource\": \"arn:aws:s3:::secret/*\"", "\"Resource\": \"arn:aws:s3:::logs/*\"")]
    [InlineData("\"NotResource\": \"arn:aws:s3:::secret/a\"", "\"NotResource\": \"arn:aws:s3:::secret/*\"")]
    public void A_resource_is_covered(string before, string after) => Assert.Empty(Between(On(before), On(after)));

    [Theory]
    [InlineData("\"Resource\": \"arn:aws:s3:::logs/a\"", "\"Resource\": [\"arn:aws:s3:::logs/a\", \"arn:aws:s3:::logs/*\"]", true)]
    [InlineData("\"Resource\": \"arn:aws:s3:::logs/*\"", "\"Resource\": \"*\"", true)]
    [InlineData("\"Resource\": \"arn:aws:s3:::logs/${aws:username}/*\"", "\"Resource\": \"arn:aws:s3:::logs/*\"", true)]
    [InlineData("\"Resource\": { \"Ref\": \"Bucket\" }", "\"Resource\": { \"Ref\": \"Other\" }", false)]
    [InlineData("\"Resource\": { \"Fn::Sub\": [\"${X}\", { \"X\": \"a\" }] }", "\"Resource\": { \"Fn::Sub\": [\"${X}\", { \"X\": \"b\" }] }", false)]
    [InlineData("\"NotResource\": \"arn:aws:s3:::secret/*\"", "\"NotResource\": \"arn:aws:s3:::secret/a\"", true)]
    public void A_wider_resource_is_new(string before, string after, bool isCertain)
    {
        var growth = Grown(On(before), On(after));

        Assert.Equal((GrowthPart.Resource, isCertain), (growth.Part, growth.IsCertain));
    }

    [Fact]
    public void The_resource_that_is_new_is_marked() => Assert.Equal(
        "arn:aws:s3:::logs/*", Grown(On("\"Resource\": \"arn:aws:s3:::a\""), On("\"Resource\": [\"arn:aws:s3:::a\", \"arn:aws:s3:::logs/*\"]")).Resource?.Text);

    [Theory]
    [InlineData("""{ "StringEquals": { "a:b": ["x", "y"] } }""", """{ "StringEquals": { "A:B": "x" } }""")]
    [InlineData("""{ "StringLike": { "a:b": "x*" } }""", """{ "StringLike": { "a:b": ["xy", "x?"] } }""")]
    [InlineData("""{ "StringLike": { "a:b": "x*" } }""", """{ "StringEquals": { "a:b": "x*" } }""")]
    [InlineData("""{ "StringEqualsIgnoreCase": { "a:b": "X" } }""", """{ "StringEquals": { "a:b": "x" } }""")]
    [InlineData("""{ "StringNotEquals": { "a:b": "x" } }""", """{ "StringNotEquals": { "a:b": ["x", "y"] } }""")]
    [InlineData("""{ "StringEqualsIfExists": { "a:b": "x" } }""", """{ "StringEquals": { "a:b": "x" } }""")]
    [InlineData("""{ "Null": { "a:b": "false" } }""", """{ "StringLike": { "a:b": "x*" } }""")]
    [InlineData("""{ "StringNotEquals": { "a:b": "x" } }""", """{ "Null": { "a:b": "true" } }""")]
    [InlineData("""{ "NumericLessThan": { "a:b": "10" } }""", """{ "NumericLessThanEquals": { "a:b": "9" } }""")]
    [InlineData("""{ "NumericGreaterThanEquals": { "a:b": "10" } }""", """{ "NumericEquals": { "a:b": ["10", "11"] } }""")]
    [InlineData("""{ "DateLessThan": { "aws:CurrentTime": "2027-01-01" } }""", """{ "DateLessThan": { "aws:CurrentTime": "2026-01-01T00:00:00Z" } }""")]
    [InlineData("""{ "IpAddress": { "aws:SourceIp": "203.0.0.0/16" } }""", """{ "IpAddress": { "aws:SourceIp": ["203.0.113.0/24", "203.0.7.7"] } }""")]
    [InlineData("""{ "ArnLike": { "aws:SourceArn": "arn:aws:sns:*:*:t*" } }""", """{ "ArnEquals": { "aws:SourceArn": "arn:aws:sns:eu-west-1:111122223333:topic" } }""")]
    [InlineData("""{ "Bool": { "aws:SecureTransport": true } }""", """{ "Bool": { "aws:SecureTransport": "True" }, "StringEquals": { "a:b": "x" } }""")]
    [InlineData("""{ "Ref": "Condition" }""", """{"Ref":"Condition"}""")]
    [InlineData("""{ "StringEquals": { "a:b": { "Ref": "Value" } } }""", """{ "StringEquals": { "a:b": { "Ref": "Value" }, "c:d": "x" } }""")]
    [InlineData("""{ "StringIs": { "a:b": "x" } }""", """{ "StringIs": { "a:b": "x" } }""")]
    [InlineData("{ }", """{ "Ref": "Condition" }""")]
    public void A_condition_is_narrower(string before, string after) => Assert.Empty(Between(When(before), When(after)));

    [Theory]
    [InlineData("""{ "StringEquals": { "a:b": "x" } }""", "{ }", true)]
    [InlineData("""{ "StringEquals": { "a:b": "x" } }""", """{ "StringEquals": { "a:b": ["x", "y"] } }""", true)]
    [InlineData("""{ "StringEquals": { "a:b": "x" } }""", """{ "StringEqualsIfExists": { "a:b": "x" } }""", true)]
    [InlineData("""{ "StringEquals": { "a:b": "x" } }""", """{ "StringLike": { "a:b": "x*" } }""", true)]
    [InlineData("""{ "StringNotEquals": { "a:b": ["x", "y"] } }""", """{ "StringNotEquals": { "a:b": "x" } }""", true)]
    [InlineData("""{ "NumericLessThan": { "a:b": "10" } }""", """{ "NumericLessThanEquals": { "a:b": "10" } }""", true)]
    [InlineData("""{ "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } }""", """{ "IpAddress": { "aws:SourceIp": "203.0.0.0/16" } }""", true)]
    [InlineData("""{ "Bool": { "aws:SecureTransport": "true" }, "StringEquals": { "a:b": "x" } }""", """{ "StringEquals": { "a:b": "x" } }""", true)]
    [InlineData("""{ "StringEquals": { "a:b": { "Ref": "Value" } } }""", """{ "StringEquals": { "a:b": { "Ref": "Other" } } }""", false)]
    [InlineData("""{ "Ref": "Condition" }""", "{ }", false)]
    [InlineData("""{ "StringIs": { "a:b": "x" } }""", "{ }", false)]
    public void A_condition_is_wider(string before, string after, bool isCertain)
    {
        var growth = Grown(When(before), When(after));

        Assert.Equal((GrowthPart.Condition, isCertain), (growth.Part, growth.IsCertain));
    }

    [Fact]
    public void Several_statements_cover_the_values_of_one() => Assert.Empty(Between(
        When("""{ "StringEquals": { "a:b": "x" } }""") + "," + When("""{ "StringEquals": { "a:b": "y" } }"""),
        When("""{ "StringEquals": { "a:b": ["x", "y"] } }""")));

    [Theory]
    [InlineData("""{ "AWS": ["111122223333", "arn:aws:iam::999999999999:role/app"] }""", """{ "AWS": "arn:aws:iam::111122223333:root" }""")]
    [InlineData("\"*\"", """{ "AWS": "111122223333" }""")]
    [InlineData("""{ "AWS": "arn:aws:iam::111122223333:role/app" }""", """{ "AWS": "arn:aws:sts::111122223333:assumed-role/app/run" }""")]
    [InlineData("""{ "AWS": { "Ref": "Caller" } }""", """{ "AWS": { "Ref": "Caller" } }""")]
    public void A_principal_is_covered(string before, string after) => Assert.Empty(Between(By(before), By(after), PolicyType.ResourceBased));

    [Theory]
    [InlineData("""{ "AWS": "111122223333" }""", """{ "AWS": ["111122223333", "999999999999"] }""", true)]
    [InlineData("""{ "AWS": "111122223333" }""", "\"*\"", true)]
    [InlineData("""{ "AWS": "111122223333" }""", """{ "AWS": "arn:aws:iam::111122223333:role/app" }""", false)] // the account could keep it from the role
    [InlineData("""{ "AWS": { "Ref": "Caller" } }""", """{ "AWS": { "Ref": "Other" } }""", false)]
    [InlineData("""{ "Service": "sns.amazonaws.com" }""", """{ "Service": ["sns.amazonaws.com", "s3.amazonaws.com"] }""", true)]
    public void A_principal_is_new(string before, string after, bool isCertain)
    {
        var growth = Assert.Single(Between(By(before), By(after), PolicyType.ResourceBased));

        Assert.Equal((GrowthPart.Principal, isCertain), (growth.Part, growth.IsCertain));
        Assert.Equal(growth.Principal!.Span, growth.Span);
    }

    [Theory]
    [InlineData("""{ "Effect": "Deny", "Action": "s3:Put*", "Resource": "*" }""", "", true)]
    [InlineData("""{ "Effect": "Deny", "Action": "s3:Put*", "Resource": "*" }""", """{ "Effect": "Deny", "Action": "s3:Put*", "Resource": "arn:aws:s3:::data/*" }""", true)]
    [InlineData("""{ "Effect": "Deny", "Action": "s3:Put*", "Resource": "*" }""", """{ "Effect": "Deny", "Action": "s3:Put*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } }""", true)]
    [InlineData("""{ "Effect": "Deny", "NotAction": "s3:Get*", "Resource": "*" }""", """{ "Effect": "Deny", "NotAction": "s3:*", "Resource": "*" }""", true)]
    [InlineData("""{ "Effect": "Deny", "Action": { "Ref": "Actions" }, "Resource": "*" }""", "", false)]
    [InlineData("""{ "Effect": { "Ref": "Effect" }, "Action": "s3:*", "Resource": "*" }""", "", false)]
    public void A_Deny_that_is_gone_lets_access_grow(string before, string after, bool isCertain)
    {
        var allow = Statement(action: "\"s3:*\"");
        var growth = Grown(Join(allow, before), Join(allow, after));

        Assert.Equal((GrowthPart.Denial, isCertain), (growth.Part, growth.IsCertain));
        Assert.NotNull(growth.Denial);
    }

    [Theory]
    [InlineData("""{ "Effect": "Deny", "Action": "sqs:*", "Resource": "*" }""", "")] // overlaps nothing
    [InlineData("""{ "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::data/*" }""", "")]
    [InlineData("""{ "Effect": "Deny", "Action": "s3:Put*", "Resource": "*" }""", """{ "Sid": "Wider", "Effect": "Deny", "Action": ["s3:Put*", "s3:Delete*"], "Resource": "*" }""")]
    [InlineData(
        """{ "Effect": "Deny", "Action": "s3:Put*", "Resource": "*", "Condition": { "StringEquals": { "a:b": "x" } } }""",
        """{ "Effect": "Deny", "Action": "s3:Put*", "Resource": "*", "Condition": { "StringEquals": { "a:b": ["x", "y"] } } }""")]
    [InlineData("""{ "Effect": "Deny", "Action": ["s3:Put*", { "Ref": "Actions" }], "Resource": "*" }""", """{ "Effect": "Deny", "Action": [{ "Ref": "Actions" }, "s3:Put*", "sqs:*"], "Resource": "*" }""")]
    public void A_Deny_that_still_covers_keeps_access_as_it_is(string before, string after)
    {
        var allow = Statement(action: "\"s3:*\"", resource: "\"arn:aws:s3:::logs/*\"");

        Assert.Empty(Between(Join(allow, before), Join(allow, after)));
    }

    [Fact]
    public void A_new_Allow_under_a_Deny_gives_nothing() => Assert.Empty(Between(
        """{ "Effect": "Deny", "Action": "s3:*", "Resource": "*" }""", Join("""{ "Effect": "Deny", "Action": "s3:*", "Resource": "*" }""", Statement(action: "\"s3:Get*\""))));

    [Theory]
    [InlineData(nameof(PolicyType.ServiceControl), false)]
    [InlineData(nameof(PolicyType.ResourceControl), false)]
    [InlineData(nameof(PolicyType.PermissionsBoundary), true)]
    public void A_control_policy_without_Allow_stands_beside_full_access(string type, bool isEmpty)
    {
        var growths = Between("""{ "Effect": "Deny", "Action": "s3:*", "Resource": "*" }""", """{ "Effect": "Deny", "Action": "s3:Put*", "Resource": "*" }""", System.Enum.Parse<PolicyType>(type));

        Assert.Equal(isEmpty, growths.IsEmpty);
        Assert.All(growths, growth => Assert.Equal((null, true), (growth.Statement, growth.IsCertain)));
    }

    [Theory]
    [InlineData("""{ "Ref": "A" }""", """{ "Ref": "B" }""", true)]
    [InlineData("""{ "Ref": "A" }""", """{"Ref":"A"}""", false)]
    [InlineData("", """{ "Ref": "B" }""", true)]
    [InlineData("""{ "Ref": "A" }""", "", true)] // may have been a Deny
    public void A_function_in_place_of_a_statement_is_known_by_its_text(string before, string after, bool grows)
    {
        var growths = Between(Join(Statement(), before), Join(Statement(), after));

        Assert.Equal(grows ? [GrowthPart.Unknown] : [], growths.Select(growth => growth.Part));
        Assert.All(growths, growth => Assert.False(growth.IsCertain));
    }

    [Fact]
    public void The_same_words_mean_less_in_the_old_language()
    {
        var statement = On("\"Resource\": \"arn:aws:s3:::logs/${aws:username}\"");

        Assert.NotEmpty(AccessGrowth.Between(Document(statement, "2008-10-17"), Document(statement), PolicyType.IdentityBased));
        Assert.Empty(AccessGrowth.Between(Document(On("\"Resource\": \"*\""), "2008-10-17"), Document(On("\"Resource\": \"*\"")), PolicyType.IdentityBased));
    }

    [Fact]
    public void Access_that_has_gone_is_marked_where_it_was()
    {
        var before = Document(Statement(action: "[\"s3:GetObject\", \"s3:PutObject\"]"));
        var gone = Assert.Single(AccessGrowth.Gone([before], [Document(Statement(action: "\"s3:GetObject\""))], PolicyType.IdentityBased));

        Assert.Same(before, gone.Document);
        Assert.Equal("s3:PutObject", gone.Entry?.Text);
    }

    [Fact]
    public void Policies_of_one_entity_count_together() => Assert.Empty(AccessGrowth.Between(
        [Document(Statement(action: "\"s3:Get*\"")), Document(Statement(action: "\"sqs:*\""))], [Document(Statement(action: "[\"sqs:SendMessage\", \"s3:GetObject\"]"))], PolicyType.IdentityBased));

    [Fact]
    public void A_huge_policy_is_only_possible_to_have_grown_and_takes_no_time()
    {
        var actions = string.Join(", ", Enumerable.Range(0, 3_000).Select(i => $"\"arn:aws:s3:::{i}*a*b*c*\""));
        var before = Document(On($"\"Resource\": [{actions}]"));
        var after = Document(On($"\"Resource\": [{actions}, \"arn:aws:s3:::new*\"]"));

        Assert.Single(AccessGrowth.Between(before, after, PolicyType.IdentityBased));
        Assert.Empty(AccessGrowth.Between(before, before, PolicyType.IdentityBased));
    }

    [Fact]
    public void What_is_too_much_to_compare_is_possible_where_it_changed()
    {
        var actions = string.Join(", ", Enumerable.Range(0, 400).Select(i => $"\"new:Thing{i}\""));
        var kept = Statement(action: "\"sqs:SendMessage\"");

        var growth = Grown(Join(kept, Statement(action: $"[{actions}]")), Join(Statement(action: $"[\"s3:GetObject\", {actions}]"), kept));

        Assert.Equal((0, false), (growth.Statement?.Index, growth.IsCertain));
    }

    [Theory]
    [InlineData("\"*\"", "{ \"AWS\": \"arn:aws:iam::111122223333:role/App\" }", "", "", true)]
    [InlineData("\"*\"", "\"*\"", "", "", false)]
    [InlineData("{ \"AWS\": \"111122223333\" }", "{ \"AWS\": \"arn:aws:iam::111122223333:role/App\" }", "", "", false)]
    [InlineData("\"*\"", "\"*\"", "", """, "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-abcdef1234" } }""", true)]
    [InlineData("\"*\"", "\"*\"", """, "Condition": { "StringEquals": { "aws:PrincipalOrgID": ["o-abcdef1234", "o-bcdef12345"] } }""", """, "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-abcdef1234" } }""", false)]
    public void Tells_when_strangers_come_in(string principal, string principalBefore, string condition, string conditionBefore, bool isNew)
    {
        var file = new FileContext("queue.resource.json", PolicyFile.Parse(Queue(principal, condition)), default, DeclaredType.Of("queue.resource.json", ""), ProjectFiles.None, _ => { }, default);

        var found = AccessGrowth.BecamePublic(Assert.Single(file.Policies), [PolicyDocument.Parse(Queue(principalBefore, conditionBefore))]);

        Assert.Equal(isNew ? "'sqs:SendMessage'" : null, found?.Access.Actions);

        static string Queue(string principal, string condition) => $$"""
            { "Version": "2012-10-17",
              "Statement": { "Effect": "Allow", "Principal": {{principal}}, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo"{{condition}} } }
            """;
    }

    [CorpusFact]
    public void Managed_policies_grant_what_their_normal_form_grants()
    {
        foreach (var text in NormalFormTests.Corpus().Where((_, index) => index % Conditional.Stride == 0))
        {
            var document = PolicyDocument.Parse(text);
            var form = PolicyDocument.Parse(NormalForm.Of(document));

            Assert.Empty(AccessGrowth.Between(document, form, PolicyType.IdentityBased));
            Assert.Empty(AccessGrowth.Between(form, document, PolicyType.IdentityBased));
        }
    }

    private static ImmutableArray<AccessGrowth> Between(string before, string after, PolicyType type = PolicyType.IdentityBased) =>
        AccessGrowth.Between(Document(before), Document(after), type);

    private static AccessGrowth Grown(string before, string after) => Assert.Single(Between(before, after));

    private static PolicyDocument Document(string statements, string version = PolicyDocument.CurrentVersion) =>
        PolicyDocument.Parse($$"""{ "Version": "{{version}}", "Statement": [{{statements}}] }""");

    private static string Join(params string[] statements) => string.Join(",", statements.Where(statement => statement.Length > 0));

    private static string Statement(string action = "\"s3:GetObject\"", string resource = "\"*\"") => $$"""{ "Effect": "Allow", "Action": {{action}}, "Resource": {{resource}} }""";

    private static string On(string resource) => $$"""{ "Effect": "Allow", "Action": "s3:GetObject", {{resource}} }""";

    private static string When(string condition) => $$"""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "{{Object}}", "Condition": {{condition}} }""";

    private static string By(string principal) => $$"""{ "Effect": "Allow", "Principal": {{principal}}, "Action": "s3:GetObject", "Resource": "{{Object}}" }""";

    private static string[] Names(ActionSet actions) => [.. actions.Select(index => ActionCatalogue.Instance[index].FullName)];
}
