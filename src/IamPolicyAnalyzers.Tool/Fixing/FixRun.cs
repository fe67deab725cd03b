using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using IamPolicyAnalyzers.Tool.Files;
using IamPolicyAnalyzers.Tool.Hosting;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.Fixing;

/// <summary>Writes what fixes made of files, or shows it, and says so.</summary>
/// <param name="isDryRun">True when nothing is written and differences are printed.</param>
/// <param name="stdin">The path that standard input stands for: its text goes to standard output, changed or not. Null when none was read.</param>
internal sealed class FixRun(ToolConsole console, PolicyWorkspace workspace, bool isDryRun, string? stdin)
{
    private const string Placeholder = "REPLACE_ME";

    private readonly List<string> _problems = [.. workspace.Unread];
    private int _edits;
    private int _files;

    public void Finish(Hosting.PolicyText file, SourceText text, FileFixer fixer)
    {
        var shown = workspace.Shown(file);
        var isChanged = !text.ContentEquals(file.Text);
        var isSound = workspace.Open(file.With(text)) is not { IsReportedAsJson: true };
        if (!isSound)
            _problems.Add($"{shown}: is no JSON, which no fix can repair{(isChanged ? "; nothing of it was changed" : "")}");
        var isStdin = file.Path == stdin;
        if (isStdin && !isDryRun)
            console.Out.Write((isSound ? text : file.Text).ToString());
        if (!isChanged || !isSound)
            return;
        if (isDryRun)
            console.Out.Write(UnifiedDiff.Of(shown, file.Text.ToString(), text.ToString()));
        else if (!isStdin && !TryWrite(file, text, shown))
            return;
        _edits += fixer.Applied.Count;
        _files++;
        foreach (var title in fixer.Applied.GroupBy(static title => title))
            console.Error.WriteLine($"{shown}: {title.Key}{(title.Count() > 1 ? $" ({title.Count()} times)" : "")}");
        if (text.ToString().Contains(Placeholder, StringComparison.Ordinal))
            console.Error.WriteLine($"{shown}: put your own value where {Placeholder} stands");
    }

    /// <returns>The exit code.</returns>
    public int Report()
    {
        foreach (var problem in _problems.Concat(workspace.Failures.Except(workspace.Unread)))
            console.Error.WriteLine($"iam-policy: {problem}");
        var done = isDryRun ? "would be" : "were";
        console.Error.WriteLine(_edits == 0 ? "Nothing to fix." : $"{_edits} {(_edits == 1 ? "fix" : "fixes")} in {_files} {(_files == 1 ? "file" : "files")} {done} made.");
        return _problems.Count > 0 || workspace.Failures.Any() ? ExitCode.Unusable : isDryRun && _edits > 0 ? ExitCode.Findings : ExitCode.Clean;
    }

    private bool TryWrite(Hosting.PolicyText file, SourceText text, string shown)
    {
        try
        {
            var old = TextFile.Read(file.Path);
            if (!old.Text.ContentEquals(file.Text))
                throw new IOException("it was changed meanwhile");
            old.Write(text);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            _problems.Add($"{shown}: cannot be written: {(exception is DecoderFallbackException ? "its bytes are no text" : exception.Message)}");
            return false;
        }
    }
}
