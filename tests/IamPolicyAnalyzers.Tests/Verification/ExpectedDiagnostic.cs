using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tests.Verification;

/// <summary>What is expected at a span; <see langword="null"/> leaves severity or message open</summary>
internal sealed record ExpectedDiagnostic(string Id, string Path, TextSpan Span, DiagnosticSeverity? Severity = null, string? Message = null)
{
    public bool Fits(Diagnostic actual) =>
        actual.Id == Id
        && PolicyProject.PathOf(actual) == Path
        && actual.Location.SourceSpan == Span
        && (Severity is null || actual.Severity == Severity)
        && (Message is null || Describe.Message(actual) == Message);
}
