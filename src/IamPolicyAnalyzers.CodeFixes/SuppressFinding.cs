using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Review;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>
/// Writes the entry of a suppression file that accepts one finding. Its reason is left to be filled in, and until then the finding stays: whoever
/// accepts something says why.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class SuppressFinding : CodeFixProvider
{
    private const string NewFileName = "policies.iam-suppressions.json";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.CreateRange(RuleIds.All.Where(static id => id is not (RuleIds.StaleSuppression or RuleIds.InvalidSuppression)));

    /// <summary>None: each finding is accepted for a reason of its own.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.TextDocument;
        if (document.FilePath is not { } path)
            return;
        var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var file = PolicyFile.Parse(text, context.CancellationToken);
        foreach (var diagnostic in context.Diagnostics)
        {
            var place = FindingPlace.Of(file, diagnostic.Location.SourceSpan);
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Suppress '{diagnostic.Id}' here, with a reason",
                    token => AddEntryAsync(document.Project, path, diagnostic.Id, place, token),
                    $"{GetType()} {diagnostic.Id}"),
                diagnostic);
        }
    }

    private static async Task<Solution> AddEntryAsync(Project project, string path, string rule, FindingPlace place, CancellationToken cancellationToken)
    {
        foreach (var document in project.AdditionalDocuments.Where(d => IsFor(d.FilePath, path)).OrderByDescending(d => SideFile.FolderOf(d.FilePath!).Length))
        {
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            if (TryAdd(text, EntryOf(path, document.FilePath!, rule, place), cancellationToken) is { } added)
                return project.Solution.WithAdditionalDocumentText(document.Id, added);
        }

        var folder = SideFile.FolderOf(project.FilePath is { } projectPath && IsFor(projectPath, path, anyName: true) ? projectPath : path);
        var layout = new JsonLayout(JsonTree.Parse("{\n}"));
        var entries = JsonFragment.Of(("suppressions", JsonFragment.ListOf(EntryOf(path, folder, rule, place))));
        var created = SourceText.From(entries.Write(layout, indent: "") + "\n");
        return project.AddAdditionalDocument(NewFileName, created, filePath: folder + NewFileName).Project.Solution;
    }

    /// <summary>True for a suppression file in the folder of a policy or above it.</summary>
    private static bool IsFor(string? file, string policy, bool anyName = false) =>
        file is not null && (anyName || SideFile.IsSuppressions(file)) && policy.StartsWith(SideFile.FolderOf(file), StringComparison.OrdinalIgnoreCase);

    private static SourceText? TryAdd(SourceText text, JsonFragment entry, CancellationToken cancellationToken)
    {
        var tree = JsonTree.Parse(text.ToString(), cancellationToken);
        var list = tree.Root.TryGetMember("suppressions", out var member) ? member.Value : tree.Root;
        if (!tree.Errors.IsEmpty || !list.IsArray)
            return null;
        var edit = new JsonEdit(tree);
        edit.InsertItem(list, entry);
        return text.WithChanges(edit.Changes);
    }

    private static JsonFragment EntryOf(string path, string side, string rule, FindingPlace place)
    {
        var members = new List<(string, JsonFragment)>
        {
            ("rule", JsonFragment.Of(rule)),
            ("policy", JsonFragment.Of(path.Substring(SideFile.FolderOf(side).Length).Replace('\\', '/'))),
        };
        foreach (var (name, values) in place.EntryMembers)
            members.Add((name, JsonFragment.Of(values)));
        members.Add(("reason", JsonFragment.Of(AcceptedFinding.ReasonToWrite)));
        return JsonFragment.Of([.. members]);
    }
}
