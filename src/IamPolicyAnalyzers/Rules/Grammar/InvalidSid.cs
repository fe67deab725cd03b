using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Grammar;

/// <summary>A Sid with characters that IAM refuses, where IAM is to read it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class InvalidSid() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.InvalidSid,
        title: "Sid has characters that IAM refuses",
        messageFormat: "Sid is '{0}', but IAM accepts only letters and digits{1}",
        category: RuleCategory.Grammar,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "IAM refuses a policy with a blank, a hyphen or any other character in a Sid that is not one of A-Z, a-z and 0-9.");

    protected override void Analyze(PolicyContext context)
    {
        if (!SidNames.AreAlphanumeric(context))
            return;
        var names = new SidNames(context.Policy);
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Sid is not { HasUnknown: false } sid || SidNames.IsAlphanumeric(sid.Text))
                continue;
            var kept = SidNames.Alphanumeric(sid.Text);
            var meant = new Suggestion(kept.Length == 0 ? null : names.Free(kept));
            context.Report(Descriptor, sid.Span, meant.Properties, sid.Text, meant.Text is null ? "" : $"; write '{meant.Text}'");
        }
    }
}
