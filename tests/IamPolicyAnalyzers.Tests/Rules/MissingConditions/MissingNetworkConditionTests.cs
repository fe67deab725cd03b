using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.MissingConditions.MissingNetworkCondition>;

namespace IamPolicyAnalyzers.Tests.Rules.MissingConditions;

public sealed class MissingNetworkConditionTests
{
    [Fact]
    public Task Reports_a_session_from_anywhere() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [{ "Effect": "Allow", "Action": "[|ssm:StartSession|]", "Resource": "arn:aws:ec2:us-east-1:111122223333:instance/i-0123456789abcdef0" }] }
        """,
        "Allow on 'ssm:StartSession' works from any network; test 'aws:SourceIp' or 'aws:SourceVpce'");

    [Fact]
    public Task Names_up_to_three_actions() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": ["s3:GetObject", "[|ssm:*Session|]", "dsql:DbConnect", "rds-db:connect"], "Resource": "*" } }
        """,
        "Allow on 'ssm:ResumeSession', 'ssm:StartSession', 'dsql:DbConnect' and 1 more works from any network; test 'aws:SourceIp' or 'aws:SourceVpce'");

    [Theory]
    [InlineData("""{ "IpAddress": { "aws:SourceIp": "0.0.0.0/0" } }""")]
    [InlineData("""{ "Bool": { "aws:MultiFactorAuthPresent": "true" } }""")]
    [InlineData("""{ "StringEquals": { "aws:RequestedRegion": "eu-west-1" } }""")]
    public Task Reports_a_condition_that_names_no_network(string condition) => Verify.Reports(Policy("[|ssm:StartSession|]", condition));

    [Theory]
    [InlineData("""{ "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } }""")]
    [InlineData("""{ "StringEquals": { "aws:sourcevpce": "vpce-0123456789abcdef0" } }""")]
    [InlineData("""{ "NotIpAddress": { "aws:SourceIp": "198.51.100.0/24" } }""")]
    [InlineData("""{ "IpAddress": { "aws:VpcSourceIp": "10.0.0.0/8" } }""")]
    [InlineData("""{ "Bool": { "aws:ViaAWSService": "true" } }""")]
    [InlineData("""{ "Fn::If": ["Office", {}, {}] }""")]
    public Task Accepts(string condition) => Verify.Accepts(Policy("ssm:StartSession", condition));

    [Theory]
    [InlineData("""{ "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" } }""")]
    [InlineData("""{ "NotIpAddressIfExists": { "aws:SourceIp": "203.0.113.0/24" }, "StringNotEqualsIfExists": { "aws:SourceVpc": "vpc-0123456789abcdef0" }, "Bool": { "aws:ViaAWSService": "false" } }""")]
    public Task Accepts_what_a_Deny_keeps_within_networks(string condition) => Verify.Accepts(Denied("ssm:StartSession", "ssm:*", condition));

    [Theory]
    [InlineData("s3:*", """{ "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" } }""")]
    [InlineData("ssm:*", """{ "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } }""")]
    [InlineData("ssm:*", """{ "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" }, "StringEquals": { "aws:PrincipalTag/team": "red" } }""")]
    public Task Reports_what_a_Deny_leaves(string denied, string condition) => Verify.Reports(Denied("[|ssm:StartSession|]", denied, condition));

    [Theory]
    [InlineData("*")] // AdministratorStatement's
    [InlineData("s3:*")]
    [InlineData("ssm:${Action}")]
    public Task Accepts_other_actions(string action) => Verify.Accepts(Policy(action, "{}"));

    [Fact]
    public Task Accepts_NotAction() => Verify.Accepts("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" } }""");

    [Fact]
    public Task Accepts_a_second_factor_where_an_option_asks_for_one() => Verify.With(config: "iam_mfa_audience = attached").Accepts(
        Policy("ssm:StartSession", """{ "Bool": { "aws:MultiFactorAuthPresent": "true" } }"""));

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|ecs:ExecuteCommand|]", "Resource": "*" """);

    private static string Policy(string action, string condition) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "{{action}}", "Resource": "*", "Condition": {{condition}} } }""";

    private static string Denied(string action, string denied, string condition) =>
        $$"""
        { "Version": "2012-10-17", "Statement": [
          { "Effect": "Allow", "Action": "{{action}}", "Resource": "*" },
          { "Effect": "Deny", "Action": "{{denied}}", "Resource": "*", "Condition": {{condition}} } ] }
        """;
}
