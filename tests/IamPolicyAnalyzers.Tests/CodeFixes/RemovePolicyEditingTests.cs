using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.ResourcePolicies.DelegatedPolicyEditing, IamPolicyAnalyzers.CodeFixes.RemovePolicyEditing>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class RemovePolicyEditingTests
{
    [Theory]
    [InlineData("[\"sqs:SendMessage\", \"[|sqs:SetQueueAttributes|]\"]", "[\"sqs:SendMessage\"]", "Remove 'sqs:SetQueueAttributes' (narrows access)")]
    [InlineData("[\"[|sqs:Add*|]\", \"sqs:SendMessage\", \"SQS:removepermission\"]", "[\"sqs:SendMessage\"]", "Remove 2 actions that change the policy (narrows access)")]
    public Task Removes_all_that_change_the_policy(string before, string after, string title) => Verify.With("queue.resource.json").FixesOnlyOneByOne(Queue(before), Queue(after), title);

    [Fact]
    public Task Keeps_the_style_of_the_list() => Verify.With("queue.resource.json").FixesOnlyOneByOne(
        Queue("""
            [
              "[|sqs:AddPermission|]",
              "sqs:SendMessage"
            ]
            """),
        Queue("""
            [
              "sqs:SendMessage"
            ]
            """));

    [Theory]
    [InlineData("\"[|sqs:SetQueueAttributes|]\"")]
    [InlineData("[\"[|sqs:SetQueueAttributes|]\", \"sqs:AddPermission\"]")]
    public void Leaves_a_statement_without_other_actions_alone(string action) => Assert.Empty(FixText.Titles<RemovePolicyEditing>(Queue(action), RuleIds.DelegatedPolicyEditing));

    private static string Queue(string action) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "444455556666" }, "Action": {{action}}, "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" } }""";
}
