using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.AccessLevels.TagConditionBypass, IamPolicyAnalyzers.CodeFixes.KeepTagsOut>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class KeepTagsOutTests
{
    private const string StopDev = """{ "Effect": "Allow", "Action": "ec2:StopInstances", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/env": "dev" } } }""";
    private const string StartShop = """{ "Effect": "Allow", "Action": "ec2:StartInstances", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/team": "shop" } } }""";

    [Fact]
    public Task Keeps_the_tag_out() => Verify.FixesOnlyOneByOne(
        $$"""{ "Version": "2012-10-17", "Statement": [{{StopDev}}, { "Effect": "Allow", "Action": "[|ec2:CreateTags|]", "Resource": "*" }] }""",
        $$"""{ "Version": "2012-10-17", "Statement": [{{StopDev}}, { "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "*", "Condition": { "ForAllValues:StringNotEquals": { "aws:TagKeys": "env" } } }] }""",
        title: "Forbid changing tag 'env' (narrows access)");

    [Fact]
    public Task Keeps_all_such_tags_out() => Verify.FixesOnlyOneByOne(
        $$"""{ "Version": "2012-10-17", "Statement": [{{StopDev}}, {{StartShop}}, { "Effect": "Allow", "Action": "[|ec2:CreateTags|]", "Resource": "*" }] }""",
        $$"""{ "Version": "2012-10-17", "Statement": [{{StopDev}}, {{StartShop}}, { "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "*", "Condition": { "ForAllValues:StringNotEquals": { "aws:TagKeys": ["env", "team"] } } }] }""",
        title: "Forbid changing the tags (narrows access)");

    [Fact]
    public void Offers_nothing_beside_another_test_of_the_keys() => Assert.Empty(FixText.Titles<KeepTagsOut>(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [{{StopDev}},
            { "Effect": "Allow", "Action": "[|ec2:CreateTags|]", "Resource": "*", "Condition": { "ForAnyValue:StringEquals": { "aws:TagKeys": "team" } } }] }
        """,
        RuleIds.TagConditionBypass));
}
