using System;
using IamPolicyAnalyzers.Documents;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What a project says a file is: by the Kind of its item, or by its name.</summary>
internal readonly struct DeclaredType
{
    // The Kind of an item, and the ending of a name that says the same.
    private static readonly (string Kind, string? Suffix, PolicyType Type)[] s_types =
    [
        (nameof(PolicyType.IdentityBased), null, PolicyType.IdentityBased),
        (nameof(PolicyType.ResourceBased), ".resource.json", PolicyType.ResourceBased),
        (nameof(PolicyType.Trust), ".trust.json", PolicyType.Trust),
        (nameof(PolicyType.ServiceControl), ".scp.json", PolicyType.ServiceControl),
        (nameof(PolicyType.ResourceControl), ".rcp.json", PolicyType.ResourceControl),
        (nameof(PolicyType.PermissionsBoundary), ".boundary.json", PolicyType.PermissionsBoundary),
        (nameof(PolicyType.Session), ".session.json", PolicyType.Session),
        (nameof(PolicyType.VpcEndpoint), ".vpce.json", PolicyType.VpcEndpoint),
    ];

    private DeclaredType(bool isPolicy, bool isIgnored, PolicyType? type)
    {
        IsPolicy = isPolicy;
        IsIgnored = isIgnored;
        Type = type;
    }

    /// <summary>True when the project says that the file is a policy.</summary>
    public bool IsPolicy { get; }

    /// <summary>True for Kind None: the file is not ours to read.</summary>
    public bool IsIgnored { get; }

    /// <summary>The type it says; null when it leaves that to the content.</summary>
    public PolicyType? Type { get; }

    public static DeclaredType Of(string path, string kind)
    {
        if (kind.Equals("None", StringComparison.OrdinalIgnoreCase))
            return new DeclaredType(isPolicy: false, isIgnored: true, null);
        foreach (var declared in s_types)
        {
            if (kind.Equals(declared.Kind, StringComparison.OrdinalIgnoreCase))
                return new DeclaredType(isPolicy: true, isIgnored: false, declared.Type);
        }

        foreach (var declared in s_types)
        {
            if (declared.Suffix is { } suffix && path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
                return new DeclaredType(isPolicy: true, isIgnored: false, declared.Type);
        }

        var isPolicy = path.EndsWith(".iam.json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".policy.json", StringComparison.OrdinalIgnoreCase);
        return new DeclaredType(isPolicy, isIgnored: false, null);
    }

    /// <summary>True for a name under which policies, templates or credential reports are kept; other additional files are none of our business.</summary>
    public static bool IsCandidate(string path) =>
        path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".template", StringComparison.OrdinalIgnoreCase) || IsReportName(path);

    private static bool IsReportName(string path) =>
        path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
        && path.IndexOf("credential-report", path.LastIndexOfAny(['/', '\\']) + 1, StringComparison.OrdinalIgnoreCase) >= 0;
}
