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
        Statement("\"[|NotAction|]\": [\"iam:*\", \"sts:*\"]", Bucket),
        Statement("\"Action\": [\"s3:*\"]", Bucket));

    /// <summary>Reads as patterns that match nothing else, the others by name.</summary>
    [Fact]
    public Task Lists_what_NotAction_leaves_when_that_is_little() => VerifyNot.FixesOnlyOneByOne(
        Statement("\"[|NotAction|]\": [\"sqs:*Permission\", \"sqs:*Queue\", \"sqs:*MessageMoveTask*\", \"SQS:Set*\"]", Queue),
        Statement(
            "\"Action\": [\"sqs:Get*\", \"sqs:ListDeadLetterSourceQueues\", \"sqs:ListQueueTags\", \"sqs:ReceiveMessage\", \"sqs:ChangeMessageVisibility\", \"sqs:DeleteMessage\", \"sqs:SendMessage\"]",
            Queue),
        title: "List under Action what NotAction leaves for Resource: 8 actions (narrows access)");

    [Fact]
    public Task Lists_nothing_that_a_Deny_takes_away() => VerifyNot.Fixes(
        $$"""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "[|NotAction|]": ["sqs:A*", "sqs:C*", "sqs:D*", "sqs:G*", "sqs:L*"], "Resource": {{Queue}} }, { "Effect": "Deny", "Action": "sqs:*Queue", "Resource": "*" }] }""",
        $$"""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["sqs:ReceiveMessage", "sqs:RemovePermission", "sqs:SendMessage", "sqs:SetQueueAttributes", "sqs:StartMessageMoveTask"], "Resource": {{Queue}} }, { "Effect": "Deny", "Action": "sqs:*Queue", "Resource": "*" }] }""");

    [Fact]
    public Task Lists_actions_of_each_service() => VerifyNot.Fixes(
        Statement("\"[|NotAction|]\": [\"sqs:*Queue*\", \"sqs:*Message*\", \"sns:*Topic*\", \"sns:*Sub*\", \"sns:*Tag*\"]", $"[{Queue}, \"arn:aws:sns:us-east-1:111122223333:orders\"]"),
        Statement(
            "\"Action\": [\"sns:GetDataProtectionPolicy\", \"sns:AddPermission\", \"sns:Publish\", \"sns:PutDataProtectionPolicy\", \"sns:RemovePermission\", \"sqs:AddPermission\", \"sqs:RemovePermission\"]",
            $"[{Queue}, \"arn:aws:sns:us-east-1:111122223333:orders\"]"));

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
    public Task Offers_nothing_when_an_exception_would_be_granted_and_the_rest_is_long(string exceptions) => VerifyNot.OffersNothing(Statement($"\"[|NotAction|]\": {exceptions}", Bucket));

    private static string Statement(string actions, string resource) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {{actions}}, "Resource": {{resource}} } }""";
}
