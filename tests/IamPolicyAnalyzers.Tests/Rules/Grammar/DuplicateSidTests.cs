using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Grammar.DuplicateSid>;

namespace IamPolicyAnalyzers.Tests.Rules.Grammar;

public sealed class DuplicateSidTests
{
    private const string Read = """ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" """;

    [Fact]
    public Task Reports_the_later_statement() => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": [ { "Sid": "Read", {{Read}} }, { "Sid": "[|Read|]", {{Read}} } ] }""",
        "Sid 'Read' is already used in this policy; give each statement its own");

    [Fact]
    public Task Points_at_the_first_use() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" }, { "Sid": "[|Read|]", "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::demo-bucket/*" }] }""",
        ("Read", "first used here"));

    [Fact]
    public Task Reports_each_later_statement() => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [ { "Sid": "A", {{Read}} }, { "Sid": "B", {{Read}} }, { {{Read}}, "Sid": "[|A|]" }, { "Sid": "[|B|]", "Effect": "Deny", "NotAction": "*", "Resource": "*" }, { "Sid": "[|A|]", {{Read}} } ] }
        """);

    [Theory]
    [InlineData("a.boundary.json", "s3:GetObject")]
    [InlineData("a.session.json", "s3:GetObject")]
    [InlineData("a.trust.json", "sts:AssumeRole")]
    [InlineData("a.resource.json", "sqs:SendMessage")]
    [InlineData("a.resource.json", "SNS:Publish")]
    [InlineData("a.iam.json", "sqs:SendMessage")] // by its Principal a resource-based one
    public Task Reports_where_AWS_refuses_it(string path, string action) => Verify.With(path).Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [
            { "Sid": "A", "Effect": "Allow", "Principal": "*", "Action": "{{action}}", "Resource": "*" },
            { "Sid": "[|A|]", "Effect": "Allow", "Principal": "*", "Action": ["{{action}}"], "Resource": "*" } ] }
        """);

    [Theory]
    [InlineData("a.scp.json", "s3:GetObject")]
    [InlineData("a.rcp.json", "s3:GetObject")]
    [InlineData("a.vpce.json", "s3:GetObject")]
    [InlineData("a.resource.json", "s3:GetObject")]
    [InlineData("a.resource.json", "*")]
    [InlineData("a.resource.json", "${Action}")]
    public Task Accepts_where_AWS_does(string path, string action) => Verify.With(path).Accepts(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [
            { "Sid": "A", "Effect": "Allow", "Principal": "*", "Action": "{{action}}", "Resource": "*" },
            { "Sid": "A", "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "*" } ] }
        """);

    [Theory]
    [InlineData("\"Read\"", "\"read\"")]
    [InlineData("\"\"", "\"\"")] // AmbiguousSid
    [InlineData("\"Read it\"", "\"Read it\"")] // InvalidSid
    [InlineData("7", "7")] // InvalidElementType
    [InlineData("{ \"Ref\": \"Sid\" }", "{ \"Ref\": \"Sid\" }")]
    [InlineData("\"${Sid}\"", "\"${Sid}\"")]
    public Task Accepts(string first, string second) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": [ { "Sid": {{first}}, {{Read}} }, { "Sid": {{second}}, {{Read}} } ] }""");

    [Fact]
    public Task Accepts_statements_that_exclude_each_other() => Verify.With("app.template.json").Accepts(
        $$"""
        { "Resources": { "Policy": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [ { "Fn::If": [ "IsProd", { "Sid": "Read", {{Read}} }, { "Ref": "AWS::NoValue" } ] }, { "Sid": "Read", {{Read}} } ] } } } } }
        """);

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": [ { "Sid": "Read", {{Read}} }, { "Sid": "[|Read|]", {{Read}}, """);
}
