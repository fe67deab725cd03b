using System;
using System.Linq;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Tests.Repository;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Analysis;

/// <summary>Policies at the limit of length in which everything is wrong: time must not grow with the square of them. A test that hangs has failed.</summary>
public sealed class HostilePolicyTests
{
    private static readonly string s_long = new('a', 600);

    public static TheoryData<string, string> Policies => new()
    {
        { "members", $$"""{ "Version": "2012-10-17", "Statement": { {{Repeat(i => $"\"a{i}\":1,")}} "Effect": "Allow" } }""" },
        { "malformed actions", Actions(i => $"\"a{i}\",") },
        { "unknown services", Actions(i => $"\"a{i}:b\",") },
        { "unknown actions", Actions(i => $"\"ec2:DescribeInstance{i}\",") },
        { "unknown patterns", Actions(i => $"\"ec2:*Describe*{i}*Nothing\",") },
        { "patterns that nearly cover each other", Actions(i => $"\"ec2:*a*b*c{i}\",") },
        { "resources that are no ARNs", Resources(i => $"\"a{i}\",") },
        { "variables without a brace", Resources(i => $"\"arn:aws:s3:::a/${{aws:{i}-a-b-c-d/\",") },
        { "a text of variables without a brace", Resources(i => i == 0 ? "\"arn:aws:s3:::" : i < 12000 ? "${aws:a-b-c-d/" : i == 12000 ? "\"," : "\"*\",") },
        { "variables of no key", Resources(i => $"\"arn:aws:s3:::a/${{aws:Principal{i}}}\",") },
        { "characters that IAM refuses", Actions(i => $"\"s3:GetObject\u200B{i}\",") },
        { "ARNs of no service", Resources(i => $"\"arn:aws:a{i}:::b\",") },
        { "ARNs of no type", Resources(i => $"\"arn:aws:ec2:us-east-1:111122223333:a{i}\",") },
        { "ARNs of other services", Resources(i => $"\"arn:aws:ec2:us-east-1:111122223333:instance/{i}\",") },
        { "statements on ARNs of other services", $$"""{ "Version": "2012-10-17", "Statement": [ {{Repeat(i => "{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:sqs:::a\"},")}} {} ] }""" },
        { "values that nearly cover each other", Values("StringLike", "aws:PrincipalTag/a", i => $"\"*a*b*c{i}\",") },
        { "ranges", Values("IpAddress", "aws:SourceIp", i => $"\"203.{i / 256 % 256}.{i % 256}.7/31\",") },
        { "limits", Values("NumericLessThan", "aws:MultiFactorAuthAge", i => $"\"{i}\",") },
        { "tests that nearly exclude each other", Conditions("Allow", i => $$"""{ "StringLike": { "aws:PrincipalTag/a": "{{s_long}}*b{{i}}" }, "StringNotLike": { "aws:PrincipalTag/a": "*{{s_long}}c" }, "StringEquals": { "aws:PrincipalTag/a": "{{s_long}}" } }""") },
        { "Denies without MFA", Conditions("Deny", i => $$"""{ "Bool{{(i % 2 == 0 ? "" : "IfExists")}}": { "aws:MultiFactorAuthPresent": "false" } }""") },
        { "statements that depend on tags", $$"""{ "Version": "2012-10-17", "Statement": [ {{Repeat(i => $"{{\"Effect\":\"Allow\",\"Action\":[\"*\",\"ec2:CreateTags\"],\"Resource\":\"arn:aws:ec2:*:*:instance/{i}\",\"Condition\":{{\"StringEquals\":{{\"aws:ResourceTag/a{i}\":\"b\"}}}}}},")}} {} ] }""" },
        { "patterns of power", Actions(i => $"\"s3:Put*{(char)('a' + (i % 26))}*\",") },
        { "Denies on every ARN", Denies("arn:*:*:*:*:*") },
        { "Denies on every ARN of a service", Denies("arn:aws:ec2:*:*:*") },
        { "statements", $$"""{ "Version": "2012-10-17", "Statement": [ {{Repeat(i => "{\"Acton\":\"ec2:DescribeInstance\"},")}} {} ] }""" },
    };

    [HeavyTheory]
    [MemberData(nameof(Policies))]
    public async Task Is_judged_in_bounded_time(string everything, string policy)
    {
        Assert.NotEmpty(everything);
        Assert.NotEmpty(await PolicyFiles.DiagnosticsAsync("a.iam.json", policy, [.. Shipped.AllAnalyzers]).WaitAsync(TimeSpan.FromMinutes(1)));
    }

    private static string Actions(Func<int, string> action) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": [ {{Repeat(action)}} "s3:GetObject" ], "Resource": "*" } }""";

    private static string Resources(Func<int, string> resource) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket", "iam:GetRole", "sqs:*"], "Resource": [ {{Repeat(resource)}} "arn:aws:s3:::a" ] } }""";

    private static string Values(string name, string key, Func<int, string> value) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "{{name}}": { "{{key}}": [ {{Repeat(value)}} "1" ] } } } }""";

    private static string Conditions(string effect, Func<int, string> condition) =>
        $$"""{ "Version": "2012-10-17", "Statement": [ {{Repeat(i => $$"""{ "Effect": "{{effect}}", "NotAction": "s3:Get{{i}}", "Resource": "*", "Condition": {{condition(i)}} },""")}} {} ] }""";

    private static string Denies(string resource) =>
        $$"""{ "Version": "2012-10-17", "Statement": [ {{Repeat(_ => $$"""{ "Effect": "Deny", "Action": "*", "Resource": "{{resource}}" },""")}} { "Effect": "Allow", "Action": "*", "Resource": "*" } ] }""";

    private static string Repeat(Func<int, string> item)
    {
        var length = 0;
        return string.Concat(Enumerable.Range(0, int.MaxValue).Select(item).TakeWhile(text => (length += text.Length) < PolicyFile.MaxDocumentLength - 200));
    }
}
