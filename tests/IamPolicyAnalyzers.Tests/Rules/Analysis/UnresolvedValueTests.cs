using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Analysis.UnresolvedValue>;

namespace IamPolicyAnalyzers.Tests.Rules.Analysis;

public sealed class UnresolvedValueTests
{
    [Fact]
    public Task Reports_a_function_in_place_of_actions() => Verify.Reports(
        Statement("""[|{|] "Ref": "Operations" }""", "\"arn:aws:s3:::demo-bucket/*\""),
        "1 value is not known before deployment and was not judged, '${Operations}' first");

    [Fact]
    public Task Points_at_the_other_values() => Verify.Relates(
        Statement("""["[|s3:${Verb}Object|]", "s3:GetObject"]""", """["arn:aws:s3:::${Bucket}/*", "arn:aws:s3:::demo-{{stage}}/*"]"""),
        ("arn:aws:s3:::${Bucket}/*", "not known either"),
        ("arn:aws:s3:::demo-{{stage}}/*", "not known either"));

    [Fact]
    public Task Reports_a_document_once_with_the_number_of_values() => Verify.Reports(
        Statement("""["[|s3:${Verb}Object|]", "s3:GetObject"]""", """["arn:aws:s3:::${Bucket}/*", "arn:aws:s3:::demo-{{stage}}/*"]"""),
        "3 values are not known before deployment and were not judged, 's3:${Verb}Object' first");

    [Fact]
    public Task Reports_a_condition_value() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "aws:PrincipalOrgID": [|{|] "Ref": "Organization" } } } } }
        """);

    [Theory]
    [InlineData("""{ "Ref": "Bucket" }""")]
    [InlineData("""{ "Fn::GetAtt": ["Table", "Arn"] }""")]
    [InlineData("""{ "Fn::Sub": "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:orders" }""")]
    [InlineData("\"arn:aws:s3:::demo-bucket/${aws:username}/*\"")] // AWS itself fills this in
    public Task Accepts(string resource) => Verify.Accepts(Statement("\"s3:GetObject\"", resource));

    [Fact]
    public Task Accepts_a_broken_file() => Verify.Accepts("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": """);

    private static string Statement(string action, string resource) =>
        "{ \"Version\": \"2012-10-17\", \"Statement\": { \"Effect\": \"Allow\", \"Action\": " + action + ", \"Resource\": " + resource + " } }";
}
