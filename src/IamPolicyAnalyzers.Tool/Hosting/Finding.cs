using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.Hosting;

/// <summary>What a rule found in a file.</summary>
/// <param name="Path">As reports show it.</param>
/// <param name="Accepted">The reason for which a suppression file or a baseline takes it back; null for a finding that counts.</param>
internal sealed record Finding(string Path, PolicyText File, Diagnostic Diagnostic, DiagnosticSeverity Severity, string? Accepted)
{
    public string Id => Diagnostic.Id;

    public string Message { get; } = Diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);

    public DiagnosticDescriptor Rule => Diagnostic.Descriptor;

    /// <summary>Counts from 0.</summary>
    public LinePositionSpan Lines { get; } = Diagnostic.Location.GetLineSpan().Span;

    public TextSpan Span => Diagnostic.Location.SourceSpan;

    /// <summary>The severity as a build prints it.</summary>
    public string Level => Severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "info",
    };
}
