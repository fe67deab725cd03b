using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Credentials;

/// <summary>A function, container, build or instance that is given an access key as an environment variable.</summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/environment-variables.html</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class CredentialVariable() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.CredentialVariable,
        title: "Workload gets long-term credentials as environment variables",
        messageFormat: "'{0}' gives '{1}' a long-term key; give it a role instead",
        category: RuleCategory.Credentials,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A role gives the same workload credentials that end within hours, and no key has to be kept or changed.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        foreach (var workload in context.Resources.Where(Workload.Is))
        foreach (var (name, span) in Workload.CredentialVariables(workload))
            context.Report(Descriptor, span, name, workload.Name);
    }
}
