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
    public static string ToText(this AccessLevel level) => level is AccessLevel.PermissionsManagement ? "Permissions management" : level.ToString();
}
