using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Documents;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What a project says a file is: by the Kind of its item, or by its name.</summary>
internal readonly struct DeclaredType
{
    private static readonly KeyValuePair<string, PolicyType>[] s_suffixes =
    [
        new(".trust.json", PolicyType.Trust),
        new(".scp.json", PolicyType.ServiceControl),
        new(".rcp.json", PolicyType.ResourceControl),
        new(".resource.json", PolicyType.ResourceBased),
        new(".boundary.json", PolicyType.PermissionsBoundary),
        new(".session.json", PolicyType.Session),
        new(".vpce.json", PolicyType.VpcEndpoint),
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
        if (kind.Length > 0 && !char.IsDigit(kind[0]) && Enum.TryParse<PolicyType>(kind, ignoreCase: true, out var type))
            return new DeclaredType(isPolicy: true, isIgnored: false, type);
        foreach (var suffix in s_suffixes)
        {
            if (path.EndsWith(suffix.Key, StringComparison.OrdinalIgnoreCase))
                return new DeclaredType(isPolicy: true, isIgnored: false, suffix.Value);
        }

        var isPolicy = path.EndsWith(".iam.json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".policy.json", StringComparison.OrdinalIgnoreCase);
        return new DeclaredType(isPolicy, isIgnored: false, null);
    }

    /// <summary>True for a name under which policies or templates are kept; other additional files are none of our business.</summary>
    public static bool IsCandidate(string path) =>
        path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".template", StringComparison.OrdinalIgnoreCase);
}
