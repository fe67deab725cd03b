using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>A file of a project with its text: as an edit finds it, or as it leaves it.</summary>
/// <param name="IsNew">True for a file that an edit makes.</param>
internal sealed record FileText(string Path, SourceText Text, bool IsNew = false)
{
    /// <summary>The additional files of a project that a predicate on the path selects.</summary>
    public static async Task<IReadOnlyList<FileText>> InAsync(Project project, Func<string, bool> isWanted, CancellationToken cancellationToken)
    {
        var files = new List<FileText>();
        foreach (var document in project.AdditionalDocuments)
        {
            if (document.FilePath is { } path && isWanted(path))
                files.Add(new FileText(path, await document.GetTextAsync(cancellationToken).ConfigureAwait(false)));
        }

        return files;
    }

    /// <summary>The solution in which the project has this text.</summary>
    public Solution WrittenTo(Project project)
    {
        if (IsNew)
            return project.AddAdditionalDocument(Path.Substring(SideFile.FolderOf(Path).Length), Text, filePath: Path).Project.Solution;
        var document = project.AdditionalDocuments.First(document => document.FilePath == Path);
        return project.Solution.WithAdditionalDocumentText(document.Id, Text);
    }
}
