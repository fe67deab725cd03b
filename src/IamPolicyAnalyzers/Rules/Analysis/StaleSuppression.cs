using System.Collections.Generic;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Review;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Analysis;

/// <summary>An entry of a suppression file that accepts a finding nobody reports any more.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class StaleSuppression() : PolicyRule(Descriptor, readsSideFiles: true)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.StaleSuppression,
        title: "Suppression no longer matches a finding",
        messageFormat: "Suppression of '{0}' for {1} matches nothing; remove it",
        category: RuleCategory.Analysis,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "An excuse that outlives its finding is there when the finding comes back.",
        tag: RuleTag.Unnecessary);

    protected internal override void AnalyzeFile(FileContext context)
    {
        if (!SideFile.IsSuppressions(context.Path) || !context.Options.AreSuppressionsAllowed)
            return;
        var suppressions = SuppressionFile.Read(context.Path, context.File);
        var findings = new Dictionary<(string Rule, string Path), List<FindingPlace>>();
        foreach (var entry in suppressions.Entries)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (entry.IsKept || entry.FlawIn(context.Options) is not null || RuleTable.Create(entry.Rule) is not { IsOnByDefault: true } rule)
                continue;
            if (!Matches(context, entry, suppressions.Folder, rule, findings))
                context.Report(Descriptor, entry.Span, Related.None.AndNeedless(entry.FullSpan), entry.Rule, entry.Value is { Length: > 0 } value ? $"'{value}'" : $"'{entry.File}'");
        }
    }

    private static bool Matches(
        FileContext context, AcceptedFinding entry, string folder, PolicyRule rule, Dictionary<(string Rule, string Path), List<FindingPlace>> findings)
    {
        var isFileThere = false;
        foreach (var file in context.Project.Where(path => entry.IsAbout(path, folder) && SideFile.IsOne(path) == rule.ReadsSideFiles, static _ => { }))
        {
            // What is silenced here may be reported again tomorrow, and the entry is then needed.
            if (!rule.ReportsIn(file))
                return true;

            isFileThere = true;
            if (!findings.TryGetValue((entry.Rule, file.Path), out var places))
            {
                places = [];
                var source = file;
                rule.AnalyzeFile(file.ReportingTo(diagnostic => places.Add(FindingPlace.Of(source.File, diagnostic.Location.SourceSpan))));
                findings.Add((entry.Rule, file.Path), places);
            }

            if (places.Exists(place => entry.Accepts(entry.Rule, place)))
                return true;
        }

        return !isFileThere;
    }
}
