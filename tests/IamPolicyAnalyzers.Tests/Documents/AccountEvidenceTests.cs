using System;
using System.Linq;
using System.Text;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Documents;

public sealed class AccountEvidenceTests
{
    private const string Report = "user,arn,user_creation_time,password_enabled\nana,arn:aws:iam::111122223333:user/ana,2024-03-01T09:00:00+00:00,true\n";

    [Theory]
    [InlineData(Report)]
    [InlineData("\uFEFF" + Report)]
    [InlineData("\"user\",\"arn\",\"mfa_active\"\r\n\"ana\",\"arn\",\"true\"")]
    [InlineData("arn,access_key_1_active,user")]
    public void Knows_a_credential_report_by_its_first_line(string text)
    {
        var file = PolicyFile.Parse(text);

        Assert.Equal(ContainerKind.CredentialReport, file.Container.Kind);
        Assert.NotNull(file.Container.Report);
        Assert.False(file.HasErrors);
        Assert.Empty(file.Documents);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("user,name,password_enabled\nana,Ana,true")]
    [InlineData("user,arn,email\nana,arn,x")]
    [InlineData("password_enabled,mfa_active")]
    [InlineData("{ \"user,arn,password_enabled\": 1 }")]
    [InlineData("user;arn;password_enabled\nana;arn;true")]
    public void Takes_nothing_else_for_one(string text) => Assert.NotEqual(ContainerKind.CredentialReport, PolicyFile.Parse(text).Container.Kind);

    [Fact]
    public void Reads_the_report_in_the_output_of_the_command()
    {
        var container = Container($$"""{ "Content": "{{Convert.ToBase64String(Encoding.UTF8.GetBytes(Report))}}", "ReportFormat": "text/csv", "GeneratedTime": "2026-11-20T09:00:00+00:00" }""");

        Assert.Equal(ContainerKind.CredentialReport, container.Kind);
        Assert.Equal("ana", container.Report!.Cell(0, "user").Text);
        Assert.Equal("2026-11-20T09:00:00+00:00", container.ReportTime);
    }

    [Theory]
    [InlineData("""{ "PasswordPolicy": { "MinimumPasswordLength": 8 } }""", "AWS::IAM::AccountPasswordPolicy", true)]
    [InlineData("""{ "MinimumPasswordLength": 8, "RequireSymbols": true }""", "AWS::IAM::AccountPasswordPolicy", false)]
    [InlineData("""{ "SummaryMap": { "Users": 3 } }""", "AWS::IAM::AccountSummary", true)]
    [InlineData("""{ "VirtualMFADevices": [{ "SerialNumber": "arn:aws:iam::111122223333:mfa/ana" }] }""", "AWS::IAM::VirtualMFADevice", true)]
    [InlineData("""{ "AccessKeyMetadata": [{ "UserName": "ana", "AccessKeyId": "AKIAIOSFODNN7EXAMPLE" }] }""", "AWS::IAM::AccessKey", true)]
    [InlineData("""{ "AccessKey": { "UserName": "ana", "AccessKeyId": "AKIAIOSFODNN7EXAMPLE", "SecretAccessKey": "x" } }""", "AWS::IAM::AccessKey", true)]
    public void Knows_what_AWS_reports_by_its_members(string text, string type, bool isEvidence)
    {
        var resource = Assert.Single(Container(text).Resources);

        Assert.Equal(type, resource.Type);
        Assert.Equal(isEvidence, resource.IsEvidence);
    }

    [Theory]
    [InlineData("""{ "Content": "dXNlcg==", "ReportFormat": "text/csv" }""")]
    [InlineData("""{ "Content": "no base64!", "ReportFormat": "text/csv" }""")]
    [InlineData("""{ "PasswordPolicy": { "MinimumLength": 8 } }""")]
    [InlineData("""{ "PasswordPolicy": { "MinimumPasswordLength": 8 }, "Lockout": {} }""")]
    [InlineData("""{ "MinimumPasswordLength": 8, "Lockout": 3 }""")]
    [InlineData("""{ "SummaryMap": [] }""")]
    [InlineData("""{ "VirtualMFADevices": {} }""")]
    [InlineData("""{ "AccessKey": { "AccessKeyId": "AKIAIOSFODNN7EXAMPLE" } }""")]
    [InlineData("[]")]
    public void Leaves_other_files_alone(string text) => Assert.Equal(ContainerKind.None, Container(text).Kind);

    [Fact]
    public void Keeps_reading_a_report_while_it_is_cut_off()
    {
        for (var length = 0; length <= Report.Length; length++)
            Assert.NotNull(PolicyFile.Parse(Report[..length]).Container);
    }

    private static PolicyContainer Container(string text) => PolicyFile.Parse(text).Container;
}
