using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What <c>.globalconfig</c>, <c>.editorconfig</c> and item metadata say about one file. Every option has its name and default here; the default value of this type has all defaults.</summary>
internal readonly struct PolicyOptions(AnalyzerConfigOptions? options)
{
    /// <summary>In days.</summary>
    public const int MaxCatalogueAge = 180;

    private const int MaxDigits = 6;

    private const string KindMetadata = "build_metadata.AdditionalFiles.Kind";

    /// <summary>Service prefixes the catalogue does not have, such as those of a preview: <c>iam_extra_services</c>, empty.</summary>
    public ImmutableArray<string> ExtraServices => List("iam_extra_services");

    /// <summary>Actions or patterns the catalogue does not have: <c>iam_extra_actions</c>, empty.</summary>
    public ImmutableArray<string> ExtraActions => List("iam_extra_actions");

    /// <summary>Condition keys or patterns the catalogue does not have: <c>iam_extra_condition_keys</c>, empty.</summary>
    public ImmutableArray<string> ExtraConditionKeys => List("iam_extra_condition_keys");

    /// <summary>Accounts of the organization, by number: <c>iam_own_accounts</c>, empty.</summary>
    public ImmutableArray<string> OwnAccounts => List("iam_own_accounts");

    /// <summary>Accounts of others that policies may trust, by number, and <c>aws</c> for those of AWS's services: <c>iam_known_accounts</c>, empty.</summary>
    public ImmutableArray<string> KnownAccounts => List("iam_known_accounts");

    /// <summary>The characters that a role trust policy may have, which AWS raises on request: <c>iam_trust_quota</c>, 2048.</summary>
    public int TrustQuota => Number("iam_trust_quota", 2048);

    /// <summary>How full a policy has to be, in percent of its quota, to come close to it: <c>iam_near_quota_percent</c>, 90.</summary>
    public int NearQuotaPercent => Number("iam_near_quota_percent", 90);

    /// <summary>The managed policies that AWS attaches to one user, group or role: <c>iam_max_attached_policies</c>, 20.</summary>
    public int MaxAttachedPolicies => Number("iam_max_attached_policies", 20);

    /// <summary>The fewest characters that an account's password policy is to ask for: <c>iam_password_min_length</c>, 14.</summary>
    public int PasswordMinLength => Number("iam_password_min_length", 14);

    /// <summary>How many passwords are to pass before one may come back: <c>iam_password_reuse</c>, 24.</summary>
    public int PasswordReuse => Number("iam_password_reuse", 24);

    /// <summary>The days after which a password is to be changed: <c>iam_password_max_age</c>, 90; null for 0, when passwords need not be.</summary>
    public int? PasswordMaxAge => Text("iam_password_max_age") == "0" ? null : Number("iam_password_max_age", 90);

    /// <summary>The days after which an access key is to be changed: <c>iam_key_max_age</c>, 90.</summary>
    public int KeyMaxAge => Number("iam_key_max_age", 90);

    /// <summary>The days after which a credential that nobody uses is to go: <c>iam_unused_days</c>, 45.</summary>
    public int UnusedDays => Number("iam_unused_days", 45);

    /// <summary>The days in which the root user is not to be used: <c>iam_root_quiet_days</c>, 90.</summary>
    public int RootQuietDays => Number("iam_root_quiet_days", 90);

    /// <summary>True when users are to have hardware keys, and not the root user alone: <c>iam_hardware_mfa</c> is root or users, root.</summary>
    public bool WantsHardwareMfaOfUsers => Text("iam_hardware_mfa").Equals("users", StringComparison.OrdinalIgnoreCase);

    /// <summary>True when the policies of this service's resources are to refuse plain HTTP: <c>iam_secure_transport_owners</c>, s3.</summary>
    public bool WantsSecureTransport(string service)
    {
        var owners = List("iam_secure_transport_owners");
        return owners.IsEmpty ? service == "s3" : owners.Contains(service, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The day for which to judge what depends on time: <c>iam_as_of_date</c>, none.</summary>
    public CalendarDay? AsOfDay => CalendarDay.TryParse(Text("iam_as_of_date"), out var day) ? day : null;

    /// <summary>The day in force, for a fix that writes it.</summary>
    public ImmutableDictionary<string, string?> FixDay => AsOfDay is { } day ? FixData.None.Add(FixData.Day, day.ToString()) : FixData.None;

    /// <summary>True when MFA is asked of every grant and not only of those to users and groups: <c>iam_mfa_audience</c> is attached or all, attached.</summary>
    public bool IsMfaForEveryone => Text("iam_mfa_audience").Equals("all", StringComparison.OrdinalIgnoreCase);

    /// <summary>True when <c>iam_mfa_audience</c> is written, so that a second factor is asked for by a rule of its own.</summary>
    public bool HasMfaAudience => Text("iam_mfa_audience").Length > 0;

    /// <summary>The first of these whose inline policies are reported: <c>iam_inline_kinds</c>, role and group.</summary>
    public AttachmentTarget? FirstInlineReported(ImmutableArray<AttachmentTarget> targets)
    {
        var kinds = List("iam_inline_kinds");
        foreach (var target in targets)
        {
            if (kinds.IsEmpty || kinds.Contains(target.KindName, StringComparer.OrdinalIgnoreCase))
                return target;
        }

        return null;
    }

    /// <summary>How old the catalogue is on the day in force; null where none is.</summary>
    public int? DaysSinceCatalogue =>
        AsOfDay is { } today && CalendarDay.TryParse(ActionCatalogue.Instance.DataDate, out var data) ? today - data : null;

    /// <summary>
    /// What no policy may grant: <c>iam_forbidden_actions</c>, empty, and what is of no service in <c>iam_allowed_services</c>, empty for all. Entries that cannot
    /// be read are left out.
    /// </summary>
    public IEnumerable<ForbiddenGrant> ForbiddenActions
    {
        get
        {
            foreach (var entry in List("iam_forbidden_actions"))
            {
                if (ForbiddenGrant.TryParse(entry) is { } forbidden)
                    yield return forbidden;
            }

            var services = List("iam_allowed_services");
            if (!services.IsEmpty)
                yield return ForbiddenGrant.OutsideOf(services);
        }
    }

    /// <summary>What the Condition of some actions has to test: <c>iam_required_conditions</c>, empty. Entries that cannot be read are left out.</summary>
    public IEnumerable<RequiredCondition> RequiredConditions => List("iam_required_conditions").Select(RequiredCondition.TryParse).OfType<RequiredCondition>();

    /// <summary>The days after which a policy is to be looked at again, 0 for never: <c>iam_review_days</c>, 365.</summary>
    public int ReviewDays => Text("iam_review_days") == "0" ? 0 : Number("iam_review_days", 365);

    /// <summary>False when suppression files are of no effect: <c>iam_allow_suppressions</c>, true.</summary>
    public bool AreSuppressionsAllowed => Flag("iam_allow_suppressions", otherwise: true);

    /// <summary>True when an entry of a suppression file counts only with a reason: <c>iam_require_suppression_reason</c>, true.</summary>
    public bool NeedsSuppressionReason => Flag("iam_require_suppression_reason", otherwise: true);

    /// <summary>
    /// The permissions boundary that roles and users need: <c>iam_boundary_required</c> is its ARN or true, then paths to leave out; none.
    /// </summary>
    public RequiredBoundary? RequiredBoundary => List("iam_boundary_required") is { IsEmpty: false } words && !words[0].Equals("false", StringComparison.OrdinalIgnoreCase)
        ? new RequiredBoundary(words)
        : null;

    /// <summary>The tags that roles, users and managed policies need, as <c>key</c> or <c>key=pattern</c>: <c>iam_required_tags</c>, empty.</summary>
    public ImmutableArray<RequiredTag> RequiredTags => ImmutableArray.CreateRange(List("iam_required_tags"), RequiredTag.Parse);

    /// <summary>The Kind of the item that brought the file in; empty when there is none.</summary>
    public string Kind => Text(KindMetadata);

    /// <summary>The options that do not exist or cannot be read, sorted by key, each with what is wrong; that of an item's Kind comes first.</summary>
    public IEnumerable<(string Key, string Text)> Flaws
    {
        get
        {
            if (DeclaredType.FlawIn(Kind) is { } flaw)
                yield return ("Kind", flaw);
            if (options is null)
                yield break;
            var keys = new List<string>(options.Keys.Where(static key => key.StartsWith("iam_", StringComparison.OrdinalIgnoreCase)));
            keys.Sort(StringComparer.Ordinal);
            foreach (var key in keys)
            {
                if (options.TryGetValue(key, out var value) && PolicyOption.FlawIn(key, value) is { } text)
                    yield return (key, text);
            }
        }
    }

    /// <summary>
    /// The severity that <c>iam_diagnostic.IAM0601.severity</c> or <c>iam_diagnostic.category-Wildcards.severity</c> gives for this file; null
    /// without such a key. <see cref="ReportDiagnostic.Suppress"/> is <c>none</c>.
    /// </summary>
    public ReportDiagnostic? Severity(DiagnosticDescriptor descriptor) => options is null ? null
        : Severity("iam_diagnostic." + descriptor.Id + ".severity") ?? Severity("iam_diagnostic.category-" + descriptor.Category + ".severity");

    private ReportDiagnostic? Severity(string key) => Text(key).ToLowerInvariant() switch
    {
        "error" => ReportDiagnostic.Error,
        "warning" => ReportDiagnostic.Warn,
        "suggestion" or "info" => ReportDiagnostic.Info,
        "silent" or "hidden" => ReportDiagnostic.Hidden,
        "none" => ReportDiagnostic.Suppress,
        _ => null,
    };

    private string Text(string key) => options is not null && options.TryGetValue(key, out var value) ? value.Trim() : "";

    private bool Flag(string key, bool otherwise) => Text(key).ToLowerInvariant() switch
    {
        "true" => true,
        "false" => false,
        _ => otherwise,
    };

    /// <summary>A number of at most six digits; the default for any other text, and for zero.</summary>
    private int Number(string key, int otherwise)
    {
        var text = Text(key);
        var number = 0;
        foreach (var digit in text)
        {
            if (digit is < '0' or > '9' || text.Length > MaxDigits)
                return otherwise;
            number = (number * 10) + (digit - '0');
        }

        return number > 0 ? number : otherwise;
    }

    private ImmutableArray<string> List(string key)
    {
        var text = Text(key);
        if (text.Length == 0)
            return ImmutableArray<string>.Empty;
        var items = ImmutableArray.CreateBuilder<string>();
        foreach (var item in text.Split(','))
        {
            var trimmed = item.Trim();
            if (trimmed.Length > 0)
                items.Add(trimmed);
        }

        return items.ToImmutable();
    }
}
