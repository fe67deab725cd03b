using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Resources.HardcodedArn>;

namespace IamPolicyAnalyzers.Tests.Rules.Resources;

public sealed class HardcodedArnTests
{
    private const string Own = "iam_own_accounts = 111122223333";

    [Theory]
    [InlineData("\"arn:[|aws|]:s3:::demo-bucket/*\"", "aws")]
    [InlineData("\"arn:[|aws-us-gov|]:s3:::demo-bucket/*\"", "aws-us-gov")]
    [InlineData("""["*", { "Fn::Sub": "arn:[|aws|]:s3:::${Bucket}/*" }]""", "aws")]
    [InlineData("\"arn:[|aws|]:iam::aws:policy/ReadOnlyAccess\"", "aws")]
    [InlineData("\"arn:[|aws|]:sqs:us-east-1:444455556666:demo\"", "aws")]
    public Task Reports_a_partition(string resource, string partition) => Verify.With(path: "app.template.json", config: Own).Reports(
        Template($$""" "Action": "s3:*", "Resource": {{resource}} """),
        $"Partition '{partition}' is fixed; use '${{AWS::Partition}}' so that the template works elsewhere");

    [Fact]
    public Task Reports_an_account_of_ones_own() => Verify.With(path: "app.template.json", config: Own).Reports(
        Template(""" "Action": "s3:*", "NotResource": [{ "Fn::Sub": "arn:${AWS::Partition}:sqs:${AWS::Region}:[|111122223333|]:demo" }, "arn:[|aws|]:sqs:us-east-1:[|111122223333|]:b"] """),
        "Account '111122223333' is fixed; use '${AWS::AccountId}' so that the template works elsewhere");

    [Fact]
    public Task Reports_principals() => Verify.With(path: "app.template.json", config: Own).Reports(
        Template(""" "Principal": { "AWS": ["arn:[|aws|]:iam::[|111122223333|]:role/app", "*", "111122223333"], "Service": "ec2.amazonaws.com" }, "Action": "s3:*", "Resource": "*" """));

    [Theory]
    [InlineData("\"*\"")]
    [InlineData("\"arn:*:s3:::demo-bucket/*\"")]
    [InlineData("\"arn:aws\"")]
    [InlineData("""{ "Fn::Sub": "arn:${AWS::Partition}:s3:::demo-bucket/*" }""")]
    [InlineData("""{ "Fn::Sub": "arn:aws${Suffix}:s3:::demo-bucket/*" }""")]
    [InlineData("""{ "Fn::Sub": "arn:${AWS::Partition}:sqs:us-east-1:${AWS::AccountId}:demo" }""")]
    [InlineData("""{ "Fn::Sub": "arn:${AWS::Partition}:sqs:us-east-1:444455556666:demo" }""")]
    [InlineData("""{ "Fn::Join": ["", ["arn:aws:s3:::", { "Ref": "Bucket" }]] }""")]
    [InlineData("""{ "Fn::GetAtt": ["Bucket", "Arn"] }""")]
    public Task Accepts(string resource) => Verify.With(path: "app.template.json", config: Own).Accepts(Template($$""" "Action": "s3:*", "Resource": {{resource}} """));

    [Fact]
    public Task Accepts_an_account_that_nobody_calls_ones_own() => Verify.With(path: "app.template.json").Accepts(
        Template(""" "Action": "s3:*", "Resource": { "Fn::Sub": "arn:${AWS::Partition}:sqs:us-east-1:111122223333:demo" } """));

    [Fact]
    public Task Leaves_policies_outside_of_templates_alone() => Verify.With(config: Own).Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::demo-bucket/*" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.With(path: "app.template.json").Reports(
        """
        { "Resources": { "Policy": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": {
          "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": ["arn:[|aws|]:s3:::a", 
        """);

    private static string Template(string members) =>
        $$"""
        { "Resources": { "Policy": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": {
          "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", {{members}} } ] } } } } }
        """;
}
