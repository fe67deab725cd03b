using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Conditions;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class UseLikeOperatorTests
{
    [Fact]
    public Task Renames_the_operator() => FixVerifier<WildcardWithoutLike, UseLikeOperator>.FixesOnlyOneByOne(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "aws:PrincipalTag/team": ["web", "[|api-*|]"] } } } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringLike": { "aws:PrincipalTag/team": ["web", "api-*"] } } } }""",
        "Change to 'StringLike' (takes effect)");

    [Theory]
    [InlineData(""" "StringEqualsIgnoreCase": { "aws:PrincipalTag/team": "[|web-*|]" } """)]
    [InlineData(""" "StringEquals": { "aws:PrincipalTag/team": "[|web-*|]", "aws:SourceVpc": "vpc-1" } """)]
    [InlineData(""" "StringEquals": { "aws:PrincipalTag/team": "[|web-*|]" }, "StringLike": { "aws:PrincipalTag/unit": "web-*" } """)]
    public Task Leaves_the_choice_to_the_author(string condition) => FixVerifier<WildcardWithoutLike, UseLikeOperator>.OffersNothing(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { {{condition}} } } }""");
}
