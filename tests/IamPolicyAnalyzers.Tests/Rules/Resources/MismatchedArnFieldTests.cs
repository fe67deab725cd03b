using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Resources.MismatchedArnField>;

namespace IamPolicyAnalyzers.Tests.Rules.Resources;

public sealed class MismatchedArnFieldTests
{
    [Theory]
    [InlineData("arn:aws:s3::[|111122223333|]:demo-bucket/*", "an account, but ARNs of types 'bucket' and 'object' have none; leave it empty")]
    [InlineData("arn:aws:s3:[|us-east-1|]::demo-bucket", "a Region, but ARNs of type 'bucket' have none; leave it empty")]
    [InlineData("arn:aws:iam:[|us-east-1|]:111122223333:user/ana", "a Region, but ARNs of type 'user' have none; leave it empty")]
    [InlineData("arn:aws:sqs[|::|]111122223333:demo", "no Region, but ARNs of type 'queue' have one; write '*' for every Region")]
    [InlineData("arn:aws:lambda:us-east-1[|::|]function:demo", "no account, but ARNs of type 'function' have one; write '*' for every account")]
    public Task Reports(string marked, string message) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["{{marked}}"] } ] }""",
        $"ARN '{marked.Replace("[|", "", System.StringComparison.Ordinal).Replace("|]", "", System.StringComparison.Ordinal)}' has {message}");

    [Fact]
    public Task Reports_in_NotResource_Deny_and_every_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "Action": "iam:*", "NotResource": ["arn:aws:iam:[|eu-west-1|]:111122223333:role/Demo", "arn:aws:iam::111122223333:role/Demo"] },
            { "Effect": "Allow", "NotAction": "iam:*", "Resource": "arn:aws:sqs[|::|]${AWS::AccountId}:demo" } ] }
        """);

    [Theory]
    [InlineData("*")]
    [InlineData("arn:aws:lambda:us-east-1:111122223333:function:demo:*")]
    [InlineData("arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/demo:*")]
    [InlineData("arn:aws:execute-api:us-east-1:111122223333:abc/prod/GET/orders")]
    [InlineData("arn:aws:apigateway:us-east-1::/restapis/*")]
    [InlineData("arn:aws:bedrock:us-east-1::foundation-model/demo")]
    [InlineData("arn:aws:route53:::hostedzone/DEMO")]
    [InlineData("arn:aws:cloudfront::111122223333:distribution/DEMO")]
    [InlineData("arn:aws:organizations::111122223333:account/o-demo/444455556666")]
    [InlineData("arn:aws:rds:us-east-1:111122223333:db:demo")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/Demo/session")]
    [InlineData("arn:aws:s3:::demo-bucket/*")]
    [InlineData("arn:aws:s3:*:*:demo-bucket/*")] // a wildcard stands for nothing too
    [InlineData("arn:aws:iam:*:111122223333:role/Demo")]
    [InlineData("arn:aws:s3:us-east-1:111122223333:accesspoint/demo")]
    [InlineData("arn:aws:s3::111122223333:accesspoint/demo.mrap")]
    [InlineData("arn:aws:ssm:us-east-1::parameter/aws/demo")] // AWS owns it
    [InlineData("arn:aws:ec2:us-east-1::image/ami-0123456789abcdef0")]
    [InlineData("arn:aws:iam::aws:policy/ReadOnlyAccess")]
    [InlineData("arn:aws:s3:${AWS::Region}::demo-bucket")] // may be empty
    [InlineData("arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:demo")]
    [InlineData("arn:aws:s3::111122223333:${Path}")] // an access point, perhaps
    [InlineData("arn:aws:iam:us-east-1:111122223333:Demo")] // of no type
    [InlineData("arn:aws:S3::111122223333:demo")]
    [InlineData("demo-bucket/*")]
    public Task Accepts(string entry) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "{{entry}}" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sqs:*", "Resource": ["arn:aws:sqs[|::|]111122223333:demo", "arn:aws:sqs::
        """);
}
