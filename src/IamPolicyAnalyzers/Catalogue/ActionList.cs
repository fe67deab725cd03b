namespace IamPolicyAnalyzers.Catalogue;

/// <summary>Sets of actions that AWS's own data does not know; each is a text file of the catalogue generator.</summary>
internal enum ActionList
{
    /// <summary>Opens a resource to other accounts or to everyone.</summary>
    ResourceExposure,

    /// <summary>Returns a secret, a key or a session.</summary>
    CredentialExposure,

    /// <summary>Reads the data that a service keeps.</summary>
    DataExfiltration,

    /// <summary>Blinds what records or watches the account.</summary>
    AuditTampering,

    /// <summary>Of the audit list, yet customary in other work or worse for another reason: counts only beside another action of that list.</summary>
    AuditHousekeeping,

    /// <summary>Closes the account, changes who owns it, or destroys what it cannot do without.</summary>
    AccountCritical,

    /// <summary>Customarily allowed only to callers with a second factor.</summary>
    MfaCustomary,

    /// <summary>Scopable actions that AWS's own basic policies grant on every resource.</summary>
    WildcardCustomary,

    /// <summary>Creates a resource whose id AWS makes, so that no ARN can be written beforehand.</summary>
    GeneratedIdCreators,

    /// <summary>Of level Permissions management, though it only reads.</summary>
    PermissionsMisnomers,

    /// <summary>Of the credential list, but returns settings in which a secret may lie.</summary>
    CredentialIndirect,

    /// <summary>No read by its level, yet accepted in a policy called read-only.</summary>
    ReadOnlyTolerated,

    /// <summary>Tagging actions that several pages of one prefix define, so that their resource types are incomplete.</summary>
    SharedTagActions,

    /// <summary>Opens an interactive session.</summary>
    NetworkActions,

    /// <summary>Data actions that reach other accounts, for which an organization boundary is customary.</summary>
    OrgBoundaryActions,

    /// <summary>What the resource policy of a foreign account can accept.</summary>
    CrossAccountActions,
}

/// <summary>Sets of services that AWS's own data does not know; each is a text file of the catalogue generator.</summary>
internal enum ServiceList
{
    /// <summary>Every action together is the power to change access or to blind the audit.</summary>
    SensitiveServices,

    /// <summary>The catalogue describes the resource ARNs incompletely.</summary>
    LooseArnServices,

    /// <summary>Has resources that AWS owns, whose ARNs name no account of the caller.</summary>
    AwsOwnedResources,

    /// <summary>Its resource policies carry no Resource element.</summary>
    OwnersWithoutResource,

    /// <summary>Its control plane is not in the caller's Region.</summary>
    RegionGlobalServices,

    /// <summary>Of the Region-independent services, those that a Region restriction must leave reachable.</summary>
    RegionGlobalNeeded,
}
