using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.AccessLevels.AccountCriticalAction>;

namespace IamPolicyAnalyzers.Tests.Rules.AccessLevels;

public sealed class AccountCriticalActionTests
{
    [Fact]
    public Task Reports_what_destroys_all_of_a_kind() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|dynamodb:DeleteTable|]", "Resource": "*" } }
        """,
        "Allow on 'dynamodb:DeleteTable' with Resource '*' can destroy every table; limit it to ARNs or administrators");

    [Fact]
    public Task Points_at_the_resource_that_leaves_it_open() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "[|dynamodb:DeleteTable|]", "Resource": "*" }] }""",
        ("*", "leaves it open"));

    [Fact]
    public Task Says_what_the_first_can_do() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["sqs:SendMessage", "[|kms:ScheduleKeyDeletion|]", "s3:DeleteBucket"], "Resource": "*" } }
        """,
        "Allow on 'kms:ScheduleKeyDeletion' and 's3:DeleteBucket' with Resource '*' can destroy or disable every key; limit it to ARNs or administrators");

    [Fact]
    public Task Advises_no_ARN_where_there_is_none() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|aws-marketplace:Subscribe|]", "Resource": "*" } }
        """,
        "Allow on 'aws-marketplace:Subscribe' with Resource '*' can commit the account to costs; leave it to administrators");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "[|dynamodb:DeleteTable|]", "Resource": "arn:aws:dynamodb:*:*:table/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["ec2:DescribeRegions", "[|dynamodb:DeleteTable|]"], "Resource": ["arn:aws:dynamodb:us-east-1:111122223333:table/Demo", "*"] }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|dynamodb:DeleteTable|]", "NotResource": "arn:aws:dynamodb:us-east-1:111122223333:table/Demo" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|dynamodb:DeleteTable|]", "Resource": "*", "Condition": { "StringEquals": { "aws:RequestedRegion": "eu-central-1" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["athena:*", "[|dynamodb:DeleteTable|]"], "Resource": "*" }""")] // athena:* is WildcardAction's
    [InlineData("""{ "Effect": "Allow", "Action": "[|dynamodb:DeleteTable|]", "Resource": "*" }, { "Effect": "Allow", "Action": ["[|dynamodb:DeleteTable|]"], "Resource": ["*"] }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|dynamodb:DeleteTable|]", "Resource": "*" }, { "Effect": "Deny", "Action": "dynamodb:DeleteTable", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|dynamodb:DeleteTable|]", "Resource": "*" }, { "Effect": "Deny", "Action": "dynamodb:DeleteTable", "Resource": "arn:aws:dynamodb:us-east-1:111122223333:table/Demo" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|dynamodb:DeleteT*|]", "Resource": "*" }""")]
    public Task Reports(string statements) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "dynamodb:DeleteTable", "Resource": "arn:aws:dynamodb:us-east-1:111122223333:table/Demo" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "dynamodb:DeleteTable", "Resource": { "Ref": "Target" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "dynamodb:DeleteTable", "NotResource": { "Ref": "Target" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": { "Ref": "Actions" }, "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "dynamodb:DeleteTable", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "dynamodb:DeleteTable", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/team": "shop" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "dynamodb:DeleteTable", "Resource": "*", "Condition": { "Fn::If": ["Prod", {}, {}] } }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "dynamodb:DeleteTable", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "dynamodb:DeleteTable", "Resource": "*" }, { "Effect": "Deny", "Action": "dynamodb:DeleteTable", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "dynamodb:DeleteTable", "Resource": "*" }, { "Effect": "Deny", "NotAction": "ec2:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "*" }""")] // AdministratorStatement speaks
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }""")] // AllActions speaks
    [InlineData("""{ "Effect": "Allow", "NotAction": "ec2:*", "Resource": "*" }""")] // NotActionAllow speaks
    [InlineData("""{ "Effect": "Allow", "Action": ["dynamodb:*", "dynamodb:DeleteTable"], "Resource": "*" }""")] // dynamodb:* speaks
    [InlineData("""{ "Effect": "Allow", "Action": "s3:PutLifecycleConfiguration", "Resource": "arn:aws:s3:::demo-bucket" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:PutBucketPolicy", "Resource": "*" }""")] // ResourceExposure speaks
    [InlineData("""{ "Effect": "Allow", "Action": ["s3:PutBucketLogging", "s3:PutBucketVersioning"], "Resource": "*" }""")] // AuditTampering speaks of both
    [InlineData("""{ "Effect": "Allow", "Action": "dynamodb:DeleteItem", "Resource": "*" }""")]
    public Task Accepts(string statements) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|dynamodb:DeleteTable|]", "Resource": "*"
        """);
}
