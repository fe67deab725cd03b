using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Review.UnusedService>;

namespace IamPolicyAnalyzers.Tests.Rules.Review;

public sealed class UnusedServiceTests
{
    private const string Today = "iam_as_of_date = 2026-11-22";

    private const string Unused = """{ "ServiceNamespace": "dynamodb", "TotalAuthenticatedEntities": 0 }""";

    private const string Mixed =
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:GetObject", "[|dynamodb:GetItem|]", "dynamodb:PutItem"], "Resource": "*" } }""";

    private static readonly string s_unmarked = Mixed.Replace("[|", "", System.StringComparison.Ordinal).Replace("|]", "", System.StringComparison.Ordinal);

    [Fact]
    public Task Reports_a_service_without_any_use() => With(Unused).Reports(Mixed, "Service 'dynamodb' is granted but was not used for as long as AWS looks back; remove it");

    [Fact]
    public Task Points_at_the_report() => With(Unused).Relates(
        Mixed,
        ("dynamodb", "reported here"));

    [Fact]
    public Task Reports_a_service_of_long_ago() => With(Used("2026-10-07"), Today).Reports(Mixed, "Service 'dynamodb' is granted but was last used on 2026-10-07; remove it");

    [Fact]
    public Task Reports_by_the_days_of_the_option() => With(Used("2026-11-10"), Today + "\niam_unused_days = 10").Reports(Mixed);

    [Fact]
    public Task Reports_each_service_once() => With($"{Unused}, {{ \"ServiceNamespace\": \"s3\", \"LastAuthenticated\": null, \"TotalAuthenticatedEntities\": null }}").Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*" },
            { "Effect": "Allow", "Action": "[|DynamoDB:*|]", "Resource": "*" },
            { "Effect": "Allow", "Action": ["[|s3:Get*|]", "dynamodb:GetItem"], "Resource": "*" } ] }
        """);

    [Theory]
    [InlineData("2026-10-08", Today)]
    [InlineData("2026-01-01", "")] // no day in force
    [InlineData("long ago", Today)]
    public Task Accepts_a_use(string day, string config) => With(Used(day), config).Accepts(s_unmarked);

    [Fact]
    public Task Counts_to_the_day_of_the_report() =>
        With(Used("2026-05-01"), Today, """ "JobStatus": "COMPLETED", "JobCompletionDate": "2026-05-20T09:00:00.000000+00:00" """).Accepts(s_unmarked);

    [Theory]
    [InlineData("""{ "ServiceNamespace": "sqs", "TotalAuthenticatedEntities": 0 }""")]
    [InlineData("""{ "ServiceNamespace": "dynamodb", "TotalAuthenticatedEntities": 2 }""")]
    [InlineData("""{ "ServiceNamespace": { "Ref": "Service" } }""")]
    [InlineData("\"dynamodb\"")]
    [InlineData("{ \"ServiceNamespace\": \"dynamodb\", ")]
    public Task Accepts_what_the_report_does_not_tell(string services) => With(services).Accepts(s_unmarked);

    [Theory]
    [InlineData("\"JobStatus\": \"IN_PROGRESS\"")]
    [InlineData("\"Job\": 1")]
    public Task Accepts_a_report_that_is_not_complete(string status) => With(Unused, status: status).Accepts(s_unmarked);

    [Theory]
    [InlineData("\"Action\": \"*\"", "Allow")]
    [InlineData("\"Action\": { \"Ref\": \"Actions\" }", "Allow")]
    [InlineData("\"NotAction\": \"dynamodb:PutItem\"", "Allow")]
    [InlineData("\"Action\": \"dynamodb:GetItem\"", "Deny")]
    public Task Accepts(string action, string effect) => With(Unused).Accepts(
        "{ \"Version\": \"2012-10-17\", \"Statement\": { \"Effect\": \"" + effect + "\", " + action + ", \"Resource\": \"*\" } }");

    [Fact]
    public Task Accepts_what_is_denied() => With(Unused).Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "*" },
            { "Effect": "Deny", "Action": "dynamodb:*", "Resource": "*" } ] }
        """);

    [Theory]
    [InlineData("other.last-accessed.json")]
    [InlineData("policies/app.last-accessed.json")]
    [InlineData("ap.last-accessed.json")]
    [InlineData("app.json")]
    public Task Accepts_without_a_report_of_the_policy(string path) => Verify.With("app.iam.json", files: (path, Report(Unused))).Accepts(s_unmarked);

    [Fact]
    public Task Takes_the_report_of_the_longest_name() => Verify.With(
        "app.prod.iam.json", files: [("app.last-accessed.json", Report(Unused)), ("app.prod.last-accessed.json", Report(Used("2026-11-20")))]).Accepts(s_unmarked);

    [Theory]
    [InlineData("\"[|dynamodb:GetItem|]\"", "First")]
    [InlineData("\"dynamodb:GetItem\"", "Second")]
    public Task Reports_in_a_template_of_one_owner(string action, string owner)
    {
        var template =
            $$"""
            { "AWSTemplateFormatVersion": "2010-09-09",
              "Resources": {
                "First": { "Type": "AWS::IAM::Group" },
                "Second": { "Type": "AWS::IAM::Group" },
                "A": { "Type": "AWS::IAM::Policy", "Properties": { "PolicyName": "a", "Groups": [{ "Ref": "First" }],
                  "PolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": {{action}}, "Resource": "*" }] } } },
                "B": { "Type": "AWS::IAM::Policy", "Properties": { "PolicyName": "b", "Groups": [{ "Ref": "{{owner}}" }],
                  "PolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }] } } } } }
            """;
        var policy = Verify.With("app.template.json", files: ("app.last-accessed.json", Report(Unused)));
        return owner == "First" ? policy.Reports(template) : policy.Accepts(template);
    }

    [Fact]
    public Task Accepts_a_broken_file() => With(Unused).Accepts("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": """);

    private static string Used(string day) => $$"""{ "ServiceNamespace": "dynamodb", "LastAuthenticated": "{{day}}T09:00:00+00:00", "TotalAuthenticatedEntities": 1 }""";

    private static string Report(string services, string status = "\"JobStatus\": \"COMPLETED\"") => "{ " + status + ", \"ServicesLastAccessed\": [" + services + "] }";

    private static Verify.Case With(string services, string config = "", string status = "\"JobStatus\": \"COMPLETED\"") =>
        Verify.With("app.iam.json", config: config, files: ("app.last-accessed.json", Report(services, status)));
}
