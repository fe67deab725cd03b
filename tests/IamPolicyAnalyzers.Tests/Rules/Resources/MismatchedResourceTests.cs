using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Resources.MismatchedResource>;

namespace IamPolicyAnalyzers.Tests.Rules.Resources;

public sealed class MismatchedResourceTests
{
    [Fact]
    public Task Reports_an_action_on_the_bucket_where_objects_are_listed() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": ["s3:GetObject", "[|s3:ListBucket|]"], "Resource": "arn:aws:s3:::demo-bucket/*" } ] }""",
        "Action 's3:ListBucket' needs a resource of type 'bucket', but Resource 'arn:aws:s3:::demo-bucket/*' is of type 'object'; add 'arn:aws:s3:::demo-bucket'");

    [Fact]
    public Task Points_at_the_resource_or_the_other_actions() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:GetObject", "[|s3:ListBucket|]"], "Resource": "arn:aws:s3:::demo-bucket/*" }, { "Effect": "Allow", "Action": ["[|sqs:SendMessage|]", "sqs:PurgeQueue", "iam:GetRole"], "Resource": ["arn:aws:iam::111122223333:role/Demo", "arn:aws:iam::111122223333:role/Other"] }] }""",
        ("arn:aws:s3:::demo-bucket/*", "of another type"),
        ("sqs:PurgeQueue", "has the same need"));

    [Fact]
    public Task Reports_each_missing_type_once() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": {
            "Effect": "Allow",
            "Action": ["[|sqs:SendMessage|]", "sqs:DeleteMessage", "sqs:PurgeQueue", "sqs:ReceiveMessage", "[|sns:Publish|]", "iam:GetRole"],
            "Resource": ["arn:aws:iam::111122223333:role/Demo", "arn:aws:iam::111122223333:role/Other"] } }
        """,
        "Actions 'sqs:SendMessage', 'sqs:DeleteMessage', 'sqs:PurgeQueue' and 1 more need a resource of type 'queue', but Resource has none",
        "Action 'sns:Publish' needs a resource of type 'topic', but Resource has none");

    [Theory]
    [InlineData("sqs:SendMessage", "arn:aws:sns:us-east-1:111122223333:demo", "a resource of type 'queue', but Resource 'arn:aws:sns:us-east-1:111122223333:demo' is of type 'topic'")]
    [InlineData("iam:GetRole", "arn:aws:iam::111122223333:user/ana", "a resource of type 'role', but Resource 'arn:aws:iam::111122223333:user/ana' is of type 'user'")]
    [InlineData("iam:GetRol*", "arn:aws:iam::111122223333:user/ana", null)] // matches two
    [InlineData("sqs:SendMessag*", "arn:aws:s3:::demo/*", "a resource of type 'queue', but Resource 'arn:aws:s3:::demo/*' is of type 'object'")]
    public Task Reports(string action, string entry, string? message) => message is null
        ? Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "{{action}}", "Resource": "{{entry}}" } }""")
        : Verify.Reports(
            $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "[|{{action}}|]", "Resource": "{{entry}}" } }""",
            $"Action '{action}' needs {message}");

    [Fact]
    public Task Names_all_types_where_none_is_near() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|s3:ListBucket|]", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" } }""",
        "Action 's3:ListBucket' needs a resource of one of the types 'accesspoint' and 'bucket', but Resource 'arn:aws:sqs:us-east-1:111122223333:demo' is of type 'queue'");

    [Fact]
    public Task Adds_the_streams_of_a_log_group() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|logs:PutLogEvents|]", "Resource": "arn:aws:logs:us-east-1:111122223333:log-group:demo" } }""",
        "Action 'logs:PutLogEvents' needs a resource of type 'log-stream', but Resource 'arn:aws:logs:us-east-1:111122223333:log-group:demo' is of type 'log-group'; add 'arn:aws:logs:us-east-1:111122223333:log-group:demo:log-stream:*'");

    [Fact]
    public Task Adds_the_objects_of_a_bucket() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:ListBucket", "[|s3:DeleteObjectVersion|]"], "Resource": ["arn:aws:sqs:us-east-1:111122223333:demo", "arn:aws:s3:::demo"] } }""",
        "Action 's3:DeleteObjectVersion' needs a resource of type 'object', but Resource has none; add 'arn:aws:s3:::demo/*'");

    [Theory]
    [InlineData("\"s3:GetObject\"", "\"arn:aws:s3:::demo/*\"")]
    [InlineData("\"s3:ListBucket\"", "\"arn:aws:s3:::demo*\"")]
    [InlineData("\"s3:ListBucket\"", "\"*\"")]
    [InlineData("[\"s3:GetObject\", \"s3:ListBucket\"]", "[\"arn:aws:s3:::demo/*\", \"arn:aws:s3:::demo\"]")]
    [InlineData("\"s3:List*\"", "\"arn:aws:s3:::demo/*\"")] // a pattern is not taken apart
    [InlineData("\"s3:ListBucket\"", "[\"arn:aws:s3:::demo/*\", \"${BucketArn}\"]")]
    [InlineData("\"s3:ListBucket\"", "\"arn:aws:s3:::${Bucket}\"")]
    [InlineData("\"s3:ListBucket\"", """{ "Fn::GetAtt": ["Bucket", "Arn"] }""")]
    [InlineData("\"s3:ListAllMyBuckets\"", "\"arn:aws:s3:::demo/*\"")] // has no type
    [InlineData("\"s3:ListBucket\"", "\"arn:aws:S3:::demo/*\"")] // the ARN is wrong
    [InlineData("\"iam:GetRole\"", "\"arn:aws:iam::111122223333:DemoRole\"")]
    [InlineData("\"s3:GetObject\"", "\"arn:aws:s3::111122223333:demo/*\"")]
    [InlineData("\"elasticloadbalancing:DeleteListener\"", "\"arn:aws:s3:::demo/*\"")] // ARNs not all known
    [InlineData("\"cloudformation:CreateChangeSet\"", "\"arn:aws:cloudformation:us-east-1:aws:transform/Serverless-2016-10-31\"")] // a macro of AWS
    [InlineData("\"codestar-connections:UseConnection\"", "\"arn:aws:codeconnections:us-east-1:111122223333:connection/demo\"")] // renamed
    [InlineData("\"s3:NoSuchAction\"", "\"arn:aws:s3:::demo/*\"")]
    public Task Accepts(string action, string resource) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": {{action}}, "Resource": {{resource}} } }""");

    [Theory]
    [InlineData("lambda:InvokeFunction", "arn:aws:lambda:us-east-1:111122223333:function:demo:*")]
    [InlineData("logs:PutLogEvents", "arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/demo:*")]
    [InlineData("logs:CreateLogGroup", "arn:aws:logs:us-east-1:111122223333:*")]
    [InlineData("dynamodb:Query", "arn:aws:dynamodb:us-east-1:111122223333:table/Demo/index/*")]
    [InlineData("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:us-east-1:111122223333:secret:demo-*")]
    [InlineData("sts:AssumeRole", "arn:aws:iam::111122223333:role/Demo")]
    [InlineData("iam:PassRole", "arn:aws:iam::111122223333:role/service-role/Demo")]
    [InlineData("execute-api:Invoke", "arn:aws:execute-api:us-east-1:111122223333:abc/prod/GET/orders")]
    [InlineData("ssm:GetParameter", "arn:aws:ssm:us-east-1::parameter/aws/service/demo")]
    [InlineData("states:StartExecution", "arn:aws:states:us-east-1:111122223333:stateMachine:demo")]
    [InlineData("bedrock:InvokeModel", "arn:aws:bedrock:us-east-1::foundation-model/demo")]
    [InlineData("rds-db:connect", "arn:aws:rds-db:us-east-1:111122223333:dbuser:*/demo")]
    [InlineData("ec2:RunInstances", "arn:aws:ec2:us-east-1::image/ami-0123456789abcdef0")]
    [InlineData("ecs:RunTask", "arn:aws:ecs:us-east-1:111122223333:task-definition/demo:*")]
    [InlineData("s3:GetObject", "arn:aws:s3:us-east-1:111122223333:accesspoint/demo/object/*")]
    [InlineData("events:PutEvents", "arn:aws:events:us-east-1:111122223333:event-bus/default")]
    [InlineData("kms:Decrypt", "arn:aws:kms:us-east-1:111122223333:key/*")]
    [InlineData("route53:ChangeResourceRecordSets", "arn:aws:route53:::hostedzone/DEMO")]
    [InlineData("cloudfront:CreateInvalidation", "arn:aws:cloudfront::111122223333:distribution/DEMO")]
    [InlineData("es:ESHttpGet", "arn:aws:es:us-east-1:111122223333:domain/demo/*")]
    public Task Accepts_customary_pairs(string action, string resource) => Accepts($"\"{action}\"", $"\"{resource}\"");

    [Fact]
    public Task Accepts_NotResource_and_NotAction() => Verify.Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "Action": "s3:ListBucket", "NotResource": "arn:aws:s3:::demo/*" },
            { "Effect": "Deny", "NotAction": "s3:ListBucket", "Resource": "arn:aws:s3:::demo/*" } ] }
        """);

    [Theory]
    [InlineData("\"s3:ListBucket\"", "\"arn:aws:s3:::demo\"")]
    [InlineData("\"s3:List*\"", "\"*\"")]
    [InlineData("""{ "Ref": "Actions" }""", "\"*\"")]
    [InlineData("\"s3:ListBucket\"", """{ "Ref": "Arn" }""")]
    public Task Accepts_an_action_that_another_statement_has(string action, string resource) => Verify.Accepts(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": "arn:aws:s3:::demo/*" },
            { "Effect": "Allow", "Action": {{action}}, "Resource": {{resource}} } ] }
        """);

    [Fact]
    public Task Reports_an_action_that_only_the_other_effect_has() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "[|s3:ListBucket|]", "Resource": "arn:aws:s3:::demo/*" },
            { "Effect": "Deny", "Action": "s3:ListBucket", "Resource": "*" } ] }
        """);

    [Fact]
    public Task Leaves_resource_policies_alone() => Verify.With(path: "a.resource.json").Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::demo/*" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Resource": "arn:aws:s3:::demo/*", "Action": ["[|s3:ListBucket|]", "s3:
        """);
}
