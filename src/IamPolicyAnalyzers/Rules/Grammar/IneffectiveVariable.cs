using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Grammar;

/// <summary>A policy variable in a document without Version, or with that of 2008: AWS compares its text as it stands.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class IneffectiveVariable() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.IneffectiveVariable,
        title: "Policy variable is taken as plain text",
        messageFormat: "Policy {0}, so AWS takes '{1}' literally; write Version '2012-10-17'",
        category: RuleCategory.Grammar,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The language of 2008 has no variables, so that the statement is compared with the text of the variable and matches nothing.");

    protected override void Analyze(PolicyContext context)
    {
        if (context.FirstTakenLiterally() is not { } variable)
            return;
        var (span, fact) = context.Policy.Version is { } version ? (version.Span, $"has Version '{version.Text}'") : (context.Policy.OpenSpan, "has no Version");
        context.Report(Descriptor, span, Related.At(variable.Span, "taken literally"), fact, variable.Text);
    }
}
