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

    [Theory]
    [InlineData("\"[|Principal|]\": { \"AWS\": \"111122223333\" }")]
    [InlineData("\"[|NotPrincipal|]\": \"*\"")]
    [InlineData("\"[|Principal|]\": { \"Ref\": \"Who\" }")]
    [InlineData("\"[|Principal|]\": \"*\", \"NotPrincipal\": \"*\"")]
    public Task Leaves_the_choice_to_the_author(string principal) => Verify.With("a.scp.json").Offers(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", {{principal}}, "Action": "ec2:RunInstances", "Resource": "*" } }""");
}
