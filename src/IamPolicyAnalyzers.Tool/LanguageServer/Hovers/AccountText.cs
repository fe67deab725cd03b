using IamPolicyAnalyzers.Analysis;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Hovers;

/// <summary>Whose an account is, as far as the options say.</summary>
internal static class AccountText
{
    /// <summary><c>account '111122223333' (own)</c></summary>
    public static string Of(PolicyContext policy, string account) => $"account '{account}'" + (new KnownAccounts(policy).StandingOf(account) switch
    {
        AccountStanding.Own => " (own)",
        AccountStanding.Known => " (listed in 'iam_known_accounts')",
        AccountStanding.OfAws => " (of AWS, for the logs of load balancers)",
        AccountStanding.Foreign => " (of somebody else)",
        _ => "",
    });
}
