using System;
using System.Collections.Immutable;
using System.Threading;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What a rule may see of one file, and where it reports.</summary>
internal sealed class FileContext(
    string path, PolicyFile file, PolicyOptions options, DeclaredType declared, Action<Diagnostic> report, CancellationToken cancellationToken)
{
    public PolicyFile File { get; } = file;

    public PolicyOptions Options { get; } = options;

    public DeclaredType Declared { get; } = declared;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The policies of the file, in text order, each with its type. A file declared as a policy is one, whatever it holds.</summary>
    public ImmutableArray<PolicyContext> Policies
    {
        get
        {
            var policies = ImmutableArray.CreateBuilder<PolicyContext>();
            foreach (var document in File.Documents)
                Add(document);
            if (File.Container.Kind == ContainerKind.None && Declared.IsPolicy && File.Root.Node.IsObject)
                Add(File.Root);
            return policies.ToImmutable();

            void Add(PolicyDocument document)
            {
                if (document.Node.Span.Length <= PolicyFile.MaxDocumentLength)
                    policies.Add(new PolicyContext(this, document));
            }
        }
    }

    public void Report(DiagnosticDescriptor descriptor, TextSpan span, params object?[] arguments) =>
        Report(descriptor, span, ImmutableDictionary<string, string?>.Empty, descriptor.DefaultSeverity, arguments);

    /// <param name="properties">What a fix needs to know; additional locations do not reach fixes of additional files.</param>
    /// <param name="severity">The severity of this finding where no configuration gives another.</param>
    public void Report(
        DiagnosticDescriptor descriptor, TextSpan span, ImmutableDictionary<string, string?> properties, DiagnosticSeverity severity, object?[] arguments)
    {
        switch (Options.Severity(descriptor))
        {
            case ReportDiagnostic.Suppress:
                return;
            case ReportDiagnostic.Error:
                severity = DiagnosticSeverity.Error;
                break;
            case ReportDiagnostic.Warn:
                severity = DiagnosticSeverity.Warning;
                break;
            case ReportDiagnostic.Info:
                severity = DiagnosticSeverity.Info;
                break;
            case ReportDiagnostic.Hidden:
                severity = DiagnosticSeverity.Hidden;
                break;
        }

        var location = Location.Create(path, span, File.Text.Lines.GetLinePositionSpan(span));
        report(Diagnostic.Create(descriptor, location, severity, additionalLocations: null, properties, arguments));
    }
}
