using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.ResourcePolicies.DelegatedPolicyEditing>;

namespace IamPolicyAnalyzers.Tests.Rules.ResourcePolicies;

public sealed class DelegatedPolicyEditingTests
{
    [Theory]
    [InlineData("sqs:SetQueueAttributes", "Allow on 'sqs:SetQueueAttributes' lets 'arn:aws:iam::444455556666:role/Partner' change who may use this resource; remove it")]
    [InlineData("sqs:Set*", "Allow on 'sqs:Set*' lets 'arn:aws:iam::444455556666:role/Partner' change who may use this resource; remove it")]
    public Task Reports(string action, string message) => Verify.Reports(Queue("""{ "AWS": "arn:aws:iam::444455556666:role/Partner" }""", $"[\"sqs:SendMessage\", \"[|{action}|]\"]"), message);

    [Fact]
    public Task Points_at_the_outsider() => Verify.Relates(
        Queue("""{ "AWS": ["111122223333", "444455556666"] }""", "\"[|sqs:AddPermission|]\""),
        ("444455556666", "is let in"));

    [Theory]
    [InlineData("""{ "AWS": ["111122223333", "444455556666"] }""")]
    [InlineData("""{ "AWS": [{ "Ref": "Role" }, "arn:aws:sts::444455556666:assumed-role/Partner/x"] }""")]
    [InlineData("""{ "Service": ["events.amazonaws.com"] }""")]
    public Task Reports_whatever_the_shape(string principal) => Verify.Reports(Queue(principal, "\"[|SQS:addpermission|]\""));

    [Theory]
    [InlineData("""{ "AWS": "arn:aws:iam::444455556666:root" }""", "\"sqs:SendMessage\"")]
    [InlineData("""{ "AWS": "arn:aws:iam::111122223333:role/Admin" }""", "\"sqs:AddPermission\"")]
    [InlineData("""{ "AWS": { "Fn::GetAtt": "Role.Arn" } }""", "\"sqs:AddPermission\"")]
    [InlineData("""{ "AWS": "arn:aws:iam::${Account}:root" }""", "\"sqs:AddPermission\"")]
    [InlineData("""{ "AWS": "444455556666" }""", "[\"sqs:*\", \"sqs:AddPermission\"]")] // WildcardResourcePolicyAction
    [InlineData("""{ "AWS": "444455556666" }""", "\"sqs:${What}\"")]
    [InlineData("\"*\"", "\"sqs:AddPermission\"")] // PublicResource
    public Task Accepts(string principal, string action) => Verify.Accepts(Queue(principal, action));

    [Theory]
    [InlineData("\"Effect\": \"Deny\", \"Principal\": { \"AWS\": \"444455556666\" }, \"Action\": \"sqs:AddPermission\"")]
    [InlineData("\"Effect\": \"Allow\", \"Principal\": { \"AWS\": \"444455556666\" }, \"NotAction\": \"sqs:AddPermission\"")]
    [InlineData("\"Effect\": \"Allow\", \"NotPrincipal\": { \"AWS\": \"444455556666\" }, \"Action\": \"sqs:AddPermission\"")]
    public Task Accepts_other_statements(string statement) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { {{statement}}, "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" } }""");

    [Theory]
    [InlineData("""{ "Bool": { "kms:GrantIsForAWSResource": "true" } }""")]
    [InlineData("""{ "ForAllValues:StringEquals": { "kms:GrantOperations": ["Decrypt"] } }""")]
    [InlineData("""{ "Bool": { "${Key}": "true" } }""")]
    [InlineData("""{ "Ref": "When" }""")]
    public Task Accepts_grants_of_a_kind(string condition) => Verify.With("key.resource.json").Accepts(Key("kms:CreateGrant", condition));

    [Theory]
    [InlineData("""{ "Bool": { "kms:GrantIsForAWSResource": "false" } }""")]
    [InlineData("""{ "StringEquals": { "aws:SourceAccount": "111122223333" } }""")]
    public Task Reports_grants_of_any_kind(string condition) => Verify.With("key.resource.json").Reports(Key("[|kms:CreateGrant|]", condition));

    [Theory]
    [InlineData("s3:Put*", "arn:aws:s3:::b/*")] // objects have no policy
    [InlineData("s3:PutBucketPolicy", "${Bucket}")]
    [InlineData("s3:PutObject", "arn:aws:s3:::b")]
    public Task Accepts_on_objects(string action, string resource) => Verify.With(config: "iam_own_accounts = 111122223333").Accepts(Bucket(action, resource));

    [Theory]
    [InlineData("[|s3:Put*|]", "arn:aws:s3:::b")]
    [InlineData("[|s3:PutBucketPolicy|]", "arn:aws:s3:::${Bucket}")]
    public Task Reports_on_buckets(string action, string resource) => Verify.With(config: "iam_own_accounts = 111122223333").Reports(Bucket(action, resource));

    [Fact]
    public Task Accepts_accounts_that_cannot_be_judged() => Verify.Accepts(Bucket("s3:PutBucketPolicy", "arn:aws:s3:::b"));

    [Fact]
    public Task Reports_in_the_second_of_two_statements_and_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": [
          { "Effect": "Allow", "Principal": { "AWS": "444455556666" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" },
          { "Effect": "Allow", "Principal": { "AWS": "444455556666" }, "Resource": "arn:aws:sqs:us-east-1:111122223333:demo", "Action": ["[|sqs:RemovePermission|]"
        """);

    private static string Queue(string principal, string action) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": {{principal}}, "Action": {{action}}, "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" } }""";

    private static string Key(string action, string condition) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "backup.amazonaws.com" }, "Action": "{{action}}", "Resource": "*", "Condition": {{condition}} } }""";

    private static string Bucket(string action, string resource) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "444455556666" }, "Action": "{{action}}", "Resource": "{{resource}}" } }""";
}
