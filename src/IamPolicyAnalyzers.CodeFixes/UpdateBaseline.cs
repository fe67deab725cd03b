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
    public const string Title = "Update the baseline";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.NewAccess, RuleIds.StaleBaseline);

    /// <summary>None: a baseline is updated after a look at the policy.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.TextDocument.Project;
        if (context.TextDocument.FilePath is not { } path)
            return;
        foreach (var diagnostic in context.Diagnostics)
            context.RegisterCodeFix(CodeAction.Create(Title, token => UpdateAsync(project, path, diagnostic, token), $"{GetType()}"), diagnostic);
    }

    /// <summary>The baselines that record the policy of a finding, each with what the policy is today.</summary>
    /// <param name="files">The files of the project: baselines and policies.</param>
    /// <param name="path">The file of the finding: for new access that of the policy, for a stale record the baseline.</param>
    public static ImmutableArray<FileText> EditsFor(IEnumerable<FileText> files, string path, Diagnostic finding)
    {
        var isInBaseline = finding.Id == RuleIds.StaleBaseline;
        var (policies, baselines) = (new List<(string Path, PolicyFile File)>(), new List<FileText>());
        foreach (var file in files)
        {
            var isWhereFound = SideFile.IsSame(file.Path, path);
            if (SideFile.IsBaseline(file.Path) && (!isInBaseline || isWhereFound))
                baselines.Add(file);
            else if (!SideFile.IsOne(file.Path) && (isInBaseline || isWhereFound))
                policies.Add((file.Path, PolicyFile.Parse(file.Text)));
        }

        var edited = ImmutableArray.CreateBuilder<FileText>();
        foreach (var file in baselines)
        {
            var changes = ChangesOf(BaselineFile.Read(file.Path, PolicyFile.Parse(file.Text)), policies, finding, file.Text);
            if (changes.Count > 0)
                edited.Add(file with { Text = file.Text.WithChanges(changes) });
        }

        return edited.ToImmutable();
    }

    private static async Task<Solution> UpdateAsync(Project project, string path, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var files = await FileText.InAsync(project, static _ => true, cancellationToken).ConfigureAwait(false);
        foreach (var edited in EditsFor(files, path, diagnostic))
            project = edited.WrittenTo(project).GetProject(project.Id)!;
        return project.Solution;
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
            changes.Add(new TextChange(recorded.Node.Span, NormalForm.Of(policy).Replace("\n", NewLineOf(recorded) + indent)));
        }

        changes.Sort(static (left, right) => left.Span.CompareTo(right.Span));
        return changes;
    }

    private static string NewLineOf(PolicyDocument recorded) => recorded.Node.Tree is { } tree && new JsonLayout(tree) is { HasLines: true } layout ? layout.NewLine : "\n";

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
