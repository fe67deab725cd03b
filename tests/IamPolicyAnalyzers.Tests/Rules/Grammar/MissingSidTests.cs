using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Grammar.MissingSid>;

namespace IamPolicyAnalyzers.Tests.Rules.Grammar;

public sealed class MissingSidTests
{
    private const string Read = """ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" """;

    [Fact]
    public Task Reports_every_statement_without_Sid() => Verify.With(severity: DiagnosticSeverity.Info).Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [
            [|{|] {{Read}} },
            { "Sid": "List", "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::demo-bucket" },
            [|{|] "Effect": "Deny", "NotAction": ["s3:GetObject", "s3:ListBucket"], "Resource": "*" } ] }
        """,
        "Statement has no Sid; name its purpose so that reviews can address it");

    [Theory]
    [InlineData("\"Sid\": \"Read\"")]
    [InlineData("\"Sid\": \"\"")] // AmbiguousSid
    [InlineData("\"Sid\": 7")] // InvalidElementType
    [InlineData("\"sid\": \"Read\"")] // UnknownElement
    [InlineData("\"Sid\": { \"Ref\": \"Sid\" }")]
    public Task Accepts(string sid) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [ { {{sid}}, {{Read}} }, { {{sid}}, {{Read}} } ] }""");

    [Theory]
    [InlineData("{ {0} }")]
    [InlineData("[ { {0} } ]")]
    [InlineData("[ { {0} }, { \"Ref\": \"More\" } ]")] // perhaps the only one
    public Task Accepts_a_single_statement(string statement) =>
        Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": {{statement.Replace("{0}", Read, System.StringComparison.Ordinal)}} }""");

    [Fact]
    public Task Accepts_a_file_that_is_unfinished() => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [ { {{Read}} }, { {{Read}}, """);
}
