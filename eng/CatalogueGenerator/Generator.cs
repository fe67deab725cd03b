using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace CatalogueGenerator;

/// <summary>The verbs of the generator over one repository.</summary>
internal sealed class Generator(string root, TextWriter output)
{
    private const string Binary = "src/IamPolicyAnalyzers/Catalogue/catalogue.bin";
    private const int ShownDifferences = 10;

    private readonly string _folder = Path.Combine(root, "eng", "CatalogueGenerator");

    private string DataFolder => Path.Combine(_folder, "data");

    private string SnapshotFolder => Path.Combine(DataFolder, "snapshot");

    private string PackagesFolder => Path.Combine(_folder, "node_modules");

    private string BinaryFile => Path.Combine(root, Binary);

    /// <summary>Runs a command line and says what went wrong in words; the result is the exit code.</summary>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        try
        {
            var options = Options.Parse(arguments);
            if (options.Verb == Verb.Help)
            {
                output.WriteLine(Options.Help);
                return 0;
            }

            return new Generator(options.Root ?? FindRoot(), output).Run(options);
        }
        catch (UsageException exception)
        {
            error.WriteLine($"{exception.Message}; --help shows what there is");
            return 2;
        }
        catch (GeneratorException exception)
        {
            error.WriteLine(exception.Message);
            return 1;
        }
    }

    private int Run(Options options)
    {
        switch (options.Verb)
        {
            case Verb.Update:
                Update(options);
                return 0;
            case Verb.Build:
                Build(Snapshot.Load(SnapshotFolder));
                return 0;
            case Verb.Fingerprints:
                TakeFingerprints(options.Documents!);
                return 0;
            default:
                return Check() ? 0 : 1;
        }
    }

    private void Update(Options options)
    {
        var previous = Directory.Exists(SnapshotFolder) ? Snapshot.Load(SnapshotFolder) : null;
        output.WriteLine(options.OfficialLocation is null ? "Reading the packages" : $"Reading the Service Reference from {options.OfficialLocation}");
        var facts = options.OfficialLocation is null ? FromPackages(previous) : FromServiceReference(options.OfficialLocation, options.Date, previous);

        if (previous is not null)
        {
            foreach (var line in Changes.Describe(previous, facts))
                output.WriteLine(line);
            if (!options.AllowShrink && Changes.Shrinks(previous, facts) is { } reason)
                throw new GeneratorException($"Refused: {reason}. A page of AWS may have changed its shape; look, then run with --allow-shrink if it is right");
        }

        Build(facts);
        Snapshot.Save(facts, SnapshotFolder);
    }

    private void Build(CatalogueFacts facts)
    {
        var bytes = CatalogueBinary.Build(facts, CatalogueLists.Load(DataFolder));
        File.WriteAllBytes(BinaryFile, bytes);
        output.WriteLine($"{facts}; data of {facts.DataDate}; {bytes.Length:N0} bytes");
    }

    private void TakeFingerprints(string documents)
    {
        if (!File.Exists(documents))
            throw new GeneratorException($"'{documents}' is missing");
        output.WriteLine($"{ManagedPolicyFacts.Update(DataFolder, File.ReadLines(documents))} managed policies have a fingerprint");
        Build(Snapshot.Load(SnapshotFolder));
    }

    private bool Check()
    {
        var facts = Snapshot.Load(SnapshotFolder);
        var expected = CatalogueBinary.Build(facts, CatalogueLists.Load(DataFolder));
        var isBinaryCurrent = File.Exists(BinaryFile) && File.ReadAllBytes(BinaryFile).AsSpan().SequenceEqual(expected);
        output.WriteLine(isBinaryCurrent ? "The binary is what the text gives" : $"{Binary} is not what the text gives; run 'build'");

        if (!Directory.Exists(PackagesFolder) || !facts.Sources[0].StartsWith("npm ", StringComparison.Ordinal))
        {
            output.WriteLine("The packages are not installed or not the source, so the text is not compared with them");
            return isBinaryCurrent;
        }

        var differences = Differences(Snapshot.Write(FromPackages(facts))).ToList();
        foreach (var difference in differences.Take(ShownDifferences))
            output.WriteLine(difference);
        output.WriteLine(differences.Count == 0
            ? "The text is what the packages give"
            : $"{differences.Count} files are not what the packages give; run 'update'");
        return isBinaryCurrent && differences.Count == 0;
    }

    private CatalogueFacts FromServiceReference(string location, string? date, CatalogueFacts? previous) => previous is null
        ? throw new GeneratorException("The Service Reference only completes a snapshot; update from the packages first")
        : Complete(OfficialSource.Read(location, date, previous), previous);

    private CatalogueFacts FromPackages(CatalogueFacts? previous) => Complete(PackageSource.Read(PackagesFolder), previous);

    /// <summary>What was known once and is gone now joins the retired actions.</summary>
    private CatalogueFacts Complete(CatalogueFacts facts, CatalogueFacts? previous)
    {
        if (previous is not null)
        {
            var alive = facts.FullNames.ToHashSet(NameComparer.Instance);
            var known = facts.RetiredActions.Concat(previous.RetiredActions).Concat(previous.FullNames);
            facts = facts with { RetiredActions = [.. known.Where(name => !alive.Contains(name))] };
        }

        return Mends.Load(Path.Combine(DataFolder, "mends")).Apply(facts);
    }

    private IEnumerable<string> Differences(SortedDictionary<string, string> expected)
    {
        foreach (var extra in Snapshot.Files(SnapshotFolder).Where(path => !expected.ContainsKey(path)))
            yield return $"{extra}: no longer there";
        foreach (var (path, text) in expected)
        {
            var file = Path.Combine(SnapshotFolder, path);
            if (!File.Exists(file))
                yield return $"{path}: missing";
            else if (File.ReadAllText(file) is var actual && actual != text)
                yield return $"{path}({actual.Zip(text).TakeWhile(pair => pair.First == pair.Second).Count(pair => pair.First == '\n') + 1}): differs";
        }
    }

    private static string FindRoot()
    {
        for (var folder = Directory.GetCurrentDirectory(); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "IamPolicyAnalyzers.sln")))
                return folder;
        }

        throw new GeneratorException("There is no IamPolicyAnalyzers.sln above this folder; name the repository with --root");
    }
}
