using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Grammar;

/// <summary>A Sid that another statement has, where AWS refuses that.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class DuplicateSid() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.DuplicateSid,
        title: "Two statements share a Sid",
        messageFormat: "Sid '{0}' is already used in this policy; give each statement its own",
        category: RuleCategory.Grammar,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "IAM, queues and topics refuse a policy in which two statements have the same Sid.");

    protected override void Analyze(PolicyContext context)
    {
        if (!SidNames.MustDiffer(context))
            return;
        var names = new SidNames(context.Policy);
        foreach (var (sid, first) in SidNames.Repeated(context))
            context.Report(Descriptor, sid.Span, Related.At(first.Span, "first used here"), FixData.Suggest(names.Free(sid.Text)), sid.Text);
    }
}
