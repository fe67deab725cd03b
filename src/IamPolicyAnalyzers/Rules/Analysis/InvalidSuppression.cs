using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Review;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Analysis;

/// <summary>An entry of a suppression file that suppresses nothing, because it lacks its reason, names too much or has ended; a file of entries that cannot be read.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class InvalidSuppression() : PolicyRule(Descriptor, readsSideFiles: true)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.InvalidSuppression,
        title: "Suppression has no reason, no rule, is too broad or has ended",
        messageFormat: "{0} {1}",
        category: RuleCategory.Analysis,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "An entry that does not say what it accepts and why, or that has ended, does not suppress.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        if (SideFile.IsBaseline(context.Path))
        {
            if (BaselineFile.Read(context.Path, context.File).Flaw is { } unread)
                context.Report(Descriptor, unread, "Baseline", "cannot be read here; write a list of objects with 'policy' under 'policies'");
        }
        else if (SideFile.IsSuppressions(context.Path))
        {
            var file = SuppressionFile.Read(context.Path, context.File);
            if (file.Flaw is { } unread)
                context.Report(Descriptor, unread, "Suppression file", "cannot be read here; write a list of objects under 'suppressions'");
            foreach (var entry in file.Entries)
                Report(context, entry);
        }
    }

    private static void Report(FileContext context, AcceptedFinding entry)
    {
        var subject = $"Suppression of '{entry.Rule}'";
        if (!context.Options.AreSuppressionsAllowed)
            context.Report(Descriptor, entry.Span, subject, "has no effect, since 'iam_allow_suppressions' is false; repair the finding");
        else if (entry.FlawIn(context.Options) is { } flaw)
            context.Report(Descriptor, flaw.Span, subject, flaw.Text);
    }
}
