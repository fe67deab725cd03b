namespace IamPolicyAnalyzers.Catalogue;

/// <summary>How AWS classes what an action does.</summary>
internal enum AccessLevel : byte
{
    List,
    Read,
    Write,
    PermissionsManagement,
    Tagging,
}

internal static class AccessLevelText
{
    /// <summary>The level as AWS writes it: <c>Permissions management</c>.</summary>
    public static string ToText(this AccessLevel level) => level switch
    {
        AccessLevel.List => "List",
        AccessLevel.Read => "Read",
        AccessLevel.Write => "Write",
        AccessLevel.Tagging => "Tagging",
        _ => "Permissions management",
    };
}
