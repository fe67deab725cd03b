using System.Linq;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Rules.AccountSettings;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.AccountSettings.UserWithoutMfa>;

namespace IamPolicyAnalyzers.Tests.Rules.AccountSettings;

public sealed class UserWithoutMfaTests
{
    private const string Password = "true,2026-11-01T09:00:00+00:00,2026-11-01T09:00:00+00:00";

    [Theory]
    [InlineData("true", "false")]
    [InlineData("TRUE", "FALSE")] // as a spreadsheet saves it
    public Task Reports_users_with_a_password_alone(string enabled, string mfa) => Verify.With(ReportText.Path).Reports(
        ReportText.Of(
            ReportText.Row(ReportText.Root, password: Password, mfa: "false"),
            ReportText.Row("[|ana|]", password: $"{enabled},N/A,N/A", mfa: mfa),
            ReportText.Row("ben", password: Password),
            ReportText.Row("[|carl|]", password: Password, mfa: "false")),
        "User 'ana' signs in without MFA; register a device",
        "User 'carl' signs in without MFA; register a device");

    [Fact]
    public async Task Reads_a_report_of_many_users()
    {
        const int Users = 50_000;
        var text = ReportText.Of([.. Enumerable.Range(0, Users).Select(number => ReportText.Row($"user{number}", password: Password, mfa: number % 1000 == 0 ? "false" : "true"))]);

        var found = await PolicyFiles.DiagnosticsAsync(ReportText.Path, text, new UserWithoutMfa());

        Assert.Equal(Users / 1000, found.Length);
    }

    [Theory]
    [InlineData("true,N/A,N/A", "true")]
    [InlineData("false,N/A,N/A", "false")]
    [InlineData("not_supported,N/A,N/A", "false")]
    public Task Accepts(string password, string mfa) => Verify.With(ReportText.Path).Accepts(ReportText.Of(ReportText.Row("ana", password: password, mfa: mfa)));

    [Theory]
    [InlineData("user,arn,mfa_active,password_enabled\nana,arn,false")] // a row that breaks off
    [InlineData("user,arn,mfa_active\nana,arn,false\n")] // a column that is missing
    [InlineData("user,arn,password_enabled,mfa_active\n,arn,true,false,\"")]
    [InlineData("user,name,password_enabled,mfa_active\nana,Ana,true,false\n")] // another table
    public Task Accepts_what_does_not_tell(string text) => Verify.With(ReportText.Path).Accepts(text.Replace("\n,arn", "\nx,arn,,", System.StringComparison.Ordinal));
}
