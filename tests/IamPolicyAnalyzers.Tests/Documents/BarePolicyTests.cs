using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Json;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Documents;

public sealed class BarePolicyTests
{
    [Theory]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } ] }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [] }""")]
    [InlineData("""{ "Version": "2012-10-17" }""")]
    [InlineData("""{ "version": "2012-10-17", "statement": { "effect": "allow", "action": "s3:GetObject", "resource": "*" } }""")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": "GetObject", "Resource": "*" } }""")]
    [InlineData("""{ "Statement": [ { "Action": "s3:GetObject", "Resource": "*" } ] }""")]
    [InlineData("""{ "Statement": [ { "Effect": "Allow", "Action": { "Ref": "A" }, "Resource": { "Ref": "R" } } ] }""")]
    [InlineData("""{ "statement": [ { "action": "read", "resource": "arn:aws:s3:::demo" } ] }""")]
    [InlineData("""{ "Version": "1", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo/*" } ] }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:Get:Object", "Resource": "*" } ] }""")]
    [InlineData("""{ "Statement": [ { "Sid": "a:b:c", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } ] }""")]
    [InlineData("""{ "Statement": [ { "Effect": "Allow", "Principal": { "Service": "sns.amazonaws.com" }, "Action": "sqs:SendMessage" } ] }""")]
    public void Recognizes_a_policy(string json) => Assert.NotNull(BarePolicy.TryRecognize(JsonTree.Parse(json).Root));

    [Theory]
    [InlineData("""{ "Version": "1", "Statement": [ { "Effect": "Allow", "Action": "ecs:Describe*", "Resource": "*" } ] }""")] // Alibaba Cloud
    [InlineData("""{ "Statement": [ { "Effect": "Allow", "Action": "oss:GetObject", "Resource": "acs:oss:*:*:demo/*" } ] }""")]
    [InlineData("""{ "version": "2.0", "statement": [ { "effect": "allow", "action": ["name/cos:*"], "resource": "*" } ] }""")] // Tencent Cloud
    [InlineData("""{ "Version": "1.1", "Statement": [ { "Effect": "Allow", "Action": ["obs:bucket:Get*"] } ] }""")] // Huawei Cloud
    [InlineData("""{ "Statement": [ { "Effect": "Allow", "Action": ["ecs:Run"], "Resource": ["trn:ecs:*:*:*"] } ] }""")] // Volcano Engine
    [InlineData("""{ "statement": [ { "date": "2026-01-01", "amount": 12 } ] }""")]
    [InlineData("""{ "statements": [ { "action": "read", "resource": "post", "effect": "allow" } ] }""")]
    [InlineData("""{ "Statements": [ { "Action": "read", "Resource": "post" } ] }""")]
    [InlineData("""{ "statement": { "actor": "me", "verb": "saw", "object": "it" } }""")]
    [InlineData("""{ "Statement": { "type": "array", "items": { "properties": { "Effect": {}, "Action": {} } } } }""")]
    [InlineData("""{ "Version": "2012-10-17", "dependencies": {} }""")]
    [InlineData("""{ "Version": "1.0.0", "Statement": [] }""")]
    [InlineData("[]")]
    [InlineData("")]
    public void Leaves_lookalikes(string json) => Assert.Null(BarePolicy.TryRecognize(JsonTree.Parse(json).Root));
}
