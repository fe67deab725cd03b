using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.AccessLevels;

/// <summary>An Allow statement that uses every key there is.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnscopedDecrypt() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnscopedDecrypt,
        title: "Allow decrypts with every key",
        messageFormat: "Allow on {0} with {1} uses every key that lets IAM decide; name the keys or test 'kms:ViaService'",
        category: RuleCategory.AccessLevels,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Most key policies leave it to IAM who may use the key, so such a statement opens the data of every application.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var finding in context.FindingsAt(Risk.UnscopedDecrypt))
            context.Report(Descriptor, finding.Span, finding.AtResource, finding.Names, finding.Place);
    }
}
