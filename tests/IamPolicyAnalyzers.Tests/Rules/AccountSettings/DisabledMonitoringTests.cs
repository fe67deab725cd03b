using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.AccountSettings.DisabledMonitoring>;

namespace IamPolicyAnalyzers.Tests.Rules.AccountSettings;

public sealed class DisabledMonitoringTests
{
    [Theory]
    [InlineData("AWS::CloudTrail::Trail", """ "IsLogging": [|false|] """, "Trail 'Audit' does not record; set IsLogging to true")]
    [InlineData("AWS::CloudTrail::Trail", """ "IsLogging": "[|false|]" """, "Trail 'Audit' does not record; set IsLogging to true")]
    [InlineData("AWS::CloudTrail::Trail", """ "IsLogging": true, "IncludeGlobalServiceEvents": [|false|] """, "Trail 'Audit' leaves out the events of IAM and STS; set IncludeGlobalServiceEvents to true")]
    [InlineData("AWS::GuardDuty::Detector", """ "Enable": [|false|] """, "Detector 'Audit' is switched off; set Enable to true")]
    [InlineData("AWS::Config::ConfigurationRecorder", """ "RecordingGroup": { "AllSupported": [|false|], "ResourceTypes": ["AWS::EC2::Instance"] } """, "Recorder 'Audit' leaves out the resources of IAM; set AllSupported to true")]
    [InlineData("AWS::Config::ConfigurationRecorder", """ "RecordingGroup": { "AllSupported": [|false|] } """, "Recorder 'Audit' leaves out the resources of IAM; set AllSupported to true")]
    public Task Reports_what_does_not_record(string type, string properties, string message) => Verify.Reports(Template(type, properties), message);

    [Theory]
    [InlineData("AWS::CloudTrail::Trail", """ "IsLogging": true """)]
    [InlineData("AWS::CloudTrail::Trail", """ "IsLogging": { "Ref": "IsLogging" } """)]
    [InlineData("AWS::CloudTrail::Trail", """ "IsLogging": true, "IsMultiRegionTrail": false """)]
    [InlineData("AWS::GuardDuty::Detector", """ "Enable": true """)]
    [InlineData("AWS::Config::ConfigurationRecorder", """ "RoleARN": "x" """)]
    [InlineData("AWS::Config::ConfigurationRecorder", """ "RecordingGroup": { "AllSupported": true } """)]
    [InlineData("AWS::Config::ConfigurationRecorder", """ "RecordingGroup": { "AllSupported": false, "ResourceTypes": ["AWS::EC2::Instance", "AWS::IAM::Role"] } """)]
    [InlineData("AWS::Config::ConfigurationRecorder", """ "RecordingGroup": { "AllSupported": false, "ResourceTypes": { "Ref": "Types" } } """)]
    [InlineData("AWS::Config::ConfigurationRecorder", """ "RecordingGroup": { "AllSupported": false, "RecordingStrategy": { "UseOnly": "EXCLUSION_BY_RESOURCE_TYPES" } } """)]
    [InlineData("AWS::Config::ConfigurationRecorder", """ "RecordingGroup": { "Ref": "Group" } """)]
    public Task Accepts(string type, string properties) => Verify.Accepts(Template(type, properties));

    [Theory]
    [InlineData(""" "IsLogging": false """, """ "IsLogging": true, "IncludeGlobalServiceEvents": true """)]
    [InlineData(""" "IsLogging": true, "IncludeGlobalServiceEvents": false """, """ "IsLogging": true """)]
    [InlineData(""" "IsLogging": true, "IsMultiRegionTrail": false, "IncludeGlobalServiceEvents": false """, """ "IsLogging": true, "IsMultiRegionTrail": false, "IncludeGlobalServiceEvents": { "Ref": "Global" } """)]
    public Task Accepts_a_trail_beside_one_that_records(string first, string second) => Verify.Accepts(
        $$"""{ "Resources": { "A": { "Type": "AWS::CloudTrail::Trail", "Properties": { {{first}} } }, "B": { "Type": "AWS::CloudTrail::Trail", "Properties": { {{second}} } } } }""");

    [Fact]
    public Task Reports_the_input_of_a_command() => Verify.With("trail.json").Reports(
        """{ "Name": "audit", "S3BucketName": "demo-logs", "IncludeGlobalServiceEvents": [|false|], "IsMultiRegionTrail": false }""",
        "Trail 'audit' leaves out the events of IAM and STS; set IncludeGlobalServiceEvents to true");

    [Fact]
    public Task Reports_Terraform_in_its_words() => Verify.With("main.tf.json").Reports(
        """
        { "resource": {
            "aws_cloudtrail": { "audit": { "name": "audit", "enable_logging": [|false|] } },
            "aws_guardduty_detector": { "threats": { "enable": [|false|] }, "more": {} },
            "aws_config_configuration_recorder": { "changes": { "recording_group": [{ "all_supported": [|false|], "resource_types": ["AWS::EC2::Instance"] }] } } } }
        """,
        "Trail 'aws_cloudtrail.audit' does not record; set enable_logging to true",
        "Detector 'aws_guardduty_detector.threats' is switched off; set enable to true",
        "Recorder 'aws_config_configuration_recorder.changes' leaves out the resources of IAM; set all_supported to true");

    [Fact]
    public Task Reports_two_trails_of_which_none_records() => Verify.Reports(
        """
        { "Resources": {
            "A": { "Type": "AWS::CloudTrail::Trail", "Properties": { "IsLogging": [|false|] } },
            "B": { "Type": "AWS::CloudTrail::Trail", "Properties": { "IsLogging": true, "IncludeGlobalServiceEvents": [|false|] } } } }
        """);

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports("""{ "Resources": { "Audit": { "Type": "AWS::CloudTrail::Trail", "Properties": { "IsLogging": [|false|], """);

    private static string Template(string type, string properties) => $$"""{ "Resources": { "Audit": { "Type": "{{type}}", "Properties": { {{properties}} } } } }""";
}
