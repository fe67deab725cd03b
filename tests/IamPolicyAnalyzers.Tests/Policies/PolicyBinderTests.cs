using System.Linq;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Policies;

public sealed class PolicyBinderTests
{
    [Theory]
    [InlineData("\"s3:GetObject\"", "s3:GetObject")]
    [InlineData("[\"s3:GetObject\", \"s3:PutObject\"]", "s3:GetObject", "s3:PutObject")]
    [InlineData("[]")]
    [InlineData("[1, null, {}, [\"s3:GetObject\"], \"s3:PutObject\"]", "s3:PutObject")]
    [InlineData("{ \"a\": 1 }")]
    [InlineData("null")]
    public void Flattens_a_string_or_a_list(string value, params string[] actions)
    {
        var action = Statement($$"""{ "Action": {{value}} }""").Action!;

        Assert.Equal(actions, action.Entries.Select(e => e.Text));
        Assert.False(action.IsUnknown);
    }

    [Theory]
    [InlineData("\"*\"", false)]
    [InlineData("[\"*\"]", true)]
    [InlineData("[]", true)]
    [InlineData("{ \"Ref\": \"List\" }", false)]
    public void Tells_a_list_from_a_value_alone(string value, bool isList)
    {
        var statement = Statement($$"""{ "Action": {{value}}, "Resource": {{value}} }""");

        Assert.Equal((isList, isList), (statement.Action!.IsList, statement.Resource!.IsList));
    }

    [Theory]
    [InlineData("""[{ "Action": "sqs:SendMessage" }, { "NotAction": ["SQS:*", "sqs:Get*"] }]""", "sqs")]
    [InlineData("""{ "Action": ["sqs:SendMessage", "sns:Publish"] }""", null)]
    [InlineData("""[{ "Action": "sqs:SendMessage" }, { "Action": "*" }]""", null)]
    [InlineData("""[{ "Action": "sqs:SendMessage" }, { "Action": { "Ref": "Actions" } }]""", null)]
    [InlineData("""[{ "Action": "sqs:SendMessage" }, { "Effect": "Deny" }]""", null)]
    [InlineData("[]", null)]
    public void Names_the_only_service(string statements, string? service) =>
        Assert.Equal(service, PolicyDocument.Parse($$"""{ "Statement": {{statements}} }""").OnlyService);

    [Theory]
    [InlineData("""{ "Statement": { "Effect": "Allow" } }""", 1)]
    [InlineData("""{ "Statement": [{ "Effect": "Allow" }, "Allow", { "Effect": "Deny" }, null, [{}]] }""", 2)]
    [InlineData("""{ "Statement": [] }""", 0)]
    [InlineData("""{ "Statement": "Allow" }""", 0)]
    [InlineData("{}", 0)]
    [InlineData("", 0)]
    public void Reads_one_statement_or_a_list(string json, int count)
    {
        var policy = PolicyDocument.Parse(json);

        Assert.Equal(Enumerable.Range(0, count), policy.Statements.Select(s => s.Index));
        Assert.False(policy.HasUnknownStatements);
    }

    [Theory]
    [InlineData("""[{ "Fn::If": ["IsProd", {}, { "Ref": "AWS::NoValue" }] }]""", true, 0)]
    [InlineData("""{ "Ref": "Statements" }""", true, 0)]
    [InlineData("""[{ "Effect": "Allow", "Fn::Transform": { "Name": "AWS::Include" } }, {}]""", true, 1)]
    [InlineData("""[{ "Ref": "AWS::NoValue" }, {}]""", false, 1)]
    public void A_function_may_hide_statements(string statements, bool expected, int seen)
    {
        var policy = PolicyDocument.Parse($$"""{ "Statement": {{statements}} }""");

        Assert.Equal((expected, seen), (policy.HasUnknownStatements, policy.Statements.Length));
    }

    [Fact]
    public void An_included_file_may_hide_statements()
    {
        var policy = PolicyDocument.Parse("""{ "Version": "2012-10-17", "Fn::Transform": { "Name": "AWS::Include" } }""");

        Assert.True(policy.HasUnknownStatements);
        Assert.Equal(["Version"], policy.Elements.Select(e => e.Name));
    }

    [Theory]
    [InlineData("\"Allow\"", "Allow")]
    [InlineData("\"Deny\"", "Deny")]
    [InlineData("\"allow\"", "None")]
    [InlineData("{ \"Ref\": \"Effect\" }", "None")]
    [InlineData("true", "None")]
    public void Reads_effect_by_the_letter(string effect, string expected) =>
        Assert.Equal(expected, Statement($$"""{ "Effect": {{effect}} }""").Effect.ToString());

    [Theory]
    [InlineData("""{ "Action": "s3:*", "NotAction": "s3:*" }""")]
    [InlineData("""{ "NotAction": "s3:*", "Action": "s3:*" }""")]
    [InlineData("""{ "Action": "s3:*", "Action": "sqs:*", "NotAction": "s3:*" }""")]
    public void Leaves_out_an_element_beside_its_twin(string statement)
    {
        var read = Statement(statement);

        Assert.Null(read.Action);
        Assert.True(read.Has("Action"));
        Assert.True(read.Has("NotAction"));
    }

    [Fact]
    public void Leaves_out_the_other_twins_too()
    {
        var read = Statement("""{ "Resource": "*", "NotResource": "*", "Principal": "*", "NotPrincipal": "*", "Action": "s3:*" }""");

        Assert.Null(read.Resource);
        Assert.Null(read.Principal);
        Assert.NotNull(read.Action);
    }

    [Fact]
    public void Knows_a_negated_element()
    {
        var read = Statement("""{ "NotAction": "s3:*", "NotResource": "*", "NotPrincipal": { "AWS": "*" } }""");

        Assert.True(read.Action!.IsNot);
        Assert.True(read.Resource!.IsNot);
        Assert.True(read.Principal!.IsNot);
    }

    [Fact]
    public void Keeps_every_member_as_it_is_written()
    {
        var policy = PolicyDocument.Parse("""{ "version": "2012-10-17", "Statement": [{ "Efect": "Allow", "Sid": "A", "Sid": "B" }], "Extra": 1 }""");

        Assert.Equal(["version", "Statement", "Extra"], policy.Elements.Select(e => e.Name));
        Assert.Equal(["Efect", "Sid", "Sid"], policy.Statements.Single().Elements.Select(e => e.Name));
        Assert.Null(policy.Version);
        Assert.False(policy.Statements.Single().Has("Effect"));
    }

    [Fact]
    public void A_member_without_value_is_not_there()
    {
        var policy = PolicyDocument.Parse(
            """{ "Id": { "Ref": "AWS::NoValue" }, "Statement": { "Condition": { "Ref": "AWS::NoValue" }, "Action": ["s3:GetObject", { "Ref": "AWS::NoValue" }] } }""");

        Assert.False(policy.Has("Id"));
        Assert.Null(policy.Statements.Single().Condition);
        Assert.Equal(["s3:GetObject"], policy.Statements.Single().Action!.Entries.Select(e => e.Text));
        Assert.False(policy.Statements.Single().Action!.IsUnknown);
    }

    [Theory]
    [InlineData("""{ "Ref": "Actions" }""")]
    [InlineData("""["s3:GetObject", { "Ref": "Action" }]""")]
    [InlineData("""["s3:GetObject", { "Fn::Sub": "s3:${Verb}Object" }]""")]
    [InlineData("""["s3:${Verb}Object"]""")]
    public void A_part_that_is_not_known_makes_the_list_unknown(string actions) => Assert.True(Statement($$"""{ "Action": {{actions}} }""").Action!.IsUnknown);

    [Fact]
    public void A_resource_is_known_when_its_parts_are()
    {
        var read = Statement("""{ "Resource": ["*", { "Fn::Sub": "arn:aws:s3:::${Bucket}/*" }] }""");

        Assert.False(read.Resource!.IsUnknown);
        Assert.True(Statement("""{ "Resource": { "Fn::GetAtt": ["Bucket", "Arn"] } }""").Resource!.IsUnknown);
    }

    [Fact]
    public void Reads_principals_by_their_kind()
    {
        var principal = Statement("""{ "Principal": { "AWS": ["*", { "Ref": "Role" }], "Service": "s3.amazonaws.com", "Federated": "f", "CanonicalUser": "c", "aws": "x" } }""").Principal!;

        Assert.Equal(["Aws *", "Aws ", "Service s3.amazonaws.com", "Federated f", "CanonicalUser c"], principal.Values.Select(v => $"{v.Kind} {v.Text}"));
        Assert.True(principal.IncludesEveryone);
        Assert.True(principal.IsUnknown);
    }

    [Theory]
    [InlineData("\"*\"", true, false)]
    [InlineData("{ \"AWS\": \"*\" }", true, false)]
    [InlineData("{ \"Service\": \"*\" }", false, false)]
    [InlineData("{ \"Ref\": \"Principal\" }", false, true)]
    [InlineData("{ \"AWS\": \"111122223333\" }", false, false)]
    public void Knows_everyone(string value, bool everyone, bool isUnknown)
    {
        var principal = Statement($$"""{ "Principal": {{value}} }""").Principal!;

        Assert.Equal((everyone, isUnknown), (principal.IncludesEveryone, principal.IsUnknown));
    }

    [Fact]
    public void Flattens_a_condition_to_its_tests()
    {
        var condition = Statement(
            """
            { "Condition": {
                "StringEquals": { "aws:PrincipalTag/team": ["a", "b"], "aws:RequestedRegion": { "Ref": "AWS::Region" } },
                "Bool": { "aws:SecureTransport": true },
                "NumericLessThan": { "aws:MultiFactorAuthAge": 3600 },
                "stringLike": { "aws:username": { "Ref": "AWS::NoValue" } } } }
            """).Condition!;

        Assert.False(condition.IsUnknown);
        Assert.Equal(
            ["StringEquals aws:PrincipalTag/team a|b", "StringEquals aws:RequestedRegion ", "Bool aws:SecureTransport true", "NumericLessThan aws:MultiFactorAuthAge 3600", "stringLike aws:username "],
            condition.Tests.Select(t => $"{t.OperatorName.Text} {t.Key.Text} {string.Join("|", t.Values.Select(v => v.Text))}"));
        Assert.True(condition.Tests[1].Values.Single().IsUnknown);
        Assert.Null(condition.Tests[4].Operator);
    }

    [Theory]
    [InlineData("""{ "Fn::If": ["A", {}, {}] }""")]
    [InlineData("""{ "StringEquals": { "Ref": "A" } }""")]
    public void A_function_makes_a_condition_unknown(string condition) => Assert.True(Statement($$"""{ "Condition": {{condition}} }""").Condition!.IsUnknown);

    [Theory]
    [InlineData("""{ "Statement": [{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }] }""", "IdentityBased")]
    [InlineData("""{ "Statement": [{ "Principal": "*", "Action": "s3:*", "Resource": "*" }] }""", "ResourceBased")]
    [InlineData("""{ "Statement": [{ "Principal": "*", "Action": "s3:*" }] }""", "ResourceBased")]
    [InlineData("""{ "Statement": [{ "Principal": { "Service": "ec2.amazonaws.com" }, "Action": ["sts:AssumeRole", "STS:TagSession"] }] }""", "Trust")]
    [InlineData("""{ "Statement": [{ "Principal": "*", "Action": "sts:AssumeRole", "Resource": "*" }] }""", "ResourceBased")]
    [InlineData("""{ "Statement": [{ "NotPrincipal": "*", "Action": "ecr:*" }] }""", "ResourceBased")]
    [InlineData("""{ "Statement": [] }""", "IdentityBased")]
    public void Guesses_the_type(string json, string type) => Assert.Equal(type, PolicyDocument.Parse(json).GuessedType.ToString());

    private static Statement Statement(string json) => PolicyDocument.Parse($$"""{ "Statement": {{json}} }""").Statements.Single();

    [Fact]
    public void Keeps_every_member_of_a_condition()
    {
        var policy = PolicyDocument.Parse(
            """
            { "Statement": { "Condition": {
                "Bool": { "aws:SecureTransport": true, "aws:ViaAWSService": { "a": 1 } },
                "aws:SourceVpc": ["vpc-1", "vpc-2"],
                "stringEquals": {},
                "Null": { "Ref": "Keys" } } } }
            """);

        var condition = policy.Statements.Single().Condition!;

        Assert.True(condition.IsUnknown);
        Assert.Equal(["Bool", "aws:SourceVpc", "stringEquals"], condition.Clauses.Select(clause => clause.Name.Text));
        Assert.Equal([false, true, false], condition.Clauses.Select(clause => clause.IsKey));
        Assert.Equal([false, false, true], condition.Clauses.Select(clause => clause.IsUnknownOperator));
        Assert.Equal(["vpc-1", "vpc-2"], condition.Clauses[1].Values.Select(value => value.Text));
        Assert.Equal([("aws:SecureTransport", false), ("aws:ViaAWSService", true)], condition.Tests.Select(test => (test.Key.Text, test.HasObject)));
        Assert.Equal(condition.Tests, policy.ConditionClauses.SelectMany(member => member.Clause.Tests));
    }
}
