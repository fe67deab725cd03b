using System.Linq;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Policies;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Wildcards.SensitiveActionPattern, IamPolicyAnalyzers.CodeFixes.LeaveOutPermissions>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class LeaveOutPermissionsTests
{
    [Fact]
    public Task Keeps_what_changes_no_permissions() => Verify.FixesOnlyOneByOne(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["lambda:GetFunction", "[|lambda:*FunctionUrlConfig|]"], "Resource": "arn:aws:lambda:us-east-1:111122223333:function:demo" } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["lambda:GetFunction", "lambda:DeleteFunctionUrlConfig", "lambda:GetFunctionUrlConfig"], "Resource": "arn:aws:lambda:us-east-1:111122223333:function:demo" } }""");

    [Fact]
    public void Says_how_many_are_left() => Assert.Matches(
        "^Write out the [0-9]+ actions without permissions \\(narrows access\\)$", Assert.Single(FixText.Titles<LeaveOutPermissions>(Statement("s3:Put*"), RuleIds.SensitiveActionPattern)));

    [Fact]
    public void Keeps_what_the_resource_fits()
    {
        var after = PolicyDocument.Parse(FixText.Fixed<LeaveOutPermissions>(Statement("s3:Put*"), RuleIds.SensitiveActionPattern)).Statements.Single();

        Assert.All(ActionCatalogue.Instance.ActionsOf(after.Action!), index => Assert.True(ArnForms.Fits(after.Resource!.Entries[0], ActionCatalogue.Instance[index])));
    }

    [Theory]
    [InlineData("sqs:Add*")] // nothing would be left
    [InlineData("sqs:AddPermission")]
    public void Offers_nothing(string action) => Assert.Empty(FixText.Titles<LeaveOutPermissions>(
        $$"""{ "Statement": { "Effect": "Allow", "Action": "[|{{action}}|]", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" } }""", RuleIds.SensitiveActionPattern));

    private static string Statement(string action) => $$"""{ "Statement": { "Effect": "Allow", "Action": "[|{{action}}|]", "Resource": "arn:aws:s3:::demo-bucket/*" } }""";
}
