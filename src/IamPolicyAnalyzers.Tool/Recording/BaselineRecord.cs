using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Review;
using IamPolicyAnalyzers.Tool.Hosting;

namespace IamPolicyAnalyzers.Tool.Recording;

/// <summary>The baseline of policies as they are.</summary>
internal sealed class BaselineRecord
{
    private readonly List<string> _problems = [];

    /// <param name="workspace">Without baselines: what they accept is what is to be recorded.</param>
    /// <param name="folder">That of the baseline.</param>
    public BaselineRecord(PolicyWorkspace workspace, string folder, CalendarDay day)
    {
        var writer = new BaselineWriter();
        var findings = workspace.Check().Where(static finding => finding.Accepted is null).ToLookup(static finding => finding.File);
        foreach (var file in workspace.Policies)
        {
            var name = Path.GetRelativePath(folder, file.Path).Replace('\\', '/');
            if (workspace.Open(file) is not { } context)
                continue;
            if (name.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(name))
                _problems.Add($"{workspace.Shown(file)}: is not below the folder of the baseline");
            else if (context.IsReportedAsJson)
                _problems.Add($"{workspace.Shown(file)}: is no JSON, so that what it grants is not known");
            else
                writer.Add(name, context, findings[file].Select(static finding => finding.Diagnostic), day);
        }

        Text = writer.ToString();
    }

    public string Text { get; }

    /// <summary>The files that cannot be recorded.</summary>
    public IReadOnlyList<string> Problems => _problems;
}
