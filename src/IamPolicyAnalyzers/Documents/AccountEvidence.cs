using System;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Documents;

/// <summary>
/// What AWS reports about the settings and credentials of an account: the output of <c>get-credential-report</c>, <c>get-account-summary</c>,
/// <c>get-account-password-policy</c>, <c>list-virtual-mfa-devices</c>, <c>list-access-keys</c> and <c>create-access-key</c>, and the input of
/// <c>update-account-password-policy</c>.
/// </summary>
internal static class AccountEvidence
{
    public const string PasswordPolicy = "AWS::IAM::AccountPasswordPolicy";
    public const string Summary = "AWS::IAM::AccountSummary";
    public const string VirtualMfaDevice = "AWS::IAM::VirtualMFADevice";

    private static readonly ImmutableHashSet<string> s_passwordSettings = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "MinimumPasswordLength",
        "RequireSymbols",
        "RequireNumbers",
        "RequireUppercaseCharacters",
        "RequireLowercaseCharacters",
        "AllowUsersToChangePassword",
        "MaxPasswordAge",
        "PasswordReusePrevention",
        "HardExpiry");

    /// <summary>A credential report as it is downloaded, known by its first line; null for any other text.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html</remarks>
    /// <param name="time">When AWS made it, where that is known.</param>
    public static PolicyContainer? TryRecognizeReport(TextMap text, string time = "")
    {
        if (!BeginsAsReport(text.Text))
            return null;
        var table = new CsvTable(text);
        return table.HasColumn("user") && table.HasColumn("arn") && (table.HasColumn("password_enabled") || table.HasColumn("mfa_active") || table.HasColumn("access_key_1_active"))
            ? new PolicyContainer(ContainerKind.CredentialReport, ImmutableArray<DocumentSite>.Empty, ImmutableArray<PolicyAttachment>.Empty) { Report = table, ReportTime = time }
            : null;
    }

    public static PolicyContainer? TryRecognize(JsonNode root)
    {
        if (!root.IsObject)
            return null;
        if (root.TryGetMember("ReportFormat", out _) && root.TryGetMember("Content", out var content) && content.Value.IsString)
            return Base64Text.Decode(TextMap.Of(content.Value)) is { } report ? TryRecognizeReport(report, TimeOf(root)) : null;
        if (root.TryGetMember("PasswordPolicy", out var policy) && HasOnly(root, "PasswordPolicy") && HasPasswordSetting(policy.Value))
            return Of(Evidence(PasswordPolicy, policy.Name, policy.Value));
        if (IsPasswordPolicyInput(root))
            return Of(new DeclaredResource(PasswordPolicy, default, root));
        if (root.TryGetMember("SummaryMap", out var summary) && summary.Value.IsObject)
            return Of(Evidence(Summary, summary.Name, summary.Value));
        if (root.TryGetMember("VirtualMFADevices", out var devices) && devices.Value.IsArray)
            return OfItems(VirtualMfaDevice, devices.Value, "SerialNumber");
        if (root.TryGetMember("AccessKeyMetadata", out var keys) && keys.Value.IsArray)
            return OfItems("AWS::IAM::AccessKey", keys.Value, "AccessKeyId");
        if (root.TryGetMember("AccessKey", out var key) && HasOnly(root, "AccessKey") && key.Value.TryGetMember("SecretAccessKey", out _) && key.Value.TryGetMember("AccessKeyId", out var id))
            return Of(Evidence("AWS::IAM::AccessKey", id.Value, key.Value));
        return null;
    }

    private static bool BeginsAsReport(string text)
    {
        var start = text.StartsWith("\uFEFF", StringComparison.Ordinal) ? 1 : 0;
        if (start == text.Length || text[start] is '{' or '[')
            return false;
        var end = text.IndexOfAny(['\r', '\n'], start);
        var line = text.AsSpan(start, (end < 0 ? text.Length : end) - start);
        return line.IndexOf(',') > 0 && line.IndexOf("user".AsSpan(), StringComparison.OrdinalIgnoreCase) >= 0 && line.IndexOf("arn".AsSpan(), StringComparison.OrdinalIgnoreCase) >= 0;
    }

    /// <summary>The file does not say which command it is for; nothing but this one takes these members.</summary>
    private static bool IsPasswordPolicyInput(JsonNode root)
    {
        foreach (var member in root.Members)
        {
            if (!s_passwordSettings.Contains(member.Name.StringValue))
                return false;
        }

        return HasPasswordSetting(root);
    }

    private static bool HasPasswordSetting(JsonNode policy) => policy.TryGetMember("MinimumPasswordLength", out _) || policy.TryGetMember("RequireSymbols", out _);

    private static bool HasOnly(JsonNode root, string name)
    {
        foreach (var member in root.Members)
        {
            if (!member.Name.ValueEquals(name) && !member.Name.ValueEquals("ResponseMetadata"))
                return false;
        }

        return true;
    }

    private static string TimeOf(JsonNode report) => report.TryGetMember("GeneratedTime", out var time) ? time.Value.StringValue : "";

    private static DeclaredResource Evidence(string type, JsonNode place, JsonNode node) => new(type, place, node) { IsEvidence = true };

    private static PolicyContainer Of(DeclaredResource resource) => Of(ImmutableArray.Create(resource));

    private static PolicyContainer OfItems(string type, JsonNode list, string name)
    {
        var resources = ImmutableArray.CreateBuilder<DeclaredResource>();
        foreach (var item in list.Items)
        {
            if (item.TryGetMember(name, out var place) && place.Value.IsString)
                resources.Add(Evidence(type, place.Value, item));
        }

        return Of(resources.ToImmutable());
    }

    private static PolicyContainer Of(ImmutableArray<DeclaredResource> resources) =>
        ResourceReader.Read(ContainerKind.AccountEvidence, resources, ImmutableHashSet<string>.Empty);
}
