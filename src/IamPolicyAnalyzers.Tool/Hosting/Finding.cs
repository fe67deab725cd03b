using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.Hosting;

/// <summary>What a rule found in a file.</summary>
/// <param name="Path">As reports show it.</param>
/// <param name="Severity">What configuration makes of the severity of the rule.</param>
/// <param name="Accepted">The reason for which a suppression file or a baseline takes it back; null for a finding that counts.</param>
/// <param name="Fingerprint">Stays the same while the finding does, though lines move, members change places or the file is indented anew.</param>
internal sealed record Finding(string Path, PolicyText File, Diagnostic Diagnostic, DiagnosticSeverity Severity, string? Accepted, string Fingerprint)
{
    public string Id => Diagnostic.Id;

    public string Title => Diagnostic.Descriptor.Title.ToString(CultureInfo.InvariantCulture);

    public string HelpUri => Diagnostic.Descriptor.HelpLinkUri;

    public string Message { get; } = Diagnostic.GetMessage(CultureInfo.InvariantCulture);

    /// <summary>Counts from 0.</summary>
    public LinePositionSpan Lines { get; } = Diagnostic.Location.GetLineSpan().Span;

    public TextSpan Span => Diagnostic.Location.SourceSpan;

    /// <summary>The severity in one word.</summary>
    public string Level => Severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "info",
    };
}
