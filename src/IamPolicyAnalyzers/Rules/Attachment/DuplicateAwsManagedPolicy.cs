using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Attachment;

/// <summary>A policy that says what a managed policy of AWS says.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class DuplicateAwsManagedPolicy() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.DuplicateAwsManagedPolicy,
        title: "Customer policy repeats an AWS managed policy",
        messageFormat: "Policy repeats AWS managed policy '{0}'; attach that, and AWS keeps it current",
        category: RuleCategory.Attachment,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "What AWS changes in its own policy does not reach a copy of it.");

    protected override void Analyze(PolicyContext context)
    {
        if (!PolicyFingerprint.TryGet(context.Policy, out var fingerprint) || !context.Catalogue.TryGetManagedPolicy(fingerprint, out var policy))
            return;

        // AdministratorStatement speaks for a policy that grants everything, and what an account reports may be the policy of AWS itself.
        if (context.OwnGrants.Any(grant => grant.IsAdministrator) || context.File.IsEvidence)
            return;

        context.Report(Descriptor, context.Policy.StatementNameSpan, policy);
    }
}
