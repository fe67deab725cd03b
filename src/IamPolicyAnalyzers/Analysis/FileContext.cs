using System;
using System.Collections.Immutable;
using System.Globalization;
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
    private ImmutableArray<PolicyContext> _policies;

    public PolicyFile File { get; } = file;

    /// <summary>The name of the file without its folders.</summary>
    public string Name => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    public PolicyOptions Options { get; } = options;

    public DeclaredType Declared { get; } = declared;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The policies of the file, in text order, each with its type. A file declared as a policy is one, whatever it holds.</summary>
    public ImmutableArray<PolicyContext> Policies => _policies.IsDefault ? _policies = FindPolicies() : _policies;

    /// <summary>True when the file is declared as a policy and nothing in it is an element of one.</summary>
    public bool IsDeclaredInVain =>
        File.Container.Kind == ContainerKind.None && Declared.IsPolicy && !(File.Root.Node.IsObject && File.Root.HasElementOfPolicy());

    /// <summary>True when the file is meant to hold policies and is no JSON. A broken file that never was a policy is none of our business.</summary>
    public bool IsReportedAsJson =>
        File.HasErrors && (Declared.IsPolicy || File.Container.Kind != ContainerKind.None || File.Unplaced is not null);

    /// <summary>Every policy that the file gives to a user, group or role.</summary>
    public ImmutableArray<PolicyAttachment> Attachments => File.Container.Attachments;

    /// <summary>Every user, group and role that the file declares or reports.</summary>
    public ImmutableArray<DeclaredIdentity> Identities => File.Container.Identities;

    private ImmutableArray<PolicyContext> FindPolicies()
    {
        var policies = ImmutableArray.CreateBuilder<PolicyContext>(File.Documents.Length);
        foreach (var document in File.Documents)
            Add(document);
        if (File.Container.Kind == ContainerKind.None && Declared.IsPolicy && !IsDeclaredInVain)
            Add(File.Root);
        return policies.ToImmutable();

        void Add(PolicyDocument document)
        {
            if (!PolicyFile.IsTooLong(document))
                policies.Add(new PolicyContext(this, document));
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

        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = arguments[i] is string text ? Printable(text) : arguments[i];
        var location = Location.Create(path, span, File.Text.Lines.GetLinePositionSpan(span));
        report(Diagnostic.Create(descriptor, location, severity, additionalLocations: null, properties, arguments));
    }

    /// <summary>The user's text as one line of a build log can carry it: of bounded length, and without characters that break, hide or turn the line.</summary>
    private static string Printable(string text)
    {
        const int MaxLength = 200;
        if (text.Length > MaxLength)
            text = text.Substring(0, MaxLength - 1) + "…";
        char[]? printable = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= ' ' and <= '~')
                continue;
            if (char.IsControl(text[i]) || char.GetUnicodeCategory(text[i]) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                (printable ??= text.ToCharArray())[i] = '\uFFFD';
        }

        return printable is null ? text : new string(printable);
    }
}
