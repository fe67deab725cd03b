using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Resources;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class UsePseudoParameterTests
{
    [Theory]
    [InlineData("\"arn:[|aws|]:s3:::a/*\"", """{ "Fn::Sub": "arn:${AWS::Partition}:s3:::a/*" }""")]
    [InlineData("[\"*\", \"arn:[|aws-cn|]:s3:::a/${aws:username}/${*}\"]", """["*", { "Fn::Sub": "arn:${AWS::Partition}:s3:::a/${!aws:username}/${!*}" }]""")]
    [InlineData("""{ "Fn::Sub": "arn:[|aws|]:s3:::${Bucket}/${!aws:username}" }""", """{ "Fn::Sub": "arn:${AWS::Partition}:s3:::${Bucket}/${!aws:username}" }""")]
    [InlineData("""{ "Fn::Sub": ["arn:[|aws|]:s3:::${B}", { "B": "b" }] }""", """{ "Fn::Sub": ["arn:${AWS::Partition}:s3:::${B}", { "B": "b" }] }""")]
    public Task Asks_for_the_partition(string before, string after) => Verify.FixesOnlyOneByOne(Template(before), Template(after), "Use '${AWS::Partition}'");

    [Fact]
    public Task Asks_for_the_account() => Verify.FixesOnlyOneByOne(
        Template("""{ "Fn::Sub": "arn:${AWS::Partition}:sqs:us-east-1:[|111122223333|]:a" }"""),
        Template("""{ "Fn::Sub": "arn:${AWS::Partition}:sqs:us-east-1:${AWS::AccountId}:a" }"""),
        "Use '${AWS::AccountId}'");

    [Theory]
    [InlineData("\"arn:[|aws|]:s3:::${Bucket}/*\"")] // the hole is of another template
    [InlineData("\"arn:[|aws|]:s3:::a\\u002Fb\"")]
    public Task Offers_nothing(string resource) => Verify.OffersNothing(Template(resource));

    private static FixVerifier<HardcodedArn, UsePseudoParameter>.Case Verify =>
        FixVerifier<HardcodedArn, UsePseudoParameter>.With(path: "app.template.json", config: "iam_own_accounts = 111122223333");

    private static string Template(string resource) =>
        $$"""
        { "Resources": { "Policy": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": {
          "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": {{resource}} } } } } } }
        """;
}
