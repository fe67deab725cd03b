using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Rules.Analysis;

/// <summary>A policy that no rule sees, so that silence about it would be mistaken for approval.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnanalyzedFile() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnanalyzedFile,
        title: "File looks like a policy but is not analysed",
        messageFormat: "Policy here is not analysed: {0}",
        category: RuleCategory.Analysis,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "What stands here looks like a policy, or is declared as one, but no rule can judge it.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        var file = context.File;
        if (context.IsReportedAsJson)
            return;

        var isPolicyAwaited = context.Declared.IsPolicy || file.Container.IsKnown;
        if (file.IsTooLarge && (isPolicyAwaited || file.MentionsPolicy))
            Report(new TextSpan(0, 1), $"the file is longer than {PolicyFile.MaxLength} characters; split it");
        else if (file.TooDeep is { } bracket && (isPolicyAwaited || file.MentionsPolicy))
            Report(bracket, "it nests too deep for a policy");
        else if (file.FirstTooLong is { } document)
            Report(document.OpenSpan, $"it is longer than {PolicyFile.MaxDocumentLength} characters, more than AWS accepts of any policy");
        else if (file.Unplaced is { } unplaced)
            ReportUnplaced(unplaced);
        else if (context.IsDeclaredInVain)
            Report(file.Root.OpenSpan, "the file is declared as a policy, but is no object with Version and Statement");

        void Report(TextSpan span, string reason) => context.Report(Descriptor, span, reason);

        // The author of a template cannot put the policy elsewhere, and has done nothing wrong.
        void ReportUnplaced(UnplacedPolicy unplaced) => context.Report(
            Descriptor,
            unplaced.Span,
            FixData.None,
            file.Container.IsKnown ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
            [$"'{unplaced.Path}' is no known place" + (file.Container.IsKnown ? "" : "; move it to a file of its own")]);
    }
}
