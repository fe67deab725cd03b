using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Inversions.NotResourceAllow>;

namespace IamPolicyAnalyzers.Tests.Rules.Inversions;

public sealed class NotResourceAllowTests
{
    [Fact]
    public Task Reports_every_resource_but_one() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "[|NotResource|]": "arn:aws:s3:::secret-bucket/*" }] }
        """,
        "Allow with NotResource grants 's3:GetObject' on every resource that is not listed; list the resources, and deny the exceptions");

    [Fact]
    public Task Names_a_few_of_many_actions() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": ["s3:Get*", "sqs:SendMessage", "ec2:StartInstances", "iam:GetRole"], "[|NotResource|]": ["arn:aws:s3:::a", "arn:aws:s3:::b/*"] } }
        """,
        "Allow with NotResource grants 's3:Get*', 'sqs:SendMessage', 'ec2:StartInstances' and 1 more on every resource that is not listed; list the resources, and deny the exceptions");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "[|NotResource|]": "arn:aws:iam::111122223333:role/Admin" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:CreateService*", "[|NotResource|]": "arn:aws:iam::111122223333:role/Admin" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "[|NotResource|]": { "Fn::Sub": "arn:aws:s3:::${Bucket}/*" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "[|NotResource|]": "arn:aws:s3:::a/*", "Condition": { "Bool": { "aws:SecureTransport": "true" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "[|NotResource|]": "arn:aws:s3:::demo/private/*" }""")]
    public Task Reports(string statement) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": {{statement}} }""");

    [Theory]
    [InlineData("""{ "Effect": "Deny", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::demo-bucket/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:DescribeInstances", "NotResource": "arn:aws:s3:::demo-bucket/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObjects", "NotResource": "arn:aws:s3:::demo-bucket/*" }""")] // UnknownAction's
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "NotResource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "NotResource": { "Ref": "Secrets" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": { "Ref": "Actions" }, "NotResource": "arn:aws:s3:::demo-bucket/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::a/*", "Condition": { "StringEquals": { "aws:ResourceAccount": "111122223333" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::a/*", "Condition": { "Fn::If": ["Strict", {}, {}] } }""")]
    [InlineData("""{ "Effect": "Allow", "NotAction": "s3:GetObject", "NotResource": "arn:aws:s3:::demo-bucket/*" }""")] // NotActionAllow's
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "NotResource": "arn:aws:iam::111122223333:role/admin" }""")] // WildcardPassRole's
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::a/*" }, { "Effect": "Deny", "Action": "s3:*", "Resource": "*" }""")]
    public Task Accepts(string statements) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Fact]
    public Task Accepts_what_only_caps_access() => Verify.With("team.boundary.json").Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::demo-bucket/*" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "[|NotResource|]": "arn:aws:s3:::a/*"
        """);
}
