using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>The form in which AWS fills in a condition key.</summary>
internal enum KeyValueForm : byte
{
    Vpc,
    VpcEndpoint,
    Organization,
    OrganizationPath,

    /// <summary>The account of a caller, who may be anonymous.</summary>
    CallerAccount,

    /// <summary>The account of a resource, which may be AWS's own.</summary>
    ResourceAccount,
    Account,
    Region,
    ServicePrincipal,

    /// <summary>The name of a service with its Region: <c>s3.us-east-1.amazonaws.com</c>.</summary>
    RegionalService,
    KmsKey,

    /// <summary>The ARN of a user or role, never that of a role's session.</summary>
    Caller,
    CallerType,
}

/// <summary>Which values some condition keys can have, whatever the request.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html</remarks>
internal static class KeyValues
{
    private const string AccountPattern = "????????????";
    private const string OrganizationPattern = "o-??????????*";
    private const int LongestOrganization = 34;

    private static readonly Dictionary<string, KeyValueForm> s_forms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["aws:SourceVpc"] = KeyValueForm.Vpc,
        ["aws:Ec2InstanceSourceVpc"] = KeyValueForm.Vpc,
        ["aws:SourceVpce"] = KeyValueForm.VpcEndpoint,
        ["aws:PrincipalOrgID"] = KeyValueForm.Organization,
        ["aws:ResourceOrgID"] = KeyValueForm.Organization,
        ["aws:SourceOrgID"] = KeyValueForm.Organization,
        ["aws:VpceOrgID"] = KeyValueForm.Organization,
        ["aws:PrincipalOrgPaths"] = KeyValueForm.OrganizationPath,
        ["aws:ResourceOrgPaths"] = KeyValueForm.OrganizationPath,
        ["aws:SourceOrgPaths"] = KeyValueForm.OrganizationPath,
        ["aws:PrincipalAccount"] = KeyValueForm.CallerAccount,
        ["aws:ResourceAccount"] = KeyValueForm.ResourceAccount,
        ["aws:SourceAccount"] = KeyValueForm.Account,
        ["aws:SourceOwner"] = KeyValueForm.Account,
        ["aws:VpceAccount"] = KeyValueForm.Account,
        ["kms:CallerAccount"] = KeyValueForm.Account,
        ["s3:ResourceAccount"] = KeyValueForm.Account,
        ["aws:RequestedRegion"] = KeyValueForm.Region,
        ["ec2:Region"] = KeyValueForm.Region,
        ["iam:PassedToService"] = KeyValueForm.ServicePrincipal,
        ["iam:AWSServiceName"] = KeyValueForm.ServicePrincipal,
        ["sts:AWSServiceName"] = KeyValueForm.ServicePrincipal,
        ["aws:PrincipalServiceName"] = KeyValueForm.ServicePrincipal,
        ["aws:PrincipalServiceNamesList"] = KeyValueForm.ServicePrincipal,
        ["aws:CalledVia"] = KeyValueForm.ServicePrincipal,
        ["aws:CalledViaFirst"] = KeyValueForm.ServicePrincipal,
        ["aws:CalledViaLast"] = KeyValueForm.ServicePrincipal,
        ["kms:ViaService"] = KeyValueForm.RegionalService,
        ["s3:x-amz-server-side-encryption-aws-kms-key-id"] = KeyValueForm.KmsKey,
        ["aws:PrincipalArn"] = KeyValueForm.Caller,
        ["aws:PrincipalType"] = KeyValueForm.CallerType,
    };

    /// <summary>What AWS calls a kind of caller.</summary>
    public static ImmutableArray<string> CallerTypes { get; } = ImmutableArray.Create("Account", "User", "FederatedUser", "AssumedRole", "Anonymous");

    /// <summary>The ends of service names, in the partitions of AWS.</summary>
    private static readonly string[] s_domains =
    [
        ".amazonaws.com", ".amazonaws.com.cn", ".amazon.com", ".amazonaws.eu", ".c2s.ic.gov", ".sc2s.sgov.gov", ".cloud.adc-e.uk", ".csp.hci.ic.gov",
    ];

    /// <summary>The form of the key; false for a key that may hold anything.</summary>
    public static bool TryGetForm(ConditionTest test, out KeyValueForm form)
    {
        form = default;
        return test.Operator is { Family: OperatorFamily.String or OperatorFamily.Arn } && test.Key.IsLiteral && s_forms.TryGetValue(test.Key.Text, out form);
    }

    /// <summary>True when the operator compares the value with something of the form, or when nobody can say what the value will be.</summary>
    public static bool CanBe(KeyValueForm form, PolicyText value, ConditionOperator read)
    {
        if (!value.IsLiteral)
            return true;
        var pattern = value.Pattern;

        // A wildcard that is none is a mistake of the operator.
        if (Glob.HasWildcard(pattern) && !read.HasWildcards)
            return true;
        return read.Base.EndsWith("IgnoreCase", StringComparison.Ordinal) && form != KeyValueForm.CallerType
            ? CanBe(form, value.Text.ToLowerInvariant().AsSpan())
            : CanBe(form, pattern);
    }

    /// <summary>The value that was probably meant.</summary>
    public static Suggestion Meant(KeyValueForm form, PolicyText value)
    {
        // A number would need quotes, which a replacement of the marked text does not bring.
        if (value.IsNumber || value.IsBoolean || Glob.HasWildcard(value.Pattern))
            return default;
        var text = value.Text;
        var meant = form switch
        {
            KeyValueForm.ServicePrincipal => text.IndexOf('.') < 0 ? text.ToLowerInvariant() + s_domains[0] : text.ToLowerInvariant(),
            KeyValueForm.Region => Partition.TryGetNearestRegion(text.AsSpan(), out var region) ? region : "",
            KeyValueForm.Account or KeyValueForm.CallerAccount or KeyValueForm.ResourceAccount => text.Replace("-", "").Trim(),
            KeyValueForm.Caller => RoleOfSession(text),
            KeyValueForm.CallerType => CallerTypeOf(text),
            _ => text.Trim(),
        };
        return meant.Length > 0 && meant != text && CanBe(form, meant.AsSpan()) ? new(meant) : default;
    }

    /// <summary>What the form is, with an example of it.</summary>
    public static string Describe(KeyValueForm form, Suggestion meant) => form switch
    {
        KeyValueForm.Vpc => "the id of a VPC: 'vpc-' and 8 or 17 letters or digits",
        KeyValueForm.VpcEndpoint => "the id of a VPC endpoint: 'vpce-' and 8 or 17 letters or digits",
        KeyValueForm.Organization => "the id of an organization: 'o-' and 10 to 32 small letters or digits",
        KeyValueForm.OrganizationPath => $"a path such as '{meant.Text ?? "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/"}'",
        KeyValueForm.CallerAccount or KeyValueForm.ResourceAccount or KeyValueForm.Account => $"an account id of 12 digits such as '{meant.Text ?? "111122223333"}'",
        KeyValueForm.Region => $"a Region such as '{meant.Text ?? "us-east-1"}'",
        KeyValueForm.ServicePrincipal => $"a name such as '{meant.Text ?? "ec2.amazonaws.com"}'",
        KeyValueForm.RegionalService => "a name with a Region such as 's3.us-east-1.amazonaws.com'",
        KeyValueForm.KmsKey => "the ARN of a key, 'arn:aws:kms:Region:account:key/id'",
        KeyValueForm.Caller => $"the ARN of the role, such as '{meant.Text ?? "arn:aws:iam::111122223333:role/Name"}'",
        _ => "Account, User, FederatedUser, AssumedRole or Anonymous",
    };

    private static bool CanBe(KeyValueForm form, ReadOnlySpan<char> pattern) => form switch
    {
        KeyValueForm.Vpc => IsId(pattern, "vpc-????????", "vpc-?????????????????"),
        KeyValueForm.VpcEndpoint => IsId(pattern, "vpce-????????", "vpce-?????????????????"),
        KeyValueForm.Organization => IsOrganization(pattern),
        KeyValueForm.OrganizationPath => IsOrganizationPath(pattern),
        KeyValueForm.CallerAccount => IsAccount(pattern) || Overlaps(pattern, "anonymous"),
        KeyValueForm.ResourceAccount => IsAccount(pattern) || Overlaps(pattern, "aws") || Overlaps(pattern, "amazon"),
        KeyValueForm.Account => IsAccount(pattern),
        KeyValueForm.Region => Partition.CouldBeRegion(pattern) || Overlaps(pattern, "aws-global"),
        KeyValueForm.ServicePrincipal => IsService(pattern, "?*"),
        KeyValueForm.RegionalService => IsService(pattern, "?*.?*"),
        KeyValueForm.KmsKey => Overlaps(pattern, "arn:?*:kms:?*:" + AccountPattern + ":key/?*"),
        KeyValueForm.Caller => RoleOfSession(pattern.ToString()).Length == 0,
        _ => IsCallerType(pattern),
    };

    private static bool Overlaps(ReadOnlySpan<char> pattern, string form) => Glob.Overlaps(pattern, form.AsSpan());

    /// <summary>A prefix with a hyphen, and behind it letters and digits.</summary>
    private static bool IsId(ReadOnlySpan<char> pattern, string form, string longForm) =>
        (Overlaps(pattern, form) || Overlaps(pattern, longForm)) && Holds(pattern.Slice(pattern.IndexOf('-') + 1), capitals: true, others: "*?");

    private static bool IsOrganization(ReadOnlySpan<char> pattern) =>
        Overlaps(pattern, OrganizationPattern)
        && Holds(pattern.Slice(pattern.IndexOf('-') + 1), capitals: false, others: "*?")
        && (pattern.IndexOf('*') >= 0 || pattern.Length <= LongestOrganization);

    private static bool IsOrganizationPath(ReadOnlySpan<char> pattern)
    {
        var slash = pattern.IndexOf('/');
        return slash < 0 ? Overlaps(pattern, OrganizationPattern + "/*") : IsOrganization(pattern.Slice(0, slash));
    }

    private static bool IsAccount(ReadOnlySpan<char> pattern)
    {
        foreach (var c in pattern)
        {
            if (c is not ((>= '0' and <= '9') or '*' or '?'))
                return false;
        }

        return Overlaps(pattern, AccountPattern);
    }

    private static bool IsService(ReadOnlySpan<char> pattern, string name)
    {
        if (!Holds(pattern, capitals: false, others: "*?-."))
            return false;
        foreach (var domain in s_domains)
        {
            if (Overlaps(pattern, name + domain))
                return true;
        }

        return false;
    }

    private static bool IsCallerType(ReadOnlySpan<char> pattern)
    {
        foreach (var type in CallerTypes)
        {
            if (Glob.Overlaps(pattern, type.AsSpan()))
                return true;
        }

        return false;
    }

    private static string CallerTypeOf(string text)
    {
        foreach (var type in CallerTypes)
        {
            if (type.Equals(text, StringComparison.OrdinalIgnoreCase))
                return type;
        }

        return "";
    }

    /// <summary>The ARN of the role whose session the text names; empty for every other text.</summary>
    private static string RoleOfSession(string text)
    {
        const string Session = "assumed-role/";
        var parts = text.Split([':'], 6);
        if (parts.Length < 6 || parts[2] != "sts" || !parts[5].StartsWith(Session, StringComparison.Ordinal))
            return "";
        var name = parts[5].Split('/')[1];
        return $"{parts[0]}:{parts[1]}:iam::{parts[4]}:role/{name}";
    }

    private static bool Holds(ReadOnlySpan<char> text, bool capitals, string others)
    {
        foreach (var c in text)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9')) && !(capitals && c is >= 'A' and <= 'Z') && others.IndexOf(c) < 0)
                return false;
        }

        return true;
    }
}
