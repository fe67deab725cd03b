using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.AccountSettings;
using IamPolicyAnalyzers.Rules.Credentials;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class SetSettingTests
{
    [Fact]
    public Task Adds_a_setting_to_a_login_profile() => FixVerifier<PasswordResetNotRequired, SetSetting>.FixesAll(
        """
        {
          "Resources": {
            "Ana": {
              "Type": "AWS::IAM::User",
              "Properties": {
                "[|LoginProfile|]": {
                  "Password": { "Ref": "Password" }
                }
              }
            },
            "Ben": { "Type": "AWS::IAM::User", "Properties": { "LoginProfile": { "Password": { "Ref": "Password" }, "PasswordResetRequired": [|false|] } } }
          }
        }
        """,
        """
        {
          "Resources": {
            "Ana": {
              "Type": "AWS::IAM::User",
              "Properties": {
                "LoginProfile": {
                  "Password": { "Ref": "Password" },
                  "PasswordResetRequired": true
                }
              }
            },
            "Ben": { "Type": "AWS::IAM::User", "Properties": { "LoginProfile": { "Password": { "Ref": "Password" }, "PasswordResetRequired": true } } }
          }
        }
        """);

    [Fact]
    public Task Writes_the_thresholds_of_a_password_policy() => FixVerifier<WeakPasswordPolicy, SetSetting>.With("password-policy.json", config: "iam_password_min_length = 16").FixesAll(
        """
        [|[|{|]|]
          "MinimumPasswordLength": [|8|],
          "RequireSymbols": true,
          "RequireNumbers": [|false|],
          "RequireUppercaseCharacters": true,
          "RequireLowercaseCharacters": true
        }
        """,
        """
        {
          "MinimumPasswordLength": 16,
          "RequireSymbols": true,
          "RequireNumbers": true,
          "RequireUppercaseCharacters": true,
          "RequireLowercaseCharacters": true,
          "AllowUsersToChangePassword": true,
          "PasswordReusePrevention": 24
        }
        """);

    [Theory]
    [InlineData("""{ "MinimumPasswordLength": 14, "MaxPasswordAge": [|365|] }""", """{ "MinimumPasswordLength": 14, "MaxPasswordAge": 90 }""")]
    [InlineData("""[|{|] "MinimumPasswordLength": 14 }""", """{ "MinimumPasswordLength": 14, "MaxPasswordAge": 90 }""")]
    public Task Lets_passwords_expire(string before, string after) =>
        FixVerifier<MissingPasswordExpiry, SetSetting>.With("password-policy.json").Fixes(before, after, "Set MaxPasswordAge to 90");

    [Fact]
    public Task Writes_words_of_Terraform() => FixVerifier<DisabledMonitoring, SetSetting>.With("main.tf.json").FixesAll(
        """{ "resource": { "aws_cloudtrail": { "audit": { "enable_logging": [|false|] } }, "aws_config_configuration_recorder": { "c": { "recording_group": { "all_supported": [|false|] } } } } }""",
        """{ "resource": { "aws_cloudtrail": { "audit": { "enable_logging": true } }, "aws_config_configuration_recorder": { "c": { "recording_group": { "all_supported": true } } } } }""");

    [Fact]
    public Task Offers_nothing_for_what_an_account_reports() => FixVerifier<WeakPasswordPolicy, SetSetting>.With("password-policy.json").OffersNothing(
        """{ "PasswordPolicy": [|[|[|[|[|{|]|]|]|]|] "MinimumPasswordLength": [|8|], "RequireSymbols": [|false|], "ExpirePasswords": false } }""");

    [Theory]
    [InlineData("AWS::CloudTrail::Trail", """ "IsLogging": [|false|] """, """ "IsLogging": true """)]
    [InlineData("AWS::GuardDuty::Detector", """ "Enable": "[|false|]" """, """ "Enable": true """)]
    [InlineData("AWS::Config::ConfigurationRecorder", """ "RecordingGroup": { "AllSupported": [|false|] } """, """ "RecordingGroup": { "AllSupported": true } """)]
    public Task Switches_recording_on(string type, string before, string after) => FixVerifier<DisabledMonitoring, SetSetting>.FixesAll(Template(type, before), Template(type, after));

    [Fact]
    public Task Offers_nothing_where_AWS_would_refuse_it() => FixVerifier<DisabledMonitoring, SetSetting>.OffersNothing(
        Template("AWS::Config::ConfigurationRecorder", """ "RecordingGroup": { "AllSupported": [|false|], "ResourceTypes": ["AWS::EC2::Instance"] } """));

    private static string Template(string type, string properties) => $$"""{ "Resources": { "Audit": { "Type": "{{type}}", "Properties": { {{properties}} } } } }""";
}
