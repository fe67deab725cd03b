using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Review;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Review;

/// <summary>A baseline that still records access which the policy no longer grants.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class StaleBaseline() : PolicyRule(Descriptor, readsSideFiles: true)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.StaleBaseline,
        title: "Baseline allows more than the policy grants",
        messageFormat: "Baseline still allows {0}; update it so that the access cannot come back unnoticed",
        category: RuleCategory.Review,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Access that a baseline records may be written into the policy again without a word.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        if (!SideFile.IsBaseline(context.Path))
            return;
        var file = BaselineFile.Read(context.Path, context.File);
        foreach (var baseline in file.Baselines)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (baseline.Document is { } document)
                Report(context, baseline, document, file.Folder);
        }
    }

    private static void Report(FileContext context, Baseline baseline, Policies.PolicyDocument document, string folder)
    {
        var isFound = false;
        foreach (var file in context.Project.Where(path => !SideFile.IsOne(path) && AcceptedFinding.IsAbout(baseline.Policy, path, folder), static _ => { }))
        {
            foreach (var policy in file.Policies)
            {
                if (!baseline.IsOf(file.Path, FindingPlace.PointerTo(file.File, policy.Policy), folder))
                    continue;
                isFound = true;

                // NewAccess reports a policy that grants more, and the update repairs both.
                if (!AccessGrowth.Between(document, policy.Policy, policy.Type).IsEmpty)
                    continue;
                foreach (var gone in AccessGrowth.Gone(document, policy.Policy, policy.Type))
                {
                    context.Report(Descriptor, gone.Span, Related.At(file, policy.Policy.StatementNameSpan, "grants less now"), context.Options.FixDay, gone.Names);
                    return;
                }
            }
        }

        // A baseline above several projects records policies of each, and of the others this project knows nothing.
        if (!isFound && context.Project.HasFileIn(SideFile.FolderOf(SideFile.Resolved(folder + baseline.Policy))))
            context.Report(Descriptor, baseline.PolicySpan, $"what '{baseline.Policy}' granted, which no file of the project holds");
    }
}
