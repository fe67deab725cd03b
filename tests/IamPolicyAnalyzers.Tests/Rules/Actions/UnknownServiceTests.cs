using System.Threading.Tasks;
using IamPolicyAnalyzers.Catalogue;
using Microsoft.CodeAnalysis;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Actions.UnknownService>;

namespace IamPolicyAnalyzers.Tests.Rules.Actions;

public sealed class UnknownServiceTests
{
    private static string DataDate => ActionCatalogue.Instance.DataDate;

    [Theory]
    [InlineData("dyanmodb", "dynamodb")]
    [InlineData("Lamda", "lambda")]
    [InlineData("cloudwatch-logs", "logs")]
    [InlineData("stepfunctions", "states")]
    public Task Reports_a_misspelt_service(string prefix, string meant) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "[|{{prefix}}|]:GetItem", "Resource": "arn:aws:dynamodb:us-east-1:111122223333:table/Demo" } ] }""",
        $"Service '{prefix}' does not exist; did you mean '{meant}'?");

    [Fact]
    public Task Reports_a_service_that_is_near_none() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["[|nosuchservice|]:*"], "Resource": "*" } }""",
        $"Service 'nosuchservice' does not exist in AWS data of {DataDate}; if it is new, list it in 'iam_extra_services'");

    [Fact]
    public Task Reports_a_prefix_once_in_each_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["[|dyanmodb|]:GetItem", "dyanmodb:PutItem", "DYANMODB:Query", "s3:GetObject", "[|sqsx|]:SendMessage"], "Resource": "*" },
            { "Effect": "Deny", "NotAction": "[|dyanmodb|]:GetItem", "Resource": "*" } ] }
        """);

    [Theory]
    [InlineData("s3:GetObject")]
    [InlineData("S3:GetObject")]
    [InlineData("s3:NoSuchAction")]
    [InlineData("*")]
    [InlineData("*:*")]
    [InlineData("deepracer:ListModels")] // AWS had it once
    [InlineData("builderid:ListInvitations")] // AWS's own policies have it
    [InlineData("GetObject")]
    [InlineData("d*:GetItem")]
    [InlineData("${Service}:GetItem")]
    [InlineData("dyanmodb:${Action}")] // all of it may come from the deployment
    public Task Accepts(string action) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "{{action}}", "Resource": "*" } }""");

    [Theory]
    [InlineData("iam_extra_services = other, Preview")]
    [InlineData("iam_extra_actions = preview:DoThis")]
    [InlineData("iam_extra_actions = preview:*")]
    public Task Accepts_what_an_option_lists(string config) => Verify.With(config: config).Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "preview:Do*", "Resource": "*" } }""");

    [Theory]
    [InlineData("nosuchservice", "9999-01-01", DiagnosticSeverity.Info)]
    [InlineData("nosuchservice", "2026-09-30", DiagnosticSeverity.Warning)]
    [InlineData("nosuchservice", "soon", DiagnosticSeverity.Warning)]
    [InlineData("dyanmodb", "9999-01-01", DiagnosticSeverity.Warning)] // a slip at any age of the data
    public Task Doubts_old_data(string prefix, string today, DiagnosticSeverity severity) => Verify.With(config: $"iam_as_of_date = {today}", severity: severity).Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|{{prefix}}|]:GetItem", "Resource": "*" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["[|dyanmodb|]:GetItem", "s3:
        """);
}
