using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What a rule may see of one file, and where it reports.</summary>
internal sealed class FileContext(
    string path, PolicyFile file, PolicyOptions options, DeclaredType declared, ProjectFiles project, Action<Diagnostic> report, CancellationToken cancellationToken)
{
    private ImmutableArray<PolicyContext> _policies;

    public PolicyFile File { get; } = file;

    public string Path => path;

    /// <summary>The file with all others of its project.</summary>
    public ProjectFiles Project { get; } = project;

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

    /// <summary>True for the first of the files that rules look at, by path, where what is true of the whole project is reported.</summary>
    public bool IsFirst
    {
        get
        {
            using var earlier = Project.Settings(other => !SideFile.IsOne(other) && string.CompareOrdinal(other, path) < 0).GetEnumerator();
            return !earlier.MoveNext();
        }
    }

    /// <summary>The same file for a rule whose findings somebody else takes.</summary>
    public FileContext ReportingTo(Action<Diagnostic> other) => new(path, File, Options, Declared, Project, other, CancellationToken);

    /// <summary>Every user, group and role that the file declares or reports.</summary>
    public ImmutableArray<DeclaredIdentity> Identities => File.Container.Identities;

    /// <summary>The roles under which functions, tasks, builds and instances of the file run.</summary>
    public ImmutableArray<RoleUse> RoleUses => RoleUse.In(File.Container);

    /// <summary>The EC2 instances of the file, and what instances are launched from.</summary>
    public IEnumerable<DeclaredInstance> Instances => DeclaredInstance.In(File.Container);

    /// <summary>True for a file that reports what exists in an account.</summary>
    public bool IsEvidence => File.Container.Resources.Any(static resource => resource.IsEvidence);

    /// <summary>The roles, users and managed policies of the file, with their tags.</summary>
    public IEnumerable<TaggedResource> Taggable => TaggedResource.In(File.Container);

    public ActionCatalogue Catalogue => ActionCatalogue.Instance;

    /// <summary>True when AWS may well have names today that the catalogue cannot know.</summary>
    public bool IsCatalogueOld => Options.DaysSinceCatalogue > PolicyOptions.MaxCatalogueAge;

    /// <summary>What the file declares, reports or asks AWS to make.</summary>
    public ImmutableArray<DeclaredResource> Resources => File.Container.Resources;

    /// <summary>The passwords and access keys that the file gives to users, or reports, in text order.</summary>
    public IReadOnlyList<DeclaredCredential> Credentials => DeclaredCredential.In(File.Container);

    /// <summary>Where a template hands out the secret of a key that it makes.</summary>
    public IReadOnlyList<ShownSecret> ShownSecrets => ShownSecret.In(File.Container);

    /// <summary>The password policies of accounts.</summary>
    public IEnumerable<DeclaredResource> PasswordPolicies => Resources.Where(static resource => resource.Type == AccountEvidence.PasswordPolicy);

    /// <summary>What AWS counts in an account.</summary>
    public IEnumerable<DeclaredResource> AccountSummaries => Resources.Where(static resource => resource.Type == AccountEvidence.Summary);

    public IEnumerable<ReportedMfaDevice> VirtualMfaDevices =>
        Resources.Where(static resource => resource is { Type: AccountEvidence.VirtualMfaDevice, IsEvidence: true }).Select(static resource => new ReportedMfaDevice(resource));

    /// <summary>The root user of a credential report.</summary>
    public ReportedUser? ReportedRoot => AllReported.Where(static user => user.IsRoot).Select(static user => (ReportedUser?)user).FirstOrDefault();

    /// <summary>The users of a credential report, without the root user.</summary>
    public IEnumerable<ReportedUser> ReportedUsers => AllReported.Where(static user => !user.IsRoot && !user.Name.IsMissing);

    private IEnumerable<ReportedUser> AllReported => File.Container.Report is { } report ? ReportedUser.AllOf(report) : [];

    /// <summary>The day for which to judge what depends on time: the one of the options, else the day of the report; null when neither is known.</summary>
    public CalendarDay? DayInForce
    {
        get
        {
            var time = File.Container.ReportTime;
            return Options.AsOfDay ?? (time.Length >= 10 && CalendarDay.TryParse(time.Substring(0, 10), out var day) ? day : null);
        }
    }

    /// <summary>True for a file that is declared as a policy or known to be one of ours; any other file only happens to be read.</summary>
    public bool IsOurs => Declared.IsPolicy || File.Container.Kind != ContainerKind.None || File.Unplaced is not null;

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

    public void Report(DiagnosticDescriptor descriptor, TextSpan span, DiagnosticSeverity severity, params object?[] arguments) =>
        Report(descriptor, span, FixData.None, severity, arguments);

    public void Report(DiagnosticDescriptor descriptor, TextSpan span, ImmutableDictionary<string, string?> properties, params object?[] arguments) =>
        Report(descriptor, span, properties, descriptor.DefaultSeverity, arguments);

    /// <param name="related">What else the message speaks of.</param>
    public void Report(DiagnosticDescriptor descriptor, TextSpan span, Related related, params object?[] arguments) =>
        Report(descriptor, span, FixData.None, descriptor.DefaultSeverity, arguments, related);

    public void Report(DiagnosticDescriptor descriptor, TextSpan span, Related related, ImmutableDictionary<string, string?> properties, params object?[] arguments) =>
        Report(descriptor, span, properties, descriptor.DefaultSeverity, arguments, related);

    /// <param name="properties">What a fix needs to know; additional locations do not reach fixes of additional files.</param>
    /// <param name="severity">The severity of this finding where no configuration gives another.</param>
    /// <param name="related">What else the message speaks of; null for nothing.</param>
    public void Report(
        DiagnosticDescriptor descriptor,
        TextSpan span,
        ImmutableDictionary<string, string?> properties,
        DiagnosticSeverity severity,
        object?[] arguments,
        Related? related = null)
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
        related ??= Related.None;
        report(Diagnostic.Create(descriptor, LocationOf(span), severity, related.LocationsFrom(this), related.AddTo(properties), arguments));
    }

    public Location LocationOf(TextSpan span) => Location.Create(path, span, File.Text.Lines.GetLinePositionSpan(span));

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
