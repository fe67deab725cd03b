using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Grammar;

/// <summary>A statement of several that has no name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MissingSid() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MissingSid,
        title: "Statement has no Sid",
        messageFormat: "Statement has no Sid; name its purpose so that reviews can address it",
        category: RuleCategory.Grammar,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "In a policy of several statements, a Sid says what each is for, and findings and suppressions can name it.",
        isEnabledByDefault: false);

    protected override void Analyze(PolicyContext context)
    {
        var statements = context.Policy.Statements;
        if (statements.Length < 2 || context.File.File.HasErrors)
            return;
        foreach (var statement in statements)
        {
            if (statement.Lacks("Sid"))
                context.Report(Descriptor, statement.OpenSpan);
        }
    }
}
