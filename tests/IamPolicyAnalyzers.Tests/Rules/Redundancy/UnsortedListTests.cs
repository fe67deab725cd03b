using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Redundancy.UnsortedList>;

namespace IamPolicyAnalyzers.Tests.Rules.Redundancy;

public sealed class UnsortedListTests
{
    [Fact]
    public Task Reports_the_first_action_out_of_order() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [ { "Effect": "Allow", "Action": ["s3:PutObject", "[|s3:GetObject|]", "s3:DeleteObject"], "Resource": "arn:aws:s3:::demo-bucket/*" } ] }
        """,
        "Action 's3:GetObject' stands out of order; sort the list");

    [Fact]
    public Task Points_at_the_entry_it_stands_behind() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:DeleteObject", "s3:PutObject", "[|s3:GetObject|]"], "Resource": "arn:aws:s3:::demo-bucket/*" }] }""",
        ("s3:PutObject", "belongs after it"));

    [Fact]
    public Task Reports_each_list() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "NotAction": ["a:A", "c:A", "[|b:A|]"], "NotResource": ["arn:aws:s3:::c", "arn:aws:s3:::d", "[|arn:aws:s3:::b|]"] },
            { "Effect": "Allow", "Action": ["*", "[|a:A|]", "b:A"], "Resource": ["arn:aws:s3:::c", "[|arn:aws:s3:::b|]", "*"] } ] }
        """,
        "NotAction 'b:A' stands out of order; sort the list",
        "NotResource 'arn:aws:s3:::b' stands out of order; sort the list",
        "Action 'a:A' stands out of order; sort the list",
        "Resource 'arn:aws:s3:::b' stands out of order; sort the list");

    [Theory]
    [InlineData("\"s3:DeleteObject\", \"s3:GetObject\", \"s3:PutObject\"")]
    [InlineData("\"s3:deleteObject\", \"S3:GetObject\", \"s3:PUTObject\"")]
    [InlineData("\"s3:DeleteObject\", \"s3:DeleteObject\", \"s3:Get*\", \"*\"")]
    [InlineData("\"s3:PutObject\", \"s3:GetObject\"")] // two are seen at a glance
    [InlineData("\"s3:PutObject\", { \"Ref\": \"Action\" }, \"s3:GetObject\"")]
    [InlineData("\"s3:PutObject\", \"${Action}\", \"s3:GetObject\"")]
    public Task Accepts(string actions) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": [{{actions}}], "Resource": "arn:aws:s3:::demo-bucket/*" } }""");

    [Fact]
    public Task Accepts_unknown_resources() => Verify.Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::c", "arn:aws:s3:::${B}", "arn:aws:s3:::a"] } }""");

    [Fact]
    public Task Accepts_groups_set_apart_by_an_empty_line() => Verify.Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow",
            "Action": [
              "sqs:ReceiveMessage",
              "sqs:SendMessage",
              
              "s3:GetObject",
              "s3:PutObject"
            ],
            "Resource": "*" } }
        """);

    [Fact]
    public Task Reports_inside_a_group() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow",
            "Action": [
              "sqs:SendMessage",

              "s3:PutObject",
              "[|s3:GetObject|]"
            ],
            "Resource": "*" } }
        """);

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:PutObject", "[|s3:GetObject|]", "s3:DeleteObject", """);
}
