using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Grammar.InvalidSid>;

namespace IamPolicyAnalyzers.Tests.Rules.Grammar;

public sealed class InvalidSidTests
{
    [Theory]
    [InlineData("Allow-read", "AllowRead")]
    [InlineData("allow read of objects", "allowReadOfObjects")]
    [InlineData("_read_", "Read")]
    [InlineData("Lesen f\u00FCr alle", "LesenFRAlle")]
    [InlineData("s3:Read", "s3Read")]
    [InlineData("A.B", "AB2")] // AB is taken
    public Task Reports(string sid, string meant) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [
            { "Sid": "AB", "Effect": "Deny", "NotAction": "s3:*", "Resource": "*" },
            { "Sid": "[|{{sid}}|]", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" } ] }
        """,
        $"Sid is '{sid}', but IAM accepts only letters and digits; write '{meant}'");

    [Fact]
    public Task Suggests_nothing_where_nothing_is_left() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Sid": "[|---|]", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } }""",
        "Sid is '---', but IAM accepts only letters and digits");

    [Fact]
    public Task Suggests_another_name_for_each_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Sid": "[|Allow-read|]", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" },
            { "Sid": "[|Allow-read|]", "Effect": "Deny", "Action": ["s3:GetObject"], "Resource": "*" } ] }
        """,
        "Sid is 'Allow-read', but IAM accepts only letters and digits; write 'AllowRead'",
        "Sid is 'Allow-read', but IAM accepts only letters and digits; write 'AllowRead2'");

    [Theory]
    [InlineData("a.trust.json", "sts:AssumeRole")]
    [InlineData("a.scp.json", "s3:GetObject")]
    [InlineData("a.rcp.json", "s3:GetObject")]
    [InlineData("a.boundary.json", "s3:GetObject")]
    [InlineData("a.session.json", "s3:GetObject")]
    public Task Reports_in_policies_of_IAM(string path, string action) => Verify.With(path).Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Sid": "[|a b|]", "Effect": "Deny", "Principal": "*", "Action": "{{action}}", "Resource": "*" } }""");

    [Theory]
    [InlineData("a.resource.json", "kms:Decrypt")]
    [InlineData("a.vpce.json", "s3:GetObject")]
    [InlineData("a.iam.json", "sts:AssumeRole")] // whose policy it is can only be guessed
    [InlineData("a.iam.json", "s3:GetObject")]
    public Task Accepts_where_a_service_may(string path, string action) => Verify.With(path).Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Sid": "Allow all of it", "Effect": "Allow", "Principal": "*", "Action": "{{action}}" } }""");

    [Theory]
    [InlineData("\"Read7\"")]
    [InlineData("\"\"")] // AmbiguousSid
    [InlineData("7")] // InvalidElementType
    [InlineData("{ \"Ref\": \"Sid\" }")]
    [InlineData("\"Read-${Stage}\"")]
    [InlineData("\"{{ sid }}\"")]
    public Task Accepts(string sid) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Sid": {{sid}}, "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": [ { "Sid": "[|Allow-read|]", "Effect": "Allow", "Action": ["s3:
        """);
}
