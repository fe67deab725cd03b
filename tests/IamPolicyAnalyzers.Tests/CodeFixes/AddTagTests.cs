using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Attachment.MissingTag, IamPolicyAnalyzers.CodeFixes.AddTag>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class AddTagTests
{
    [Fact]
    public Task Writes_the_tag_for_the_author_to_fill_in() => Verify.With(config: "iam_required_tags = Environment = Prod*").FixesAll(
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
                "Tags": [
                  { "Key": "Environment", "Value": "REPLACE_ME" }
                ]
              }
            }
          }
        }
        """);

    [Theory]
    [InlineData("""{ "Tags": [{ "Key": "Team", "Value": "Billing" }] }""", """{ "Tags": [{ "Key": "Team", "Value": "Billing" }, { "Key": "Environment", "Value": "Production" }] }""")]
    [InlineData("""{ "Tags": [] }""", """{ "Tags": [{ "Key": "Environment", "Value": "Production" }] }""")]
    public Task Writes_it_beside_others(string before, string after) => Verify.With(config: "iam_required_tags = Environment = Production").Fixes(
        User("[|Ana|]", before), User("Ana", after), "Add tag 'Environment'");

    [Theory]
    [InlineData("""{ "Resources": { "[|Ana|]": { "Type": "AWS::IAM::User" } } }""")]
    [InlineData("""{ "Resources": { "[|Ana|]": { "Type": "AWS::IAM::User", "Properties": { "Tags": { "Team": "Billing" } } } } }""")]
    [InlineData("""{ "Resources": { "[|Ana|]": { "Type": "AWS::IAM::User", "Properties": { "Path": "/", } } } }""")]
    public Task Offers_nothing(string template) => Verify.With(config: "iam_required_tags = Environment").OffersNothing(template);

    private static string User(string id, string properties) => $$"""{ "Resources": { "{{id}}": { "Type": "AWS::IAM::User", "Properties": {{properties}} } } }""";
}
