using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Attachment;

/// <summary>A user of a file whom nothing in the file puts into a group.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UserWithoutGroup() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UserWithoutGroup,
        title: "User is in no group",
        messageFormat: "User '{0}' is in no group; give permissions to groups and add the user",
        category: RuleCategory.Attachment,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Permissions given to one person are forgotten when the person changes jobs; those of a group change with its members.",
        isEnabledByDefault: false);

    protected internal override void AnalyzeFile(FileContext context)
    {
        // The command that makes a user cannot put it into a group; another one does.
        if (context.File.Container.Kind == ContainerKind.CommandInput)
            return;
        foreach (var identity in context.Identities)
        {
            // A user with a key and without a password is a machine.
            var isMachine = identity.HasAccessKey && !identity.HasLoginProfile;
            if (identity.Kind == PrincipalKind.User && !identity.MayBeInGroup && !isMachine)
                context.Report(Descriptor, identity.Span, identity.Name);
        }
    }
}
