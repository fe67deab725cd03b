using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.AccountSettings.VirtualMfaDevice>;

namespace IamPolicyAnalyzers.Tests.Rules.AccountSettings;

public sealed class VirtualMfaDeviceTests
{
    [Fact]
    public Task Reports_the_device_of_the_root_user() => Verify.With("virtual-mfa-devices.json").Reports(
        Devices("[|arn:aws:iam::111122223333:mfa/root-account-mfa-device|]", "arn:aws:iam::111122223333:mfa/ana"),
        "MFA device 'arn:aws:iam::111122223333:mfa/root-account-mfa-device' is software; use a hardware key");

    [Fact]
    public Task Reports_devices_of_users_when_asked() => Verify.With("virtual-mfa-devices.json", config: "iam_hardware_mfa = users").Reports(
        Devices("[|arn:aws:iam::111122223333:mfa/root-account-mfa-device|]", "[|arn:aws:iam::111122223333:mfa/ana|]"));

    [Theory]
    [InlineData("")]
    [InlineData("{ \"SerialNumber\": \"arn:aws:iam::111122223333:mfa/spare\" }")] // nobody's
    [InlineData("{ \"SerialNumber\": \"arn:aws:iam::111122223333:mfa/ana\", \"User\": { \"Arn\": \"arn:aws:iam::111122223333:user/root\" } }")]
    public Task Accepts(string device) => Verify.With("virtual-mfa-devices.json").Accepts($$"""{ "VirtualMFADevices": [{{device}}] }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.With("virtual-mfa-devices.json").Reports(
        """{ "VirtualMFADevices": [{ "SerialNumber": "[|arn:aws:iam::111122223333:mfa/root|]", "User": { "Arn": "arn:aws:iam::111122223333:root", """);

    private static string Devices(string root, string user) =>
        $$"""
        { "VirtualMFADevices": [
            { "SerialNumber": "{{root}}", "User": { "Arn": "arn:aws:iam::111122223333:root", "UserId": "111122223333" }, "EnableDate": "2026-01-05T09:00:00+00:00" },
            { "SerialNumber": "{{user}}", "User": { "Arn": "arn:aws:iam::111122223333:user/ana", "UserId": "AIDAEXAMPLEUSERID1234" }, "EnableDate": "2026-01-05T09:00:00+00:00" },
            { "SerialNumber": "arn:aws:iam::111122223333:mfa/spare" }] }
        """;
}
