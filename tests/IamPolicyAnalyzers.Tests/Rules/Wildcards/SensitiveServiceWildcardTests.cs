using System.Threading.Tasks;
using IamPolicyAnalyzers.Catalogue;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Wildcards.SensitiveServiceWildcard>;

namespace IamPolicyAnalyzers.Tests.Rules.Wildcards;

public sealed class SensitiveServiceWildcardTests
{
    [Fact]
    public Task Reports_every_action_of_identity_management() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "[|iam:*|]", "Resource": "*" }] }
        """,
        $"Allow on 'iam:*' with Resource '*' hands over all {ActionCatalogue.Instance.Match("iam", "*").Count} actions of AWS Identity and Access Management (IAM); list the actions you need");

    [Fact]
    public Task Points_at_the_resource_that_leaves_it_open() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "[|iam:*|]", "Resource": ["arn:aws:iam::111122223333:role/app", "*"] }, { "Effect": "Allow", "Action": "[|kms:*|]", "NotResource": "arn:aws:kms:us-east-1:111122223333:key/audit" }] }""",
        ("*", "leaves it open"),
        ("NotResource", "leaves it open"));

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": ["s3:*", "[|KMS:*|]", "[|cloudtrail:**|]"], "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|iam:*|]", "Resource": "arn:aws:iam::111122223333:role/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|kms:*|]", "NotResource": "arn:aws:kms:us-east-1:111122223333:key/audit" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|kms:*|]", "Resource": "*", "Condition": { "StringEquals": { "aws:RequestedRegion": "eu-central-1" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|iam:*|]", "Resource": "*" }, { "Effect": "Deny", "Action": "iam:PassRole", "Resource": "*" }""")]
    public Task Reports(string statements) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": ["iam:GetRole", "iam:ListRolePolicies"], "Resource": "arn:aws:iam::111122223333:role/Demo" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:*", "Resource": "arn:aws:iam::111122223333:role/Demo" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:*", "Resource": { "Ref": "Role" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:*", "Resource": "*", "Condition": { "Ref": "Condition" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:Get*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["*", "iam:*"], "Resource": "*" }""")] // AdministratorStatement speaks
    [InlineData("""{ "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }""")] // WildcardAction speaks
    [InlineData("""{ "Effect": "Deny", "Action": "iam:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:*", "Resource": "*" }, { "Effect": "Deny", "NotAction": "s3:*", "Resource": "*" }""")]
    public Task Accepts(string statements) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|iam:*|]", "Resource": "*"
        """);
}
