using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Documents;

/// <summary>A policy has the same findings in a file of its own and in every place where Terraform keeps it.</summary>
public sealed class TerraformFindingsTests
{
    private const string Identity =
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Sid": "Wide", "Effect": "Allow", "Action": ["s3:*", "iam:PassRole", "s3:GetObjct", "ec2:DescribeInstances"], "Resource": ["*"] },
            { "Sid": "Odd", "Effect": "Allow", "Action": ["s3:GetObject", "s3:GetObject"], "Resource": ["arn:aws:s3:::data/*", "arn:aws:s3::data"],
              "Condition": { "StringEquals": { "aws:SourceVpcc": ["vpc-1"] }, "IpAddress": { "aws:SourceIp": ["10.0.0.300/8"] } } },
            { "Sid": "Except", "Effect": "Allow", "NotAction": ["iam:*"], "NotResource": ["arn:aws:s3:::secret/*"] } ] }
        """;

    private const string IdentityBlock =
        """
        { "version": "2012-10-17",
          "statement": [
            { "sid": "Wide", "effect": "Allow", "actions": ["s3:*", "iam:PassRole", "s3:GetObjct", "ec2:DescribeInstances"], "resources": ["*"] },
            [ { "condition": [
                  { "test": "StringEquals", "variable": "aws:SourceVpcc", "values": ["vpc-1"] },
                  { "test": "IpAddress", "variable": "aws:SourceIp", "values": ["10.0.0.300/8"] } ],
                "sid": "Odd", "actions": ["s3:GetObject", "s3:GetObject"], "resources": ["arn:aws:s3:::data/*", "arn:aws:s3::data"] } ],
            { "sid": "Except", "not_actions": ["iam:*"], "not_resources": ["arn:aws:s3:::secret/*"] } ] }
        """;

    private const string Bucket =
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Sid": "All", "Effect": "Allow", "Principal": "*", "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::data/*"] },
            { "Sid": "Some", "Effect": "Allow", "Principal": { "AWS": ["11112222333"], "Service": ["logs.amazonaws.con"] }, "Action": ["s3:PutObject"], "Resource": ["arn:aws:s3:::data/*"] } ] }
        """;

    private const string BucketBlock =
        """
        { "statement": [
            { "sid": "All", "principals": { "type": "*", "identifiers": ["*"] }, "actions": ["s3:GetObject"], "resources": ["arn:aws:s3:::data/*"] },
            { "sid": "Some", "principals": [{ "type": "AWS", "identifiers": ["11112222333"] }, { "type": "Service", "identifiers": ["logs.amazonaws.con"] }],
              "actions": ["s3:PutObject"], "resources": ["arn:aws:s3:::data/*"] } ] }
        """;

    private const string Trust =
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": ["*"] }, "Action": ["sts:AssumeRole"] },
            { "Effect": "Allow", "Principal": { "Federated": ["arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"] }, "Action": ["sts:AssumeRoleWithWebIdentity"] } ] }
        """;

    private const string TrustBlock =
        """
        { "statement": [
            { "actions": ["sts:AssumeRole"], "principals": { "type": "AWS", "identifiers": ["*"] } },
            { "actions": ["sts:AssumeRoleWithWebIdentity"],
              "principals": { "type": "Federated", "identifiers": ["arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"] } } ] }
        """;

    public static TheoryData<string, string, string, string, string> Policies => new()
    {
        { "a.iam.json", Identity, IdentityBlock, "aws_iam_policy", "policy" },
        { "a.resource.json", Bucket, BucketBlock, "aws_s3_bucket_policy", "policy" },
        { "a.trust.json", Trust, TrustBlock, "aws_iam_role", "assume_role_policy" },
    };

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task A_policy_has_the_same_findings_in_Terraform(string path, string policy, string block, string type, string property)
    {
        var expected = await FindingsAsync(path, policy);
        var text = JsonSerializer.Serialize(policy);
        var resource = $$"""{ "address": "{{type}}.p", "mode": "managed", "type": "{{type}}", "name": "p", "values": { "{{property}}": {{text}} } }""";

        Assert.True(expected.Count > 1, string.Join("\n", expected));
        Assert.Equal(expected, await FindingsAsync("a.tf.json", $$"""{ "resource": { "{{type}}": { "p": { "{{property}}": {{text}} } } } }"""));
        Assert.Equal(expected, await FindingsAsync("plan.json", $$"""{ "format_version": "1.2", "planned_values": { "root_module": { "resources": [{{resource}}] } } }"""));
        Assert.Equal(expected, await FindingsAsync("state.json", $$"""{ "format_version": "1.0", "terraform_version": "1.9", "values": { "root_module": { "resources": [{{resource}}] } } }"""));
        Assert.Equal(
            Messages(expected),
            Messages(await FindingsAsync(
                "b.tf.json",
                $$"""
                { "data": { "aws_iam_policy_document": { "p": {{block}} } },
                  "resource": { "{{type}}": { "p": { "{{property}}": "${data.aws_iam_policy_document.p.json}" } } } }
                """)));
    }

    /// <summary>Without the marked text: the elements of a block have names of their own.</summary>
    private static IEnumerable<string> Messages(IEnumerable<string> findings) =>
        findings.Select(f => string.Join("|", f.Split('|').Where((_, i) => i != 1))).Order(System.StringComparer.Ordinal);

    private static async Task<IReadOnlyList<string>> FindingsAsync(string path, string text)
    {
        var found = await PolicyFiles.DiagnosticsAsync(path, text, TerraformConfigurationTests.RulesOnByDefault());

        // That a bucket takes plain HTTP is reported only where the file says that there is a bucket.
        return [.. found.Where(d => d.Id != "IAM1002")
            .Select(d => $"{d.Id}|{text.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)}|{d.GetMessage()}")
            .Order(System.StringComparer.Ordinal)];
    }
}
