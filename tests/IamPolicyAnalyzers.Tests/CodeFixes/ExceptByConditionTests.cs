using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Inversions.NotPrincipalDeny, IamPolicyAnalyzers.CodeFixes.ExceptByCondition>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class ExceptByConditionTests
{
    [Fact]
    public Task Excepts_users_and_roles_by_their_ARN() => Verify.FixesOnlyOneByOne(
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Deny",
              "[|NotPrincipal|]": { "AWS": ["arn:aws:iam::111122223333:root", "arn:aws:iam::111122223333:role/App"] },
              "Action": "sqs:DeleteQueue",
              "Resource": "arn:aws:sqs:us-east-1:111122223333:demo"
            }
          ]
        }
        """,
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Deny",
              "Principal": "*",
              "Action": "sqs:DeleteQueue",
              "Resource": "arn:aws:sqs:us-east-1:111122223333:demo",
              "Condition": {
                "ArnNotEquals": {
                  "aws:PrincipalArn": "arn:aws:iam::111122223333:role/App"
                }
              }
            }
          ]
        }
        """,
        title: "Use Principal '*' and ArnNotEquals (the exceptions take effect)");

    [Theory]
    [InlineData("""{ "AWS": ["arn:aws:iam::111122223333:role/App", "arn:aws:iam::111122223333:user/Bob"] }""", "ArnNotEquals", "aws:PrincipalArn", """["arn:aws:iam::111122223333:role/App", "arn:aws:iam::111122223333:user/Bob"]""")]
    [InlineData("""{ "Service": "sns.amazonaws.com" }""", "StringNotEquals", "aws:PrincipalServiceName", "\"sns.amazonaws.com\"")]
    public Task Excepts(string principal, string operatorName, string key, string values) => Verify.FixesOnlyOneByOne(
        Policy($"\"[|NotPrincipal|]\": {principal}", """{ "Bool": { "aws:ViaAWSService": "false" } }"""),
        Policy("\"Principal\": \"*\"", $$"""{ "Bool": { "aws:ViaAWSService": "false" }, "{{operatorName}}": { "{{key}}": {{values}} } }"""));

    [Theory]
    [InlineData("""{ "AWS": "111122223333" }""", "{}")]
    [InlineData("""{ "AWS": ["444455556666", "arn:aws:iam::111122223333:role/App"] }""", "{}")]
    [InlineData("""{ "AWS": ["111122223333", "arn:aws:iam::111122223333:role/App", "arn:aws:sts::111122223333:assumed-role/App/s"] }""", "{}")]
    [InlineData("""{ "AWS": "arn:aws:iam::111122223333:role/App", "Service": "sns.amazonaws.com" }""", "{}")]
    [InlineData("""{ "AWS": "arn:aws:iam::111122223333:role/App" }""", """{ "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/Other" } }""")]
    public Task Offers_nothing_where_the_exceptions_mean_more(string principal, string condition) =>
        Verify.OffersNothing(Policy($"\"[|NotPrincipal|]\": {principal}", condition));

    private static string Policy(string principal, string condition) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", {{principal}}, "Action": "sqs:*", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo", "Condition": {{condition}} } }""";
}
