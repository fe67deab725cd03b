using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Review;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Writes the policy of today, in normal form, and the day in force into the baseline that records it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class UpdateBaseline : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.NewAccess, RuleIds.StaleBaseline);

    /// <summary>None: a baseline is updated after a look at the policy.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (context.TextDocument.FilePath is not { } path)
            return Task.CompletedTask;
        foreach (var diagnostic in context.Diagnostics)
        {
            context.RegisterCodeFix(
                CodeAction.Create("Update the baseline", token => UpdateAsync(context.TextDocument.Project, path, diagnostic, token), $"{GetType()}"),
                diagnostic);
        }

        return Task.CompletedTask;
    }

    private static async Task<Solution> UpdateAsync(Project project, string path, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var policies = new List<(string Path, PolicyFile File)>();
        foreach (var document in project.AdditionalDocuments)
        {
            if (document.FilePath is { } filePath && !SideFile.IsOne(filePath) && (diagnostic.Id == RuleIds.StaleBaseline || filePath == path))
                policies.Add((filePath, PolicyFile.Parse(await document.GetTextAsync(cancellationToken).ConfigureAwait(false), cancellationToken)));
        }

        var solution = project.Solution;
        foreach (var document in project.AdditionalDocuments)
        {
            if (document.FilePath is not { } filePath || !SideFile.IsBaseline(filePath) || (diagnostic.Id == RuleIds.StaleBaseline && filePath != path))
                continue;
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var changes = ChangesOf(BaselineFile.Read(filePath, PolicyFile.Parse(text, cancellationToken)), policies, diagnostic, text);
            if (changes.Count > 0)
                solution = solution.WithAdditionalDocumentText(document.Id, text.WithChanges(changes));
        }

        return solution;
    }

    private static List<TextChange> ChangesOf(BaselineFile file, List<(string Path, PolicyFile File)> policies, Diagnostic diagnostic, SourceText text)
    {
        var changes = new List<TextChange>();
        foreach (var baseline in file.Baselines)
        {
            if (baseline.Document is not { } recorded || PolicyOf(baseline, file.Folder, policies, diagnostic) is not { } policy)
                continue;
            if (baseline.Reviewed is not null && diagnostic.Properties.TryGetValue(FixData.Day, out var day) && day is not null)
                changes.Add(new TextChange(baseline.ReviewedSpan, day));
            var line = text.Lines.GetLineFromPosition(recorded.Node.Span.Start).ToString();
            var indent = line.Substring(0, line.Length - line.TrimStart().Length);
            changes.Add(new TextChange(recorded.Node.Span, NormalForm.Of(policy).Replace("\n", "\n" + indent)));
        }

        changes.Sort(static (left, right) => left.Span.CompareTo(right.Span));
        return changes;
    }

    /// <summary>The policy that the finding is about, where this baseline records it.</summary>
    private static PolicyDocument? PolicyOf(Baseline baseline, string folder, List<(string Path, PolicyFile File)> policies, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        if (diagnostic.Id == RuleIds.StaleBaseline && !baseline.Document!.Node.Span.Contains(span))
            return null;
        foreach (var (path, file) in policies)
        {
            foreach (var document in file.Documents)
            {
                if ((diagnostic.Id == RuleIds.StaleBaseline || document.Node.Span.Contains(span)) && baseline.IsOf(path, FindingPlace.PointerTo(file, document), folder))
                    return document;
            }
        }

        return null;
    }
}
