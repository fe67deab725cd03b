namespace IamPolicyAnalyzers.Tool.LanguageServer.Hovers;

/// <summary>What each word of the policy language does, and its catch.</summary>
internal static class ElementText
{
    /// <summary>An element of the document or of a statement; null for a word that is none.</summary>
    public static string? Of(string element) => element switch
    {
        "Version" => "The version of the policy language. Without it AWS reads the policy as '2008-10-17' and takes policy variables for plain text.",
        "Id" => "A name for the policy, which a few services ask for. It changes nothing about access.",
        "Statement" => "One statement or a list. Each is judged by itself: no order counts, and a Deny wins over every Allow.",
        "Sid" => "A name for the statement, unique in its policy. It changes nothing about access.",
        "Effect" => "'Allow' or 'Deny', spelled exactly so. What no statement allows is denied anyway, and a Deny wins over every Allow.",
        "Principal" => "Whom the statement is about. A resource-based policy and a trust policy need it; an identity-based policy must not have it.",
        "NotPrincipal" => "Everyone but these. A Deny also hits the sessions of a role that is listed unless they are listed, too; an Allow lets in the whole world, anonymous callers included.",
        "Action" => "What may be done, as 'service:Name'. '*' and '?' are wildcards, the case does not matter; a wildcard grows with every action that AWS adds.",
        "NotAction" => "Every action but these. An Allow grants whatever is not listed, in every service, and what AWS adds later.",
        "Resource" => "What the actions may work on: ARNs, or '*'. An action that works on none of them is not granted, however Action names it.",
        "NotResource" => "Every resource but these. An Allow grants all others, and those made later.",
        "Condition" => "Tests that all have to pass; the values of one key are alternatives. A key that the request lacks fails most tests, but passes negated ones and those with IfExists.",
        _ => null,
    };

    /// <summary>A kind of principal.</summary>
    public static string? OfPrincipalKind(string kind) => kind switch
    {
        "AWS" => "Accounts, users, roles and sessions; '*' is everyone. An account stands for all in it whom its own policies allow the call as well.",
        "Service" => "Services of AWS, by the names under which they call, as 'lambda.amazonaws.com'.",
        "Federated" => "Identity providers. Without tests of audience and subject, everyone gets in whom the provider knows.",
        "CanonicalUser" => "Accounts by the long id that S3 knows them by.",
        _ => null,
    };

    /// <summary>A value of Effect.</summary>
    public static string OfEffect(string effect) => effect switch
    {
        "Allow" => "Allows what the statement describes, unless some Deny covers it.",
        "Deny" => "Denies what the statement describes, whatever any other statement or policy allows.",
        _ => "AWS takes only 'Allow' and 'Deny', spelled exactly so.",
    };

    /// <summary>A value of Version.</summary>
    public static string OfVersion(string version) => version switch
    {
        Policies.PolicyDocument.CurrentVersion => "The current version of the policy language: AWS fills in policy variables.",
        Policies.PolicyDocument.OldVersion => "The old version of the policy language: AWS takes policy variables for plain text.",
        _ => $"AWS knows the versions '{Policies.PolicyDocument.CurrentVersion}' and '{Policies.PolicyDocument.OldVersion}'.",
    };
}
