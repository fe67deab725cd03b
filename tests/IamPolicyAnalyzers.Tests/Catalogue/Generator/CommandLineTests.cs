using System;
using System.IO;
using CatalogueGenerator;
using Xunit;
using static IamPolicyAnalyzers.Tests.Catalogue.Generator.SampleFacts;

namespace IamPolicyAnalyzers.Tests.Catalogue.Generator;

public sealed class CommandLineTests : IDisposable
{
    private static readonly string Official = Path.Combine(Conditional.RepositoryRoot, "tests/IamPolicyAnalyzers.Tests/Catalogue/Generator/ServiceReference");

    private readonly Lazy<string> _root = new(CopyRepository);
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private string Root => _root.Value;

    private string Binary => Path.Combine(Root, "src/IamPolicyAnalyzers/Catalogue/catalogue.bin");

    [Theory]
    [InlineData()]
    [InlineData("--help")]
    [InlineData("update", "--help")]
    public void Helps(params string[] arguments)
    {
        Assert.Equal(0, Run(arguments));
        Assert.Contains("Verbs", _output.ToString());
    }

    [Theory]
    [InlineData("'frob'", "frob")]
    [InlineData("'--frob'", "build", "--frob")]
    [InlineData("'--allow-shrink'", "check", "--allow-shrink")]
    [InlineData("'elsewhere'", "update", "--source", "elsewhere")]
    [InlineData("'--source official'", "update", "--source", "official")]
    [InlineData("'31.1.2026'", "update", "--date", "31.1.2026")]
    public void Says_what_is_wrong_with_the_command_line(string named, params string[] arguments)
    {
        Assert.Equal(2, Run(arguments));
        Assert.Contains(named, _error.ToString());
    }

    [Fact]
    public void Builds_the_binary_and_finds_it_right()
    {
        Assert.Equal(0, Run("build", "--root", Root));
        Assert.Equal(0, Run("check", "--root", Root));
        Assert.Equal(File.ReadAllBytes(Path.Combine(Conditional.RepositoryRoot, "src/IamPolicyAnalyzers/Catalogue/catalogue.bin")), File.ReadAllBytes(Binary));
    }

    [Fact]
    public void Finds_a_binary_that_is_not_what_the_text_gives()
    {
        File.WriteAllBytes(Binary, [1]);
        Assert.Equal(1, Run("check", "--root", Root));
        Assert.Contains("run 'build'", _output.ToString());
    }

    [Fact]
    public void Refuses_a_source_that_has_lost_most_actions()
    {
        var snapshot = Path.Combine(Root, "eng/CatalogueGenerator/data/snapshot/services/s3.txt");
        var before = File.ReadAllText(snapshot);
        File.WriteAllText(Path.Combine(Root, "eng/CatalogueGenerator/data/mends/open-resources.txt"), "");

        Assert.Equal(1, Run("update", "--source", "official", Official, "--root", Root));
        Assert.Contains("Refused", _error.ToString());
        Assert.Equal(before, File.ReadAllText(snapshot));
        Assert.False(File.Exists(Binary));
    }

    [Fact]
    public void Tells_which_line_of_a_list_no_longer_holds()
    {
        File.WriteAllText(Path.Combine(Root, "eng/CatalogueGenerator/data/mends/open-resources.txt"), "");
        Assert.Equal(1, Run("update", "--source", "official", Official, "--allow-shrink", "--root", Root));
        Assert.Matches(@"[a-z-]+\.txt\([0-9]+\): ", _error.ToString());
    }

    [Fact]
    public void Says_how_to_install_the_packages()
    {
        Assert.Equal(1, Run("update", "--root", Root));
        Assert.Contains("npm ci", _error.ToString());
    }

    [Fact]
    public void Takes_the_fingerprints_of_documents_and_keeps_nothing_else()
    {
        var documents = Path.Combine(Root, "policies.jsonl");
        File.WriteAllText(
            documents,
            """
            {"name":"AmazonS3ReadOnlyAccess","document":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}}
            {"name":"NoSuchPolicy","document":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}}

            """);

        Assert.Equal(0, Run("fingerprints", documents, "--root", Root));
        var lines = File.ReadAllLines(Path.Combine(Root, "eng/CatalogueGenerator/data/managed-policies.txt"));
        Assert.Matches("^AmazonS3ReadOnlyAccess; [0-9a-f]{16}$", Assert.Single(lines, line => !line.StartsWith('#') && line.Contains(';')));
        Assert.Equal(0, Run("check", "--root", Root));
    }

    [Theory]
    [InlineData(2, "'fingerprints' needs a value", "fingerprints")]
    [InlineData(1, "is missing", "fingerprints", "nothing.jsonl")]
    public void Says_what_fingerprints_lack(int code, string message, params string[] arguments)
    {
        Assert.Equal(code, Run(arguments));
        Assert.Contains(message, _error.ToString());
    }

    public void Dispose()
    {
        if (_root.IsValueCreated)
            Directory.Delete(Root, recursive: true);
    }

    /// <summary>A repository with the text of this one and no binary; the lists name actions that the small source lacks.</summary>
    private static string CopyRepository()
    {
        var root = Directory.CreateTempSubdirectory("generator").FullName;
        Directory.CreateDirectory(Path.Combine(root, "src/IamPolicyAnalyzers/Catalogue"));
        foreach (var file in Directory.EnumerateFiles(DataFolder, "*.txt", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(root, "eng/CatalogueGenerator/data", Path.GetRelativePath(DataFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return root;
    }

    private int Run(params string[] arguments) => CatalogueGenerator.Generator.Run(arguments, _output, _error);
}
