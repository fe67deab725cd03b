using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Tool.Hosting;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Workspace;

/// <summary>Which rules run and how they judge: what the user set in the editor, and above all the configuration files.</summary>
internal sealed class RuleSettings(ToolConsole console, string? mode, string? asOf)
{
    private static readonly Dictionary<string, string> s_none = new(StringComparer.OrdinalIgnoreCase);

    public Configuration Configuration { get; } = new(
        RuleDefaults.Of(console, mode),
        asOf is null ? s_none : new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [RuleDefaults.DayKey] = asOf });

    /// <summary>The same settings, with configuration files as they are now.</summary>
    public RuleSettings Reread() => new(console, mode, asOf);
}
