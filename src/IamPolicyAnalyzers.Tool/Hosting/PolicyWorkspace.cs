using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Review;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.Hosting;

/// <summary>Files with their configuration, as rules see a project.</summary>
internal sealed class PolicyWorkspace
{
    /// <summary>In characters: from here on the rules share a file among the processors, which costs a short one more than it brings.</summary>
    private const int LongText = 100_000;

    private readonly ToolConsole _console;
    private readonly Configuration _configuration;
    private readonly Dictionary<SourceText, PolicyText> _bySource;
    private readonly Dictionary<string, PolicyText> _byPath;
    private readonly ConcurrentBag<string> _failures = [];
    private readonly AnalyzerOptions _options;

    public PolicyWorkspace(ToolConsole console, IEnumerable<PolicyText> files, Configuration configuration, IEnumerable<string> problems)
    {
        _console = console;
        _configuration = configuration;
        Files = [.. files];
        _bySource = Files.ToDictionary(static file => file.Text);
        _byPath = Files.ToDictionary(static file => file.Path, StringComparer.Ordinal);
        // Once and in order: what is wrong with configuration is found before the rules run.
        foreach (var file in Files)
            configuration.Of(file.Path);
        Unread = [.. problems];
        _options = new AnalyzerOptions([.. Files], configuration);
        Project = ProjectFor(CancellationToken.None);
    }

    /// <summary>The policies, templates and side files, sorted by path.</summary>
    public ImmutableArray<PolicyText> Files { get; }

    /// <summary>Those that hold policies or templates.</summary>
    public IEnumerable<PolicyText> Policies => Files.Where(static file => !file.IsSideFile);

    /// <summary>What could not be read, with the reason: with any of these the answer is not whole.</summary>
    public ImmutableArray<string> Unread { get; }

    /// <summary>Unread files, and rules that failed in one.</summary>
    public IEnumerable<string> Failures => Unread.Concat(_failures.Order(StringComparer.Ordinal));

    /// <summary>What is wrong with configuration files.</summary>
    public IEnumerable<string> ConfigurationProblems => _configuration.Problems;

    public ProjectFiles Project { get; }

    /// <summary>The file as rules see it; null when configuration or Kind say that it is none of our business.</summary>
    public FileContext? Open(PolicyText file) => Project.Open(file, static _ => { });

    public string Shown(PolicyText file) => _console.Shown(file.Path);

    /// <summary>Every finding of the rules that are on, in the order of paths and places, accepted ones included.</summary>
    /// <param name="progress">Told after each file how many are done.</param>
    public ImmutableArray<Finding> Check(Action<int>? progress = null)
    {
        var found = new List<Diagnostic>[Files.Length];
        var done = 0;
        Parallel.For(0, Files.Length, i =>
        {
            found[i] = Check(Files[i], CancellationToken.None);
            progress?.Invoke(Interlocked.Increment(ref done));
        });

        var all = found.SelectMany(static list => list).ToList();
        var accepted = new Dictionary<Diagnostic, string>(ReferenceEqualityComparer.Instance);
        foreach (var (finding, reason) in AcceptedFindings.Among(all, Project, path => _byPath.GetValueOrDefault(path)?.File))
            accepted.Add(finding, reason);

        var fingerprints = new Fingerprints();
        var findings = ImmutableArray.CreateBuilder<Finding>();
        for (var i = 0; i < Files.Length; i++)
        {
            var folder = _configuration.Of(Files[i].Path);
            foreach (var diagnostic in found[i].OrderBy(static d => d.Location.SourceSpan.Start).ThenBy(static d => d.Id, StringComparer.Ordinal))
            {
                if (folder.SeverityOf(diagnostic) is { } severity)
                    findings.Add(new Finding(Shown(Files[i]), Files[i], diagnostic, severity, accepted.GetValueOrDefault(diagnostic), fingerprints.Of(Shown(Files[i]), Files[i], diagnostic)));
            }
        }

        return findings.ToImmutable();
    }

    /// <summary>What counts among the findings in a file as it might be, in the order of its text.</summary>
    public ImmutableArray<Diagnostic> FindingsIn(PolicyText changed, CancellationToken cancellationToken)
    {
        var workspace = new PolicyWorkspace(_console, Files.Where(file => file.Path != changed.Path).Append(changed), _configuration, []);
        ImmutableArray<Diagnostic> found = [.. workspace.CheckOne(changed, cancellationToken).Select(static judged => judged.Finding)];
        foreach (var failure in workspace._failures)
            _failures.Add(failure);
        return found;
    }

    /// <summary>What counts among the findings in one of the files, in the order of its text, each with the severity that configuration gives it.</summary>
    public ImmutableArray<JudgedFinding> CheckOne(PolicyText file, CancellationToken cancellationToken)
    {
        var found = Check(file, cancellationToken);
        var accepted = AcceptedFindings.Among(found, Project, path => _byPath.GetValueOrDefault(path)?.File).Select(static pair => pair.Finding).ToHashSet();
        var folder = _configuration.Of(file.Path);
        var judged = ImmutableArray.CreateBuilder<JudgedFinding>();
        foreach (var finding in found.OrderBy(static finding => finding.Location.SourceSpan.Start).ThenBy(static finding => finding.Id, StringComparer.Ordinal))
        {
            if (!accepted.Contains(finding) && folder.SeverityOf(finding) is { } severity)
                judged.Add(new JudgedFinding(finding, severity));
        }

        return judged.ToImmutable();
    }

    /// <summary>The same without some of the files.</summary>
    public PolicyWorkspace Without(Predicate<string> isLeftOut) => new(_console, Files.Where(file => !isLeftOut(file.Path)), _configuration, Unread);

    private ProjectFiles ProjectFor(CancellationToken cancellationToken) =>
        new(_options, text => _bySource.TryGetValue(text, out var file) ? file.File : PolicyFile.Parse(text), cancellationToken);

    private List<Diagnostic> Check(PolicyText file, CancellationToken cancellationToken)
    {
        var rules = _configuration.Of(file.Path).Rules;
        if (file.Text.Length < LongText)
            return Check(file, rules, cancellationToken);

        // All rules share one reading of the file, as in the compiler, which runs them at the same time as well.
        var shares = new List<Diagnostic>[Math.Min(Environment.ProcessorCount, rules.Length)];
        try
        {
            Parallel.For(
                0, shares.Length, new ParallelOptions { CancellationToken = cancellationToken },
                share => shares[share] = Check(file, rules.Where((_, index) => index % shares.Length == share), cancellationToken));
        }
        catch (AggregateException exception) when (exception.InnerExceptions.Any(static inner => inner is OperationCanceledException))
        {
            throw new OperationCanceledException(cancellationToken);
        }

        return [.. shares.SelectMany(static share => share)];
    }

    private List<Diagnostic> Check(PolicyText file, IEnumerable<PolicyRule> rules, CancellationToken cancellationToken)
    {
        var found = new List<Diagnostic>();
        if (ProjectFor(cancellationToken).Open(file, found.Add) is not { } context)
            return found;
        foreach (var rule in rules)
        {
            if (rule.ReadsSideFiles != file.IsSideFile)
                continue;
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                rule.AnalyzeFile(context);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // As the compiler does: the other rules still have their say, and the run does not pass for a whole one.
                _failures.Add($"{Shown(file)}: rule {rule.SupportedDiagnostics[0].Id} failed: {exception.GetType().Name}: {exception.Message}");
            }
        }

        return found;
    }
}
