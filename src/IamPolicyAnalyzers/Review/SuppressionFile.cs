using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
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
        var root = file.Tree.Root;
        TextSpan? flaw = file.Tree.Errors.IsEmpty ? null : file.Tree.Errors[0].Span;
        var list = root.TryGetMember("suppressions", out var member) ? member.Value : root;
        if (!list.IsArray)
            return new SuppressionFile(path, ImmutableArray<AcceptedFinding>.Empty, flaw ?? list.OpenSpan);
        foreach (var item in list.Items)
            flaw ??= item.IsObject ? null : item.Span;
        return new SuppressionFile(path, AcceptedFinding.In(list), flaw);
    }
}
