using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.AccessLevels.MismatchedReadOnlyName>;

namespace IamPolicyAnalyzers.Tests.Rules.AccessLevels;

public sealed class MismatchedReadOnlyNameTests
{
    [Fact]
    public Task Reports_a_Sid_that_promises_too_much() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Sid": "ReadOnly", "Effect": "Allow", "Action": ["s3:GetObject", "[|s3:PutObject|]"], "Resource": "arn:aws:s3:::demo-bucket/*" } }
        """,
        "'ReadOnly' says read-only, but Allow on 's3:PutObject' writes");

    [Fact]
    public Task Points_at_the_Sid() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Sid": "ReadOnly", "Effect": "Allow", "Action": ["s3:GetObject", "[|s3:PutObject|]"], "Resource": "arn:aws:s3:::demo-bucket/*" }] }""",
        ("ReadOnly", "promises to read only"));

    [Fact]
    public Task Tells_what_else_is_granted() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": [{ "Sid": "ViewOnlyTags", "Effect": "Allow", "Action": "[|s3:PutObjectTagging|]", "Resource": "arn:aws:s3:::demo-bucket/*" },
          { "Sid": "ViewOnlyAcls", "Effect": "Allow", "Action": "[|s3:PutObjectAcl|]", "Resource": "arn:aws:s3:::demo-bucket/*" }] }
        """,
        "'ViewOnlyTags' says read-only, but Allow on 's3:PutObjectTagging' sets tags",
        "'ViewOnlyAcls' says read-only, but Allow on 's3:PutObjectAcl' changes permissions");

    [Fact]
    public Task Reports_a_file_name_that_promises_too_much() => Verify.With(path: "policies/orders-read-only.iam.json").Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["sqs:GetQueueUrl", "[|sqs:SendMessage|]"], "Resource": "*" } }
        """,
        "'orders-read-only.iam.json' says read-only, but Allow on 'sqs:SendMessage' writes");

    [Fact]
    public Task Reports_a_policy_name_that_promises_too_much() => Verify.With(path: "serverless.template").Reports(
        """
        { "Resources": { "Role": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [
          { "PolicyName": "OrdersReadOnly", "PolicyDocument": { "Version": "2012-10-17",
            "Statement": { "Effect": "Allow", "Action": "[|sqs:SendMessage|]", "Resource": "*" } } } ] } } } }
        """,
        "'OrdersReadOnly' says read-only, but Allow on 'sqs:SendMessage' writes");

    [Fact]
    public Task Accepts_a_template_of_such_a_name() => Verify.With(path: "read-only.template.json").Accepts(
        """
        { "Resources": { "Role": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [
          { "PolicyName": "Orders", "PolicyDocument": { "Version": "2012-10-17",
            "Statement": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" } } } ] } } } }
        """);

    [Theory]
    [InlineData("ReadOnly")]
    [InlineData("readonly")]
    [InlineData("READONLY")]
    [InlineData("AmazonS3ReadOnlyAccess")]
    [InlineData("S3ViewOnly2")]
    [InlineData("orders read only")]
    [InlineData("orders_view-only.policy")]
    public void Reads_the_promise_in(string name) => Assert.True(ReadOnlyNames.SaysReadOnly(name));

    [Theory]
    [InlineData("")]
    [InlineData("ReadWriteOnly")]
    [InlineData("OnlyRead")]
    [InlineData("SpreadOnlyHere")]
    [InlineData("NonReadOnly")]
    [InlineData("NotReadOnly")]
    [InlineData("ReadOnlyExceptQueues")]
    [InlineData("ReadOnlyPlusPublish")]
    [InlineData("ReadOnlyAndPublish")]
    [InlineData("DenyReadOnly")]
    [InlineData("ReadOnlyBoundary")]
    public void Reads_no_promise_in(string name) => Assert.False(ReadOnlyNames.SaysReadOnly(name));

    [Theory]
    [InlineData("""{ "Sid": "ReadOnly", "Effect": "Allow", "Action": ["s3:Get*", "[|s3:Put*|]"], "Resource": "arn:aws:s3:::demo-bucket/*" }""")]
    [InlineData("""{ "Sid": "ReadOnly", "Effect": "Allow", "Action": "[|s3:*|]", "Resource": "arn:aws:s3:::demo-bucket/*" }""")]
    [InlineData("""{ "Sid": "ReadOnly", "Effect": "Allow", "Action": "[|*|]", "Resource": "*" }""")]
    [InlineData("""{ "Sid": "ReadOnly", "Effect": "Allow", "Action": "[|s3:PutObject|]", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "StringEquals": { "aws:ResourceTag/team": "shop" } } }""")]
    [InlineData("""{ "Sid": "ReadOnly", "Effect": "Allow", "Action": "[|s3:PutObject|]", "Resource": { "Ref": "Objects" } }""")]
    [InlineData("""{ "Sid": "ReadOnly", "Effect": "Allow", "Action": "[|s3:PutObject|]", "Resource": "arn:aws:s3:::demo-bucket/*" }, { "Sid": "ReadOnlyLogs", "Effect": "Allow", "Action": "[|s3:DeleteObject|]", "Resource": "arn:aws:s3:::demo-bucket/*" }""")]
    public Task Reports(string statements) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Theory]
    [InlineData("""{ "Sid": "ReadOnly", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" }""")]
    [InlineData("""{ "Sid": "ReadOnly", "Effect": "Allow", "Action": ["s3:Get*", "s3:List*"], "Resource": "*" }""")]
    [InlineData("""{ "Sid": "ReadOnly", "Effect": "Allow", "Action": ["kms:Decrypt", "logs:StartQuery", "athena:StartQueryExecution"], "Resource": "*" }""")] // nobody is surprised
    [InlineData("""{ "Sid": "ReadOnly", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" }, { "Sid": "Uploads", "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::demo-bucket/*" }""")] // a Sid speaks for its own statement
    [InlineData("""{ "Sid": "ReadOnlyExceptUploads", "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::demo-bucket/*" }""")]
    [InlineData("""{ "Sid": "Spreadonly", "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::demo-bucket/*" }""")]
    [InlineData("""{ "Sid": "ReadOnly", "Effect": "Allow", "Action": "s3:NoSuchAction", "Resource": "arn:aws:s3:::demo-bucket/*" }""")]
    [InlineData("""{ "Sid": "ReadOnly", "Effect": "Allow", "Action": { "Ref": "Actions" }, "Resource": "arn:aws:s3:::demo-bucket/*" }""")]
    [InlineData("""{ "Sid": "ReadOnly", "Effect": "Allow", "NotAction": "s3:*", "Resource": "*" }""")] // NotActionAllow speaks
    [InlineData("""{ "Sid": "ReadOnly", "Effect": "Deny", "Action": "s3:PutObject", "Resource": "*" }""")]
    [InlineData("""{ "Sid": "ReadOnly", "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::demo-bucket/*" }, { "Effect": "Deny", "NotAction": ["s3:Get*", "s3:List*"], "Resource": "*" }""")]
    public Task Accepts(string statements) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Sid": "ReadOnly", "Effect": "Allow", "Action": "[|s3:PutObject|]", "Resource": "*"
        """);
}
