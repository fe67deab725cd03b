using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Analysis;

/// <summary>A file declared as a policy of one type, whose statements are all those of another.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MismatchedPolicyType() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MismatchedPolicyType,
        title: "Declared policy type contradicts the document",
        messageFormat: "File is declared {0}, but its statements are those of {1}; correct the declaration",
        category: RuleCategory.Analysis,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Much of what is right in a policy depends on its type; declared wrongly, it is judged by the rules of another.");

    protected override void Analyze(PolicyContext context)
    {
        if (context.ContradictedType is { } declared)
            context.Report(Descriptor, context.Policy.StatementNameSpan, declared, context.Type.Name());
    }
}
