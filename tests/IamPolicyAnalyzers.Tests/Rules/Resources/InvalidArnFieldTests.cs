using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Resources.InvalidArnField>;

namespace IamPolicyAnalyzers.Tests.Rules.Resources;

public sealed class InvalidArnFieldTests
{
    [Theory]
    [InlineData("arn:aws:[|S3|]:::demo-bucket/*", "service 'S3' with capitals; write 's3'")]
    [InlineData("arn:aws:[|dyanmodb|]:us-east-1:111122223333:table/Demo", "service 'dyanmodb', which does not exist; write 'dynamodb'")]
    [InlineData("arn:aws:[|nosuchservice|]:::demo", "service 'nosuchservice', which does not exist")]
    [InlineData("arn:aws:[|s*|]:::demo-bucket/*", "a wildcard in service 's*', where AWS takes none")]
    [InlineData("arn:aws[|::|]::demo-bucket/*", "no service")]
    [InlineData("arn:[|amazon|]:s3:::demo-bucket/*", "partition 'amazon', which does not exist; write 'aws'")]
    [InlineData("arn:[|china|]:sqs:cn-north-1:111122223333:demo", "partition 'china', which does not exist; write 'aws-cn'")]
    [InlineData("arn[|::|]s3:::demo-bucket/*", "no partition")]
    [InlineData("arn:[|g*|]:s3:::demo-bucket/*", "partition 'g*', which does not exist; write 'aws'")]
    [InlineData("arn:aws:sqs:us-east-1:[|1111-2222-3333|]:demo", "account '1111-2222-3333', but an account has 12 digits; write '111122223333'")]
    [InlineData("arn:aws:sqs:us-east-1:[|11112222333|]:demo", "account '11112222333', but an account has 12 digits")]
    [InlineData("arn:aws:sqs:us-east-1:[|1111222233334*|]:demo", "account '1111222233334*', but an account has 12 digits")]
    public Task Reports(string marked, string message) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["{{marked}}"] } ] }""",
        $"ARN '{marked.Replace("[|", "", System.StringComparison.Ordinal).Replace("|]", "", System.StringComparison.Ordinal)}' has {message}");

    [Fact]
    public Task Doubts_a_partition_that_is_named_as_one() => Verify.With(severity: DiagnosticSeverity.Info).Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:[|aws-moon|]:s3:::demo-bucket/*" } }""",
        "ARN 'arn:aws-moon:s3:::demo-bucket/*' has partition 'aws-moon', which is none that is known");

    [Fact]
    public Task Reports_the_first_wrong_part_of_each_entry() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "Action": "s3:*", "NotResource": ["arn:[|AWS|]:S3:::a", "arn:aws:[|S3|]:::b", "arn:aws:s3:::c"] },
            { "Effect": "Allow", "NotAction": "iam:*", "Resource": "arn:aws:[|Sqs|]:${AWS::Region}:${AWS::AccountId}:${Queue}" } ] }
        """);

    [Fact]
    public Task Marks_the_part_behind_substitutions_and_escapes() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": {
            "Effect": "Allow",
            "Action": "sqs:SendMessage",
            "Resource": [{ "Fn::Sub": "arn:${AWS::Partition}:[|SQS|]:${AWS::Region}:${AWS::AccountId}:${Queue}" }, "\u0061rn:aws:[|SQS|]:us-east-1:111122223333:demo"] } }
        """);

    [Theory]
    [InlineData("*")]
    [InlineData("arn:aws:s3:::demo-bucket/*")]
    [InlineData("arn:*:s3:::demo-bucket/*")]
    [InlineData("arn:aws*:s3:::demo-bucket/*")]
    [InlineData("arn:aws-us-gov:s3:::demo-bucket/*")]
    [InlineData("arn:${AWS::Partition}:s3:::demo-bucket/*")]
    [InlineData("arn:aws:${Service}:::demo")]
    [InlineData("arn:aws:execute-api:us-east-1:111122223333:abc/*")]
    [InlineData("arn:aws:iam::aws:policy/ReadOnlyAccess")]
    [InlineData("arn:aws:ssm:us-east-1::parameter/aws/demo")]
    [InlineData("arn:aws:sqs:us-east-1:*:demo")]
    [InlineData("arn:aws:sqs:us-east-1:1111????3333:demo")]
    [InlineData("arn:aws:sqs:us-east-1:${aws:PrincipalAccount}:demo")]
    [InlineData("arn:aws:sqs:us-east-1:${AWS::AccountId}:demo")]
    [InlineData("arn:aws:sqs:us-east-1:ACCOUNT_ID:demo")] // still to be written
    [InlineData("arn:aws:sqs:us-east-1:<account 1>:demo")]
    [InlineData("arn:aws:sqs:us-east-1:1111XXXXXXXX:demo")]
    [InlineData("demo-bucket/*")] // no ARN at all
    public Task Accepts(string entry) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "{{entry}}" } }""");

    [Fact]
    public Task Accepts_a_service_that_an_option_lists() => Verify.With(config: "iam_extra_services = preview").Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "preview:Do", "Resource": "arn:aws:preview:::demo" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:[|S3|]:::demo-bucket", "arn:AWS:s3:
        """);
}
