using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Grammar.InvalidJson>;

namespace IamPolicyAnalyzers.Tests.Rules.Grammar;

public sealed class InvalidJsonTests
{
    [Fact]
    public Task Reports_a_trailing_comma() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*"[|,|] } }
        """,
        "JSON is not well-formed here: trailing comma before '}'");

    [Fact]
    public Task Reports_each_error_that_the_parser_recovers_from() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:GetObject"[|,|]], "Resource": "*"[|,|] }] }""");

    [Fact]
    public Task Accepts_well_formed_text() => Verify.Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" } }""");

    [Fact]
    public Task Accepts_broken_text_that_was_never_a_policy() => Verify.With(path: "orders.template.json").Accepts("""{ "name": "orders", }""");
}
