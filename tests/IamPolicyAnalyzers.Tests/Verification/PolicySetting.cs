using System.Linq;
using Microsoft.CodeAnalysis;

namespace IamPolicyAnalyzers.Tests.Verification;

/// <summary>Where a policy under test stands</summary>
/// <param name="Path">Decides the policy type by its suffix</param>
/// <param name="Kind">The type as item metadata declares it</param>
/// <param name="Config">Lines of a global config, such as <c>iam_own_accounts = 111122223333</c></param>
/// <param name="Severity">The severity asked of every diagnostic</param>
/// <param name="Files">Further files, such as a baseline; marks in them count</param>
internal sealed record PolicySetting(string Path, string? Kind, string Config, DiagnosticSeverity? Severity, (string Path, string Content)[] Files)
{
    public const string DefaultPath = "policy.iam.json";

    public void Fill(PolicyState state, string content)
    {
        state.AdditionalFiles.Add((Path, content));
        state.AdditionalFiles.AddRange(Files.Select(f => (f.Path, f.Content)));
        if (Kind is not null)
            state.DeclareKind(Path, Kind);
        if (Config.Length > 0)
            state.AnalyzerConfigFiles.Add((".globalconfig", $"is_global = true\n{Config}\n"));
    }
}
