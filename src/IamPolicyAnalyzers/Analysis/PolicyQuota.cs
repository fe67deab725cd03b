using System;
using IamPolicyAnalyzers.Documents;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What AWS counts of a policy. White space between its elements is in none: whoever uploads a policy can leave that out.</summary>
internal enum SizeUnit : byte
{
    /// <summary>Characters other than blanks. Whether AWS counts those inside of strings it does not say.</summary>
    VisibleCharacters,

    Characters,

    /// <summary>Of UTF-8.</summary>
    Bytes,
}

/// <summary>How long AWS lets a policy be.</summary>
/// <param name="Holder">Which policy that is, with its article.</param>
/// <param name="IsShared">True when the inline policies of one user, group or role may have so much together.</param>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html and the quotas pages of the services</remarks>
internal sealed record PolicyQuota(int Limit, SizeUnit Unit, string Holder, bool IsShared = false)
{
    /// <summary>True for a policy that only an organization has.</summary>
    public bool IsOfOrganization { get; init; }

    /// <summary>The limit as a message says it, as <c>2,048</c>.</summary>
    public string LimitText => Number(Limit);

    /// <summary>So many characters or bytes as a message says it, as <c>2,225 characters</c>.</summary>
    public string Amount(int count) => Number(count) + (Unit == SizeUnit.Bytes ? " bytes" : " characters");

    public static string Number(int count) => FormattableString.Invariant($"{count:N0}");

    /// <summary>Null where AWS documents no limit, or the file does not tell which one holds.</summary>
    public static PolicyQuota? Of(PolicyContext context) => context.Type switch
    {
        PolicyType.IdentityBased => OfIdentity(context.Policy.Site),
        PolicyType.PermissionsBoundary => new(6_144, SizeUnit.VisibleCharacters, context.Type.Name()),
        PolicyType.Session => new(2_048, SizeUnit.Characters, context.Type.Name()),
        PolicyType.Trust => new(context.Options.TrustQuota, SizeUnit.VisibleCharacters, context.Type.Name()),
        PolicyType.ServiceControl => new(10_240, SizeUnit.Characters, context.Type.Name()) { IsOfOrganization = true },
        PolicyType.ResourceControl => new(5_120, SizeUnit.Characters, context.Type.Name()) { IsOfOrganization = true },
        PolicyType.VpcEndpoint => new(20_480, SizeUnit.Characters, context.Type.Name()),
        _ => OfResource(context.Policy.Owner),
    };

    private static PolicyQuota? OfIdentity(DocumentSite site)
    {
        if (site.Attachment is { IsInline: true } attachment)
        {
            return attachment.Target.Kind switch
            {
                PrincipalKind.User => new(2_048, SizeUnit.VisibleCharacters, "the inline policies of a user", IsShared: true),
                PrincipalKind.Group => new(5_120, SizeUnit.VisibleCharacters, "the inline policies of a group", IsShared: true),
                _ => new(10_240, SizeUnit.VisibleCharacters, "the inline policies of a role", IsShared: true),
            };
        }

        // Inline on somebody whom only the deployment knows.
        if (site is { ResourceType: not (null or "AWS::IAM::ManagedPolicy"), Attachment: null })
            return null;
        return new(6_144, SizeUnit.VisibleCharacters, "a managed policy");
    }

    private static PolicyQuota? OfResource(string? owner) => owner switch
    {
        "sqs" => new(8_192, SizeUnit.Bytes, "a queue policy"),
        "sns" => new(30_720, SizeUnit.Bytes, "a topic policy"),
        "s3" => new(20_480, SizeUnit.Bytes, "a bucket policy"),
        "kms" => new(32_768, SizeUnit.Bytes, "a key policy"),
        "lambda" => new(20_480, SizeUnit.Bytes, "a function policy"),
        "dynamodb" => new(20_480, SizeUnit.Bytes, "a table policy"),
        "elasticfilesystem" => new(20_000, SizeUnit.Characters, "a file system policy"),
        "logs" => new(5_120, SizeUnit.Characters, "a resource policy of CloudWatch Logs"),
        "rum" => new(4_096, SizeUnit.Bytes, "the policy of an app monitor"),
        _ => null,
    };
}
