using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
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

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.CreateRange(RuleIds.All.Where(CanSuppress));

    /// <summary>None: each finding is accepted for a reason of its own.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <summary>True for the rules whose findings an entry can accept: all but those about such entries.</summary>
    public static bool CanSuppress(string ruleId) => ruleId is not (RuleIds.StaleSuppression or RuleIds.InvalidSuppression);

    public static string TitleFor(Diagnostic finding) => $"Suppress '{finding.Id}' here, with a reason";

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.TextDocument;
        if (document.FilePath is not { } path)
            return;
        var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var policy = PolicyFile.Parse(text, context.CancellationToken);
        var sideFiles = await FileText.InAsync(document.Project, SideFile.IsSuppressions, context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (EditFor(sideFiles, path, policy, diagnostic, document.Project.FilePath is { } project ? SideFile.FolderOf(project) : null) is not { } edit)
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(TitleFor(diagnostic), _ => Task.FromResult(edit.WrittenTo(document.Project)), $"{GetType()} {diagnostic.Id}"), diagnostic);
        }
    }

    /// <summary>
    /// The suppression file with an entry for the finding: the nearest one in the folder of the policy or above it, else a new one. Null where all that
    /// is there cannot be read and has the name that a new file would get.
    /// </summary>
    /// <param name="files">The files of the project; those that are no suppression files do not count.</param>
    /// <param name="rootFolder">Where a new file goes, with a slash at its end; a folder that does not hold the policy gives way to the policy's own.</param>
    public static FileText? EditFor(IEnumerable<FileText> files, string policyPath, PolicyFile policy, Diagnostic finding, string? rootFolder)
    {
        var place = FindingPlace.Of(policy, finding.Location.SourceSpan);
        var nearest = files
            .Where(file => SideFile.IsSuppressions(file.Path) && IsAbove(file.Path))
            .OrderByDescending(static file => SideFile.FolderOf(SideFile.Resolved(file.Path)).Length)
            .ToList();
        foreach (var file in nearest)
        {
            if (TryAdd(file.Text, EntryFor(finding, place, SeenFrom(file.Path)!)) is { } added)
                return file with { Text = added };
        }

        var newPath = (rootFolder is not null && IsAbove(rootFolder) ? rootFolder : SideFile.FolderOf(policyPath)) + NewFileName;
        return nearest.Exists(file => SideFile.IsSame(file.Path, newPath)) ? null : new FileText(newPath, NewFile(EntryFor(finding, place, SeenFrom(newPath)!)), IsNew: true);

        bool IsAbove(string path) => SeenFrom(path) is not null;
        string? SeenFrom(string path) => SideFile.PathIn(SideFile.FolderOf(path), policyPath);
    }

    private static SourceText NewFile(JsonFragment entry)
    {
        var layout = new JsonLayout(JsonTree.Parse("{\n}"));
        return SourceText.From(JsonFragment.Of(("suppressions", JsonFragment.ListOf(entry))).Write(layout, indent: "") + "\n");
    }

    private static SourceText? TryAdd(SourceText text, JsonFragment entry)
    {
        var tree = JsonTree.Parse(text.ToString());
        var list = tree.Root.TryGetMember("suppressions", out var member) ? member.Value : tree.Root;
        if (!tree.Errors.IsEmpty || !list.IsArray)
            return null;
        var edit = new JsonEdit(tree);
        edit.InsertItem(list, entry);
        return text.WithChanges(edit.Changes);
    }

    /// <param name="policy">The policy as seen from the folder of the suppression file.</param>
    private static JsonFragment EntryFor(Diagnostic finding, FindingPlace place, string policy)
    {
        var members = new List<(string, JsonFragment)> { ("rule", JsonFragment.Of(finding.Id)), ("policy", JsonFragment.Of(policy)) };
        foreach (var (name, values) in place.EntryMembers)
            members.Add((name, JsonFragment.Of(values)));
        members.Add(("reason", JsonFragment.Of(AcceptedFinding.ReasonToWrite)));
        return JsonFragment.Of([.. members]);
    }
}
