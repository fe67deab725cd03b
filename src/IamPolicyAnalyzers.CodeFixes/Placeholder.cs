using IamPolicyAnalyzers.Analysis;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Text that the author of a policy has still to fill in; a rule reports it until that is done.</summary>
internal static class Placeholder
{
    public const string Account = Prefix + "ACCOUNT";

    public const string AdministratorArn = $"arn:aws:iam::{Account}:role/{Prefix}ADMINISTRATOR";

    public const string Organization = Prefix + "ORGANIZATION";

    public const string Service = Prefix + "SERVICE";

    public const string Vpc = Prefix + "VPC";

    private const string Prefix = "REPLACE_ME_";

    /// <summary>An ARN form of AWS to fill in: <c>arn:aws:sqs:REPLACE_ME_REGION:REPLACE_ME_ACCOUNT:REPLACE_ME_QUEUE_NAME</c></summary>
    public static string OfArn(string form) => ArnForms.WithWords(form, Prefix);
}
