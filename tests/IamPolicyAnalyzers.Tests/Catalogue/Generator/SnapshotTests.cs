using System;
using System.IO;
using System.Linq;
using CatalogueGenerator;
using Xunit;
using static IamPolicyAnalyzers.Tests.Catalogue.Generator.SampleFacts;

namespace IamPolicyAnalyzers.Tests.Catalogue.Generator;

public sealed class SnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snapshot").FullName;

    [Fact]
    public void Reads_what_it_wrote()
    {
        var facts = Facts(Service("demo", Action("Do", [new("my thing", true), new("other", false)], ["aws:TagKeys", "demo:Tag/${TagKey}"], ["demo:Do"]) with { HasOpenResources = true }) with
        {
            IsRcpSupported = true,
            ResourceTypes = [Type("my thing", "arn:${Partition}:demo:::a", "aws:TagKeys"), new("other", ["arn:${Partition}:demo:::b", "arn:${Partition}:demo:::c"], [])],
        }) with
        {
            ConditionKeys = [new("aws:TagKeys", "ArrayOfString", true), new("demo:Tag/${TagKey}", "String", false)],
            RetiredActions = ["demo:Gone"],
        };
        Snapshot.Save(facts, _folder);

        var read = Snapshot.Load(_folder);
        Assert.Equal(Snapshot.Write(facts), Snapshot.Write(read));
        Assert.Equivalent(facts.Services, read.Services);
        Assert.Equal(facts.ConditionKeys, read.ConditionKeys);
        Assert.Equal(
            "action Do; Write; open; on my thing!, other; if aws:TagKeys, demo:Tag/${TagKey}; needs demo:Do",
            File.ReadAllLines(Path.Combine(_folder, "services/demo.txt"))[^1]);
    }

    [Fact]
    public void Deletes_the_file_of_a_service_that_is_gone()
    {
        Snapshot.Save(Facts(Service("demo"), Service("old")), _folder);
        Snapshot.Save(Facts(Service("demo")), _folder);
        Assert.False(File.Exists(Path.Combine(_folder, "services/old.txt")));
        Assert.True(File.Exists(Path.Combine(_folder, "services/demo.txt")));
    }

    [Theory]
    [InlineData("action Do; Wrote", "services/demo.txt(2): 'Wrote' is no access level")]
    [InlineData("action Do", "services/demo.txt(2): field 2 is missing")]
    [InlineData("verb Do", "services/demo.txt(2): a line begins with")]
    public void Names_the_line_that_is_wrong(string line, string message)
    {
        Snapshot.Save(Facts(Service("demo")), _folder);
        File.AppendAllText(Path.Combine(_folder, "services/demo.txt"), line + "\n");
        Assert.StartsWith(message, Assert.Throws<GeneratorException>(() => Snapshot.Load(_folder)).Message);
    }

    [Fact]
    public void Refuses_text_that_holds_its_separator() => Assert.Throws<GeneratorException>(() => Snapshot.Write(Facts(Service("demo") with { Name = "A; B" })));

    [Fact]
    public void The_committed_snapshot_is_as_it_would_be_written()
    {
        var folder = Path.Combine(DataFolder, "snapshot");
        var files = Snapshot.Write(Snapshot.Load(folder));
        Assert.Equal(files.Keys, Snapshot.Files(folder).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(file.Value, File.ReadAllText(Path.Combine(folder, file.Key))));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
