using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Documents;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>A user of an account with the credentials that AWS reports.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html</remarks>
internal readonly struct ReportedUser(CsvTable table, int row)
{
    /// <summary>The root user among them, in the order of the report.</summary>
    public static IEnumerable<ReportedUser> AllOf(CsvTable report)
    {
        for (var row = 0; row < report.RowCount; row++)
            yield return new ReportedUser(report, row);
    }

    public CsvCell Name => table.Cell(row, "user");

    public bool IsRoot => Name.Text == "<root_account>";

    public CsvCell Created => table.Cell(row, "user_creation_time");

    public CsvCell HasMfa => table.Cell(row, "mfa_active");

    public CsvCell HasPassword => table.Cell(row, "password_enabled");

    public ReportedCredential Password =>
        new("Password", HasPassword, table.Cell(row, "password_last_changed"), table.Cell(row, "password_last_used"), Created);

    /// <summary>Every user has two, most of them inactive.</summary>
    public ImmutableArray<ReportedCredential> AccessKeys => ImmutableArray.Create(AccessKey("access_key_1"), AccessKey("access_key_2"));

    /// <summary>The password and the access keys.</summary>
    public ImmutableArray<ReportedCredential> Credentials => ImmutableArray.Create(Password, AccessKey("access_key_1"), AccessKey("access_key_2"));

    /// <summary>The certificates by which requests were signed before there were access keys.</summary>
    public ImmutableArray<CsvCell> Certificates => ImmutableArray.Create(table.Cell(row, "cert_1_active"), table.Cell(row, "cert_2_active"));

    public bool HasActiveKey => AccessKeys[0].IsActive || AccessKeys[1].IsActive;

    private ReportedCredential AccessKey(string name) =>
        new("Access key", table.Cell(row, name + "_active"), table.Cell(row, name + "_last_rotated"), table.Cell(row, name + "_last_used_date"), Created);
}

/// <summary>A password or an access key of a credential report.</summary>
/// <param name="Kind">As a message begins with it.</param>
/// <param name="UserCreated">When the user was made, the oldest that the credential can be.</param>
internal readonly record struct ReportedCredential(string Kind, CsvCell Active, CsvCell Changed, CsvCell Used, CsvCell UserCreated)
{
    public bool IsActive => Active.IsTrue;

    public bool IsPassword => Kind == "Password";

    public CalendarDay? ChangedOn => DayOf(Changed);

    public CalendarDay? UsedOn => DayOf(Used);

    /// <summary>True when the report says that nobody has used it, as far as AWS remembers.</summary>
    public bool WasNeverUsed => Used.Text is "N/A" or "no_information";

    /// <summary>The days since it was made or changed; null when that is not known.</summary>
    public int? AgeOn(CalendarDay today) => ChangedOn is { } day ? today - day : null;

    /// <summary>True when it is active, older than these days, and was not used in them.</summary>
    public bool IsUnusedOn(CalendarDay today, int days)
    {
        if (!IsActive)
            return false;
        var since = ChangedOn ?? DayOf(UserCreated);
        if (since is { } changed && today - changed <= days)
            return false;
        return UsedOn is { } used ? today - used > days : since is not null && WasNeverUsed;
    }

    /// <summary>The day of a moment as the report writes it, <c>2026-11-01T09:00:00+00:00</c>; null for the words that stand in its place.</summary>
    public static CalendarDay? DayOf(CsvCell cell) =>
        cell.Text is { Length: >= 10 } text && CalendarDay.TryParse(text.Substring(0, 10), out var day) ? day : null;
}
