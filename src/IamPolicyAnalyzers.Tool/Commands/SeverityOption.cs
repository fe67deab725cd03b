using System.CommandLine;
using IamPolicyAnalyzers.Tool.Hosting;
using Microsoft.CodeAnalysis;

namespace IamPolicyAnalyzers.Tool.Commands;

/// <summary>An option whose value is a severity, or none.</summary>
internal sealed class SeverityOption : Option<string?>
{
    public SeverityOption(string name, string description)
        : base(name)
    {
        Description = description;
        HelpName = "error|warning|info|none";
        CompletionSources.Add("error", "warning", "info", "none");
    }

    /// <summary>The least severity that is meant; null for none.</summary>
    public DiagnosticSeverity? In(ParseResult command, DiagnosticSeverity otherwise) => command.GetValue(this)?.ToLowerInvariant() switch
    {
        null => otherwise,
        "error" => DiagnosticSeverity.Error,
        "warning" => DiagnosticSeverity.Warning,
        "info" or "suggestion" => DiagnosticSeverity.Info,
        "none" => null,
        var other => throw new UsageException($"{Name} is '{other}'; write error, warning, info or none"),
    };
}
