using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.ResourcePolicies.PolicyLockout, IamPolicyAnalyzers.CodeFixes.AvoidLockout>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class AvoidLockoutTests
{
    private const string AllowTitle = "Allow account '111122223333' to manage the key (widens access)";

    [Fact]
    public Task Allows_the_account_of_the_options() => Verify.With("key.resource.json", config: "iam_own_accounts = 111122223333").FixesOnlyOneByOne(
        """
        {
          "Version": "2012-10-17",
          "[|Statement|]": [
            {
              "Sid": "AllowAccount",
              "Effect": "Allow",
              "Principal": { "Service": "logs.amazonaws.com" },
              "Action": "kms:Decrypt",
              "Resource": "*"
            }
          ]
        }
        """,
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "AllowAccount",
              "Effect": "Allow",
              "Principal": { "Service": "logs.amazonaws.com" },
              "Action": "kms:Decrypt",
              "Resource": "*"
            },
            {
              "Sid": "AllowAccount2",
              "Effect": "Allow",
              "Principal": {
                "AWS": "111122223333"
              },
              "Action": "kms:*",
              "Resource": "*"
            }
          ]
        }
        """,
        AllowTitle);

    [Fact]
    public Task Allows_the_account_of_the_key() => Verify.With("network.template.json").FixesOnlyOneByOne(
        Key("[|Statement|]", Statement("arn:aws:kms:eu-west-1:111122223333:key/1a2b")),
        Key("Statement", $$"""[{{Statement("arn:aws:kms:eu-west-1:111122223333:key/1a2b")}}, { "Sid": "AllowAccount", "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "kms:*", "Resource": "*" }]"""),
        AllowTitle);

    [Theory]
    [InlineData("*", "")]
    [InlineData("*", "iam_own_accounts = 111122223333, 444455556666")]
    [InlineData("arn:aws:kms:eu-west-1:444455556666:key/1a2b", "iam_own_accounts = 111122223333")]
    public Task Guesses_no_account(string resource, string config) => Verify.With("network.template.json", config: config).OffersNothing(Key("[|Statement|]", Statement(resource)));

    [Fact]
    public Task Exempts_an_administrator_of_a_bucket() => Verify.With("bucket.resource.json").FixesOnlyOneByOne(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "[|Action|]": "s3:*", "Resource": "arn:aws:s3:::demo" } }
        """,
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::demo", "Condition": { "ArnNotEquals": { "aws:PrincipalArn": "arn:aws:iam::REPLACE_ME_ACCOUNT:role/REPLACE_ME_ADMINISTRATOR" } } } }
        """,
        "Exempt an administrator, to be filled in (narrows the Deny)");

    private static string Statement(string resource) =>
        $$"""{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/App" }, "Action": "kms:Decrypt", "Resource": "{{resource}}" }""";

    private static string Key(string name, string statements) =>
        $$"""{ "Resources": { "Key": { "Type": "AWS::KMS::Key", "Properties": { "KeyPolicy": { "Version": "2012-10-17", "{{name}}": {{statements}} } } } } }""";
}
