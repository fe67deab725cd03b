using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Redundancy.RedundantResource>;

namespace IamPolicyAnalyzers.Tests.Rules.Redundancy;

public sealed class RedundantResourceTests
{
    [Fact]
    public Task Reports_what_a_pattern_covers() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::demo-bucket/*", "[|arn:aws:s3:::demo-bucket/a/*|]"] } ] }
        """,
        "Resource 'arn:aws:s3:::demo-bucket/a/*' is already covered by 'arn:aws:s3:::demo-bucket/*' in this statement");

    [Fact]
    public Task Points_at_the_entry_that_covers_it() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["[|arn:aws:s3:::demo-bucket/a|]", "arn:aws:s3:::demo-bucket/*"] }] }""",
        ("arn:aws:s3:::demo-bucket/*", "covers it"));

    [Fact]
    public Task Reports_the_later_of_two_equal_ones() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Deny", "Action": "s3:*", "NotResource": [
            "arn:aws:s3:::demo-bucket", "[|arn:aws:s3:::demo-bucket|]", "arn:aws:s3:::${aws:username}/*", "[|arn:aws:s3:::${aws:username}/*|]"] } }
        """);

    [Fact]
    public Task Reports_everything_beside_a_star() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sqs:*", "Resource": ["*", "[|arn:aws:sqs:us-east-1:111122223333:jobs|]"] } }""",
        "Resource 'arn:aws:sqs:us-east-1:111122223333:jobs' is already covered by '*' in this statement");

    [Theory]
    [InlineData("arn:aws:sqs:*:111122223333:jobs", "arn:aws:sqs:us-east-1:111122223333:jobs")]
    [InlineData("arn:aws:s3:::demo-*", "arn:aws:s3:::demo-bucket/*")]
    [InlineData("arn:aws:s3:::home/*", "arn:aws:s3:::home/${aws:username}/*")]
    [InlineData("arn:aws:sqs:*:*:jobs", "arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:jobs")]
    public Task Compares_part_by_part(string pattern, string covered) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": ["[|{{covered}}|]", "{{pattern}}"] } }""");

    [Theory]
    [InlineData("arn:aws:s3:::demo-bucket", "arn:aws:s3:::demo-bucket/*")]
    [InlineData("arn:aws:s3:::demo-bucket/b/*", "arn:aws:s3:::demo-bucket/a/*")]
    [InlineData("arn:aws:s3:::app-*", "arn:aws:s3:::app-*/*")] // buckets and their objects
    [InlineData("arn:aws:s3:::*", "arn:aws:s3:::*/*")]
    [InlineData("arn:aws:s3:::Demo-*", "arn:aws:s3:::demo-bucket")]
    [InlineData("arn:aws:sqs:*:111122223333:jobs", "arn:aws:sqs:us-east-1:444455556666:jobs")]
    [InlineData("arn:aws:s3:::${aws:username}/*", "arn:aws:s3:::${aws:username}/a")]
    [InlineData("arn:aws:s3:::?ome/*", "arn:aws:s3:::${aws:username}/*")]
    [InlineData("*", "demo-bucket")] // no ARN, which is another finding
    public Task Accepts(string resource, string other) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": ["{{resource}}", "{{other}}"] } }""");

    [Theory]
    [InlineData("""["*", { "Ref": "Bucket" }]""")]
    [InlineData("""[{ "Fn::GetAtt": ["Bucket", "Arn"] }, { "Fn::GetAtt": ["Bucket", "Arn"] }]""")]
    [InlineData("""["arn:aws:s3:::${Bucket}/*", "arn:aws:s3:::demo-bucket/*"]""")]
    [InlineData("""[{ "Fn::Sub": ["arn:aws:s3:::${B}/*", { "B": "a" }] }, { "Fn::Sub": ["arn:aws:s3:::${B}/*", { "B": "b" }] }]""")]
    public Task Is_silent_on_what_is_not_known(string resources) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": {{resources}} } }""");

    [Fact]
    public Task Accepts_one_string_and_other_statements() => Verify.Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" },
            { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::demo-bucket/a/*" } ] }
        """);

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::demo-bucket/*", "[|arn:aws:s3:::demo-bucket/a|]",
        """);
}
