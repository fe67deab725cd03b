using System.Collections.Generic;
using System.Linq;

namespace IamPolicyAnalyzers.Tests.Verification;

/// <summary>The files of a project, before or after a fix</summary>
internal sealed class PolicyState
{
    /// <summary>Policy files; marks in them are the diagnostics expected there.</summary>
    public List<(string Path, string Content)> AdditionalFiles { get; } = [];

    /// <summary>Files named <c>*.globalconfig</c> (with <c>is_global = true</c>) and <c>.editorconfig</c></summary>
    public List<(string Path, string Content)> AnalyzerConfigFiles { get; } = [];

    /// <summary>Declares the type of a file as item metadata does in a build.</summary>
    public void DeclareKind(string path, string kind) => AnalyzerConfigFiles.Add((
        "metadata.globalconfig",
        $"is_global = true\n[{PolicyProject.Root}{path}]\nbuild_metadata.AdditionalFiles.Kind = {kind}\n"));

    /// <summary>Takes over the files that this state does not name.</summary>
    public void Inherit(PolicyState other)
    {
        AdditionalFiles.AddRange(other.AdditionalFiles.ExceptBy(AdditionalFiles.Select(f => f.Path), f => f.Path));
        AnalyzerConfigFiles.AddRange(other.AnalyzerConfigFiles.ExceptBy(AnalyzerConfigFiles.Select(f => f.Path), f => f.Path));
    }
}
