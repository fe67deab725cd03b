using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Resources.InvalidArn>;

namespace IamPolicyAnalyzers.Tests.Rules.Resources;

public sealed class InvalidArnTests
{
    [Fact]
    public Task Reports_a_bare_name() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "[|demo-bucket/*|]" } ] }""",
        "Resource 'demo-bucket/*' is not an ARN; write 'arn:aws:s3:::demo-bucket/*'");

    [Theory]
    [InlineData("s3://demo-bucket/*", "an ARN; write 'arn:aws:s3:::demo-bucket/*'")]
    [InlineData("demo-bucket", "an ARN; write arn:partition:service:region:account:resource")] // no object
    [InlineData(" arn:aws:s3:::demo-bucket/*", "an ARN; write 'arn:aws:s3:::demo-bucket/*'")]
    [InlineData("ARN:aws:s3:::demo-bucket/*", "an ARN; write 'arn:aws:s3:::demo-bucket/*'")]
    [InlineData("aws:s3:::demo-bucket/*", "an ARN; write 'arn:aws:s3:::demo-bucket/*'")]
    [InlineData("s3:::demo-bucket/*", "an ARN; write 'arn:aws:s3:::demo-bucket/*'")]
    [InlineData("*:demo", "an ARN; write arn:partition:service:region:account:resource")]
    [InlineData("arn:aws:s3:demo-bucket", "a complete ARN; write 'arn:aws:s3:::demo-bucket'")]
    [InlineData("arn:aws:s3::demo-bucket", "a complete ARN; write 'arn:aws:s3:::demo-bucket'")]
    [InlineData("arn:aws:iam:111122223333:role/Demo", "a complete ARN; write 'arn:aws:iam::111122223333:role/Demo'")]
    [InlineData("arn:aws:sqs:demo", "a complete ARN; write arn:partition:service:region:account:resource")] // of which Region and account
    [InlineData("arn:aws:s3*", "a complete ARN; write arn:partition:service:region:account:resource")]
    [InlineData("arn:aws:s3:${aws:username}", "a complete ARN; write arn:partition:service:region:account:resource")] // the colon of a variable parts nothing
    [InlineData("demo-${Stage}/*", "an ARN; write arn:partition:service:region:account:resource")]
    public Task Reports(string entry, string message) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::other/*", "[|{{entry}}|]"] } }""",
        $"Resource '{entry}' is not {message}");

    [Fact]
    public Task Reports_an_empty_entry_with_its_quotes() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::a/*", [|""|]] } }""");

    [Fact]
    public Task Leaves_an_empty_Resource_to_EmptyElement() => Verify.Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "" } }""");

    [Fact]
    public Task Completes_a_name_only_for_actions_that_all_work_on_it() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": "[|demo/*|]" },
            { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "[|demo|]" },
            { "Effect": "Allow", "Action": "s3:List*", "Resource": "[|demo|]" } ] }
        """,
        "Resource 'demo/*' is not an ARN; write arn:partition:service:region:account:resource",
        "Resource 'demo' is not an ARN; write arn:partition:service:region:account:resource",
        "Resource 'demo' is not an ARN; write 'arn:aws:s3:::demo'");

    [Fact]
    public Task Reports_in_NotResource_Deny_and_every_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "Action": "s3:*", "NotResource": ["[|demo-bucket|]", "arn:aws:s3:::other"] },
            { "Effect": "Deny", "NotAction": "iam:*", "Resource": "[|arn:aws:s3|]" } ] }
        """);

    [Theory]
    [InlineData("\"*\"")]
    [InlineData("\"**\"")]
    [InlineData("\"arn:aws:s3:::demo-bucket/*\"")]
    [InlineData("\"arn:aws:s3:::demo-bucket/${aws:username}/*\"")]
    [InlineData("\"arn:${AWS::Partition}:s3:::demo-bucket\"")]
    [InlineData("\"arn:aws:s3:${Rest}\"")]
    [InlineData("\"${BucketArn}/*\"")]
    [InlineData("\"{{ bucket }}\"")]
    [InlineData("""{ "Ref": "BucketArn" }""")]
    [InlineData("""{ "Fn::Sub": "${Bucket.Arn}/*" }""")]
    [InlineData("""{ "Fn::Join": ["", ["arn:aws:s3:::", { "Ref": "Bucket" }]] }""")]
    [InlineData("[]")]
    public Task Accepts(string resource) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": {{resource}} } }""");

    [Fact]
    public Task Accepts_the_short_form_in_the_policy_of_an_API() => Verify.Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/prod/GET/orders" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["[|demo-bucket|]", "arn:aws
        """);
}
