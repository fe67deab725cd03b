using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.ResourcePolicies.WildcardResourcePolicyAction, IamPolicyAnalyzers.CodeFixes.KeepReadingAndWriting>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class KeepReadingAndWritingTests
{
    private const string QueueUse =
        "\"sqs:Get*\", \"sqs:ListDeadLetterSourceQueues\", \"sqs:ReceiveMessage\", \"sqs:ChangeMessageVisibility\", \"sqs:DeleteMessage\", \"sqs:PurgeQueue\", \"sqs:SendMessage\"";

    [Theory]
    [InlineData("\"[|sqs:*|]\"", QueueUse)]
    [InlineData("[\"[|*|]\"]", QueueUse)]
    [InlineData("[\"[|sqs:*|]\", \"sqs:SendMessage\"]", "\"sqs:Get*\", \"sqs:ListDeadLetterSourceQueues\", \"sqs:ReceiveMessage\", \"sqs:ChangeMessageVisibility\", \"sqs:DeleteMessage\", \"sqs:PurgeQueue\", \"sqs:SendMessage\"")]
    public Task Keeps_what_uses_a_queue(string before, string after) => Verify.With("queue.resource.json").FixesOnlyOneByOne(
        Statement("arn:aws:sqs:us-east-1:111122223333:demo", before),
        Statement("arn:aws:sqs:us-east-1:111122223333:demo", $"[{after}]"),
        title: "Keep reading and writing: 8 actions (narrows access)");

    [Theory]
    [InlineData("arn:aws:s3:::demo", "s3:ListBucket", "s3:GetObject")]
    [InlineData("arn:aws:s3:::demo/*", "s3:PutObject", "s3:ListBucket")]
    [InlineData("arn:aws:s3:::demo", "s3:PutLifecycleConfiguration", "s3:PutBucketPolicy")]
    [InlineData("arn:aws:s3:::demo", "s3:PutBucketVersioning", "s3:DeleteBucket\"")]
    public void Keeps_what_fits_the_resource(string resource, string kept, string left)
    {
        var after = FixText.Fixed<KeepReadingAndWriting>(Statement(resource, "\"[|s3:*|]\""), RuleIds.WildcardResourcePolicyAction);

        Assert.Contains(kept, after);
        Assert.DoesNotContain(left, after);
    }

    [Theory]
    [InlineData("*", "[\"[|sqs:*|]\", \"*\"]")]
    [InlineData("*", "[\"sqs:*\", \"[|s3:*|]\"]")]
    [InlineData("*", "\"[|glue:*|]\"")]
    [InlineData("*", "\"[|*|]\"")] // of which service the resource is, nobody says
    [InlineData("arn:aws:sqs:us-east-1:111122223333:demo", "\"[|s3:*|]\"")]
    public void Offers_nothing(string resource, string action) => Assert.Empty(FixText.Titles<KeepReadingAndWriting>(Statement(resource, action), RuleIds.WildcardResourcePolicyAction));

    private static string Statement(string resource, string action) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::444455556666:role/Partner" }, "Action": {{action}}, "Resource": "{{resource}}" } }""";
}
