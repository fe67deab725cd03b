using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Review.MissingRequiredCondition>;

namespace IamPolicyAnalyzers.Tests.Rules.Review;

public sealed class MissingRequiredConditionTests
{
    private const string Region = "s3:PutObject StringEquals aws:RequestedRegion eu-west-1|eu-central-1";

    [Fact]
    public Task Reports_an_Allow_without_the_test() => With(Region).Reports(
        Policy("[\"s3:GetObject\", \"[|s3:Put*|]\"]", null),
        "Allow on 's3:PutObject' needs 'aws:RequestedRegion' = 'eu-west-1' or 'eu-central-1' in this project");

    [Theory]
    [InlineData("""{ "StringEquals": { "aws:RequestedRegion": "us-east-1" } }""")] // another value
    [InlineData("""{ "StringEquals": { "aws:RequestedRegion": ["eu-west-1", "us-east-1"] } }""")] // one value too many
    [InlineData("""{ "StringNotEquals": { "aws:RequestedRegion": "eu-west-1" } }""")]
    [InlineData("""{ "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }""")]
    public Task Reports_another_test(string condition) => With(Region).Reports(Policy("\"[|s3:PutObject|]\"", condition));

    [Fact]
    public Task Reports_a_forbidden_test_at_its_key() => With("s3:* not StringLike aws:Referer").Reports(
        Policy("\"s3:GetObject\"", """{ "StringLike": { "[|aws:Referer|]": "https://example.com/*" } }"""),
        "Allow on 's3:GetObject' needs a Condition without 'aws:Referer' in this project");

    [Theory]
    [InlineData("""{ "StringEquals": { "aws:RequestedRegion": "eu-west-1" } }""")]
    [InlineData("""{ "stringequals": { "AWS:requestedregion": ["eu-west-1", "eu-central-1"] } }""")]
    [InlineData("""{ "StringEquals": { "aws:RequestedRegion": { "Ref": "Region" } } }""")]
    [InlineData("""{ "Ref": "Condition" }""")]
    public Task Accepts(string condition) => With(Region).Accepts(Policy("\"s3:PutObject\"", condition));

    [Theory]
    [InlineData("""{ "Bool": { "aws:MultiFactorAuthPresent": "true" } }""")]
    [InlineData("""{ "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } }""")]
    public Task Accepts_one_of_several(string condition) => With("s3:*|sqs:* Bool aws:MultiFactorAuthPresent true or IpAddress aws:SourceIp")
        .Accepts(Policy("\"s3:PutObject\"", condition));

    [Fact]
    public Task Accepts_other_actions() => With(Region).Accepts(Policy("\"s3:GetObject\"", null));

    [Fact]
    public Task Accepts_a_broken_file() => With(Region).Accepts("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": """);

    private static string Policy(string action, string? condition) =>
        "{ \"Version\": \"2012-10-17\", \"Statement\": { \"Effect\": \"Allow\", \"Action\": " + action + ", \"Resource\": \"arn:aws:s3:::demo-bucket/*\""
        + (condition is null ? "" : ", \"Condition\": " + condition) + " } }";

    private static Verify.Case With(string required) => Verify.With(config: "iam_required_conditions = " + required);
}
