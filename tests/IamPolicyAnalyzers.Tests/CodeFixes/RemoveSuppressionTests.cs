using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Analysis.StaleSuppression, IamPolicyAnalyzers.CodeFixes.RemoveSuppression>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class RemoveSuppressionTests
{
    private const string Kept = """{ "rule": "IAM0601", "policy": "app.iam.json", "value": "sqs:*", "resources": "*", "reason": "Owns its queues" }""";

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{ \"suppressions\": [", "] }")]
    public Task Removes_the_entry(string open, string close) => Verify.With("app.iam-suppressions.json", files: Policy).FixesAll(
        $"{open}{Stale("s3:*")}, {Kept}, {Stale("sns:*")}{close}",
        $"{open}{Kept}{close}");

    [Fact]
    public Task Leaves_an_empty_list() => Verify.With("app.iam-suppressions.json", files: Policy).FixesAll($"[{Stale("s3:*")}, {Stale("sns:*")}]\n", "[]\n");

    private static (string Path, string Content) Policy =>
        ("app.iam.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sqs:*", "Resource": "*" } }""");

    private static string Stale(string value) => $$"""{ "rule": "[|IAM0601|]", "policy": "app.iam.json", "value": "{{value}}", "resources": "*", "reason": "Once" }""";
}
