using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.AccessLevels.UnscopedDecrypt>;

namespace IamPolicyAnalyzers.Tests.Rules.AccessLevels;

public sealed class UnscopedDecryptTests
{
    [Fact]
    public Task Reports_use_of_every_key() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|kms:Decrypt|]", "Resource": "*" } }
        """,
        "Allow on 'kms:Decrypt' with Resource '*' uses every key that lets IAM decide; name the keys or test 'kms:ViaService'");

    [Fact]
    public Task Points_at_the_resource_that_leaves_it_open() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "[|kms:Decrypt|]", "Resource": "*" }] }""",
        ("*", "leaves it open"));

    [Fact]
    public Task Names_all_uses() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["kms:DescribeKey", "[|kms:GenerateDataKey|]", "kms:ReEncrypt*", "kms:Decrypt"], "Resource": "arn:aws:kms:*:*:key/*" } }
        """,
        "Allow on 'kms:GenerateDataKey', 'kms:ReEncryptFrom' and 'kms:Decrypt' with Resource 'arn:aws:kms:*:*:key/*' uses every key that lets IAM decide; name the keys or test 'kms:ViaService'");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "[|kms:Decrypt|]", "Resource": "arn:aws:kms:*:*:*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["ec2:DescribeRegions", "[|kms:Decrypt|]"], "Resource": ["arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab", "*"] }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|kms:Decrypt|]", "NotResource": "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|kms:Decrypt|]", "Resource": "*", "Condition": { "StringEquals": { "aws:RequestedRegion": "eu-central-1" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["athena:*", "[|kms:Decrypt|]"], "Resource": "*" }""")] // athena:* is WildcardAction's
    [InlineData("""{ "Effect": "Allow", "Action": "[|kms:Decrypt|]", "Resource": "*" }, { "Effect": "Allow", "Action": ["[|kms:Decrypt|]"], "Resource": ["*"] }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|kms:Decrypt|]", "Resource": "*" }, { "Effect": "Deny", "Action": "kms:Decrypt", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|kms:Decrypt|]", "Resource": "*" }, { "Effect": "Deny", "Action": "kms:Decrypt", "Resource": "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|kms:GenerateDataKey*|]", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|kms:ReEncrypt*|]", "Resource": "*" }""")]
    public Task Reports(string statements) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": { "Ref": "Target" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "kms:Decrypt", "NotResource": { "Ref": "Target" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": { "Ref": "Actions" }, "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/team": "shop" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*", "Condition": { "Fn::If": ["Prod", {}, {}] } }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "kms:Decrypt", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*" }, { "Effect": "Deny", "Action": "kms:Decrypt", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*" }, { "Effect": "Deny", "NotAction": "ec2:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "*" }""")] // AdministratorStatement speaks
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }""")] // AllActions speaks
    [InlineData("""{ "Effect": "Allow", "NotAction": "ec2:*", "Resource": "*" }""")] // NotActionAllow speaks
    [InlineData("""{ "Effect": "Allow", "Action": ["kms:*", "kms:Decrypt"], "Resource": "*" }""")] // kms:* speaks
    [InlineData("""{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*", "Condition": { "StringEquals": { "kms:ViaService": "s3.us-east-1.amazonaws.com" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*", "Condition": { "StringEquals": { "kms:CallerAccount": "111122223333" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*", "Condition": { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/demo" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*", "Condition": { "StringEquals": { "kms:EncryptionContext:app": "shop" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceAccount": "111122223333" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "arn:aws:kms:us-east-1:111122223333:key/*" }""")] // an account limits it
    [InlineData("""{ "Effect": "Allow", "Action": ["kms:Encrypt", "kms:DescribeKey"], "Resource": "*" }""")] // no use that opens anything
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "kms:Decrypt", "Resource": "*" }""")] // in a key policy * is the key itself
    public Task Accepts(string statements) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|kms:Decrypt|]", "Resource": "*"
        """);
}
