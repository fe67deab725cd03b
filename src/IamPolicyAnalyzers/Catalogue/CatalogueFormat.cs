namespace IamPolicyAnalyzers.Catalogue;

/// <summary>
/// Layout of <c>catalogue.bin</c>, shared by the generator that writes it and the reader. Little endian. A header of magic, version and file
/// length is followed by offset and count of each section; sections are arrays of records of fixed size, but for the last two, which are bytes.
/// </summary>
/// <remarks>
/// A text is one number: its offset in <see cref="CatalogueSection.Strings"/> above, its length in the low 8 bits. A sequence is a count, then
/// the ascending values as differences, all of them 7 bits a byte.
/// </remarks>
internal static class CatalogueFormat
{
    /// <summary>Reads <c>IAMC</c> in a hex dump.</summary>
    public const uint Magic = 0x434D4149;

    public const uint Version = 3;

    public const int DirectoryOffset = 12;

    public const int DirectoryEntrySize = 8;

    public const int MaxTextLength = 255;

    /// <summary>Stands for no path in a record of <see cref="CatalogueSection.EscalationPaths"/>.</summary>
    public const int None = 0xFFFF;

    /// <summary>Bytes of one record of the section.</summary>
    public static int RecordSize(CatalogueSection section) => section switch
    {
        CatalogueSection.Services => 20,
        CatalogueSection.ResourceTypes => 16,
        CatalogueSection.EscalationPaths or CatalogueSection.PolicyFingerprints => 12,
        CatalogueSection.Actions or CatalogueSection.ConditionKeys or CatalogueSection.ServiceRenames or CatalogueSection.ApiOperations
            or CatalogueSection.Consequences or CatalogueSection.ManagedPolicies or CatalogueSection.WithdrawnPolicies => 8,
        CatalogueSection.Details or CatalogueSection.Strings => 1,
        _ => 4,
    };
}

internal enum CatalogueSection
{
    /// <summary>Text: the date of the data, then one line for each source.</summary>
    Origin,

    /// <summary>Prefix, display name; first action, actions, first resource type, resource types, flags, nothing: 16 bits each. By prefix.</summary>
    Services,

    /// <summary>Name; then flags in the low 8 bits, the place in the details above. By service, then name.</summary>
    Actions,

    /// <summary>Name, place of its condition keys; first ARN pattern, ARN patterns, service, nothing: 16 bits each.</summary>
    ResourceTypes,

    /// <summary>Text of the pattern.</summary>
    ArnPatterns,

    /// <summary>Name, flags. By name in lower case.</summary>
    ConditionKeys,

    /// <summary>Indices of the condition keys with a placeholder, most literal text first.</summary>
    ConditionKeyTemplates,

    /// <summary>Place of a sequence of actions, in the order of <see cref="ActionList"/>.</summary>
    ActionLists,

    /// <summary>Place of a sequence of services, in the order of <see cref="ServiceList"/>.</summary>
    ServiceLists,

    /// <summary>Name that is often written, index of the service meant. By name.</summary>
    ServiceRenames,

    /// <summary>Name of an API operation with its prefix, index of the action that grants it. By name.</summary>
    ApiOperations,

    /// <summary>Full names of actions that AWS took back, sorted.</summary>
    RetiredActions,

    /// <summary>Prefixes of which only retired actions are left, sorted.</summary>
    RetiredServices,

    /// <summary>Full names of actions that AWS uses and does not document, sorted.</summary>
    UndocumentedActions,

    /// <summary>Id; index of the path that subsumes it, 16 bits, kind and confidence, 8 bits each; place of its services and actions.</summary>
    EscalationPaths,

    /// <summary>What actions of <see cref="ActionList.AccountCritical"/> can do, place of the sequence of these actions.</summary>
    Consequences,

    /// <summary>Name of a managed policy of AWS, then its path, as <c>service-role/</c>. By name.</summary>
    ManagedPolicies,

    /// <summary>Name of a managed policy that AWS took back; path and name of the one to use, or nothing. By name.</summary>
    WithdrawnPolicies,

    /// <summary>Fingerprint of the document, low half first; index of the managed policy. By fingerprint.</summary>
    PolicyFingerprints,

    /// <summary>
    /// Of an action: sequence of resource types (index * 2 + 1 if required), place of the sequence of its condition keys, sequence of dependents.
    /// Of an escalation path: count and texts of the services, then count and indices of the actions in their order.
    /// </summary>
    Details,

    /// <summary>UTF-8.</summary>
    Strings,
}

/// <summary>Flags of an action; the low three bits are its <see cref="AccessLevel"/>.</summary>
internal static class ActionFlags
{
    public const int LevelMask = 7;
    public const int PermissionOnly = 8;
    public const int Scopable = 16;
    public const int OpenResources = 32;
}

/// <summary>Flags of a service.</summary>
internal static class ServiceFlags
{
    public const int RcpSupported = 1;
}

/// <summary>Flags of a condition key; the low three bits are its <see cref="ConditionKeyType"/>.</summary>
internal static class ConditionKeyFlags
{
    public const int TypeMask = 7;
    public const int Multivalued = 8;
    public const int Global = 16;
    public const int Template = 32;
    public const int Listed = 64;
}
