using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Credentials.AccessKeyInFile>;

namespace IamPolicyAnalyzers.Tests.Rules.Credentials;

public sealed class AccessKeyInFileTests
{
    // In two parts, so that no scanner of secrets takes the tests for a leak.
    private const string Id = "AKIA" + "Q4X7TESTTESTTEST";
    private const string TemporaryId = "ASIA" + "Q4X7TESTTESTTEST";
    private const string Secret = "q7Zp1Xb9/Lm3Rt5Kv" + "8Ns2Wd4+Yc6Hg0Jf1QxTz9B";

    [Fact]
    public Task Reports_an_id_with_its_first_eight_characters() => Verify.Reports(
        Template("Description", $"uses [|{Id}|]"),
        "Access key 'AKIAQ4X7...' is written into this file; delete the key, then use a role");

    [Theory]
    [InlineData("[|" + TemporaryId + "|]")]
    [InlineData(@"#!/bin/bash\n[|" + Id + @"|]\n")]
    [InlineData(@"\""[|" + Id + @"|]\""")]
    [InlineData("key=[|" + Id + "|];secret=x")]
    public Task Reports_an_id_anywhere_in_a_text(string text) => Verify.Reports(Template("Description", text));

    [Fact]
    public Task Reports_an_id_and_its_secret() => Verify.Reports(
        $$"""{ "Resources": { "Fn": { "Type": "AWS::Lambda::Function", "Properties": { "Environment": { "Variables": { "ID": "[|{{Id}}|]", "OTHER": "[|{{Secret}}|]" } } } } } }""",
        "Access key 'AKIAQ4X7...' is written into this file; delete the key, then use a role",
        "The secret of access key 'AKIAQ4X7...' is written into this file; delete the key, then use a role");

    [Theory]
    [InlineData("AWS_SECRET_ACCESS_KEY", "[|" + Secret + "|]")]
    [InlineData("SessionToken", "[|" + Secret + "|]")]
    [InlineData("Script", "export SECRET=[|" + Secret + @"|]\n")]
    public Task Reports_a_secret_by_its_name_and_shows_none_of_it(string name, string value) => Verify.Reports(
        Template(name, value),
        "What looks like a secret access key is written into this file; delete the key, then use a role");

    [Fact]
    public Task Reports_a_secret_beside_its_name() => Verify.Reports(
        $$"""{ "Resources": { "Task": { "Type": "AWS::ECS::TaskDefinition", "Properties": { "ContainerDefinitions": [{ "Environment": [{ "Value": "[|{{Secret}}|]", "Name": "AWS_SECRET_ACCESS_KEY" }] }] } } } }""");

    [Fact]
    public Task Reports_the_secret_of_a_new_key_and_only_mentions_its_id() => Verify.With("key.json").Reports(
        $$"""{ "AccessKey": { "UserName": "ana", "AccessKeyId": "{{Id}}", "Status": "Inactive", "SecretAccessKey": "[|{{Secret}}|]" } }""".Replace(Id, "AKIAIOSFODNN7EXAMPLE", System.StringComparison.Ordinal));

    [Fact]
    public Task Mentions_ids_that_an_account_reports() => Verify.With("keys.json", severity: DiagnosticSeverity.Info).Reports(
        $$"""{ "AccessKeyMetadata": [{ "UserName": "ana", "AccessKeyId": "[|{{Id}}|]", "Status": "Active", "CreateDate": "2026-01-05T09:00:00+00:00" }] }""");

    [Theory]
    [InlineData("Description", "uses AKIAIOSFODNN7EXAMPLE")]
    [InlineData("Description", "ASIAIOSFODNN7EXAMPLE and AKIAI44QH8DHBEXAMPLE")]
    [InlineData("Description", "AKIAXXXXXXXXXXXXXXXX")]
    [InlineData("Description", Id + "A")] // longer than an id
    [InlineData("Description", "X" + Id)]
    [InlineData("Description", "AKIAQ4X7TESTTEST")]
    [InlineData("Description", "AKIA*")]
    [InlineData("Description", "AKIA????????????????")]
    [InlineData("Description", "AIDA" + "Q4X7TESTTESTTEST")]
    [InlineData("Description", Secret)] // nothing says that it is a secret
    [InlineData("SecretName", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")]
    [InlineData("SecretHash", "da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [InlineData("SecretData", Secret + "abcd")] // Base64 of something longer
    [InlineData("SecretData", Secret + "==")]
    [InlineData("S3Key", "releases/OrdersService/2026/Build12345ab")]
    [InlineData("Token", "${Secret}")]
    [InlineData("Token", "{{resolve:secretsmanager:MySecret:SecretString:password}}")]
    public Task Accepts(string name, string value) => Verify.Accepts(Template(name, value));

    [Fact]
    public Task Leaves_other_files_alone() => Verify.With("appsettings.json").Accepts($$"""{ "Aws": { "AccessKeyId": "{{Id}}" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": [{ "Sid": "[|{{Id}}|]""");

    private static string Template(string property, string value) =>
        $$"""{ "AWSTemplateFormatVersion": "2010-09-09", "Resources": { "Fn": { "Type": "AWS::Lambda::Function", "Properties": { "{{property}}": "{{value}}" } } } }""";
}
