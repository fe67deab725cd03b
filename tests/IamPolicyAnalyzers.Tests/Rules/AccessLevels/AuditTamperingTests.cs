using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.AccessLevels.AuditTampering>;

namespace IamPolicyAnalyzers.Tests.Rules.AccessLevels;

public sealed class AuditTamperingTests
{
    [Fact]
    public Task Reports_what_blinds_the_audit() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|cloudtrail:StopLogging|]", "Resource": "*" } }
        """,
        "Allow on 'cloudtrail:StopLogging' with Resource '*' can silence the audit trail; limit it to ARNs or administrators");

    [Fact]
    public Task Points_at_the_resource_that_leaves_it_open() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "[|cloudtrail:StopLogging|]", "Resource": "*" }] }""",
        ("*", "leaves it open"));

    [Fact]
    public Task Advises_no_ARN_where_there_is_none() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|inspector2:Disable|]", "Resource": "*" } }
        """,
        "Allow on 'inspector2:Disable' with Resource '*' can silence the audit trail; leave it to administrators");

    [Fact]
    public Task Counts_housekeeping_beside_tampering() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["[|events:PutRule|]", "sns:Unsubscribe", "cloudtrail:StopLogging"], "Resource": "*" } }
        """,
        "Allow on 'events:PutRule', 'sns:Unsubscribe' and 'cloudtrail:StopLogging' with Resource '*' can silence the audit trail; limit it to ARNs or administrators");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "[|cloudtrail:StopLogging|]", "Resource": "arn:aws:cloudtrail:*:*:trail/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["ec2:DescribeRegions", "[|cloudtrail:StopLogging|]"], "Resource": ["arn:aws:cloudtrail:us-east-1:111122223333:trail/demo", "*"] }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|cloudtrail:StopLogging|]", "NotResource": "arn:aws:cloudtrail:us-east-1:111122223333:trail/demo" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|cloudtrail:StopLogging|]", "Resource": "*", "Condition": { "StringEquals": { "aws:RequestedRegion": "eu-central-1" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["athena:*", "[|cloudtrail:StopLogging|]"], "Resource": "*" }""")] // athena:* is WildcardAction's
    [InlineData("""{ "Effect": "Allow", "Action": "[|cloudtrail:StopLogging|]", "Resource": "*" }, { "Effect": "Allow", "Action": ["[|cloudtrail:StopLogging|]"], "Resource": ["*"] }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|cloudtrail:StopLogging|]", "Resource": "*" }, { "Effect": "Deny", "Action": "cloudtrail:StopLogging", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|cloudtrail:StopLogging|]", "Resource": "*" }, { "Effect": "Deny", "Action": "cloudtrail:StopLogging", "Resource": "arn:aws:cloudtrail:us-east-1:111122223333:trail/demo" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|cloudtrail:Stop*|]", "Resource": "*" }""")]
    public Task Reports(string statements) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "cloudtrail:StopLogging", "Resource": "arn:aws:cloudtrail:us-east-1:111122223333:trail/demo" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "cloudtrail:StopLogging", "Resource": { "Ref": "Target" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "cloudtrail:StopLogging", "NotResource": { "Ref": "Target" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": { "Ref": "Actions" }, "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "cloudtrail:StopLogging", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "cloudtrail:StopLogging", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/team": "shop" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "cloudtrail:StopLogging", "Resource": "*", "Condition": { "Fn::If": ["Prod", {}, {}] } }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "cloudtrail:StopLogging", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "cloudtrail:StopLogging", "Resource": "*" }, { "Effect": "Deny", "Action": "cloudtrail:StopLogging", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "cloudtrail:StopLogging", "Resource": "*" }, { "Effect": "Deny", "NotAction": "ec2:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "*" }""")] // AdministratorStatement speaks
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }""")] // AllActions speaks
    [InlineData("""{ "Effect": "Allow", "NotAction": "ec2:*", "Resource": "*" }""")] // NotActionAllow speaks
    [InlineData("""{ "Effect": "Allow", "Action": ["cloudtrail:*", "cloudtrail:StopLogging"], "Resource": "*" }""")] // cloudtrail:* speaks
    [InlineData("""{ "Effect": "Allow", "Action": "cloudtrail:LookupEvents", "Resource": "*" }""")] // reads
    [InlineData("""{ "Effect": "Allow", "Action": ["events:PutRule", "events:DeleteRule", "sns:Unsubscribe"], "Resource": "*" }""")] // housekeeping
    [InlineData("""{ "Effect": "Allow", "Action": "lambda:UpdateFunctionConfiguration", "Resource": "*" }""")] // the log is one setting of many
    [InlineData("""{ "Effect": "Allow", "Action": ["logs:UpdateLogDelivery", "logs:DeleteLogDelivery"], "Resource": "*" }""")] // whatever delivers logs needs them
    [InlineData("""{ "Effect": "Allow", "Action": "kms:ScheduleKeyDeletion", "Resource": "*" }""")] // AccountCriticalAction says what is worse
    [InlineData("""{ "Effect": "Allow", "Action": "events:PutRule", "Resource": "*" }, { "Effect": "Allow", "Action": "cloudtrail:StopLogging", "Resource": "arn:aws:cloudtrail:us-east-1:111122223333:trail/demo" }""")] // each statement by itself
    public Task Accepts(string statements) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|cloudtrail:StopLogging|]", "Resource": "*"
        """);
}
