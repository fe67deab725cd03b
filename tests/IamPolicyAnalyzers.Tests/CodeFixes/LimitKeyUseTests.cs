using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.AccessLevels.UnscopedDecrypt, IamPolicyAnalyzers.CodeFixes.LimitKeyUse>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class LimitKeyUseTests
{
    [Fact]
    public Task Tests_the_service() => Verify.FixesOnlyOneByOne(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["kms:DescribeKey", "[|kms:Decrypt|]"], "Resource": "*" } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["kms:DescribeKey", "kms:Decrypt"], "Resource": "*", "Condition": { "StringEquals": { "kms:ViaService": "REPLACE_ME_SERVICE" } } } }""",
        title: "Limit to 'kms:ViaService', to be filled in (narrows access)");

    [Fact]
    public void Offers_nothing_beside_actions_of_other_services() => Assert.Empty(FixText.Titles<LimitKeyUse>(
        """{ "Statement": { "Effect": "Allow", "Action": ["[|kms:Decrypt|]", "sqs:SendMessage"], "Resource": "*" } }""", RuleIds.UnscopedDecrypt));
}
