using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Organizations;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class UseStarPrincipalTests
{
    [Theory]
    [InlineData("""{ "AWS": "*" }""")]
    [InlineData("""{ "AWS": ["111122223333", "*"] }""")]
    public Task Writes_everyone_as_a_string(string principal) => FixVerifier<InvalidRcpStatement, UseStarPrincipal>.With("perimeter.rcp.json").FixesAll(
        $$"""
        { "Version": "2012-10-17", "Statement": { "Effect": "Deny", "[|Principal|]": {{principal}}, "Action": "s3:*", "Resource": "*" } }
        """,
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*" } }
        """);

    [Theory]
    [InlineData("\"arn:aws:iam::111122223333:role/Worker\"", "\"ArnLike\": { \"aws:PrincipalArn\": \"arn:aws:iam::111122223333:role/Worker\" }")]
    [InlineData("\"111122223333\"", "\"StringEquals\": { \"aws:PrincipalAccount\": \"111122223333\" }")]
    public Task Tests_whom_an_organization_denies(string principal, string test) => FixVerifier<InvalidRcpStatement, UseStarPrincipal>.With("perimeter.rcp.json").FixesAll(
        $$"""
        { "Version": "2012-10-17", "Statement": { "Effect": "Deny", "[|Principal|]": { "AWS": {{principal}} }, "Action": "s3:*", "Resource": "*" } }
        """,
        $$"""
        { "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": { {{test}} } } }
        """);

    [Theory]
    [InlineData("""{ "Statement": { "Effect": "Deny", "[|Principal|]": { "Service": "ec2.amazonaws.com" }, "Action": "s3:*", "Resource": "*" } }""")]
    [InlineData("""{ "Statement": { "Effect": "Deny", "[|NotPrincipal|]": { "AWS": "*" }, "Action": "s3:*", "Resource": "*" } }""")]
    [InlineData("""{ "Statement": { "Effect": "Deny", "Principal": { "AWS": "*" }, "[|NotAction|]": "s3:*", "Resource": "*" } }""")]
    public void Offers_nothing(string markup) => Assert.Empty(FixText.Titles<UseStarPrincipal>(markup, RuleIds.InvalidRcpStatement));

    [Theory]
    [InlineData("\"arn:aws:iam::111122223333:role/Worker\"", "\"ArnLike\": { \"aws:PrincipalArn\": \"arn:aws:iam::111122223333:role/Worker\" }")]
    [InlineData(
        "[\"arn:aws:iam::111122223333:role/app/Worker\", \"arn:aws:iam::111122223333:user/ann\"]",
        "\"ArnLike\": { \"aws:PrincipalArn\": [\"arn:aws:iam::111122223333:role/app/Worker\", \"arn:aws:iam::111122223333:user/ann\"] }")]
    [InlineData("[\"111122223333\", \"arn:aws:iam::111122223333:root\"]", "\"StringEquals\": { \"aws:PrincipalAccount\": \"111122223333\" }")]
    public Task Tests_who_calls_through_a_gateway(string principal, string test) => FixVerifier<InvalidEndpointPolicy, UseStarPrincipal>.With("network.template.json").FixesAll(
        Gateway($$"""{ "Effect": "Allow", "[|Principal|]": { "AWS": {{principal}} }, "Action": "s3:GetObject", "Resource": "*" }"""),
        Gateway($$"""{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*", "Condition": { {{test}} } }"""));

    [Theory]
    [InlineData("\"[|Principal|]\": { \"AWS\": [\"111122223333\", \"arn:aws:iam::444455556666:role/Worker\"] }")]
    [InlineData("\"[|Principal|]\": { \"AWS\": \"arn:aws:sts::111122223333:assumed-role/Worker/session\" }")] // aws:PrincipalArn is that of the role
    [InlineData("\"[|Principal|]\": { \"AWS\": \"arn:aws:iam::111122223333:role/*\" }")]
    [InlineData("\"[|Principal|]\": { \"Service\": \"ec2.amazonaws.com\" }")]
    [InlineData("\"[|NotPrincipal|]\": { \"AWS\": \"111122223333\" }")]
    [InlineData("\"[|Principal|]\": { \"AWS\": \"111122223333\" }, \"Condition\": { \"StringEquals\": { \"aws:PrincipalAccount\": \"444455556666\" } }")]
    public Task Offers_nothing_for_a_gateway_when_no_test_means_the_same(string principal) =>
        FixVerifier<InvalidEndpointPolicy, UseStarPrincipal>.With("network.template.json").OffersNothing(
            Gateway($$"""{ "Effect": "Allow", {{principal}}, "Action": "s3:GetObject", "Resource": "*" }"""));

    [Fact]
    public Task Leaves_values_of_an_endpoint_alone() => FixVerifier<InvalidEndpointPolicy, UseStarPrincipal>.With("s3.vpce.json").OffersNothing(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringLike": { "aws:PrincipalOrgID": "[|o-*|]" } } } }
        """);

    private static string Gateway(string statement) =>
        $$"""
        { "Resources": { "Endpoint": { "Type": "AWS::EC2::VPCEndpoint", "Properties": { "VpcEndpointType": "Gateway", "PolicyDocument": { "Version": "2012-10-17",
          "Statement": {{statement}} } } } } }
        """;
}
