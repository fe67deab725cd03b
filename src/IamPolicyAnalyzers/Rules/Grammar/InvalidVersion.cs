using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Grammar;

/// <summary>A Version that names no language that AWS reads this type of policy in.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class InvalidVersion() : PolicyRule(Descriptor)
{
    private const PolicyTypes TypesWithCurrentOnly = PolicyTypes.ServiceControl | PolicyTypes.ResourceControl;

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.InvalidVersion,
        title: "Version is not one that AWS accepts",
        messageFormat: "Version is {0}, but AWS accepts only '2012-10-17'",
        category: RuleCategory.Grammar,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Version is that of the policy language, not of the policy: AWS refuses any other date.");

    protected override void Analyze(PolicyContext context)
    {
        var policy = context.Policy;
        var isCurrentOnly = TypesWithCurrentOnly.Includes(context.Type);
        if (policy.Version is { } version)
        {
            if (!version.HasUnknown && version.Text != PolicyDocument.CurrentVersion && (isCurrentOnly || version.Text != PolicyDocument.OldVersion))
                context.Report(Descriptor, version.Span, $"'{version.Text}'");
        }
        else if (isCurrentOnly && policy.Lacks("Version") && !policy.HasIncludedMembers && !context.File.File.HasErrors)
        {
            context.Report(Descriptor, policy.OpenSpan, "missing");
        }
    }
}
