using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Principals.InvalidPrincipalValue>;

namespace IamPolicyAnalyzers.Tests.Rules.Principals;

public sealed class InvalidPrincipalValueTests
{
    [Fact]
    public Task Reports_the_name_of_a_service() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [ { "Effect": "Allow", "Principal": { "Service": "[|lambda|]" }, "Action": "sts:AssumeRole" } ] }
        """,
        "Service principal 'lambda' is not a service host name; write 'lambda.amazonaws.com'");

    [Theory]
    [InlineData("Lambda.amazonaws.com", "; write 'lambda.amazonaws.com'")]
    [InlineData("https://lambda.amazonaws.com/", "; write 'lambda.amazonaws.com'")]
    [InlineData("lambda.amazon.com", "; write 'lambda.amazonaws.com'")]
    [InlineData("lambda.aws.com", "; write 'lambda.amazonaws.com'")]
    [InlineData("our-service", "; write a name such as 'lambda.amazonaws.com'")]
    [InlineData(".amazonaws.com", "; write a name such as 'lambda.amazonaws.com'")]
    [InlineData("arn:aws:iam::111122223333:role/App", "; write it under 'AWS'")]
    [InlineData("111122223333", "; write it under 'AWS'")]
    public Task Reports_under_Service(string value, string tail) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": ["[|{{value}}|]", "sns.amazonaws.com"] }, "Action": "sts:AssumeRole" } }""",
        $"Service principal '{value}' is not a service host name{tail}");

    [Theory]
    [InlineData("lambda.amazonaws.com")]
    [InlineData("logs.eu-west-1.amazonaws.com")]
    [InlineData("ec2.amazonaws.com.cn")]
    [InlineData("alexa-appkit.amazon.com")]
    [InlineData("lamda.amazonaws.com")] // UnknownServicePrincipal
    [InlineData("*")] // WildcardInPrincipal
    [InlineData("${Service}.amazonaws.com")]
    [InlineData("<service>.amazonaws.com")]
    public Task Accepts_under_Service(string value) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "{{value}}" }, "Action": "sts:AssumeRole" } }""");

    [Theory]
    [InlineData("1111-2222-3333", "; write '111122223333'")]
    [InlineData(" 111122223333", "; write '111122223333'")]
    [InlineData("11112222333", "")]
    [InlineData("App", "")]
    [InlineData("arn:aws:iam::111122223333:group/Developers", "")]
    [InlineData("arn:aws:iam::111122223333:policy/App", "")]
    [InlineData("arn:aws:iam::111122223333:role", "")]
    [InlineData("arn:aws:iam::111122223333:role/", "")]
    [InlineData("arn:aws:iam::11112222333:role/App", "")]
    [InlineData("arn:aws:iam:us-east-1:111122223333:role/App", "")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/App", "")]
    [InlineData("arn:aws:s3:::demo-bucket", "")]
    [InlineData("lambda.amazonaws.com", "; write it under 'Service'")]
    [InlineData("arn:aws:iam::111122223333:saml-provider/Corp", "; write it under 'Federated'")]
    public Task Reports_under_AWS(string value, string tail) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "NotPrincipal": { "AWS": "[|{{value}}|]" }, "Action": "sqs:SendMessage", "Resource": "*" } }""",
        $"AWS principal '{value}' is not an account, user, role or session{tail}");

    [Theory]
    [InlineData("*")]
    [InlineData("111122223333")]
    [InlineData("arn:aws:iam::111122223333:root")]
    [InlineData("arn:aws-us-gov:iam::111122223333:user/teams/a/Ann")]
    [InlineData("arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/App/worker")]
    [InlineData("arn:aws:sts::111122223333:federated-user/Ann")]
    [InlineData("arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1EXAMPLE")]
    [InlineData("arn:aws:iam::PARTNER:role/App")]
    [InlineData("AROAEXAMPLEROLEID1234")] // OrphanedPrincipalId
    [InlineData("arn:aws:iam::111122223333:role/app-*")] // WildcardInPrincipal
    [InlineData("YOUR_ACCOUNT")]
    [InlineData("${Account}")]
    [InlineData("")] // EmptyElement
    public Task Accepts_under_AWS(string value) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": ["{{value}}", { "Ref": "Who" }] }, "Action": "sqs:SendMessage", "Resource": "*" } }""");

    [Theory]
    [InlineData("https://token.actions.githubusercontent.com", "; write 'token.actions.githubusercontent.com'")]
    [InlineData("arn:aws:iam::111122223333:oidc-provider/https://idp.example.com", "")]
    [InlineData("arn:aws:iam::111122223333:role/App", "")]
    [InlineData("Corp", "")]
    public Task Reports_under_Federated(string value, string tail) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Federated": "[|{{value}}|]" }, "Action": "sts:AssumeRoleWithWebIdentity" } }""",
        $"Federated principal '{value}' is not a host name or the ARN of a SAML or OIDC provider{tail}");

    [Theory]
    [InlineData("cognito-identity.amazonaws.com")]
    [InlineData("arn:aws:iam::111122223333:saml-provider/Corp")]
    [InlineData("arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E")]
    [InlineData("arn:aws:iam::111122223333:oidc-provider/${Provider}")]
    [InlineData("arn:aws:iam::ACCOUNT:oidc-provider/idp.example.com")]
    public Task Accepts_under_Federated(string value) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Federated": "{{value}}" }, "Action": "sts:AssumeRoleWithWebIdentity" } }""");

    [Fact]
    public Task Reports_a_provider_in_a_resource_policy() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "Federated": "[|arn:aws:iam::111122223333:saml-provider/Corp|]" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" } }
        """,
        "Federated principal 'arn:aws:iam::111122223333:saml-provider/Corp' is not accepted in a resource-based policy; name the role that it assumes");

    [Fact]
    public Task Accepts_a_provider_where_only_Resource_is_too_much() => Verify.Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Federated": "accounts.google.com" }, "Action": "sts:AssumeRoleWithWebIdentity", "Resource": "*" } }""");

    [Theory]
    [InlineData("s3:GetObject", "Ann", "a canonical user id of S3")]
    [InlineData("sqs:SendMessage", "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be", "accepted outside a bucket policy; write the account or role under 'AWS'")]
    [InlineData("sts:AssumeRole", "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be", "accepted outside a bucket policy; write the account or role under 'AWS'")]
    public Task Reports_under_CanonicalUser(string action, string value, string wanted) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "CanonicalUser": "[|{{value}}|]" }, "Action": "{{action}}", "Resource": "*" } }""",
        $"CanonicalUser principal '{value}' is not {wanted}");

    [Fact]
    public Task Reports_a_canonical_user_in_a_trust_policy() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "CanonicalUser": "[|79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be|]" }, "Action": "sts:AssumeRole" } }
        """,
        "CanonicalUser principal '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be' is not accepted in a role trust policy; write the account or role under 'AWS'");

    [Theory]
    [InlineData("79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be")]
    [InlineData("b970b42360b81c8ddbd79d2f5df0069ba9033c8a79655752abe380cd6d63ba8bcf23384d568fcf89fc49700b5e11a0fd")] // of CloudFront
    [InlineData("${User}")]
    public Task Accepts_under_CanonicalUser(string value) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "CanonicalUser": "{{value}}" }, "Action": "s3:GetObject", "Resource": "*" } }""");

    [Theory]
    [InlineData("a.rcp.json")]
    [InlineData("a.scp.json")]
    public Task Accepts_what_other_rules_say_of_organizations(string path) => Verify.With(path).Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": { "Service": "lambda" }, "Action": "s3:*", "Resource": "*" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "Service": ["[|lambda|]", """);

    [Fact]
    public Task Accepts_a_value_that_is_unfinished() => Verify.Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "Service": "lamb""");
}
