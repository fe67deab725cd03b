using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.AccessLevels.CredentialExposure>;

namespace IamPolicyAnalyzers.Tests.Rules.AccessLevels;

public sealed class CredentialExposureTests
{
    [Fact]
    public Task Reports_what_returns_every_secret() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|secretsmanager:GetSecretValue|]", "Resource": "*" } }
        """,
        "Allow on 'secretsmanager:GetSecretValue' with Resource '*' returns every secret of the kind; limit it to ARNs");

    [Fact]
    public Task Points_at_the_resource_that_leaves_it_open() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "[|secretsmanager:GetSecretValue|]", "Resource": "*" }] }""",
        ("*", "leaves it open"));

    [Fact]
    public Task Names_three_and_counts_the_others() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["[|ssm:GetParameter|]", "ssm:GetParameters", "ssm:GetParameterHistory", "secretsmanager:GetSecretValue"], "Resource": "*" } }
        """,
        "Allow on 'ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParameterHistory' and 1 more with Resource '*' returns every secret of the kind; limit it to ARNs");

    [Theory]
    [InlineData("[|ec2:CreateKeyPair|]", "'ec2:CreateKeyPair'", "creates secrets of the kind")]
    [InlineData("[|grafana:CreateWorkspaceApiKey|]", "'grafana:CreateWorkspaceApiKey'", "creates secrets of the kind")]
    [InlineData("[|s3express:CreateSession|]", "'s3express:CreateSession'", "returns every secret of the kind")] // of the access that is there
    [InlineData("[|elasticmapreduce:CreateStudioPresignedUrl|]", "'elasticmapreduce:CreateStudioPresignedUrl'", "returns every secret of the kind")]
    [InlineData("[|ec2:CreateKeyPair|]\", \"ec2:GetPasswordData", "'ec2:CreateKeyPair' and 'ec2:GetPasswordData'", "returns and creates secrets of the kind")]
    public Task Says_whether_secrets_are_made(string actions, string names, string harm) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["{{actions}}"], "Resource": "*" } }""",
        $"Allow on {names} with Resource '*' {harm}; limit it to ARNs");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "[|secretsmanager:GetSecretValue|]", "Resource": "arn:aws:secretsmanager:*:*:secret:*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["ec2:DescribeRegions", "[|secretsmanager:GetSecretValue|]"], "Resource": ["arn:aws:secretsmanager:us-east-1:111122223333:secret:demo-AbCdEf", "*"] }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|secretsmanager:GetSecretValue|]", "NotResource": "arn:aws:secretsmanager:us-east-1:111122223333:secret:demo-AbCdEf" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|secretsmanager:GetSecretValue|]", "Resource": "*", "Condition": { "StringEquals": { "aws:RequestedRegion": "eu-central-1" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["athena:*", "[|secretsmanager:GetSecretValue|]"], "Resource": "*" }""")] // athena:* is WildcardAction's
    [InlineData("""{ "Effect": "Allow", "Action": "[|secretsmanager:GetSecretValue|]", "Resource": "*" }, { "Effect": "Allow", "Action": ["[|secretsmanager:GetSecretValue|]"], "Resource": ["*"] }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|secretsmanager:GetSecretValue|]", "Resource": "*" }, { "Effect": "Deny", "Action": "secretsmanager:GetSecretValue", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|secretsmanager:GetSecretValue|]", "Resource": "*" }, { "Effect": "Deny", "Action": "secretsmanager:GetSecretValue", "Resource": "arn:aws:secretsmanager:us-east-1:111122223333:secret:demo-AbCdEf" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|secretsmanager:Get*|]", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["s3:Put*", "[|ssm:GetParameter|]"], "Resource": "*" }""")] // s3:Put* is SensitiveActionPattern's
    public Task Reports(string statements) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "arn:aws:secretsmanager:us-east-1:111122223333:secret:demo-AbCdEf" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": { "Ref": "Target" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "NotResource": { "Ref": "Target" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": { "Ref": "Actions" }, "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/team": "shop" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "*", "Condition": { "Fn::If": ["Prod", {}, {}] } }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "secretsmanager:GetSecretValue", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "*" }, { "Effect": "Deny", "Action": "secretsmanager:GetSecretValue", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "*" }, { "Effect": "Deny", "NotAction": "ec2:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "*" }""")] // AdministratorStatement speaks
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }""")] // AllActions speaks
    [InlineData("""{ "Effect": "Allow", "NotAction": "ec2:*", "Resource": "*" }""")] // NotActionAllow speaks
    [InlineData("""{ "Effect": "Allow", "Action": ["secretsmanager:*", "secretsmanager:GetSecretValue"], "Resource": "*" }""")] // secretsmanager:* speaks
    [InlineData("""{ "Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "arn:aws:secretsmanager:us-east-1:111122223333:*" }""")] // an account limits it
    [InlineData("""{ "Effect": "Allow", "Action": ["ecr:GetAuthorizationToken", "sts:GetSessionToken"], "Resource": "*" }""")] // no ARN can limit them
    [InlineData("""{ "Effect": "Allow", "Action": "lambda:GetFunction", "Resource": "*" }""")] // a secret may lie in the settings, which is a read of data
    [InlineData("""{ "Effect": "Allow", "Action": "iam:CreateVirtualMFADevice", "Resource": "arn:aws:iam::*:mfa/*" }""")] // so users register their own device
    [InlineData("""{ "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*" }""")] // AssumeAnyRole speaks
    [InlineData("""{ "Effect": "Allow", "Action": "iam:CreateAccessKey", "Resource": "*" }""")] // PrincipalTakeover speaks
    [InlineData("""{ "Effect": "Allow", "Action": "secretsmanager:DescribeSecret", "Resource": "*" }""")]
    public Task Accepts(string statements) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|secretsmanager:GetSecretValue|]", "Resource": "*"
        """);
}
