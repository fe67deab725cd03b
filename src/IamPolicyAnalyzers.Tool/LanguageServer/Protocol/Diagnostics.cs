namespace IamPolicyAnalyzers.Tool.LanguageServer.Protocol;

/// <param name="Severity">1 for an error, 2 for a warning, 3 for information, 4 for a hint.</param>
/// <param name="Tags">1 for what is needless, 2 for what is deprecated.</param>
internal sealed record Diagnostic(
    Range Range, int Severity, string Code, string Source, string Message,
    CodeDescription? CodeDescription = null, int[]? Tags = null, RelatedInformation[]? RelatedInformation = null);

internal sealed record CodeDescription(string Href);

internal sealed record RelatedInformation(Location Location, string Message);

internal sealed record PublishDiagnosticsParams(string Uri, int? Version, Diagnostic[] Diagnostics);

internal sealed record DocumentDiagnosticParams(TextDocumentIdentifier TextDocument, string? PreviousResultId = null);

/// <param name="Kind"><c>full</c>, or <c>unchanged</c> when the client has the items of the result already.</param>
internal record DocumentDiagnosticReport(string Kind, string? ResultId, Diagnostic[]? Items);

internal sealed record PreviousResultId(string Uri, string Value);

internal sealed record WorkspaceDiagnosticParams(PreviousResultId[] PreviousResultIds);

internal sealed record WorkspaceDiagnosticReport(WorkspaceDocumentDiagnosticReport[] Items);

internal sealed record WorkspaceDocumentDiagnosticReport(string Kind, string? ResultId, Diagnostic[]? Items, string Uri, int? Version)
    : DocumentDiagnosticReport(Kind, ResultId, Items);
