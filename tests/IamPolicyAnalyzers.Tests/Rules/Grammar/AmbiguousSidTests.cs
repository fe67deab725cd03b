using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Grammar.AmbiguousSid>;

namespace IamPolicyAnalyzers.Tests.Rules.Grammar;

public sealed class AmbiguousSidTests
{
    [Fact]
    public Task Reports_an_empty_Sid() => Verify.With(severity: DiagnosticSeverity.Info).Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [ { "Sid": [|""|], "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" } ] }
        """,
        "Sid is empty; findings and suppressions cannot address the statement by it");

    [Fact]
    public Task Points_at_the_first_use() => Verify.With("a.resource.json").Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Sid": "Read", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" }, { "Sid": "[|Read|]", "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::demo-bucket/*" }] }""",
        ("Read", "first used here"));

    [Theory]
    [InlineData("a.resource.json", "s3:GetObject")]
    [InlineData("a.resource.json", "*")]
    [InlineData("a.vpce.json", "s3:GetObject")]
    [InlineData("a.scp.json", "s3:GetObject")]
    [InlineData("a.rcp.json", "s3:GetObject")]
    public Task Reports_a_repeated_Sid_where_AWS_accepts_it(string path, string action) => Verify.With(path, severity: DiagnosticSeverity.Info).Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [
            { "Sid": "Read", "Effect": "Deny", "Principal": "*", "Action": "{{action}}", "Resource": "*" },
            { "Sid": "[|Read|]", "Effect": "Deny", "Principal": "*", "NotAction": ["s3:ListBucket"], "Resource": "*" } ] }
        """,
        "Sid 'Read' is already used in this policy; findings and suppressions cannot address the statement by it");

    [Fact]
    public Task Reports_each_empty_Sid_once() => Verify.With("a.resource.json", severity: DiagnosticSeverity.Info).Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Sid": [|""|], "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*" },
            { "Sid": [|""|], "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "*" } ] }
        """);

    [Theory]
    [InlineData("a.iam.json", "s3:GetObject")] // DuplicateSid
    [InlineData("a.resource.json", "sqs:SendMessage")] // DuplicateSid
    public Task Accepts_what_AWS_refuses(string path, string action) => Verify.With(path).Accepts(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [
            { "Sid": "Read", "Effect": "Deny", "Action": "{{action}}", "Resource": "*" },
            { "Sid": "Read", "Effect": "Deny", "Action": "{{action}}", "Resource": "*" } ] }
        """);

    [Theory]
    [InlineData("\"A\"", "\"a\"")]
    [InlineData("\"a b\"", "\"a-b\"")]
    [InlineData("{ \"Ref\": \"Sid\" }", "{ \"Ref\": \"Sid\" }")]
    [InlineData("\"${Sid}\"", "\"${Sid}\"")]
    [InlineData("null", "1")] // InvalidElementType
    public Task Accepts(string first, string second) => Verify.With("a.resource.json").Accepts(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [
            { "Sid": {{first}}, "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "*" },
            { "Sid": {{second}}, "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "*" } ] }
        """);

    [Fact]
    public Task Leaves_what_is_still_being_typed() => Verify.With(severity: DiagnosticSeverity.Info).Reports(
        """
        { "Version": "2012-10-17", "Statement": [ { "Sid": [|""|], "Effect": "Allow" }, { "Sid": "
        """);
}
