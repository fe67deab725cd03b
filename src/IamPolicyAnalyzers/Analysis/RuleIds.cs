using System.Collections.Immutable;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Every rule. The hundreds are the family, and its folder under Rules.</summary>
internal static class RuleIds
{
    public const string InvalidJson = "IAM0101";
    public const string DuplicateMember = "IAM0102";
    public const string UnknownElement = "IAM0103";
    public const string InvalidElementType = "IAM0104";
    public const string MissingElement = "IAM0105";
    public const string ConflictingElements = "IAM0106";
    public const string EmptyElement = "IAM0107";
    public const string DeprecatedVersion = "IAM0108";
    public const string InvalidVersion = "IAM0109";
    public const string InvalidEffect = "IAM0110";
    public const string InvalidSid = "IAM0111";
    public const string DuplicateSid = "IAM0112";
    public const string AmbiguousSid = "IAM0113";
    public const string MissingSid = "IAM0114";
    public const string InvalidCharacter = "IAM0115";
    public const string InvalidVariable = "IAM0116";
    public const string UnknownVariable = "IAM0117";
    public const string IneffectiveVariable = "IAM0118";

    public const string InvalidAction = "IAM0201";
    public const string UnknownService = "IAM0202";
    public const string UnknownAction = "IAM0203";
    public const string ApiOperationAsAction = "IAM0204";
    public const string DeprecatedAction = "IAM0205";
    public const string MiscasedAction = "IAM0206";
    public const string UnsupportedAction = "IAM0207";
    public const string MissingDependentAction = "IAM0208";

    public const string InvalidArn = "IAM0301";
    public const string InvalidArnField = "IAM0302";
    public const string UnknownArnRegion = "IAM0303";
    public const string MismatchedArnField = "IAM0304";
    public const string UnknownResourceType = "IAM0305";
    public const string MismatchedResource = "IAM0306";
    public const string UnscopableAction = "IAM0307";
    public const string UnusedResource = "IAM0308";
    public const string UnsupportedResource = "IAM0309";
    public const string HardcodedArn = "IAM0310";

    public const string InvalidConditionShape = "IAM0401";
    public const string UnknownConditionOperator = "IAM0402";
    public const string InvalidConditionKey = "IAM0403";
    public const string UnknownConditionKey = "IAM0404";
    public const string DeprecatedConditionKey = "IAM0405";
    public const string UnsupportedConditionKey = "IAM0406";
    public const string IneffectiveTagDeny = "IAM0407";
    public const string IneffectiveTagAllow = "IAM0408";
    public const string MissingCompanion = "IAM0409";
    public const string MismatchedOperator = "IAM0410";
    public const string InvalidConditionValue = "IAM0411";
    public const string InvalidKeyValue = "IAM0412";
    public const string WildcardWithoutLike = "IAM0413";
    public const string StringOperatorOnArn = "IAM0414";
    public const string MissingSetOperator = "IAM0415";
    public const string SetOperatorOnSingleValue = "IAM0416";
    public const string ForAllValuesWithoutNull = "IAM0417";
    public const string AllowWhenKeyAbsent = "IAM0418";
    public const string PrivateSourceIp = "IAM0419";
    public const string HostBitsInCidr = "IAM0420";
    public const string WildcardIdentifier = "IAM0421";
    public const string UntrustworthyConditionKey = "IAM0422";
    public const string NegatedS3Prefix = "IAM0423";
    public const string AlwaysTrueCondition = "IAM0424";
    public const string PresenceTestByWildcard = "IAM0425";
    public const string IneffectiveMfaCondition = "IAM0426";
    public const string InsecureTransportAllow = "IAM0427";
    public const string NetworkDenyBlocksServices = "IAM0428";

    public const string UnsupportedPrincipal = "IAM0501";
    public const string InvalidPrincipal = "IAM0502";
    public const string InvalidPrincipalValue = "IAM0503";
    public const string UnknownServicePrincipal = "IAM0504";
    public const string WildcardInPrincipal = "IAM0505";
    public const string OrphanedPrincipalId = "IAM0506";
    public const string UnknownAccount = "IAM0507";

    public const string WildcardAction = "IAM0601";
    public const string AdministratorStatement = "IAM0602";
    public const string AllActions = "IAM0603";
    public const string SensitiveServiceWildcard = "IAM0604";
    public const string SensitiveActionPattern = "IAM0605";
    public const string WildcardResource = "IAM0606";
    public const string WildcardReadResource = "IAM0607";
    public const string AnyAccountResource = "IAM0608";
    public const string PartialWildcard = "IAM0609";

    public const string UnscopedPermissionsManagement = "IAM0701";
    public const string TagConditionBypass = "IAM0702";
    public const string ResourceExposure = "IAM0703";
    public const string DataExfiltration = "IAM0704";
    public const string CredentialExposure = "IAM0705";
    public const string AuditTampering = "IAM0706";
    public const string AccountCriticalAction = "IAM0707";
    public const string UnscopedDecrypt = "IAM0708";
    public const string MismatchedReadOnlyName = "IAM0709";
    public const string AccessLevelSummary = "IAM0710";

    public const string DirectEscalation = "IAM0801";
    public const string PrincipalTakeover = "IAM0802";
    public const string AssumeAnyRole = "IAM0803";
    public const string BoundaryRemoval = "IAM0804";
    public const string TrustRewrite = "IAM0805";
    public const string PassRoleEscalation = "IAM0806";
    public const string ExistingRoleTakeover = "IAM0807";
    public const string OrganizationEscalation = "IAM0808";
    public const string WildcardPassRole = "IAM0809";
    public const string WildcardServiceLinkedRole = "IAM0810";

    public const string NotActionAllow = "IAM0901";
    public const string NotResourceAllow = "IAM0902";
    public const string NotPrincipalAllow = "IAM0903";
    public const string NotPrincipalDeny = "IAM0904";
    public const string IneffectiveDeny = "IAM0905";
    public const string InvertedDeny = "IAM0906";

    public const string MissingMfaCondition = "IAM1001";
    public const string MissingSecureTransport = "IAM1002";
    public const string MissingPassedToService = "IAM1003";
    public const string MissingNetworkCondition = "IAM1004";
    public const string MissingOrgBoundary = "IAM1005";
    public const string MissingSourceCondition = "IAM1006";
    public const string WeakSourceCondition = "IAM1007";
    public const string MissingExpiry = "IAM1008";
    public const string ExpiredStatement = "IAM1009";

    public const string UnsupportedTrustElement = "IAM1101";
    public const string UnsupportedTrustAction = "IAM1102";
    public const string PublicTrust = "IAM1103";
    public const string MismatchedTrustAction = "IAM1104";
    public const string WildcardTrustAction = "IAM1105";
    public const string MissingFederationCondition = "IAM1106";
    public const string MissingOidcSubject = "IAM1107";
    public const string WideOidcSubject = "IAM1108";
    public const string AnyBranchGitHubSubject = "IAM1109";
    public const string MissingExternalId = "IAM1110";
    public const string MissingTrustSource = "IAM1111";

    public const string PublicResource = "IAM1201";
    public const string WeakPublicCondition = "IAM1202";
    public const string WildcardResourcePolicyAction = "IAM1203";
    public const string DelegatedPolicyEditing = "IAM1204";
    public const string PolicyLockout = "IAM1205";

    public const string InvalidRcpStatement = "IAM1301";
    public const string UnsupportedRcpService = "IAM1302";
    public const string MissingRcpServiceGuard = "IAM1303";
    public const string BlanketDeny = "IAM1304";
    public const string RegionDenyBlocksGlobalServices = "IAM1305";
    public const string OpenEndpointPolicy = "IAM1306";
    public const string InvalidEndpointPolicy = "IAM1307";

    public const string OversizedPolicy = "IAM1401";
    public const string OversizedOrganizationPolicy = "IAM1402";
    public const string NearQuota = "IAM1403";
    public const string ResourcePolicyLimit = "IAM1404";
    public const string TooManyAttachments = "IAM1405";

    public const string RedundantAction = "IAM1501";
    public const string RedundantResource = "IAM1502";
    public const string RedundantStatement = "IAM1503";
    public const string MergeableStatements = "IAM1504";
    public const string ShadowedAllow = "IAM1505";
    public const string ContradictoryCondition = "IAM1506";
    public const string RedundantCondition = "IAM1507";
    public const string RedundantPrincipal = "IAM1508";
    public const string UnsortedList = "IAM1509";

    public const string InlinePolicy = "IAM1601";
    public const string UserInlinePolicy = "IAM1602";
    public const string UserManagedPolicy = "IAM1603";
    public const string AdministratorAttachment = "IAM1604";
    public const string FullAccessAttachment = "IAM1605";
    public const string AwsManagedPolicy = "IAM1606";
    public const string UnknownManagedPolicy = "IAM1607";
    public const string DeprecatedManagedPolicy = "IAM1608";
    public const string DuplicateAwsManagedPolicy = "IAM1609";
    public const string UserWithoutGroup = "IAM1610";
    public const string DeclaredUser = "IAM1611";
    public const string MissingBoundary = "IAM1612";
    public const string SharedExecutionRole = "IAM1613";
    public const string InstanceWithoutRole = "IAM1614";
    public const string MissingTag = "IAM1615";

    public const string AccessKeyInFile = "IAM1701";
    public const string PasswordInFile = "IAM1702";
    public const string AccessKeyResource = "IAM1703";
    public const string SecretInOutput = "IAM1704";
    public const string PasswordAndAccessKey = "IAM1705";
    public const string CredentialVariable = "IAM1706";
    public const string PasswordResetNotRequired = "IAM1707";

    public const string WeakPasswordPolicy = "IAM1801";
    public const string MissingPasswordExpiry = "IAM1802";
    public const string RootAccessKey = "IAM1803";
    public const string RootWithoutMfa = "IAM1804";
    public const string RootUsed = "IAM1805";
    public const string UserWithoutMfa = "IAM1806";
    public const string UnrotatedCredential = "IAM1807";
    public const string UnusedCredential = "IAM1808";
    public const string TwoActiveAccessKeys = "IAM1809";
    public const string DisabledMonitoring = "IAM1810";
    public const string VirtualMfaDevice = "IAM1811";

    public const string NewAccess = "IAM1901";
    public const string NewPublicAccess = "IAM1902";
    public const string ForbiddenAction = "IAM1903";
    public const string MissingRequiredCondition = "IAM1904";
    public const string FailedAssertion = "IAM1905";
    public const string StaleBaseline = "IAM1906";
    public const string OverdueReview = "IAM1907";
    public const string UnusedService = "IAM1908";

    public const string UnanalyzedFile = "IAM2001";
    public const string MismatchedPolicyType = "IAM2002";
    public const string StaleSuppression = "IAM2003";
    public const string InvalidSuppression = "IAM2004";
    public const string OldCatalogue = "IAM2005";
    public const string UnresolvedValue = "IAM2006";
    public const string InvalidConfiguration = "IAM2007";
    public const string PlaceholderValue = "IAM2008";

    /// <summary>Every one of them, in order.</summary>
    public static readonly ImmutableArray<string> All = ImmutableArray.Create(
    [
        InvalidJson,
        DuplicateMember,
        UnknownElement,
        InvalidElementType,
        MissingElement,
        ConflictingElements,
        EmptyElement,
        DeprecatedVersion,
        InvalidVersion,
        InvalidEffect,
        InvalidSid,
        DuplicateSid,
        AmbiguousSid,
        MissingSid,
        InvalidCharacter,
        InvalidVariable,
        UnknownVariable,
        IneffectiveVariable,
        InvalidAction,
        UnknownService,
        UnknownAction,
        ApiOperationAsAction,
        DeprecatedAction,
        MiscasedAction,
        UnsupportedAction,
        MissingDependentAction,
        InvalidArn,
        InvalidArnField,
        UnknownArnRegion,
        MismatchedArnField,
        UnknownResourceType,
        MismatchedResource,
        UnscopableAction,
        UnusedResource,
        UnsupportedResource,
        HardcodedArn,
        InvalidConditionShape,
        UnknownConditionOperator,
        InvalidConditionKey,
        UnknownConditionKey,
        DeprecatedConditionKey,
        UnsupportedConditionKey,
        IneffectiveTagDeny,
        IneffectiveTagAllow,
        MissingCompanion,
        MismatchedOperator,
        InvalidConditionValue,
        InvalidKeyValue,
        WildcardWithoutLike,
        StringOperatorOnArn,
        MissingSetOperator,
        SetOperatorOnSingleValue,
        ForAllValuesWithoutNull,
        AllowWhenKeyAbsent,
        PrivateSourceIp,
        HostBitsInCidr,
        WildcardIdentifier,
        UntrustworthyConditionKey,
        NegatedS3Prefix,
        AlwaysTrueCondition,
        PresenceTestByWildcard,
        IneffectiveMfaCondition,
        InsecureTransportAllow,
        NetworkDenyBlocksServices,
        UnsupportedPrincipal,
        InvalidPrincipal,
        InvalidPrincipalValue,
        UnknownServicePrincipal,
        WildcardInPrincipal,
        OrphanedPrincipalId,
        UnknownAccount,
        WildcardAction,
        AdministratorStatement,
        AllActions,
        SensitiveServiceWildcard,
        SensitiveActionPattern,
        WildcardResource,
        WildcardReadResource,
        AnyAccountResource,
        PartialWildcard,
        UnscopedPermissionsManagement,
        TagConditionBypass,
        ResourceExposure,
        DataExfiltration,
        CredentialExposure,
        AuditTampering,
        AccountCriticalAction,
        UnscopedDecrypt,
        MismatchedReadOnlyName,
        AccessLevelSummary,
        DirectEscalation,
        PrincipalTakeover,
        AssumeAnyRole,
        BoundaryRemoval,
        TrustRewrite,
        PassRoleEscalation,
        ExistingRoleTakeover,
        OrganizationEscalation,
        WildcardPassRole,
        WildcardServiceLinkedRole,
        NotActionAllow,
        NotResourceAllow,
        NotPrincipalAllow,
        NotPrincipalDeny,
        IneffectiveDeny,
        InvertedDeny,
        MissingMfaCondition,
        MissingSecureTransport,
        MissingPassedToService,
        MissingNetworkCondition,
        MissingOrgBoundary,
        MissingSourceCondition,
        WeakSourceCondition,
        MissingExpiry,
        ExpiredStatement,
        UnsupportedTrustElement,
        UnsupportedTrustAction,
        PublicTrust,
        MismatchedTrustAction,
        WildcardTrustAction,
        MissingFederationCondition,
        MissingOidcSubject,
        WideOidcSubject,
        AnyBranchGitHubSubject,
        MissingExternalId,
        MissingTrustSource,
        PublicResource,
        WeakPublicCondition,
        WildcardResourcePolicyAction,
        DelegatedPolicyEditing,
        PolicyLockout,
        InvalidRcpStatement,
        UnsupportedRcpService,
        MissingRcpServiceGuard,
        BlanketDeny,
        RegionDenyBlocksGlobalServices,
        OpenEndpointPolicy,
        InvalidEndpointPolicy,
        OversizedPolicy,
        OversizedOrganizationPolicy,
        NearQuota,
        ResourcePolicyLimit,
        TooManyAttachments,
        RedundantAction,
        RedundantResource,
        RedundantStatement,
        MergeableStatements,
        ShadowedAllow,
        ContradictoryCondition,
        RedundantCondition,
        RedundantPrincipal,
        UnsortedList,
        InlinePolicy,
        UserInlinePolicy,
        UserManagedPolicy,
        AdministratorAttachment,
        FullAccessAttachment,
        AwsManagedPolicy,
        UnknownManagedPolicy,
        DeprecatedManagedPolicy,
        DuplicateAwsManagedPolicy,
        UserWithoutGroup,
        DeclaredUser,
        MissingBoundary,
        SharedExecutionRole,
        InstanceWithoutRole,
        MissingTag,
        AccessKeyInFile,
        PasswordInFile,
        AccessKeyResource,
        SecretInOutput,
        PasswordAndAccessKey,
        CredentialVariable,
        PasswordResetNotRequired,
        WeakPasswordPolicy,
        MissingPasswordExpiry,
        RootAccessKey,
        RootWithoutMfa,
        RootUsed,
        UserWithoutMfa,
        UnrotatedCredential,
        UnusedCredential,
        TwoActiveAccessKeys,
        DisabledMonitoring,
        VirtualMfaDevice,
        NewAccess,
        NewPublicAccess,
        ForbiddenAction,
        MissingRequiredCondition,
        FailedAssertion,
        StaleBaseline,
        OverdueReview,
        UnusedService,
        UnanalyzedFile,
        MismatchedPolicyType,
        StaleSuppression,
        InvalidSuppression,
        OldCatalogue,
        UnresolvedValue,
        InvalidConfiguration,
        PlaceholderValue,
    ]);
}
