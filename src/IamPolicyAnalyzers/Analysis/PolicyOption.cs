using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What the value of an option has to be.</summary>
internal enum OptionKind : byte
{
    /// <summary>Anything.</summary>
    Text,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>A whole number of at most six digits.</summary>
    Number,

    /// <summary>A day, as <c>2026-01-31</c>.</summary>
    Date,

    /// <summary>Words of a fixed list, separated by commas.</summary>
    Words,

    /// <summary>Numbers of accounts, twelve digits each, separated by commas.</summary>
    Accounts,

    /// <summary>Actions or patterns of actions, separated by commas.</summary>
    Actions,

    /// <summary>Actions or patterns, each with the ARN of a resource behind it or without, separated by commas.</summary>
    Forbidden,

    /// <summary>Actions with the tests that they need, separated by commas; see <see cref="RequiredCondition"/>.</summary>
    Conditions,

    /// <summary>Prefixes of services, as <c>s3</c>, separated by commas.</summary>
    Services,

    /// <summary>Anything, separated by commas.</summary>
    List,
}

/// <summary>One option that a project may write into <c>.globalconfig</c> or <c>.editorconfig</c>; the page docs/configuration.md is made from these.</summary>
/// <param name="Name">The key.</param>
/// <param name="Default">What counts where it is not written; empty for none.</param>
/// <param name="Meaning">As the page says it, in Markdown.</param>
internal sealed record PolicyOption(string Name, OptionKind Kind, string Default, string Meaning)
{
    private const string Prefix = "iam_";

    private const string SeverityPrefix = "iam_diagnostic.";

    private const string SeverityEnd = ".severity";

    private const string CategoryPrefix = "category-";

    private const int MaxSlips = 3;

    private static readonly string[] s_severities = ["error", "warning", "suggestion", "info", "silent", "hidden", "none"];

    private static readonly string[] s_categories =
    [
        RuleCategory.Grammar, RuleCategory.Actions, RuleCategory.Resources, RuleCategory.Conditions, RuleCategory.Principals, RuleCategory.Wildcards,
        RuleCategory.AccessLevels, RuleCategory.PrivilegeEscalation, RuleCategory.Inversions, RuleCategory.MissingConditions, RuleCategory.Size,
        RuleCategory.Trust, RuleCategory.ResourcePolicies, RuleCategory.Organizations, RuleCategory.Redundancy, RuleCategory.Attachment, RuleCategory.Credentials,
        RuleCategory.AccountSettings, RuleCategory.Review, RuleCategory.Analysis,
    ];

    /// <summary>The words that a value of kind <see cref="OptionKind.Words"/> is made of, and those that a list of accounts may hold besides.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Every option, in the order of the page.</summary>
    public static ImmutableArray<PolicyOption> All { get; } = ImmutableArray.Create<PolicyOption>(
    [
        new("iam_extra_services", OptionKind.List, "", "Service prefixes that the catalogue does not have, such as those of a preview"),
        new("iam_extra_actions", OptionKind.Actions, "", "Actions, or patterns of actions, that the catalogue does not have"),
        new("iam_extra_condition_keys", OptionKind.List, "", "Condition keys, or patterns of keys, that the catalogue does not have"),
        new("iam_known_accounts", OptionKind.Accounts, "", "Accounts that policies may trust, by number, and `aws` for those of AWS's load balancers; see [IAM0507](rules/IAM0507.md)") { Words = ["aws"] },
        new("iam_own_accounts", OptionKind.Accounts, "", "Accounts of the organization itself, by number"),
        new("iam_secure_transport_owners", OptionKind.Words, "s3", "Services whose resource-based policies [IAM1002](rules/IAM1002.md) wants to refuse plain HTTP") { Words = ["s3", "sqs", "sns", "kms", "secretsmanager", "ecr", "dynamodb"] },
        new("iam_as_of_date", OptionKind.Date, "", "The day for which to judge what depends on time; see [IAM1009](rules/IAM1009.md)"),
        new("iam_mfa_audience", OptionKind.Words, "attached", "`attached` asks for MFA where a policy goes to users or groups; `all` asks it of every policy") { Words = ["attached", "all"] },
        new("iam_inline_kinds", OptionKind.Words, "role, group", "Whose inline policies [IAM1601](rules/IAM1601.md) reports") { Words = ["role", "group"] },
        new("iam_trust_quota", OptionKind.Number, "2048", "The characters that a role trust policy may have, where AWS has raised them"),
        new("iam_near_quota_percent", OptionKind.Number, "90", "How much of its quota a policy has to take to be reported by [IAM1403](rules/IAM1403.md)"),
        new("iam_max_attached_policies", OptionKind.Number, "20", "How many managed policies AWS attaches to one user, group or role"),
        new("iam_boundary_required", OptionKind.List, "", "The permissions boundary that [IAM1612](rules/IAM1612.md) asks for: its ARN, or `true`; then paths to leave out"),
        new("iam_required_tags", OptionKind.List, "", "The tags that [IAM1615](rules/IAM1615.md) asks for, as `key` or `key=pattern`"),
        new("iam_password_min_length", OptionKind.Number, "14", "The fewest characters that a password policy is to ask for; see [IAM1801](rules/IAM1801.md)"),
        new("iam_password_reuse", OptionKind.Number, "24", "How many passwords are to pass before one may come back; see [IAM1801](rules/IAM1801.md)"),
        new("iam_password_max_age", OptionKind.Number, "90", "The days after which a password is to be changed, `0` for never; see [IAM1802](rules/IAM1802.md)"),
        new("iam_key_max_age", OptionKind.Number, "90", "The days after which an access key is to be changed; see [IAM1807](rules/IAM1807.md)"),
        new("iam_unused_days", OptionKind.Number, "45", "The days after which a credential that nobody uses is to go; see [IAM1808](rules/IAM1808.md)"),
        new("iam_root_quiet_days", OptionKind.Number, "90", "The days in which the root user is not to be used; see [IAM1805](rules/IAM1805.md)"),
        new("iam_hardware_mfa", OptionKind.Words, "root", "`root` asks for a hardware key of the root user; `users` asks it of everyone; see [IAM1811](rules/IAM1811.md)") { Words = ["root", "users"] },
        new("iam_forbidden_actions", OptionKind.Forbidden, "", "What no policy may grant; see [IAM1903](rules/IAM1903.md)"),
        new("iam_allowed_services", OptionKind.Services, "", "The only services whose actions policies may grant; see [IAM1903](rules/IAM1903.md)"),
        new("iam_required_conditions", OptionKind.Conditions, "", "What the Condition of some actions has to test; see [IAM1904](rules/IAM1904.md)"),
        new("iam_review_days", OptionKind.Number, "365", "The days after which [IAM1907](rules/IAM1907.md) asks for another look at a policy with a baseline; `0` for never"),
        new("iam_require_suppression_reason", OptionKind.Flag, "true", "Whether an entry of a [suppression file](suppressions.md) counts only with a reason"),
        new("iam_allow_suppressions", OptionKind.Flag, "true", "`false` makes suppression files idle and reports each of their entries"),
    ]);

    /// <summary>How a value is written, as the page says it.</summary>
    public string Form => Kind switch
    {
        OptionKind.Flag => "`true` or `false`",
        OptionKind.Number => "number",
        OptionKind.Date => "day, as `2026-01-31`",
        OptionKind.Words => "list of " + string.Join(", ", Words.Select(static word => $"`{word}`")),
        OptionKind.Accounts => "list of account numbers",
        OptionKind.Actions => "list of actions or patterns",
        OptionKind.Services => "list of service prefixes, as `s3`",
        OptionKind.Forbidden => "list of actions or patterns, each with an ARN behind it or without",
        OptionKind.Conditions => "list of `actions operator key values`",
        OptionKind.List => "list",
        _ => "text",
    };

    /// <summary>What is wrong with a key and its value, as it follows <c>Option 'iam_own_accounts'</c>; null for sound ones and for keys of other tools.</summary>
    public static string? FlawIn(string key, string value)
    {
        if (key.StartsWith(SeverityPrefix, StringComparison.OrdinalIgnoreCase))
            return SeverityFlaw(key, value);
        if (!key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return null;
        foreach (var option in All)
        {
            if (key.Equals(option.Name, StringComparison.OrdinalIgnoreCase))
                return option.ValueFlaw(value.Trim());
        }

        return "does not exist" + DidYouMean(key, All.Select(static option => option.Name));
    }

    private string? ValueFlaw(string value)
    {
        switch (Kind)
        {
            case OptionKind.Flag when value is not ("true" or "false") && !value.Equals("true", StringComparison.OrdinalIgnoreCase) && !value.Equals("false", StringComparison.OrdinalIgnoreCase):
                return $"is '{value}'; write true or false";
            case OptionKind.Number when value.Length is 0 or > 6 || value.Any(static c => c is < '0' or > '9'):
                return $"is '{value}'; write a number";
            case OptionKind.Date when value.Length > 0 && !CalendarDay.TryParse(value, out _):
                return $"is '{value}', which is no date; write it as 2026-01-31";
            case OptionKind.Words or OptionKind.Accounts or OptionKind.Actions or OptionKind.Forbidden or OptionKind.Services or OptionKind.Conditions:
                foreach (var item in value.Split(','))
                {
                    if (item.Trim() is { Length: > 0 } entry && EntryFlaw(entry) is { } flaw)
                        return flaw;
                }

                return null;
            default:
                return null;
        }
    }

    private string? EntryFlaw(string entry)
    {
        if (Words.Contains(entry, StringComparer.OrdinalIgnoreCase))
            return null;
        return Kind switch
        {
            OptionKind.Words => $"has '{entry}'" + (DidYouMean(entry, Words) is { Length: > 0 } near ? near : $"; write {string.Join(", ", Words)}"),
            OptionKind.Accounts when entry.Length != 12 || entry.Any(static c => c is < '0' or > '9') => $"has '{entry}'; write the twelve digits of an account",
            OptionKind.Forbidden when ForbiddenGrant.TryParse(entry) is null => $"has '{entry}'; write an action, as s3:DeleteBucket, and an ARN behind it if you like",
            OptionKind.Services when !ActionCatalogue.Instance.TryGetService(entry.AsSpan(), out _) => $"has '{entry}', which is no service of AWS; write its prefix, as s3",
            OptionKind.Conditions when RequiredCondition.TryParse(entry) is null => $"has '{entry}'; write actions, operator, key and values, as s3:Put* StringEquals aws:RequestedRegion eu-west-1",
            OptionKind.Actions when !ActionPattern.Parse(entry).IsWellFormed => $"has '{entry}'; write an action, as s3:GetObject, or a pattern",
            _ => null,
        };
    }

    private static string? SeverityFlaw(string key, string value)
    {
        if (!key.EndsWith(SeverityEnd, StringComparison.OrdinalIgnoreCase) || key.Length <= SeverityPrefix.Length + SeverityEnd.Length)
            return "does not exist; write iam_diagnostic.<id>.severity";
        var subject = key.Substring(SeverityPrefix.Length, key.Length - SeverityPrefix.Length - SeverityEnd.Length);
        if (subject.StartsWith(CategoryPrefix, StringComparison.OrdinalIgnoreCase))
        {
            var category = subject.Substring(CategoryPrefix.Length);
            if (!s_categories.Contains(category, StringComparer.OrdinalIgnoreCase))
                return "names no family of rules" + DidYouMean(category, s_categories);
        }
        else if (!RuleIds.All.Contains(subject, StringComparer.OrdinalIgnoreCase))
        {
            return "names no rule" + DidYouMean(subject, RuleIds.All);
        }

        var severity = value.Trim();
        return s_severities.Contains(severity, StringComparer.OrdinalIgnoreCase) ? null
            : $"is '{severity}'" + (DidYouMean(severity, s_severities) is { Length: > 0 } near ? near : "; write error, warning, suggestion, silent or none");
    }

    private static string DidYouMean(string name, IEnumerable<string> candidates) =>
        NearestName.TryFind(name.AsSpan(), candidates, Math.Min(MaxSlips, Math.Max(1, name.Length / 3)), out var nearest) ? new Suggestion(nearest).Tail : "";
}
