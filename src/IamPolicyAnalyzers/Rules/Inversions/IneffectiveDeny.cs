using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Inversions;

/// <summary>A Deny whose exceptions are all there is.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class IneffectiveDeny() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.IneffectiveDeny,
        title: "Deny forbids nothing",
        messageFormat: "Deny with {0} '{1}' forbids nothing{2}; {3}",
        category: RuleCategory.Inversions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The exceptions of this statement cover everything, so a protection that seems to be there is not.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (EmptyDeny.Of(statement, context.Type) is { } empty)
                context.Report(Descriptor, empty.Span, empty.Place, empty.Text, empty.LeavesUnsigned ? " but anonymous requests" : "", empty.Advice);
        }
    }
}
