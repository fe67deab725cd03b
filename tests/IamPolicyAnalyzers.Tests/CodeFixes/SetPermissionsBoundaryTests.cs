using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Attachment.MissingBoundary, IamPolicyAnalyzers.CodeFixes.SetPermissionsBoundary>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class SetPermissionsBoundaryTests
{
    private const string Boundary = "arn:aws:iam::111122223333:policy/Boundary";

    [Fact]
    public Task Writes_the_boundary_behind_the_other_properties() => Verify.With(config: $"iam_boundary_required = {Boundary}").FixesOnlyOneByOne(
        """
        {
          "Resources": {
            "[|AppRole|]": {
              "Type": "AWS::IAM::Role",
              "Properties": {
                "Path": "/app/"
              }
            }
          }
        }
        """,
        """
        {
          "Resources": {
            "AppRole": {
              "Type": "AWS::IAM::Role",
              "Properties": {
                "Path": "/app/",
                "PermissionsBoundary": "arn:aws:iam::111122223333:policy/Boundary"
              }
            }
          }
        }
        """,
        "Set PermissionsBoundary (narrows access)");

    [Theory]
    [InlineData("true", """{ "Type": "AWS::IAM::Role", "Properties": {} }""")]
    [InlineData("arn:aws:iam::*:policy/Boundary", """{ "Type": "AWS::IAM::Role", "Properties": {} }""")]
    [InlineData(Boundary, """{ "Type": "AWS::IAM::User" }""")]
    [InlineData(Boundary, """{ "Type": "AWS::IAM::Role", "Properties": { "PermissionsBoundary": { "Ref": "AWS::NoValue" } } }""")]
    public Task Offers_nothing(string option, string resource) => Verify.With(config: $"iam_boundary_required = {option}").OffersNothing(
        $$"""{ "Resources": { "[|App|]": {{resource}} } }""");

    [Fact]
    public Task Leaves_another_boundary_alone() => Verify.With(config: $"iam_boundary_required = {Boundary}").OffersNothing(
        """{ "Resources": { "App": { "Type": "AWS::IAM::Role", "Properties": { "PermissionsBoundary": "[|arn:aws:iam::111122223333:policy/Other|]" } } } }""");
}
