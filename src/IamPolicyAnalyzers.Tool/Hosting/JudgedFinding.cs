using Microsoft.CodeAnalysis;

namespace IamPolicyAnalyzers.Tool.Hosting;

/// <summary>A finding that counts.</summary>
/// <param name="Severity">What configuration makes of the severity of the rule.</param>
internal readonly record struct JudgedFinding(Diagnostic Finding, DiagnosticSeverity Severity);
