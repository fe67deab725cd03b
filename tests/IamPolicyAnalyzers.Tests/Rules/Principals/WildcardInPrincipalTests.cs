using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Principals.WildcardInPrincipal>;

namespace IamPolicyAnalyzers.Tests.Rules.Principals;

public sealed class WildcardInPrincipalTests
{
    [Fact]
    public Task Reports_a_pattern_of_roles() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": "[|arn:aws:iam::111122223333:role/app-*|]" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" } ] }
        """,
        "Principal 'arn:aws:iam::111122223333:role/app-*' holds a wildcard, which AWS refuses; name the account and test 'aws:PrincipalArn'");

    [Theory]
    [InlineData("AWS", "arn:aws:iam::*:root", "name the account and test 'aws:PrincipalArn'")]
    [InlineData("AWS", "**", "name the account and test 'aws:PrincipalArn'")]
    [InlineData("AWS", "arn:aws:iam::111122223333:user/?nn", "name the account and test 'aws:PrincipalArn'")]
    [InlineData("AWS", "arn:aws:iam::${AWS::AccountId}:role/app-*", "name the account and test 'aws:PrincipalArn'")] // whatever the account is
    [InlineData("Service", "*", "name the services")]
    [InlineData("Service", "*.amazonaws.com", "name the services")]
    [InlineData("Federated", "*", "name the providers")]
    [InlineData("CanonicalUser", "*", "name the users")]
    public Task Reports(string kind, string value, string advice) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "NotPrincipal": { "{{kind}}": ["[|{{value}}|]"] }, "Action": "sqs:SendMessage", "Resource": "*" } }""",
        $"Principal '{value}' holds a wildcard, which AWS refuses; {advice}");

    [Theory]
    [InlineData("\"*\"")]
    [InlineData("{ \"AWS\": \"*\" }")]
    [InlineData("{ \"AWS\": [\"111122223333\", \"*\"] }")]
    [InlineData("{ \"AWS\": \"arn:aws:iam::111122223333:role/${Name}\" }")]
    [InlineData("{ \"AWS\": { \"Fn::GetAtt\": [\"Role\", \"Arn\"] } }")]
    [InlineData("\"arn:aws:iam::111122223333:role/app-*\"")] // InvalidPrincipal
    public Task Accepts(string principal) => Verify.With("a.resource.json").Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": {{principal}}, "Action": "sqs:SendMessage", "Resource": "*" } }""");

    [Fact]
    public Task Accepts_a_condition_on_the_pattern() => Verify.Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo",
              "Condition": { "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/app-*" } } } ] }
        """);

    [Fact]
    public Task Accepts_what_another_rule_says_of_resource_control_policies() => Verify.With("a.rcp.json").Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": { "AWS": "arn:aws:iam::*:root" }, "Action": "s3:*", "Resource": "*" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "AWS": ["[|arn:aws:iam::*:root|]", """);
}
