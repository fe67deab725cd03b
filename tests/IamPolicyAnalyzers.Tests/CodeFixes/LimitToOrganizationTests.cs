using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Wildcards.AnyAccountResource, IamPolicyAnalyzers.CodeFixes.LimitToOrganization>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class LimitToOrganizationTests
{
    [Fact]
    public Task Tests_the_organization_of_the_resource() => Verify.FixesOnlyOneByOne(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::[|*|]:role/Deploy" } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::*:role/Deploy", "Condition": { "StringEquals": { "aws:ResourceOrgID": "${aws:PrincipalOrgID}" } } } }""",
        title: "Limit to own organization (narrows access)");

    [Theory]
    [InlineData("")]
    [InlineData("\"Version\": \"2008-10-17\", ")]
    public void Offers_nothing_where_variables_are_texts(string version) => Assert.Empty(FixText.Titles<LimitToOrganization>(
        $$"""{ {{version}}"Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::[|*|]:role/Deploy" } }""", RuleIds.AnyAccountResource));
}
