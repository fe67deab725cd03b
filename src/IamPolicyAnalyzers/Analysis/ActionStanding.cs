namespace IamPolicyAnalyzers.Analysis;

/// <summary>What the catalogue and the options say of an entry of Action or NotAction.</summary>
internal enum ActionStanding : byte
{
    /// <summary>Not of the form of an action, or not known before deployment.</summary>
    Unread,

    /// <summary>Stands for some action, or for one that cannot be ruled out.</summary>
    Known,

    /// <summary>Names an action, or any action of a service, that AWS had once.</summary>
    Retired,

    /// <summary>Names an operation of the service's API that an action of another name grants.</summary>
    ApiOperation,

    /// <summary>Stands for no action of its service.</summary>
    UnknownName,

    /// <summary>Names a service that AWS does not have.</summary>
    UnknownService,
}
