using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Conditions;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class RequireKeyTests
{
    [Fact]
    public Task Adds_Null_in_the_layout_of_the_file() => FixVerifier<ForAllValuesWithoutNull, RequireKey>.FixesOnlyOneByOne(
        """
        {
          "Version": "2012-10-17",
          "Statement": {
            "Effect": "Allow",
            "Action": "ec2:CreateVolume",
            "Resource": "*",
            "Condition": {
              "[|ForAllValues:StringEquals|]": { "aws:TagKeys": ["team", "env"] }
            }
          }
        }
        """,
        """
        {
          "Version": "2012-10-17",
          "Statement": {
            "Effect": "Allow",
            "Action": "ec2:CreateVolume",
            "Resource": "*",
            "Condition": {
              "ForAllValues:StringEquals": { "aws:TagKeys": ["team", "env"] },
              "Null": {
                "aws:TagKeys": "false"
              }
            }
          }
        }
        """,
        title: "Require 'aws:TagKeys' with Null \"false\" (narrows access)");

    [Theory]
    [InlineData("\"aws:TagKeys\": \"a\", \"aws:CalledVia\": \"a\"", "")] // which of them
    [InlineData("\"aws:TagKeys\": \"a\"", ", \"Null\": { \"aws:TagKeys\": \"true\" }")]
    public Task Offers_nothing_where_the_author_has_to_say(string keys, string more) => FixVerifier<ForAllValuesWithoutNull, RequireKey>.OffersNothing(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "ec2:CreateVolume", "Resource": "*", "Condition": { "[|ForAllValues:StringEquals|]": { {{keys}} }{{more}} } } }""");

    [Theory]
    [InlineData("\"[|StringEqualsIfExists|]\": { \"aws:SourceVpce\": \"a\" }, \"Null\": { \"aws:username\": \"false\" }", "\"StringEqualsIfExists\": { \"aws:SourceVpce\": \"a\" }, \"Null\": { \"aws:username\": \"false\", \"aws:SourceVpce\": \"false\" }")]
    [InlineData("\"[|NotIpAddress|]\": { \"aws:SourceIp\": \"203.0.113.1\" }", "\"NotIpAddress\": { \"aws:SourceIp\": \"203.0.113.1\" }, \"Null\": { \"aws:SourceIp\": \"false\" }")]
    public Task Adds_the_key_to_Null(string before, string after) => FixVerifier<AllowWhenKeyAbsent, RequireKey>.FixesOnlyOneByOne(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { {{before}} } } }""",
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { {{after}} } } }""");
}
