using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Grammar;

/// <summary>A Sid that AWS accepts, but that names no single statement.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class AmbiguousSid() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.AmbiguousSid,
        title: "Sid is empty or repeated",
        messageFormat: "Sid {0}; findings and suppressions cannot address the statement by it",
        category: RuleCategory.Grammar,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "A Sid is worth having when it tells one statement from the others.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            // Terraform writes one into every statement that has none.
            if (statement.Sid is { HasUnknown: false, Text.Length: 0 } sid && !context.File.File.Container.IsGenerated)
                context.Report(Descriptor, sid.Span, "is empty");
        }

        if (SidNames.MustDiffer(context))
            return;
        var names = new SidNames(context.Policy);
        foreach (var (sid, first) in SidNames.Repeated(context))
            context.Report(Descriptor, sid.Span, Related.At(first.Span, "first used here"), FixData.Suggest(names.Free(sid.Text)), $"'{sid.Text}' is already used in this policy");
    }
}
