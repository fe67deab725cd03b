using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Principals.UnknownAccount>;

namespace IamPolicyAnalyzers.Tests.Rules.Principals;

public sealed class UnknownAccountTests
{
    private const string Known = "iam_known_accounts = 111122223333";

    [Fact]
    public Task Reports_a_role_of_another_account() => Verify.With(config: Known).Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": "[|arn:aws:iam::444455556666:role/Partner|]" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" } ] }
        """,
        "Account '444455556666' is not a known account; remove it or add it to 'iam_known_accounts'");

    [Theory]
    [InlineData("444455556666")]
    [InlineData("arn:aws:iam::444455556666:root")]
    [InlineData("arn:aws:iam::444455556666:user/Ann")]
    [InlineData("arn:aws:sts::444455556666:assumed-role/Partner/worker")]
    public Task Reports(string principal) => Verify.With(config: Known).Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": ["111122223333", "[|{{principal}}|]"] }, "Action": "sts:AssumeRole" } }""",
        "Account '444455556666' is not a known account; remove it or add it to 'iam_known_accounts'");

    [Fact]
    public Task Reports_each_account_of_a_statement_once() => Verify.With(config: Known).Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": ["[|444455556666|]", "arn:aws:iam::444455556666:role/Partner", "[|777788889999|]"] }, "Action": "sts:AssumeRole" },
            { "Effect": "Allow", "Principal": { "AWS": "[|444455556666|]" }, "Action": "sts:TagSession" } ] }
        """);

    [Theory]
    [InlineData("StringEquals", "aws:SourceAccount", "444455556666")]
    [InlineData("StringLike", "AWS:PrincipalAccount", "444455556666")]
    [InlineData("ArnLike", "aws:PrincipalArn", "arn:aws:iam::444455556666:role/app-*")]
    public Task Reports_accounts_in_conditions(string test, string key, string value) => Verify.With(config: Known).Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo",
            "Condition": { "{{test}}": { "{{key}}": ["111122223333", "[|{{value}}|]"] } } } }
        """);

    [Theory]
    [InlineData("StringNotEquals", "aws:SourceAccount", "444455556666")]
    [InlineData("StringLike", "aws:SourceAccount", "4444*")]
    [InlineData("StringEquals", "aws:ResourceAccount", "444455556666")]
    [InlineData("StringEquals", "aws:SourceAccount", "${Account}")]
    public Task Accepts_conditions(string test, string key, string value) => Verify.With(config: Known).Accepts(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo",
            "Condition": { "{{test}}": { "{{key}}": "{{value}}" } } } }
        """);

    [Theory]
    [InlineData("\"Principal\": \"*\"")] // everyone is another matter
    [InlineData("\"Principal\": { \"AWS\": \"arn:aws:iam::111122223333:role/App\" }")]
    [InlineData("\"Principal\": { \"AWS\": \"arn:aws:iam::${Partner}:root\" }")]
    [InlineData("\"Principal\": { \"AWS\": { \"Fn::Sub\": \"arn:aws:iam::${AWS::AccountId}:root\" } }")]
    [InlineData("\"Principal\": { \"AWS\": \"AROAEXAMPLEROLEID1234\" }")]
    [InlineData("\"Principal\": { \"Service\": \"sns.amazonaws.com\" }")]
    [InlineData("\"Principal\": { \"CanonicalUser\": \"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be\" }")]
    [InlineData("\"NotPrincipal\": { \"AWS\": \"444455556666\" }")]
    public Task Accepts(string principal) => Verify.With("a.resource.json", config: Known).Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {{principal}}, "Action": "sqs:SendMessage", "Resource": "*" } }""");

    [Theory]
    [InlineData("")] // nobody has said which accounts are known
    [InlineData("iam_own_accounts = 111122223333")]
    [InlineData("iam_known_accounts = 111122223333, 444455556666")]
    [InlineData("iam_known_accounts = 777788889999\niam_own_accounts = 444455556666")]
    public Task Accepts_as_configured(string config) => Verify.With(config: config).Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "444455556666" }, "Action": "sts:AssumeRole" } }""");

    [Fact]
    public Task Accepts_the_account_of_the_resource() => Verify.With(config: Known).Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "444455556666" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:444455556666:demo" } }""");

    [Fact]
    public Task Accepts_accounts_of_load_balancers_as_configured() => Verify.With(config: Known + ", aws").Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::127311923021:root" }, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::demo-logs/*" } }""");

    [Fact]
    public Task Accepts_a_Deny() => Verify.With(config: Known).Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": { "AWS": "444455556666" }, "Action": "sts:AssumeRole" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.With(config: Known).Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "AWS": ["[|444455556666|]", """);
}
