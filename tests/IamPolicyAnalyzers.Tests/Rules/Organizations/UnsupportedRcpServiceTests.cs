using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Organizations.UnsupportedRcpService>;

namespace IamPolicyAnalyzers.Tests.Rules.Organizations;

public sealed class UnsupportedRcpServiceTests
{
    private const string Rcp = "perimeter.rcp.json";

    [Fact]
    public Task Reports_a_service_out_of_reach() => Verify.With(Rcp).Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [{ "Effect": "Deny", "Principal": "*", "Action": "[|ec2|]:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:SecureTransport": "false" } } }] }
        """,
        "Resource control policies do not reach service 'ec2'; remove the action");

    [Fact]
    public Task Reports_each_entry() => Verify.With(Rcp).Reports(Deny("""["s3:*", "[|ec2|]:RunInstances", "[|IAM|]:Get*"]"""));

    [Theory]
    [InlineData("\"s3:*\"")]
    [InlineData("""["S3:GetObject", "sqs:*", "kms:*", "secretsmanager:*", "sts:AssumeRole"]""")]
    [InlineData("\"es:*\"")]
    [InlineData("\"opensearch:*\"")]
    [InlineData("\"nosuchservice:*\"")] // UnknownService's
    [InlineData("\"*\"")] // InvalidRcpStatement's
    [InlineData("\"${Service}:*\"")]
    [InlineData("""{ "Ref": "Actions" }""")]
    public Task Accepts(string action) => Verify.With(Rcp).Accepts(Deny(action));

    [Fact]
    public Task Accepts_a_service_named_in_the_options() => Verify.With(Rcp, config: "iam_extra_services = ec2").Accepts(Deny("\"ec2:*\""));

    [Fact]
    public Task Only_hints_once_the_data_are_old() => Verify.With(Rcp, config: "iam_as_of_date = 2099-01-01", severity: DiagnosticSeverity.Info).Reports(Deny("\"[|ec2|]:*\""));

    [Theory]
    [InlineData("""{ "Effect": "Deny", "Principal": "*", "NotAction": "ec2:*", "Resource": "*" }""")] // InvalidRcpStatement's
    [InlineData("""{ "Effect": "Allow", "Principal": "*", "Action": "ec2:*", "Resource": "*" }""")] // InvalidRcpStatement's
    public Task Accepts_statements_of_another_fault(string statement) => Verify.With(Rcp).Accepts($$"""{ "Version": "2012-10-17", "Statement": {{statement}} }""");

    [Fact]
    public Task Accepts_other_policies() => Verify.With("limits.scp.json").Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "ec2:*", "Resource": "*" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.With(Rcp).Reports(
        """
        { "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*", "Action": ["[|ec2|]:*"
        """);

    private static string Deny(string action) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": {{action}}, "Resource": "*" } }""";
}
