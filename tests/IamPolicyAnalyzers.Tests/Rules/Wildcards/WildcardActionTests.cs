using System.Threading.Tasks;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Wildcards.WildcardAction>;

namespace IamPolicyAnalyzers.Tests.Rules.Wildcards;

public sealed class WildcardActionTests
{
    [Fact]
    public Task Reports_every_action_of_a_service() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": ["[|dynamodb:*|]"], "Resource": "arn:aws:dynamodb:us-east-1:111122223333:table/Orders" } }
        """,
        $"Allow on 'dynamodb:*' grants all {Count("dynamodb:*")} actions of the service, {Permissions("dynamodb")} of them permissions management; list the actions you need");

    [Fact]
    public Task Names_no_permissions_management_where_the_service_has_none() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|athena:*|]", "Resource": "*" } }
        """,
        $"Allow on 'athena:*' grants all {Count("athena:*")} actions of the service; list the actions you need");

    [Theory]
    [InlineData("s3:**")]
    [InlineData("S3:*")]
    [InlineData("s3:?*")]
    public Task Reports_other_spellings(string action) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|{{action}}|]", "Resource": "arn:aws:s3:::logs/*" } }""");

    [Fact]
    public Task Reports_each_entry_and_leaves_narrower_ones() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["[|s3:*|]", "sqs:SendMessage", "[|sqs:*|]"], "Resource": "*" },
            { "Effect": "Deny", "Action": "sns:*", "Resource": "*" } ] }
        """);

    [Fact]
    public Task Reports_a_service_that_is_denied_on_some_resources_only() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "[|s3:*|]", "Resource": "*" },
            { "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::audit/*" } ] }
        """);

    [Fact]
    public Task Reports_on_a_resource_that_is_known_at_deployment_only() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|dynamodb:*|]", "Resource": { "Fn::GetAtt": ["Table", "Arn"] } } }
        """);

    [Fact]
    public Task Reports_a_sensitive_service_on_named_resources() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|iam:*|]", "Resource": "arn:aws:iam::111122223333:role/Demo" } }
        """);

    [Theory]
    [InlineData("s3:Get*")]
    [InlineData("s3:GetObject")]
    [InlineData("*")]
    [InlineData("nosuchservice:*")]
    [InlineData("rds-db:*")] // one action
    [InlineData("iam:*")] // SensitiveServiceWildcard speaks
    public Task Accepts(string action) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "{{action}}", "Resource": "*" } }""");

    [Fact]
    public Task Accepts_a_service_that_is_denied_whole() => Verify.Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::logs/*" },
            { "Effect": "Deny", "Action": "s3:*", "Resource": "*" } ] }
        """);

    [Fact]
    public Task Accepts_resources_limited_by_a_condition() => Verify.Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/team": "shop" } } } }
        """);

    [Fact]
    public Task Reports_when_the_condition_limits_nothing() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "[|ec2:*|]", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "true" } } } }
        """);

    [Theory]
    [InlineData("""{ "Effect": "Deny", "Action": "s3:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "NotAction": "s3:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*" }""")]
    public Task Accepts_what_is_no_identity_grant(string statement) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": {{statement}} }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|s3:*|]", "Resource": "*",
        """);

    private static int Count(string pattern) => ActionCatalogue.Instance.Match(ActionPattern.Parse(pattern)).Count;

    private static int Permissions(string prefix) =>
        ActionCatalogue.Instance.Match(prefix, "*").Intersect(ActionCatalogue.Instance.OfLevel(AccessLevel.PermissionsManagement)).Count;
}
