using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.ResourcePolicies.PolicyLockout>;

namespace IamPolicyAnalyzers.Tests.Rules.ResourcePolicies;

public sealed class PolicyLockoutTests
{
    private const string KeyMessage = "No statement lets a principal call 'kms:PutKeyPolicy'; allow it to the account or an administrator";

    private const string BucketMessage =
        "Deny without Condition keeps everyone from 's3:PutBucketPolicy' and 's3:DeleteBucketPolicy'; exempt an administrator by 'aws:PrincipalArn'";

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/App" }, "Action": ["kms:Decrypt", "kms:DescribeKey"], "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "Service": "logs.amazonaws.com" }, "Action": "kms:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "NotAction": "kms:Put*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Deny", "Principal": "*", "Action": "kms:*", "Resource": "*" }""")]
    public Task Reports_a_key(string statement) => Verify.With("key.resource.json").Reports($$"""{ "Version": "2012-10-17", "[|Statement|]": [{{statement}}] }""", KeyMessage);

    [Fact]
    public Task Points_at_the_first_of_two_denials() => Verify.With("bucket.resource.json").Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*", "NotAction": "s3:DeleteBucketPolicy", "Resource": "arn:aws:s3:::demo-bucket" }, { "Effect": "Deny", "Principal": "*", "[|Action|]": "s3:DeleteBucketPolicy", "Resource": "arn:aws:s3:::demo-bucket" }] }""",
        ("NotAction", "denies the other of them"));

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "kms:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/Admin" }, "Action": ["kms:Create*", "kms:put*"], "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": "*", "NotAction": "kms:Decrypt", "Resource": "*", "Condition": { "StringEquals": { "kms:CallerAccount": "111122223333" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "Fn::Sub": "x" }, "Action": "kms:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "${Admin}" }, "Action": "kms:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": ["kms:Decrypt", { "Ref": "More" }], "Resource": "*" }""")]
    [InlineData("""{ "Effect": { "Ref": "Effect" }, "Principal": { "AWS": "111122223333" }, "Action": "kms:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "kms:Decrypt", "Resource": "*" }, { "Ref": "More" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "secretsmanager:GetSecretValue", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": "*", "Action": "kms:Decrypt", "Resource": "arn:aws:kms:eu-west-1:111122223333:key/1a2b" }""")] // may be on an endpoint
    [InlineData("")]
    public Task Accepts_a_key(string statements) => Verify.With("key.resource.json").Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Fact]
    public Task Reports_a_key_in_a_template_whatever_its_actions() => Verify.Reports(
        """
        { "Resources": { "Key": { "Type": "AWS::KMS::Key", "Properties": { "BypassPolicyLockoutSafetyCheck": true, "KeyPolicy": { "Version": "2012-10-17",
          "[|Statement|]": { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": ["kms:Decrypt", "s3:*"], "Resource": "*" } } } } } }
        """);

    [Theory]
    [InlineData("""{ "Effect": "Deny", "Principal": "*", "[|Action|]": "s3:*", "Resource": ["arn:aws:s3:::b", "arn:aws:s3:::b/*"] }""")]
    [InlineData("""{ "Effect": "Deny", "Principal": { "AWS": ["*"] }, "[|Action|]": ["s3:PutBucketPolicy", "s3:Delete*"], "Resource": "arn:aws:s3:::${Bucket}" }""")]
    [InlineData("""{ "Effect": "Deny", "Principal": "*", "[|NotAction|]": "s3:GetObject", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Deny", "Principal": "*", "[|Action|]": "s3:*BucketPolicy", "Resource": "*", "Condition": { "StringLike": { "aws:UserAgent": "*" } } }""")]
    [InlineData("""{ "Effect": "Deny", "Principal": "*", "Action": "s3:PutBucketPolicy", "Resource": "*" }, { "Effect": "Deny", "Principal": "*", "[|Action|]": "s3:DeleteBucketPolicy", "Resource": "*" }""")]
    public Task Reports_a_bucket(string statements) => Verify.With("bucket.resource.json").Reports($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""", BucketMessage);

    [Theory]
    [InlineData("""{ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::b/*" }""")]
    [InlineData("""{ "Effect": "Deny", "Principal": "*", "Action": "s3:PutBucketPolicy", "Resource": "arn:aws:s3:::b" }""")]
    [InlineData("""{ "Effect": "Deny", "Principal": { "AWS": "444455556666" }, "Action": "s3:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Deny", "NotPrincipal": { "AWS": "*" }, "Action": "s3:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": { "ArnNotEquals": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/Admin" } } }""")]
    [InlineData("""{ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": { "Ref": "When" } }""")]
    [InlineData("""{ "Effect": "Deny", "Principal": "*", "Action": ["s3:${What}"], "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": { "Fn::GetAtt": "Bucket.Arn" } }""")]
    [InlineData("""{ "Effect": "Deny", "Principal": { "Ref": "Who" }, "Action": "s3:*", "Resource": "*" }""")]
    public Task Accepts_a_bucket(string statement) => Verify.With("bucket.resource.json").Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{statement}}] }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.With("bucket.resource.json").Reports(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*", "Resource": "arn:aws:s3:::b", "[|Action|]": "s3:*" """);
}
