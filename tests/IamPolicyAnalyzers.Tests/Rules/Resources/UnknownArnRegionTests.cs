using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Resources.UnknownArnRegion>;

namespace IamPolicyAnalyzers.Tests.Rules.Resources;

public sealed class UnknownArnRegionTests
{
    [Theory]
    [InlineData("arn:aws:sqs:[|eu-wst-1|]:111122223333:demo", "Region 'eu-wst-1' does not exist; did you mean 'eu-west-1'?")]
    [InlineData("arn:aws:sqs:[|us-est-1|]:111122223333:demo", "Region 'us-est-1' does not exist")] // us-east-1 or us-west-1
    [InlineData("arn:aws:sqs:[|us-esat-1|]:111122223333:demo", "Region 'us-esat-1' does not exist; did you mean 'us-east-1'?")]
    [InlineData("arn:aws:sqs:[|us-east-1a|]:111122223333:demo", "Region 'us-east-1a' does not exist; did you mean 'us-east-1'?")]
    [InlineData("arn:aws:sqs:[|US-EAST-1|]:111122223333:demo", "Region 'US-EAST-1' does not exist; did you mean 'us-east-1'?")]
    [InlineData("arn:*:sqs:[|cn-nort-1|]:111122223333:demo", "Region 'cn-nort-1' does not exist; did you mean 'cn-north-1'?")]
    [InlineData("arn:aws:sqs:[|us-east-9|]:111122223333:demo", "Region 'us-east-9' does not exist")] // near to two
    [InlineData("arn:aws:sqs:[|europe|]:111122223333:demo", "Region 'europe' does not exist")]
    [InlineData("arn:aws:sqs:[|aws-global|]:111122223333:demo", "Region 'aws-global' does not exist")]
    [InlineData("arn:aws:sqs:[|cn-north-1|]:111122223333:demo", "Region 'cn-north-1' is not in partition 'aws' but in 'aws-cn'")]
    [InlineData("arn:aws-cn:sqs:[|us-*|]:111122223333:demo", "Region 'us-*' matches none of partition 'aws-cn'")]
    public Task Reports(string marked, string message) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": ["arn:aws:sqs:us-east-1:111122223333:demo", "{{marked}}"] } ] }""",
        message);

    [Fact]
    public Task Reports_in_NotResource_Deny_and_every_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "Action": "sqs:*", "NotResource": "arn:${AWS::Partition}:sqs:[|eu-wst-1|]:${AWS::AccountId}:${Queue}" },
            { "Effect": "Allow", "NotAction": "iam:*", "Resource": "arn:aws:sqs:[|eu-wst-1|]:111122223333:demo" } ] }
        """);

    [Theory]
    [InlineData("arn:aws:sqs:eu-west-1:111122223333:demo")]
    [InlineData("arn:aws-us-gov:sqs:us-gov-west-1:111122223333:demo")]
    [InlineData("arn:*:sqs:cn-north-1:111122223333:demo")]
    [InlineData("arn:${AWS::Partition}:sqs:cn-north-1:111122223333:demo")]
    [InlineData("arn:aws:sqs:*:111122223333:demo")]
    [InlineData("arn:aws:sqs:eu-*:111122223333:demo")]
    [InlineData("arn:aws:sqs:??-west-?:111122223333:demo")]
    [InlineData("arn:aws:sqs:ap-middle-1:111122223333:demo")] // newer than the package, perhaps
    [InlineData("arn:aws:sqs:${AWS::Region}:111122223333:demo")]
    [InlineData("arn:aws:sqs:${aws:RequestedRegion}:111122223333:demo")]
    [InlineData("arn:aws:sqs:REGION:111122223333:demo")] // still to be written
    [InlineData("arn:aws:sqs:<your-region>:111122223333:demo")]
    [InlineData("arn:amazon:sqs:eu-wst-1:111122223333:demo")] // the Region of no partition
    [InlineData("arn:aws:s3:::demo-bucket")]
    [InlineData("*")]
    public Task Accepts(string entry) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "{{entry}}" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sqs:*", "Resource": ["arn:aws:sqs:[|eu-wst-1|]:111122223333:demo", "arn:aws:sqs:eu-wst
        """);
}
