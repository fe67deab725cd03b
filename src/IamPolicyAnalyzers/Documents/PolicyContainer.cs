using System.Collections.Immutable;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Documents;

internal enum ContainerKind : byte
{
    /// <summary>No policy and no file of a kind that holds policies.</summary>
    None,

    /// <summary>The file is one policy document.</summary>
    BarePolicy,

    /// <summary>A CloudFormation or SAM template.</summary>
    CloudFormation,

    /// <summary>A configuration of Terraform as JSON.</summary>
    Terraform,

    /// <summary>A plan that Terraform shows as JSON.</summary>
    TerraformPlan,

    /// <summary>What Terraform made, as its state file has it or as Terraform shows it.</summary>
    TerraformState,

    /// <summary>Settings and credentials of an account, as AWS reports or takes them; see <see cref="Documents.AccountEvidence"/>.</summary>
    AccountEvidence,

    /// <summary>A credential report of an account, a table and no JSON.</summary>
    CredentialReport,

    /// <summary>The input of one command of the AWS CLI or SDK.</summary>
    CommandInput,

    /// <summary>What AWS reports of an account or of one thing in it.</summary>
    AccountDetails,

    /// <summary>An OpenAPI description with a policy in it.</summary>
    ApiDescription,

    /// <summary>A list of policies.</summary>
    PolicyList,

    /// <summary>A file of any other kind, with policies written as text in its strings.</summary>
    EmbeddedText,
}

/// <summary>What a file is, and the policies and attachments that were found in it.</summary>
internal sealed class PolicyContainer(ContainerKind kind, ImmutableArray<DocumentSite> sites, ImmutableArray<PolicyAttachment> attachments)
{
    public ContainerKind Kind { get; } = kind;

    /// <summary>True for a text that a tool wrote, in a form that nobody chose.</summary>
    public bool IsGenerated => Kind is ContainerKind.TerraformPlan or ContainerKind.TerraformState;

    public ImmutableArray<DocumentSite> Sites { get; } = sites;

    /// <summary>True when the file as a whole is of a kind that holds policies.</summary>
    public bool IsKnown => Kind is not (ContainerKind.None or ContainerKind.EmbeddedText);

    /// <summary>What the file declares or reports, in text order; empty for a file that is a policy.</summary>
    public ImmutableArray<DeclaredResource> Resources { get; init; } = ImmutableArray<DeclaredResource>.Empty;

    /// <summary>The users, groups and roles among the resources.</summary>
    public ImmutableArray<DeclaredIdentity> Identities { get; init; } = ImmutableArray<DeclaredIdentity>.Empty;

    /// <summary>
    /// Every policy that the file gives to a user, group or role, in text order: inline ones, and managed ones by the text that attaches them. What
    /// only a parameter or another stack names is left out.
    /// </summary>
    public ImmutableArray<PolicyAttachment> Attachments { get; } = attachments;

    /// <summary>The credential report that the file is.</summary>
    public CsvTable? Report { get; init; }

    /// <summary>When AWS made the credential report, where the file says so; otherwise empty.</summary>
    public string ReportTime { get; init; } = "";

    /// <summary>True when <c>${…}</c> in a string of the file is filled in before AWS reads the policy in it.</summary>
    public bool FillsPlaceholders => Kind is ContainerKind.CloudFormation or ContainerKind.Terraform;

    /// <summary>A file that is one policy.</summary>
    public static PolicyContainer OfPolicy(JsonNode root) =>
        new(ContainerKind.BarePolicy, ImmutableArray.Create(new DocumentSite(root)), ImmutableArray<PolicyAttachment>.Empty);

    public static PolicyContainer Recognize(JsonTree tree) =>
        BarePolicy.TryRecognize(tree.Root)
        ?? CloudFormationTemplate.TryRecognize(tree.Root)
        ?? AccountEvidence.TryRecognize(tree.Root)
        ?? TerraformPlan.TryRecognize(tree.Root)
        ?? TerraformState.TryRecognize(tree.Root)
        ?? TerraformConfiguration.TryRecognize(tree.Root)
        ?? AccountDetails.TryRecognize(tree.Root)
        ?? CommandInput.TryRecognize(tree.Root)
        ?? ApiDescription.TryRecognize(tree.Root)
        ?? EmbeddedPolicies.TryRecognize(tree.Root)
        ?? new PolicyContainer(ContainerKind.None, ImmutableArray<DocumentSite>.Empty, ImmutableArray<PolicyAttachment>.Empty);
}
