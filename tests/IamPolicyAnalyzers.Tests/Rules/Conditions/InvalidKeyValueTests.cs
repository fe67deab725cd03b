using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Conditions;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.InvalidKeyValue>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class InvalidKeyValueTests
{
    [Theory]
    [InlineData("StringEquals", "iam:PassedToService", "lambda", "a name such as 'lambda.amazonaws.com'")]
    [InlineData("StringEquals", "iam:PassedToService", "EC2.amazonaws.com", "a name such as 'ec2.amazonaws.com'")]
    [InlineData("StringLike", "iam:AWSServiceName", "*.amazon.aws.com", "a name such as 'ec2.amazonaws.com'")]
    [InlineData("StringEquals", "aws:SourceVpc", "vpc-123", "the id of a VPC: 'vpc-' and 8 or 17 letters or digits")]
    [InlineData("StringLike", "aws:SourceVpc", "vpce-*", "the id of a VPC: 'vpc-' and 8 or 17 letters or digits")]
    [InlineData("StringNotEquals", "aws:SourceVpce", "vpc-0123456789abcdef0", "the id of a VPC endpoint: 'vpce-' and 8 or 17 letters or digits")]
    [InlineData("StringNotEquals", "aws:PrincipalOrgID", "O-ABCDEFGHIJ", "the id of an organization: 'o-' and 10 to 32 small letters or digits")]
    [InlineData("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "r-ab12/ou-ab12-11111111/*", "a path such as 'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/'")]
    [InlineData("StringEquals", "aws:SourceAccount", "1111-2222-3333", "an account id of 12 digits such as '111122223333'")]
    [InlineData("StringLike", "aws:ResourceAccount", "11112222*a", "an account id of 12 digits such as '111122223333'")]
    [InlineData("StringEquals", "aws:RequestedRegion", "eu-wets-1", "a Region such as 'eu-west-1'")]
    [InlineData("StringEquals", "ec2:Region", "eu-central-1a", "a Region such as 'eu-central-1'")]
    [InlineData("StringEqualsIgnoreCase", "aws:RequestedRegion", "Ireland", "a Region such as 'us-east-1'")]
    [InlineData("StringLike", "aws:RequestedRegion", "europe-*", "a Region such as 'us-east-1'")]
    [InlineData("StringEquals", "kms:ViaService", "s3.amazonaws.com", "a name with a Region such as 's3.us-east-1.amazonaws.com'")]
    [InlineData("StringNotEquals", "s3:x-amz-server-side-encryption-aws-kms-key-id", "alias/demo", "the ARN of a key, 'arn:aws:kms:Region:account:key/id'")]
    [InlineData("ArnEquals", "aws:PrincipalArn", "arn:aws:sts::111122223333:assumed-role/Demo/me", "the ARN of the role, such as 'arn:aws:iam::111122223333:role/Demo'")]
    [InlineData("StringEquals", "aws:PrincipalType", "Role", "Account, User, FederatedUser, AssumedRole or Anonymous")]
    public Task Reports(string name, string key, string value, string form) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/Demo", "Condition": { "{{name}}": { "{{key}}": "[|{{value}}|]" } } } }
        """,
        $"Value '{value}' is never equal to '{key}', which holds {form}");

    [Fact]
    public Task Reports_every_value() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "NotAction": "iam:*", "Resource": "*", "Condition": { "StringNotEquals": { "aws:RequestedRegion": ["eu-west-1", "[|eu-wets-1|]", { "Ref": "Region" }, "[|frankfurt|]"] } } },
            { "Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": { "StringEquals": { "aws:SourceVpc": "[|vpc-1|]", "aws:PrincipalAccount": [ [|11122223333|], 111122223333 ] } } } ] }
        """);

    [Theory]
    [InlineData("StringEquals", "iam:PassedToService", "ec2.amazonaws.com.cn")]
    [InlineData("StringEquals", "iam:PassedToService", "ops.apigateway.amazonaws.com")]
    [InlineData("StringLike", "iam:PassedToService", "ec2.*")]
    [InlineData("StringLike", "iam:PassedToService", "*")]
    [InlineData("StringEqualsIgnoreCase", "iam:PassedToService", "EC2.amazonaws.com")]
    [InlineData("ForAnyValue:StringEquals", "aws:CalledVia", "cloudformation.amazonaws.com")]
    [InlineData("StringEquals", "iam:PassedToService", "alexa-appkit.amazon.com")]
    [InlineData("StringEquals", "aws:SourceVpc", "vpc-0123456789abcdef0")]
    [InlineData("StringEquals", "aws:SourceVpc", "vpc-1a2b3c4d")]
    [InlineData("StringLike", "aws:SourceVpc", "vpc-1a2b*")]
    [InlineData("StringEquals", "aws:SourceVpc", "vpc-*")] // the operator takes the wildcard literally: another rule's
    [InlineData("StringEquals", "aws:SourceVpc", "vpc-xxxxxxxx")]
    [InlineData("StringEquals", "aws:SourceVpc", "${VpcId}")]
    [InlineData("StringEquals", "aws:SourceVpc", "${aws:PrincipalTag/vpc}")]
    [InlineData("StringEquals", "aws:SourceVpc", "REPLACE_ME")]
    [InlineData("Null", "aws:SourceVpc", "true")]
    [InlineData("StringLike", "aws:PrincipalOrgID", "o-*")]
    [InlineData("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "o-a1b2c3d4e5/r-ab12/*")]
    [InlineData("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "o-a1b2c3d4e5*")]
    [InlineData("StringEquals", "aws:PrincipalAccount", "anonymous")]
    [InlineData("StringEquals", "aws:ResourceAccount", "amazon")]
    [InlineData("StringEquals", "aws:SourceAccount", "111122223333")]
    [InlineData("StringLike", "aws:SourceAccount", "1111*")]
    [InlineData("StringEquals", "aws:RequestedRegion", "eu-west-1")]
    [InlineData("StringEquals", "aws:RequestedRegion", "ap-northwest-1")] // may be newer than the package
    [InlineData("StringLike", "aws:RequestedRegion", "eu-*")]
    [InlineData("StringLike", "aws:RequestedRegion", "cn-*")]
    [InlineData("StringLike", "kms:ViaService", "s3.*.amazonaws.com")]
    [InlineData("StringEquals", "kms:ViaService", "s3.cn-north-1.amazonaws.com.cn")]
    [InlineData("StringLike", "s3:x-amz-server-side-encryption-aws-kms-key-id", "arn:aws:kms:*:111122223333:key/*")]
    [InlineData("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:role/Demo")]
    [InlineData("ArnLike", "aws:PrincipalArn", "arn:aws:sts::111122223333:federated-user/me")]
    [InlineData("StringEquals", "aws:PrincipalType", "AssumedRole")]
    [InlineData("StringEquals", "aws:PrincipalTag/vpc", "vpc-123")]
    [InlineData("NumericEquals", "aws:PrincipalAccount", "1")]
    public Task Accepts(string name, string key, string value) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition": { "{{name}}": { "{{key}}": "{{value}}" } } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition": { "StringEquals": { "iam:PassedToService": ["[|lambda|]", "ec2
        """);

    [Theory]
    [InlineData("iam:PassedToService", "lambda", "lambda.amazonaws.com")]
    [InlineData("aws:RequestedRegion", "eu-wets-1", "eu-west-1")]
    [InlineData("aws:SourceAccount", "1111-2222-3333", "111122223333")]
    [InlineData("aws:PrincipalArn", "arn:aws:sts::111122223333:assumed-role/Demo/me", "arn:aws:iam::111122223333:role/Demo")]
    [InlineData("aws:PrincipalType", "user", "User")]
    public Task Writes_the_value_that_is_meant(string key, string value, string meant) => FixVerifier<InvalidKeyValue, UseSuggestedName>.FixesOnlyOneByOne(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition": { "StringEquals": { "{{key}}": "[|{{value}}|]" } } } }""",
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition": { "StringEquals": { "{{key}}": "{{meant}}" } } } }""");

    [Theory]
    [InlineData("\"aws:SourceVpc\": \"[|vpc-123|]\"")]
    [InlineData("\"aws:SourceAccount\": [|11122223333|]")]
    public Task Offers_nothing_where_the_value_is_anybodys_guess(string test) => FixVerifier<InvalidKeyValue, UseSuggestedName>.OffersNothing(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition": { "StringEquals": { {{test}} } } } }""");
}
