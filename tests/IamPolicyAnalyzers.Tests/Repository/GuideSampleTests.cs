using System.Linq;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Repository;

/// <summary>Policies as AWS's guides show them that are reported on purpose, each with the reason.</summary>
public sealed class GuideSampleTests
{
    private const string Bucket = "[\"arn:aws:s3:::demo-orders\", \"arn:aws:s3:::demo-orders/*\"]";
    private const string Objects = "\"arn:aws:s3:::demo-orders/*\"";
    private const string Queue = "\"arn:aws:sqs:us-east-2:111122223333:orders\"";
    private const string Topic = "\"arn:aws:sns:us-east-2:111122223333:orders\"";
    private const string Api = "\"arn:aws:execute-api:us-east-2:111122223333:a1b2c3d4e5/*\"";

    [Theory]

    // A website is better served by a distribution than by a public bucket; the guide warns too.
    [InlineData(RuleIds.PublicResource, $$"""{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": {{Objects}} }""")]

    // Browsers send the header, and so can anybody else.
    [InlineData(RuleIds.WeakPublicCondition, $$"""{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": {{Objects}}, "Condition": { "StringLike": { "aws:Referer": "https://www.example.com/*" } } }""")]

    // For three hours it is as public as ever.
    [InlineData(
        RuleIds.WeakPublicCondition,
        $$"""{ "Effect": "Allow", "Principal": "*", "Action": "sqs:ReceiveMessage", "Resource": {{Queue}}, "Condition": { "DateGreaterThan": { "aws:CurrentTime": "2036-01-31T12:00:00Z" }, "DateLessThan": { "aws:CurrentTime": "2036-01-31T15:00:00Z" } } }""")]

    // A list of who is kept out lets everybody else in.
    [InlineData(
        RuleIds.PublicResource,
        $$"""{ "Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": {{Api}} }, { "Effect": "Deny", "Principal": "*", "Action": "execute-api:Invoke", "Resource": {{Api}}, "Condition": { "IpAddress": { "aws:SourceIp": "192.0.2.0/24" } } }""")]

    // Two other accounts may do with the queue what they like, as far as AWS lets other accounts.
    [InlineData(RuleIds.WildcardResourcePolicyAction, $$"""{ "Effect": "Allow", "Principal": { "AWS": ["444455556666", "777788889999"] }, "Action": "sqs:*", "Resource": {{Queue}} }""")]

    // Services that use the bucket for its owner do not come from his addresses.
    [InlineData(RuleIds.NetworkDenyBlocksServices, $$"""{ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": {{Bucket}}, "Condition": { "NotIpAddress": { "aws:SourceIp": "192.0.2.0/24" } } }""")]

    // Nor do they come through his endpoint.
    [InlineData(RuleIds.NetworkDenyBlocksServices, $$"""{ "Effect": "Deny", "Principal": "*", "Action": "sns:Publish", "Resource": {{Topic}}, "Condition": { "StringNotEquals": { "aws:SourceVpce": "vpce-1ab2c34d" } } }""")]

    // Newer guides name the source, so that no stranger can point the service at the resource.
    [InlineData(RuleIds.MissingSourceCondition, $$"""{ "Effect": "Allow", "Principal": { "Service": "sns.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": {{Queue}} }""")]
    public async Task On_a_resource_is_reported(string id, string statements) => Assert.Equal([id], await IdsAsync("demo.resource.json", statements));

    [Theory]

    // The path of a role may hold colons, and the wildcard runs over them.
    [InlineData(
        RuleIds.StringOperatorOnArn,
        """{ "Effect": "Deny", "Action": "iam:DeleteRole", "Resource": "arn:aws:iam::*:role/baseline", "Condition": { "StringNotLike": { "aws:PrincipalARN": "arn:aws:iam::*:role/Administrator" } } }""")]
    public async Task Of_an_organization_is_reported(string id, string statements) => Assert.Equal([id], await IdsAsync("demo.scp.json", statements));

    [Theory]

    // A request to read a role is for no service, so that the statement never grants it.
    [InlineData(
        RuleIds.UnsupportedConditionKey,
        """{ "Effect": "Allow", "Action": ["iam:GetRole", "iam:PassRole"], "Resource": "arn:aws:iam::111122223333:role/orders-*", "Condition": { "StringEquals": { "iam:PassedToService": "ec2.amazonaws.com" } } }""")]
    public async Task Of_an_identity_is_reported(string id, string statements) => Assert.Equal([id], await IdsAsync("demo.iam.json", statements));

    private static async Task<string[]> IdsAsync(string path, string statements)
    {
        var diagnostics = await PolicyFiles.DiagnosticsAsync(path, $$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""", [.. Shipped.AllAnalyzers]);
        return [.. diagnostics.Where(d => d.Descriptor.IsEnabledByDefault).Select(d => d.Id)];
    }
}
