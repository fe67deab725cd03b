using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Attachment;

/// <summary>An instance, or what instances are launched from, without an instance profile.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class InstanceWithoutRole() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.InstanceWithoutRole,
        title: "Instance has no role",
        messageFormat: "Instance '{0}' has no role; applications on it need IamInstanceProfile instead of keys",
        category: RuleCategory.Attachment,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Without a role, the only way to AWS from the instance is a long-term key stored on it.",
        isEnabledByDefault: false);

    protected internal override void AnalyzeFile(FileContext context)
    {
        foreach (var instance in context.Instances)
        {
            // Keys in the user data have a rule of their own, which says the same louder.
            if (!instance.HasRole && !instance.HasKeys)
                context.Report(Descriptor, instance.Span, instance.Name);
        }
    }
}
