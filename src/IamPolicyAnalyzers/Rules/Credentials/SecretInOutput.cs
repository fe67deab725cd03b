using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Credentials;

/// <summary>The secret of an access key that a template makes and then hands out in plain text.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class SecretInOutput() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.SecretInOutput,
        title: "Secret access key is shown in an output",
        messageFormat: "{0} '{1}' shows the secret of access key '{2}'; store it in Secrets Manager",
        category: RuleCategory.Credentials,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Outputs, environment variables and plain parameters are shown to everyone who may look at the stack, the function or the parameter.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        foreach (var secret in context.ShownSecrets)
            context.Report(Descriptor, secret.Span, secret.Kind, secret.Name, secret.Key);
    }
}
