using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What a project says a file is: by the Kind of its item, or by its name.</summary>
internal readonly struct DeclaredType
{
    // The ending of a name that declares the type.
    private static readonly (string Suffix, PolicyType Type)[] s_types =
    [
        (".resource.json", PolicyType.ResourceBased),
        (".trust.json", PolicyType.Trust),
        (".scp.json", PolicyType.ServiceControl),
        (".rcp.json", PolicyType.ResourceControl),
        (".boundary.json", PolicyType.PermissionsBoundary),
        (".session.json", PolicyType.Session),
        (".vpce.json", PolicyType.VpcEndpoint),
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
        if (PolicyTypeNames.TryParse(kind, out var type))
            return new DeclaredType(isPolicy: true, isIgnored: false, type);
        foreach (var declared in s_types)
        {
            if (path.EndsWith(declared.Suffix, StringComparison.OrdinalIgnoreCase))
                return new DeclaredType(isPolicy: true, isIgnored: false, declared.Type);
        }

        var isPolicy = path.EndsWith(".iam.json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".policy.json", StringComparison.OrdinalIgnoreCase);
        return new DeclaredType(isPolicy, isIgnored: false, null);
    }

    /// <summary>What is wrong with the Kind of an item; null for a sound one and for none.</summary>
    public static string? FlawIn(string kind)
    {
        if (kind.Length == 0 || kind.Equals("None", StringComparison.OrdinalIgnoreCase) || PolicyTypeNames.TryParse(kind, out _))
            return null;
        var names = new List<string> { "None" };
        for (var type = PolicyType.IdentityBased; type <= PolicyType.VpcEndpoint; type++)
            names.Add(type.ToString());
        return $"is '{kind}', which is no type of policy" + (NearestName.TryFind(kind.AsSpan(), names, maxDistance: 3, out var near) ? new Suggestion(near).Tail : "");
    }

    /// <summary>True for a name under which policies, templates or credential reports are kept; other additional files are none of our business.</summary>
    public static bool IsCandidate(string path) =>
        path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".template", StringComparison.OrdinalIgnoreCase) || IsReportName(path);

    private static bool IsReportName(string path) =>
        path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
        && path.IndexOf("credential-report", path.LastIndexOfAny(['/', '\\']) + 1, StringComparison.OrdinalIgnoreCase) >= 0;
}
