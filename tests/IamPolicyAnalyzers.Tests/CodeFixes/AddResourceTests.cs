using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Resources.MismatchedResource, IamPolicyAnalyzers.CodeFixes.AddResource>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class AddResourceTests
{
    [Fact]
    public Task Adds_the_bucket_beside_its_objects() => Verify.FixesOnlyOneByOne(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:GetObject", "[|s3:ListBucket|]"], "Resource": "arn:aws:s3:::demo-bucket/*" } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": ["arn:aws:s3:::demo-bucket/*", "arn:aws:s3:::demo-bucket"] } }""",
        "Add 'arn:aws:s3:::demo-bucket' (takes effect)");

    [Fact]
    public Task Adds_the_objects_to_a_list() => Verify.FixesOnlyOneByOne(
        """
        { "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Deny",
              "Action": "[|s3:GetObject|]",
              "Resource": [
                "arn:aws:s3:::a",
                "arn:aws:s3:::b"
              ]
            } ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Deny",
              "Action": "s3:GetObject",
              "Resource": [
                "arn:aws:s3:::a",
                "arn:aws:s3:::b",
                "arn:aws:s3:::a/*"
              ]
            } ] }
        """);

    [Theory]
    [InlineData("\"[|s3:ListBucket|]\"", """{ "Fn::Sub": "arn:aws:s3:::a-${Stage}-b/*" }""")] // the hole is the template's
    [InlineData("\"[|s3:ListBucket|]\"", "\"arn:aws:sqs:us-east-1:111122223333:a\"")] // no ARN follows from it
    [InlineData("\"[|s3:ListBucket|]\"", "[\"arn:aws:s3:::a/*\", /* all */ \"arn:aws:s3:::b/*\"]")]
    public Task Offers_nothing(string action, string resource) => Verify.OffersNothing(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": {{action}}, "Resource": {{resource}} } }""");
}
