using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.MissingConditions;

/// <summary>A statement that passes named roles to whichever service the caller likes.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MissingPassedToService() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MissingPassedToService,
        title: "iam:PassRole does not say to which service",
        messageFormat: "Allow on '{0}' does not limit the service; test 'iam:PassedToService'",
        category: RuleCategory.MissingConditions,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "A role that trusts several services can be passed to each of them, one that runs the caller's code included.",
        isEnabledByDefault: false);

    protected override void Analyze(PolicyContext context)
    {
        foreach (var grant in context.OwnGrants)
        {
            if (PassRole.IsToAnyService(grant) && PassRole.Entry(grant) is { } entry)
                context.Report(Descriptor, entry.Span, entry.Text);
        }
    }
}
