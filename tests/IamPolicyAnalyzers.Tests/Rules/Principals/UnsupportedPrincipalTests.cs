using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Principals.UnsupportedPrincipal>;

namespace IamPolicyAnalyzers.Tests.Rules.Principals;

public sealed class UnsupportedPrincipalTests
{
    [Fact]
    public Task Reports_a_service_control_policy() => Verify.With("a.scp.json").Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [ { "Effect": "Deny", "[|Principal|]": "*", "Action": "ec2:RunInstances", "Resource": "*" } ] }
        """,
        "Principal is not allowed in a service control policy; remove it, or test 'aws:PrincipalArn' in Condition");

    [Theory]
    [InlineData("IdentityBased", "an identity-based policy")]
    [InlineData("PermissionsBoundary", "a permissions boundary")]
    [InlineData("Session", "a session policy")]
    public Task Reports_what_is_attached_to_its_principal(string kind, string type) => Verify.With(kind: kind).Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "[|Principal|]": { "AWS": "111122223333" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" } }
        """,
        $"Principal is not allowed in {type}; remove it");

    [Fact]
    public Task Reports_once_per_document() => Verify.With("a.scp.json").Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "*", "Resource": "*" },
            { "Effect": "Deny", "[|NotPrincipal|]": { "AWS": "111122223333" }, "Action": "ec2:*", "Resource": "*" },
            { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*" } ] }
        """,
        "NotPrincipal is not allowed in a service control policy; remove it, or test 'aws:PrincipalArn' in Condition");

    [Fact]
    public Task Reports_an_inline_policy_of_a_template() => Verify.With("app.template.json").Reports(
        """
        { "Resources": { "Reader": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": {
            "Version": "2012-10-17",
            "Statement": { "Effect": "Allow", "[|Principal|]": { "Ref": "Who" }, "Action": "sqs:SendMessage", "Resource": "*" } } } } } }
        """);

    [Theory]
    [InlineData("a.json")] // guessed to be resource-based
    [InlineData("a.iam.json")]
    [InlineData("a.resource.json")]
    [InlineData("a.rcp.json")]
    [InlineData("a.vpce.json")]
    public Task Accepts_other_types(string path) => Verify.With(path).Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*" } }""");

    [Fact]
    public Task Accepts_a_policy_without() => Verify.With("a.scp.json").Accepts(
        """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Action": "ec2:RunInstances", "Resource": "*" } ] }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.With("a.scp.json").Reports(
        """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "[|Principal|]": "*", """);
}
