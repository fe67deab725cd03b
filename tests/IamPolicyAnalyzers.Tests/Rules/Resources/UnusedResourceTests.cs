using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Resources.UnusedResource>;

namespace IamPolicyAnalyzers.Tests.Rules.Resources;

public sealed class UnusedResourceTests
{
    [Fact]
    public Task Reports_a_bucket_without_an_action_on_it() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::demo-bucket/*", "[|arn:aws:s3:::demo-bucket|]"] } ] }""",
        "Resource 'arn:aws:s3:::demo-bucket' fits none of the actions in this statement; remove it or add the action");

    [Fact]
    public Task Reports_every_such_entry_also_for_patterns_and_Deny() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["sqs:Send*"], "Resource": ["arn:aws:sqs:us-east-1:111122223333:demo", "[|arn:aws:s3:::demo|]", "[|arn:aws:sns:us-east-1:111122223333:demo|]"] },
            { "Effect": "Deny", "Action": "iam:GetRole", "Resource": ["arn:aws:iam::111122223333:role/*", "[|arn:aws:iam::111122223333:user/*|]"] } ] }
        """);

    [Theory]
    [InlineData("\"s3:GetObject\"", "\"arn:aws:s3:::demo\"")] // the action is reported
    [InlineData("\"s3:*\"", "[\"arn:aws:s3:::demo\", \"arn:aws:s3:::demo/*\"]")]
    [InlineData("\"*\"", "[\"arn:aws:s3:::demo\", \"arn:aws:sqs:us-east-1:111122223333:demo\"]")]
    [InlineData("[\"s3:GetObject\", \"sqs:SendMessage\"]", "[\"arn:aws:s3:::demo/*\", \"arn:aws:s3:::demo\"]")]
    [InlineData("[\"s3:GetObject\", \"s3:NoSuchAction\"]", "[\"arn:aws:s3:::demo/*\", \"arn:aws:s3:::demo\"]")]
    [InlineData("[\"s3:GetObject\", \"${Action}\"]", "[\"arn:aws:s3:::demo/*\", \"arn:aws:s3:::demo\"]")]
    [InlineData("\"s3:GetObject\"", "[\"arn:aws:s3:::demo/*\", \"arn:aws:s3:::${Bucket}\"]")]
    [InlineData("\"s3:GetObject\"", "[\"arn:aws:s3:::demo/*\", { \"Ref\": \"Arn\" }]")]
    [InlineData("\"s3:GetObject\"", "[\"*\", \"arn:aws:s3:::demo\"]")]
    [InlineData("\"s3:GetObject\"", "[\"arn:aws:s3:::demo/*\", \"arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/demo/1\"]")] // ARNs not all known
    [InlineData("\"s3:GetObject\"", "[\"arn:aws:s3:::demo/*\", \"demo\"]")]
    public Task Accepts(string action, string resource) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": {{action}}, "Resource": {{resource}} } }""");

    [Fact]
    public Task Accepts_NotResource_and_NotAction() => Verify.Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "Action": "s3:GetObject", "NotResource": ["arn:aws:s3:::demo/*", "arn:aws:s3:::demo"] },
            { "Effect": "Deny", "NotAction": "s3:GetObject", "Resource": ["arn:aws:s3:::demo/*", "arn:aws:s3:::demo"] } ] }
        """);

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::demo/*", "[|arn:aws:s3:::demo|]"],
        """);
}
