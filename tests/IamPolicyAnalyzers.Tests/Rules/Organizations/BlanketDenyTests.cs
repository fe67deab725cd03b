using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Organizations.BlanketDeny>;

namespace IamPolicyAnalyzers.Tests.Rules.Organizations;

public sealed class BlanketDenyTests
{
    [Fact]
    public Task Reports() => Verify.With("limits.rcp.json").Reports(
        Deny("\"[|s3:*|]\""), "Deny on 's3:*' with Resource '*' and no Condition stops everyone, administrators included; add Condition");

    [Theory]
    [InlineData("limits.rcp.json", "[\"sqs:SendMessage\", \"[|SQS:**|]\", \"kms:*\"]")]
    [InlineData("limits.scp.json", "\"[|*|]\"")]
    [InlineData("limits.scp.json", "[\"s3:*\", \"[|*:*|]\"]")]
    public Task Reports_whatever_the_shape(string path, string action) => Verify.With(path).Reports(Deny(action));

    [Theory]
    [InlineData("limits.rcp.json", "\"s3:DeleteBucketPolicy\"")]
    [InlineData("limits.rcp.json", "\"s3:Delete*\"")]
    [InlineData("limits.rcp.json", "\"*\"")] // InvalidRcpStatement
    [InlineData("limits.rcp.json", "[\"${What}\", { \"Ref\": \"What\" }]")]
    [InlineData("limits.scp.json", "\"s3:*\"")] // a service that nobody uses
    [InlineData("quarantine.scp.json", "\"*\"")]
    [InlineData("deny-all.scp.json", "\"*\"")]
    [InlineData("sandbox/all.resource.json", "\"s3:*\"")]
    public Task Accepts(string path, string action) => Verify.With(path).Accepts(Deny(action));

    [Theory]
    [InlineData("\"Effect\": \"Deny\", \"Action\": \"s3:*\", \"Resource\": \"arn:aws:s3:::logs/*\"")]
    [InlineData("\"Effect\": \"Deny\", \"Action\": \"s3:*\", \"NotResource\": \"*\"")]
    [InlineData("\"Effect\": \"Deny\", \"Action\": \"s3:*\", \"Resource\": { \"Ref\": \"Where\" }")]
    [InlineData("\"Effect\": \"Deny\", \"Action\": \"s3:*\", \"Resource\": \"*\", \"Condition\": { \"Ref\": \"When\" }")]
    [InlineData("\"Effect\": \"Deny\", \"Action\": \"s3:*\", \"Resource\": \"*\", \"Condition\": { \"Bool\": { \"aws:SecureTransport\": \"false\" } }")]
    [InlineData("\"Effect\": \"Deny\", \"NotAction\": \"s3:GetObject\", \"Resource\": \"*\"")]
    [InlineData("\"Effect\": \"Deny\", \"Action\": \"s3:*\", \"Resource\": \"*\", \"Sid\": \"SuspendedAccounts\"")]
    [InlineData("\"Effect\": \"Deny\", \"Action\": \"s3:*\", \"Resource\": \"*\", \"Sid\": \"${Name}\"")]
    [InlineData("\"Effect\": \"${Effect}\", \"Action\": \"s3:*\", \"Resource\": \"*\"")]
    public Task Accepts_other_statements(string statement) => Verify.With("limits.rcp.json").Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { {{statement}}, "Principal": "*" } }""");

    [Fact]
    public Task Reports_in_the_second_of_two_statements_and_in_a_broken_file() => Verify.With("limits.rcp.json").Reports(
        """
        { "Version": "2012-10-17", "Statement": [
          { "Effect": "Deny", "Principal": "*", "Action": "s3:DeleteBucket", "Resource": "*" },
          { "Effect": "Deny", "Principal": "*", "Resource": ["arn:aws:s3:::logs", "*"], "Action": "[|s3:*|]" },
        """);

    private static string Deny(string action) => $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": {{action}}, "Resource": "*" } }""";
}
