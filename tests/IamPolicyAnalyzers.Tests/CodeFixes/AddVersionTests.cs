using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class AddVersionTests
{
    [Theory]
    [InlineData("[|{|]\n  \"Statement\": []\n}", "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": []\n}")]
    [InlineData("[|{|]\r\n\t\"Id\": \"x\",\r\n\t\"Statement\": []\r\n}", "{\r\n\t\"Version\": \"2012-10-17\",\r\n\t\"Id\": \"x\",\r\n\t\"Statement\": []\r\n}")]
    [InlineData("[|{|]\"Statement\":[]}", "{\"Version\":\"2012-10-17\",\"Statement\":[]}")]
    [InlineData("[|{|] \"Statement\": [] }", "{ \"Version\": \"2012-10-17\", \"Statement\": [] }")]
    [InlineData("{ \"Version\": \"[|2008-10-17|]\", \"Statement\": [] }", "{ \"Version\": \"2012-10-17\", \"Statement\": [] }")]
    public void Writes_the_current_version(string before, string after) => Assert.Equal(after, FixText.Fixed<AddVersion>(before, RuleIds.DeprecatedVersion));

    [Fact]
    public void Writes_it_into_the_policy_of_a_template() => Assert.Equal(
        """
        { "Resources": { "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": {
          "PolicyDocument": { "Version": "2012-10-17", "Statement": [] } } } } }
        """,
        FixText.Fixed<AddVersion>(
            """
            { "Resources": { "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": {
              "PolicyDocument": [|{|] "Statement": [] } } } } }
            """,
            RuleIds.DeprecatedVersion));

    [Theory]
    [InlineData("""[|{|] "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::home/${aws:username}/*" } }""")]
    [InlineData("""[|{|] "version": "2012-10-17", "Statement": [] }""")]
    [InlineData("""[|{|] "Version": 2012, "Statement": [] }""")]
    [InlineData("""[|{|] "Statement": [], }""")]
    public void Offers_nothing(string markup) => Assert.Empty(FixText.Titles<AddVersion>(markup, RuleIds.DeprecatedVersion));

    [Theory]
    [InlineData("{ \"Version\": \"[|2026-11-01|]\", \"Statement\": [] }", "{ \"Version\": \"2012-10-17\", \"Statement\": [] }")]
    [InlineData("{ \"Version\": [|\"\"|], \"Statement\": [] }", "{ \"Version\": \"2012-10-17\", \"Statement\": [] }")]
    [InlineData("[|{|] \"Statement\": [] }", "{ \"Version\": \"2012-10-17\", \"Statement\": [] }")]
    [InlineData(
        "{ \"Version\": \"[|2012-10-18|]\", \"Statement\": { \"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"arn:aws:s3:::${aws:username}\" } }",
        "{ \"Version\": \"2012-10-17\", \"Statement\": { \"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"arn:aws:s3:::${aws:username}\" } }")]
    public void Replaces_what_AWS_refuses(string before, string after) => Assert.Equal(after, FixText.Fixed<AddVersion>(before, RuleIds.InvalidVersion));

    [Fact]
    public void Says_what_it_writes() => Assert.Equal(["Write Version '2012-10-17'"], FixText.Titles<AddVersion>("""[|{|] "Statement": [] }""", RuleIds.DeprecatedVersion));
}
