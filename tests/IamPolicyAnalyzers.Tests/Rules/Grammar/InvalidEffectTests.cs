using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Grammar.InvalidEffect>;

namespace IamPolicyAnalyzers.Tests.Rules.Grammar;

public sealed class InvalidEffectTests
{
    [Theory]
    [InlineData("allow")]
    [InlineData("DENY")]
    [InlineData("Allow ")]
    [InlineData("Permit")]
    [InlineData("*")]
    public Task Reports(string effect) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": [ { "Effect": "[|{{effect}}|]", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" } ] }""",
        $"Effect is '{effect}', but AWS accepts only 'Allow' or 'Deny'");

    [Fact]
    public Task Reports_an_empty_text_with_its_quotes() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": [|""|], "Action": "s3:GetObject", "Resource": "*" } }""");

    [Fact]
    public Task Reports_each_statement_of_every_type() => Verify.With(path: "a.scp.json").Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "[|allow|]", "NotAction": "s3:GetObject", "Resource": "*" },
            { "Effect": "Deny", "Action": ["s3:GetObject"], "Resource": ["*"] },
            { "Effect": "[|deny|]", "Action": ["s3:GetObject"], "Resource": ["*"] } ] }
        """);

    [Theory]
    [InlineData("\"Allow\"")]
    [InlineData("\"Deny\"")]
    [InlineData("\"\\u0041llow\"")]
    [InlineData("""{ "Ref": "Effect" }""")]
    [InlineData("\"${Effect}\"")]
    [InlineData("\"{{effect}}\"")]
    [InlineData("true")] // no text: another rule's matter
    public Task Accepts(string effect) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": {{effect}}, "Action": "s3:GetObject", "Resource": "*" } }""");

    [Fact]
    public Task Writes_text_that_would_break_the_line_of_a_log_as_one_line() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "[|Al\nlow|]", "Action": "s3:GetObject", "Resource": "*" } }""",
        "Effect is 'Al\uFFFDlow', but AWS accepts only 'Allow' or 'Deny'");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "[|allow|]", "Action": "s3:GetObject", "Resource": "*", """);
}
