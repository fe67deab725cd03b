using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Analysis.StaleSuppression>;

namespace IamPolicyAnalyzers.Tests.Rules.Analysis;

public sealed class StaleSuppressionTests
{
    private const string Policy = """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "sqs:*", "Resource": "arn:aws:sqs:us-east-1:111122223333:orders" } }
        """;

    [Fact]
    public Task Reports_an_entry_whose_value_is_gone() => With().Reports(
        File("""{ "rule": "[|IAM0601|]", "policy": "policy.iam.json", "value": "sns:*", "resources": "*", "reason": "r" }"""),
        "Suppression of 'IAM0601' for 'sns:*' matches nothing; remove it");

    [Fact]
    public Task Reports_an_entry_whose_finding_is_repaired() => With().Reports(
        File("""{ "rule": "[|IAM0606|]", "policy": "*.json", "value": "arn:aws:sqs:us-east-1:111122223333:orders", "actions": "sqs:*", "reason": "r" }"""));

    [Theory]
    [InlineData("""{ "rule": "IAM0601", "policy": "policy.iam.json", "value": "sqs:*", "resources": "arn:aws:sqs:*", "reason": "r" }""")]
    [InlineData("""{ "rule": "IAM0601", "policy": "policy.iam.json", "value": "sns:*", "resources": "*", "reason": "r", "keep": true }""")]
    [InlineData("""{ "rule": "IAM0601", "policy": "elsewhere.iam.json", "value": "sns:*", "resources": "*", "reason": "r" }""")] // part of another project
    [InlineData("""{ "rule": "IAM0710", "policy": "policy.iam.json", "value": "x", "reason": "r" }""")] // off by default
    [InlineData("""{ "rule": "IAM0601", "policy": "policy.iam.json", "value": "sns:*", "reason": "r" }""")] // IAM2004 reports it
    public Task Accepts(string entry) => With().Accepts(File(entry));

    [Fact]
    public Task Accepts_what_an_option_makes_idle() => With("iam_allow_suppressions = false").Accepts(
        File("""{ "rule": "IAM0601", "policy": "policy.iam.json", "value": "sns:*", "resources": "*", "reason": "r" }"""));

    [Theory]
    [InlineData("iam_diagnostic.IAM0601.severity = none")]
    [InlineData("iam_diagnostic.category-Wildcards.severity = none")]
    public Task Accepts_an_entry_of_a_rule_that_is_silenced_in_its_file(string config) => With(config).Accepts(
        File("""{ "rule": "IAM0601", "policy": "policy.iam.json", "value": "sqs:*", "resources": "arn:aws:sqs:*", "reason": "r" }"""));

    [Fact]
    public Task Accepts_a_broken_file() => With().Accepts("""{ "suppressions": [ { "rule": """);

    private static string File(string entry) => "{ \"suppressions\": [" + entry + "] }";

    private static Verify.Case With(string config = "") =>
        Verify.With(path: "app.iam-suppressions.json", config: config, files: ("policy.iam.json", Policy));
}
