using System.Linq;

namespace IamPolicyAnalyzers.Tests.Rules.AccountSettings;

/// <summary>Credential reports as AWS writes them, in which a test marks cells.</summary>
internal static class ReportText
{
    public const string Path = "credential-report.csv";

    public const string Root = "<root_account>";

    /// <summary>The day for which tests judge</summary>
    public const string Today = "iam_as_of_date = 2026-11-22";

    public const string Header =
        "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,"
        + "access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,"
        + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,"
        + "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";

    public static string Of(params string[] rows) => string.Concat(rows.Prepend(Header).Select(row => row + "\n"));

    /// <param name="password">password_enabled, password_last_used and password_last_changed</param>
    /// <param name="key1">active, last_rotated and last_used_date</param>
    /// <param name="key2">the same of the second key</param>
    public static string Row(
        string user = "ana",
        string created = "2024-03-01T09:00:00+00:00",
        string password = "false,N/A,N/A",
        string mfa = "true",
        string key1 = "false,N/A,N/A",
        string key2 = "false,N/A,N/A",
        string cert1 = "false",
        string cert2 = "false") =>
        $"{user},arn:aws:iam::111122223333:user/somebody,{created},{password},N/A,{mfa},{key1},N/A,N/A,{key2},N/A,N/A,{cert1},N/A,{cert2},N/A";
}
