using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Wildcards.AllActions, IamPolicyAnalyzers.CodeFixes.LimitToServices>;
using VerifyNot = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Inversions.NotActionAllow, IamPolicyAnalyzers.CodeFixes.LimitToServices>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class LimitToServicesTests
{
    private const string Bucket = "\"arn:aws:s3:::demo-bucket\"";
    private const string Queue = "\"arn:aws:sqs:us-east-1:111122223333:orders\"";

    [Fact]
    public Task Writes_the_service_of_the_resource() => Verify.FixesOnlyOneByOne(
        Statement("\"Action\": \"[|*|]\"", Bucket),
        Statement("\"Action\": \"s3:*\"", Bucket),
        title: "Limit to 's3:*' (narrows access)");

    [Fact]
    public Task Writes_each_service_once() => Verify.Fixes(
        Statement("\"Action\": \"[|*|]\"", $"[{Bucket}, {Queue}, \"arn:aws:s3:::demo-bucket/*\"]"),
        Statement("\"Action\": [\"s3:*\", \"sqs:*\"]", $"[{Bucket}, {Queue}, \"arn:aws:s3:::demo-bucket/*\"]"),
        title: "Limit to 's3:*', 'sqs:*' (narrows access)");

    [Fact]
    public Task Leaves_other_entries_alone() => Verify.Fixes(
        Statement("\"Action\": [\"sqs:SendMessage\", \"[|*|]\", \"*:*\"]", Queue),
        Statement("\"Action\": [\"sqs:SendMessage\", \"sqs:*\"]", Queue));

    [Fact]
    public Task Writes_Action_in_place_of_NotAction() => VerifyNot.FixesOnlyOneByOne(
        Statement("\"[|NotAction|]\": \"iam:*\"", Bucket),
        Statement("\"Action\": \"s3:*\"", Bucket),
        title: "List the services under Action (narrows access)");

    [Fact]
    public Task Keeps_the_list_of_NotAction() => VerifyNot.Fixes(
        Statement("\"[|NotAction|]\": [\"iam:*\", \"sts:*\"]", Queue),
        Statement("\"Action\": [\"sqs:*\"]", Queue));

    [Theory]
    [InlineData("[\"arn:aws:s3:::demo-bucket\", \"arn:aws:*:us-east-1:111122223333:*\"]")] // any service
    [InlineData("\"arn:aws:nosuchservice:us-east-1:111122223333:demo\"")]
    [InlineData("{ \"Ref\": \"Bucket\" }")]
    public Task Offers_nothing_for_resources_of_no_certain_service(string resource) => Verify.OffersNothing(Statement("\"Action\": \"[|*|]\"", resource));

    [Fact]
    public Task Offers_nothing_for_all_resources() => Verify.OffersNothing(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|*|]", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } } }""");

    [Theory]
    [InlineData("\"s3:DeleteBucket\"")]
    [InlineData("[\"iam:*\", \"S3:Put*\"]")]
    public Task Offers_nothing_when_an_exception_would_be_granted(string exceptions) => VerifyNot.OffersNothing(Statement($"\"[|NotAction|]\": {exceptions}", Bucket));

    private static string Statement(string actions, string resource) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {{actions}}, "Resource": {{resource}} } }""";
}
