using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Conditions;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class RemoveTestTests
{
    [Fact]
    public Task Removes_every_test_with_what_it_leaves_empty() => FixVerifier<AlwaysTrueCondition, RemoveTest>.FixesAll(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
              "Condition": { "StringLikeIfExists": { "aws:PrincipalTag/team": ["web", "[|*|]"], "aws:SourceVpc": "vpc-1*", "aws:PrincipalTag/cost": "[|*|]" } } },
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
              "Condition": {
                "StringLike": { "aws:UserAgent": "[|*|]" },
                "Bool": { "aws:SecureTransport": "true" }
              } },
            { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*", "Condition": { "ForAllValues:StringLike": { "aws:TagKeys": "[|*|]" } } } ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
              "Condition": { "StringLikeIfExists": { "aws:SourceVpc": "vpc-1*" } } },
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
              "Condition": {
                "Bool": { "aws:SecureTransport": "true" }
              } },
            { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*" } ] }
        """);

    [Theory]
    [InlineData("IpAddress", "aws:SourceIp", "0.0.0.0/0")] // requests through an endpoint do not pass
    [InlineData("IpAddressIfExists", "aws:SourceIp", "0.0.0.0/0")]
    public Task Leaves_ranges(string name, string key, string value) => FixVerifier<AlwaysTrueCondition, RemoveTest>.OffersNothing(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "{{name}}": { "{{key}}": "[|{{value}}|]" } } } }""");

    [Fact]
    public Task Leaves_Null_with_a_prefix() => FixVerifier<AlwaysTrueCondition, RemoveTest>.OffersNothing(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "[|ForAllValues:Null|]": { "aws:TagKeys": "false" } } } }""");
}
