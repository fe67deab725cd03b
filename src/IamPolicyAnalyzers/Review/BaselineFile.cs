using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Review;

/// <summary>What a policy granted, and which findings it had, when somebody last looked at it.</summary>
internal sealed class Baseline
{
    private readonly JsonNode _node;

    public Baseline(JsonNode node)
    {
        _node = node;
        Policy = TextOf("policy");
        Path = TextOf("path");
        ReviewedText = TextOf("reviewed");
        Reviewed = CalendarDay.TryParse(ReviewedText, out var day) ? day : null;
        Document = node.TryGetMember("document", out var document) && document.Value.IsObject
            ? PolicyBinder.Bind(new DocumentSite(document.Value, PolicyTypeNames.TryParse(TextOf("type"), out var type) ? type : null))
            : null;
        Accepted = node.TryGetMember("accepted", out var accepted) ? AcceptedFinding.In(accepted.Value, Policy) : ImmutableArray<AcceptedFinding>.Empty;
    }

    /// <summary>The file, as seen from the folder of the baseline.</summary>
    public string Policy { get; }

    /// <summary>A JSON pointer to the document in its file; empty where the file is the document.</summary>
    public string Path { get; }

    /// <summary>The day of the last review, as the file writes it.</summary>
    public string ReviewedText { get; }

    public CalendarDay? Reviewed { get; }

    /// <summary>The document as it was; null where only findings are recorded.</summary>
    public PolicyDocument? Document { get; }

    /// <summary>The findings that were there.</summary>
    public ImmutableArray<AcceptedFinding> Accepted { get; }

    /// <summary>The day of the last review, inside its quotes.</summary>
    public TextSpan ReviewedSpan => SpanOf("reviewed");

    /// <summary>The name of the policy, inside its quotes; without one the opening bracket.</summary>
    public TextSpan PolicySpan => SpanOf("policy");

    /// <summary>The record of a document; null where no baseline of the project has one.</summary>
    public static (Baseline Baseline, PolicyDocument Document, FileContext File)? Of(PolicyContext context)
    {
        foreach (var file in context.File.Project.Where(SideFile.IsBaseline, static _ => { }))
        {
            var read = BaselineFile.Read(file.Path, file.File);
            foreach (var baseline in read.Baselines)
            {
                if (baseline.Document is { } document && baseline.IsOf(context.File.Path, FindingPlace.PointerTo(context.File.File, context.Policy), read.Folder))
                    return (baseline, document, file);
            }
        }

        return null;
    }

    /// <summary>True when this records the document that stands at this place of a file.</summary>
    public bool IsOf(string policyPath, string pointer, string folder) => pointer == Path && AcceptedFinding.IsAbout(Policy, policyPath, folder);

    private TextSpan SpanOf(string member) =>
        _node.TryGetMember(member, out var found) ? found.Value.IsString ? found.Value.ContentSpan : found.Value.OpenSpan : _node.OpenSpan;

    private string TextOf(string member) => _node.TryGetMember(member, out var found) && found.Value.IsString ? found.Value.StringValue : "";
}

/// <summary>The baselines of a file: one, a list of them, or an object with such a list under <c>policies</c>.</summary>
internal sealed class BaselineFile
{
    private static readonly ConditionalWeakTable<PolicyFile, BaselineFile> s_read = new();

    private readonly string _path;

    private BaselineFile(string path, ImmutableArray<Baseline> baselines, TextSpan? flaw)
    {
        _path = path;
        Name = path.Substring(SideFile.FolderOf(path).Length);
        Folder = SideFile.FolderOf(path);
        Baselines = baselines;
        Flaw = flaw;
    }

    public string Name { get; }

    public string Folder { get; }

    public ImmutableArray<Baseline> Baselines { get; }

    /// <summary>The place where the file is not what a baseline is.</summary>
    public TextSpan? Flaw { get; }

    /// <summary>Reads a file, once for all rules that ask.</summary>
    public static BaselineFile Read(string path, PolicyFile file)
    {
        var read = s_read.GetValue(file, unread => Parse(path, unread));
        return read._path == path ? read : Parse(path, file);
    }

    /// <summary>The baselines of a project.</summary>
    public static IEnumerable<BaselineFile> In(ProjectFiles project)
    {
        foreach (var file in project.Where(SideFile.IsBaseline, static _ => { }))
            yield return Read(file.Path, file.File);
    }

    private static BaselineFile Parse(string path, PolicyFile file)
    {
        TextSpan? flaw = file.Tree.Errors.IsEmpty ? null : file.Tree.Errors[0].Span;
        var baselines = ImmutableArray.CreateBuilder<Baseline>();
        foreach (var node in SideFile.EntriesOf(file.Tree.Root))
        {
            if (!node.IsObject || !node.TryGetMember("policy", out _))
                flaw ??= node.OpenSpan;
            else if (!node.HasErrors)
                baselines.Add(new Baseline(node));
        }

        return new BaselineFile(path, baselines.ToImmutable(), flaw);
    }
}
