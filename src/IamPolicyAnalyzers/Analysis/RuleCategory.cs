namespace IamPolicyAnalyzers.Analysis;

/// <summary>The families of rules; each is a folder under Rules and the category of its diagnostics.</summary>
internal static class RuleCategory
{
    public const string Grammar = "Grammar";
    public const string Actions = "Actions";
    public const string Resources = "Resources";
    public const string Conditions = "Conditions";
    public const string Principals = "Principals";
    public const string Wildcards = "Wildcards";
    public const string AccessLevels = "AccessLevels";
    public const string PrivilegeEscalation = "PrivilegeEscalation";
    public const string Inversions = "Inversions";
    public const string MissingConditions = "MissingConditions";
    public const string Size = "Size";
    public const string Trust = "Trust";
    public const string ResourcePolicies = "ResourcePolicies";
    public const string Organizations = "Organizations";
    public const string Redundancy = "Redundancy";
    public const string Attachment = "Attachment";
    public const string Credentials = "Credentials";
    public const string AccountSettings = "AccountSettings";
    public const string Review = "Review";
    public const string Analysis = "Analysis";
}
