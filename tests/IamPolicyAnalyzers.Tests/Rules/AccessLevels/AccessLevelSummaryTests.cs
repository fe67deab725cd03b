using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.AccessLevels.AccessLevelSummary>;

namespace IamPolicyAnalyzers.Tests.Rules.AccessLevels;

public sealed class AccessLevelSummaryTests
{
    [Fact]
    public Task Reports_services_and_levels() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "[|Statement|]": [
            { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::demo-bucket/*" },
            { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::demo-bucket" } ] }
        """,
        "Policy grants s3 Limited: List, Read, Write; 3 actions in 1 service");

    [Fact]
    public Task Takes_away_what_is_denied() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "[|Statement|]": [
            { "Effect": "Allow", "Action": "sns:*", "Resource": "*" },
            { "Effect": "Deny", "NotAction": ["sns:AddPermission", "sns:RemovePermission", "sns:Publish"], "Resource": "*" } ] }
        """,
        "Policy grants sns Limited: Write, Permissions management; 3 actions in 1 service");

    [Fact]
    public Task Calls_a_whole_level_full() => Verify.Reports(
        """
        { "Version": "2012-10-17", "[|Statement|]": { "Effect": "Allow", "Action": "rds-db:*", "Resource": "*" } }
        """,
        "Policy grants rds-db Full: Permissions management; 1 action in 1 service");

    [Fact]
    public Task Names_the_services_that_write_most() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "[|Statement|]": { "Effect": "Allow", "Resource": "*",
            "Action": ["athena:GetWorkGroup", "sqs:SendMessage", "sns:Publish", "sns:Subscribe", "s3:PutObject", "s3:DeleteObject", "s3:PutBucketPolicy", "nosuch:Action"] } }
        """,
        "Policy grants s3 Limited: Write, Permissions management; sns Limited: Write; sqs Limited: Write; 7 actions in 4 services, 1 unknown");

    [Theory]
    [InlineData("""{ "Effect": "Deny", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "*", "Resource": "*" }""")] // AdministratorStatement speaks
    public Task Accepts(string statement) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": {{statement}} }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "[|Statement|]": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*"
        """);
}
