using System.IO;
using System.Linq;
using CatalogueGenerator;
using IamPolicyAnalyzers.Catalogue;
using Xunit;
using static IamPolicyAnalyzers.Tests.Catalogue.Generator.SampleFacts;

namespace IamPolicyAnalyzers.Tests.Catalogue.Generator;

public sealed class OfficialSourceTests
{
    private static readonly string Folder = Path.Combine(Conditional.RepositoryRoot, "tests/IamPolicyAnalyzers.Tests/Catalogue/Generator/ServiceReference");

    private static readonly CatalogueFacts Previous = Facts(SampleFacts.Service(
        "demo",
        SampleFacts.Action("GetThing", [new("thing", true)], dependents: ["demo:Bare"]),
        SampleFacts.Action("Bare") with { IsPermissionOnly = true, Level = AccessLevel.Tagging }) with
    {
        Name = "Amazon Demo",
        IsRcpSupported = true,
        ResourceTypes = [Type("thing")],
    }) with
    {
        ConditionKeys = [new("aws:ResourceTag/${TagKey}", "String", true), new("demo:Old", "String", false)],
        Sources = ["npm demo 1.0.0 (MIT)"],
    };

    private static readonly CatalogueFacts Read = Mended(OfficialSource.Read(Folder, date: null, Previous));

    [Fact]
    public void Takes_the_latest_day_of_the_list_unless_one_is_given()
    {
        Assert.Equal("2026-01-31", Read.DataDate);
        Assert.Equal("2026-02-01", OfficialSource.Read(Folder, "2026-02-01", Previous).DataDate);
    }

    [Theory]
    [InlineData("demo", "GetThing", AccessLevel.Read)]
    [InlineData("demo", "ShareThing", AccessLevel.PermissionsManagement)]
    [InlineData("demo", "Bare", AccessLevel.Tagging)] // no flags, so as it was
    [InlineData("new", "ListAll", AccessLevel.List)]
    [InlineData("new", "TagOne", AccessLevel.Tagging)]
    [InlineData("new", "WriteList", AccessLevel.Write)]
    public void Takes_the_strongest_flag_for_the_level(string prefix, string name, object level) => Assert.Equal(level, Action(prefix, name).Level);

    [Fact]
    public void Takes_resource_types_and_condition_keys()
    {
        var type = Assert.Single(Service("demo").ResourceTypes);
        Assert.Equal(["arn:${Partition}:demo:${Region}:${Account}:thing/${Id}", "arn:${Partition}:demo:::thing/${Id}"], type.ArnPatterns);
        Assert.Equal(["aws:ResourceTag/${TagKey}", "demo:Owner"], Action("demo", "GetThing").ConditionKeys);
        Assert.Equal([new ConditionKeyFacts("aws:ResourceTag/${TagKey}", "String", true), new ConditionKeyFacts("demo:Owner", "ArrayOfString", false)], Read.ConditionKeys);
    }

    [Fact]
    public void Keeps_from_the_snapshot_what_the_reference_lacks()
    {
        Assert.Equal("Amazon Demo", Service("demo").Name);
        Assert.True(Service("demo").IsRcpSupported);
        Assert.True(Action("demo", "Bare").IsPermissionOnly);
        Assert.Equal(["demo:Bare"], Action("demo", "GetThing").Dependents);
        Assert.Equal([new ResourceReference("thing", IsRequired: true)], Action("demo", "GetThing").Resources);
        Assert.Contains("npm demo 1.0.0 (MIT)", Read.Sources);
        Assert.Equal("new", Service("new").Name);
    }

    [Fact]
    public void An_action_on_a_resource_type_that_is_not_defined_is_open()
    {
        Assert.True(Action("demo", "ShareThing").HasOpenResources);
        Assert.False(Action("demo", "GetThing").HasOpenResources);
    }

    [Fact]
    public void Takes_operations_that_one_action_grants()
    {
        var operation = Assert.Single(Read.ApiOperations);
        Assert.Equal("demo:ReadThing", operation.Key);
        Assert.Equal("demo:GetThing", operation.Value);
    }

    [Fact]
    public void Says_which_file_is_missing() =>
        Assert.Contains("service-list.json", Assert.Throws<GeneratorException>(() => OfficialSource.Read(DataFolder, null, Previous)).Message);

    private static ServiceFacts Service(string prefix) => Read.Services.Single(service => service.Prefix == prefix);

    private static ActionFacts Action(string prefix, string name) => Service(prefix).Actions.Single(action => action.Name == name);
}
