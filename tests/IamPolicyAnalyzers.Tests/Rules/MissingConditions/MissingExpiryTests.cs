using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.MissingConditions.MissingExpiry>;

namespace IamPolicyAnalyzers.Tests.Rules.MissingConditions;

public sealed class MissingExpiryTests
{
    [Fact]
    public Task Reports_a_temporary_grant_without_an_end() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [{ "Sid": "[|TempMigrationAccess|]", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" }] }
        """,
        "Sid 'TempMigrationAccess' says temporary, but the grant has no end; test 'aws:CurrentTime'");

    [Theory]
    [InlineData("Temp")]
    [InlineData("temporary-access-for-bob")]
    [InlineData("AllowBobTEMPORARY")]
    [InlineData("Access2Temp3")]
    [InlineData("BreakGlass")]
    [InlineData("break_glass_admin")]
    [InlineData("Breakglass")]
    [InlineData("EmergencyFix")]
    [InlineData("OneTimeImport")]
    [InlineData("AllowInterimS3")]
    [InlineData("S3TEMPAccess")]
    public Task Reports(string sid) => Verify.Reports(Policy($"[|{sid}|]", ""));

    [Theory]
    [InlineData("Template")]
    [InlineData("ReadTemplates")]
    [InlineData("TemperatureReadings")]
    [InlineData("Attempts")]
    [InlineData("OneTimes")]
    [InlineData("TemporaryCredentials")]
    [InlineData("GlueTempDir")]
    [InlineData("GlueGlobalTempDatabasePermissions")]
    [InlineData("TempS3Bucket")]
    [InlineData("${Temp}Access")]
    [InlineData("")]
    public Task Accepts(string sid) => Verify.Accepts(Policy(sid, ""));

    [Theory]
    [InlineData("""{ "DateLessThan": { "aws:CurrentTime": "2027-01-31T00:00:00Z" } }""")]
    [InlineData("""{ "DateLessThanEqualsIfExists": { "aws:currenttime": "2027-01-31" } }""")]
    [InlineData("""{ "NumericLessThan": { "aws:EpochTime": "1893456000" } }""")]
    [InlineData("""{ "DateLessThan": { "aws:TokenIssueTime": "2027-01-31" } }""")]
    [InlineData("""{ "DateLessThan": { "aws:CurrentTime": { "Ref": "End" } } }""")]
    [InlineData("""{ "Fn::If": ["Short", {}, {}] }""")]
    public Task Accepts_an_end(string condition) => Verify.Accepts(Policy("TempAccess", $", \"Condition\": {condition}"));

    [Theory]
    [InlineData("""{ "DateGreaterThan": { "aws:CurrentTime": "2027-01-31T00:00:00Z" } }""")]
    [InlineData("""{ "Bool": { "aws:MultiFactorAuthPresent": "true" } }""")]
    public Task Reports_a_condition_that_ends_nothing(string condition) => Verify.Reports(Policy("[|TempAccess|]", $", \"Condition\": {condition}"));

    [Fact]
    public Task Accepts_a_Deny() => Verify.Accepts("""{ "Version": "2012-10-17", "Statement": { "Sid": "TempFreeze", "Effect": "Deny", "Action": "s3:*", "Resource": "*" } }""");

    [Fact]
    public Task Accepts_a_cap() => Verify.With(path: "guard.scp.json").Accepts("""{ "Version": "2012-10-17", "Statement": { "Sid": "Temp", "Effect": "Allow", "Action": "s3:*", "Resource": "*" } }""");

    [Fact]
    public Task Reports_the_trust_of_a_role() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Sid": "[|TempPartner|]", "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports("""{ "Version": "2012-10-17", "Statement": [{ "Sid": "[|Temp|]", "Effect": "Allow", "Action": "s3:*", "Resource": "*" }, { """);

    private static string Policy(string sid, string condition) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Sid": "{{sid}}", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"{{condition}} } }""";
}
