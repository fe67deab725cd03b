using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Review;

/// <summary>The entries of a suppression file.</summary>
internal sealed class SuppressionFile
{
    private SuppressionFile(string path, ImmutableArray<AcceptedFinding> entries, TextSpan? flaw)
    {
        Folder = SideFile.FolderOf(path);
        Entries = entries;
        Flaw = flaw;
    }

    public string Folder { get; }

    public ImmutableArray<AcceptedFinding> Entries { get; }

    /// <summary>The place where the file is not what a suppression file is: a list of objects, or an object with such a list under <c>suppressions</c>.</summary>
    public TextSpan? Flaw { get; }

    public static SuppressionFile Read(string path, PolicyFile file)
    {
        TextSpan? flaw = file.Tree.Errors.IsEmpty ? null : file.Tree.Errors[0].Span;
        var list = ListIn(file);
        if (!list.IsArray)
            return new SuppressionFile(path, ImmutableArray<AcceptedFinding>.Empty, flaw ?? list.OpenSpan);
        foreach (var item in list.Items)
            flaw ??= item.IsObject ? null : item.Span;
        return new SuppressionFile(path, AcceptedFinding.In(list), flaw);
    }

    /// <summary>The list of entries; what stands in its place where there is none.</summary>
    public static JsonNode ListIn(PolicyFile file) => file.Tree.Root.TryGetMember("suppressions", out var member) ? member.Value : file.Tree.Root;
}
