using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Principals.UnsupportedPrincipal, IamPolicyAnalyzers.CodeFixes.RemovePrincipal>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class RemovePrincipalTests
{
    [Fact]
    public Task Removes_everyone_from_all_statements() => Verify.With("a.scp.json").Fixes(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "[|Principal|]": "*", "Action": "ec2:RunInstances", "Resource": "*" },
            { "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Principal": { "AWS": "*" } } ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "Action": "ec2:RunInstances", "Resource": "*" },
            { "Effect": "Deny", "Action": "s3:*", "Resource": "*" } ] }
        """,
        "Remove Principal");

    [Fact]
    public Task Tests_whom_a_service_control_policy_denies() => Verify.With("a.scp.json").Fixes(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "[|Principal|]": { "AWS": "arn:aws:iam::111122223333:role/Worker" }, "Action": "ec2:RunInstances", "Resource": "*" },
            { "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Principal": { "AWS": ["111122223333", "444455556666"] } } ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "Action": "ec2:RunInstances", "Resource": "*", "Condition": { "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/Worker" } } },
            { "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": { "StringEquals": { "aws:PrincipalAccount": ["111122223333", "444455556666"] } } } ] }
        """,
        "Test 'aws:PrincipalArn' in place of Principal");

    [Fact]
    public Task Tests_nobody_in_an_identity_policy() => Verify.With(kind: "IdentityBased").Offers(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "[|Principal|]": { "AWS": "111122223333" }, "Action": "ec2:RunInstances", "Resource": "*" } }""");

    [Theory]
    [InlineData("\"[|Principal|]\": { \"AWS\": [\"111122223333\", \"arn:aws:iam::444455556666:role/Worker\"] }")]
    [InlineData("\"[|NotPrincipal|]\": \"*\"")]
    [InlineData("\"[|Principal|]\": { \"Ref\": \"Who\" }")]
    [InlineData("\"[|Principal|]\": \"*\", \"NotPrincipal\": \"*\"")]
    public Task Leaves_the_choice_to_the_author(string principal) => Verify.With("a.scp.json").Offers(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", {{principal}}, "Action": "ec2:RunInstances", "Resource": "*" } }""");
}
