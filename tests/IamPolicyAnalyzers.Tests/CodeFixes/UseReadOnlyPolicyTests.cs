using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Attachment.FullAccessAttachment, IamPolicyAnalyzers.CodeFixes.UseReadOnlyPolicy>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class UseReadOnlyPolicyTests
{
    [Theory]
    [InlineData("\"arn:aws:iam::aws:policy/[|AmazonS3FullAccess|]\"", "\"arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess\"")]
    [InlineData("""{ "Fn::Sub": "arn:${AWS::Partition}:iam::aws:policy/[|AmazonS3FullAccess|]" }""", """{ "Fn::Sub": "arn:${AWS::Partition}:iam::aws:policy/AmazonS3ReadOnlyAccess" }""")]
    public Task Attaches_the_policy_that_reads_only(string before, string after) => Verify.FixesOnlyOneByOne(
        Role(before), Role(after), "Use 'AmazonS3ReadOnlyAccess' (narrows access)");

    [Fact]
    public Task Offers_nothing_where_AWS_has_no_such_policy() => Verify.OffersNothing(Role("\"arn:aws:iam::aws:policy/[|AmazonECS_FullAccess|]\""));

    [Fact]
    public Task Offers_nothing_in_what_an_account_reports() => Verify.OffersNothing(
        """
        { "RoleDetailList": [{ "RoleName": "app", "RolePolicyList": [], "AttachedManagedPolicies": [
            { "PolicyName": "AmazonS3FullAccess", "PolicyArn": "arn:aws:iam::aws:policy/[|AmazonS3FullAccess|]" }] }] }
        """);

    private static string Role(string policy) =>
        $$"""{ "Resources": { "AppRole": { "Type": "AWS::IAM::Role", "Properties": { "ManagedPolicyArns": [{{policy}}] } } } }""";
}
