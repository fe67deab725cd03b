using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CatalogueGenerator;
using IamPolicyAnalyzers.Catalogue;
using Xunit;
using static IamPolicyAnalyzers.Tests.Catalogue.Generator.SampleFacts;

namespace IamPolicyAnalyzers.Tests.Catalogue.Generator;

public sealed class CatalogueBinaryTests
{
    private static readonly CatalogueFacts Facts = Mended(SampleFacts.Facts(
        Service("demo", Action("GetThing"), Action("PutThing", [new("thing", true)], ["demo:Own"], ["other:GetThing"])) with { ResourceTypes = [Type("thing", conditionKeys: "demo:OfType")] },
        Service("other", Action("GetThing"))) with
    {
        RetiredActions = ["demo:Gone", "old:Gone"],
        ApiOperations = new Dictionary<string, string> { ["demo:ReadThing"] = "demo:GetThing" },
    });

    private static readonly CatalogueLists NoLists = new(
        Enum.GetValues<ActionList>().ToDictionary(list => list, _ => Lines()),
        Enum.GetValues<ServiceList>().ToDictionary(list => list, _ => Lines()),
        ServiceRenames: [],
        ApiOperations: [],
        UndocumentedActions: [],
        RetiredActions: [],
        EscalationPaths: [],
        Consequences: [],
        ManagedPolicies: [],
        WithdrawnPolicies: []);

    [Fact]
    public void The_reader_finds_what_the_facts_say()
    {
        var catalogue = Open(NoLists);
        Assert.Equal("2030-01-31", catalogue.DataDate);
        Assert.Equal(["a test"], catalogue.Sources);
        Assert.True(catalogue.TryGetAction("demo:PutThing", out var action));
        Assert.Equal(["demo:OfType", "demo:Own"], action.ConditionKeys.Select(key => key.Name));
        Assert.Equal(["demo:OfType"], action.ResourceTypes.Single().ConditionKeys.Select(key => key.Name));
        Assert.Equal(["other:GetThing"], action.DependentActions.Select(dependent => dependent.FullName));
        Assert.True(catalogue.IsRetired("demo", "Gone"));
        Assert.True(catalogue.IsRetiredService("old"));
        Assert.False(catalogue.IsRetiredService("demo"));
        Assert.True(catalogue.TryGetApiAction("demo:ReadThing", out var granting));
        Assert.Equal("demo:GetThing", granting);
    }

    [Fact]
    public void Lists_hold_names_and_patterns()
    {
        var lists = NoLists with { Actions = With(ActionList.NetworkActions, "*:GetThing", "demo:P*") };
        Assert.Equal(["demo:GetThing", "demo:PutThing", "other:GetThing"], Names(Open(lists), ActionList.NetworkActions));
    }

    [Fact]
    public void A_hand_written_operation_wins_over_the_source()
    {
        Assert.True(Open(NoLists with { ApiOperations = Lines("demo:ReadThing; other:GetThing") }).TryGetApiAction("demo:ReadThing", out var granting));
        Assert.Equal("other:GetThing", granting);
    }

    [Fact]
    public void Retired_names_and_services_may_be_written_by_hand()
    {
        var catalogue = Open(NoLists with { RetiredActions = Lines("demo:Lost", "lost:*") });
        Assert.True(catalogue.IsRetired("demo", "Lost"));
        Assert.True(catalogue.IsRetired("demo", "Gone"));
        Assert.True(catalogue.IsRetiredService("lost"));
        Assert.True(catalogue.IsRetiredService("old"));
        Assert.False(catalogue.IsRetired("lost", "*"));
    }

    [Theory]
    [InlineData("demo:GetThing", "'demo:GetThing' exists now")]
    [InlineData("demo:*", "service 'demo' exists now")]
    public void Fails_on_a_retired_name_that_has_come_back(string line, string message) => Fails(message, NoLists with { RetiredActions = Lines(line) });

    [Fact]
    public void Fails_on_a_listed_action_that_does_not_exist() => Fails("there is no action 'demo:Nothing'", NoLists with { Actions = With(ActionList.NetworkActions, "demo:Nothing") });

    [Fact]
    public void Fails_on_a_listed_pattern_that_matches_nothing() => Fails("'demo:X*' matches no action", NoLists with { Actions = With(ActionList.NetworkActions, "demo:X*") });

    [Fact]
    public void Fails_on_a_listed_service_that_does_not_exist() =>
        Fails("there is no service 'nothing'", NoLists with { ServiceRenames = Lines("demmo; nothing") });

    [Fact]
    public void Fails_on_an_undocumented_action_that_AWS_has_documented_since() => Fails("'demo:GetThing' exists now", NoLists with { UndocumentedActions = Lines("demo:GetThing") });

    [Fact]
    public void Fails_on_an_operation_that_has_become_an_action() => Fails("'demo:GetThing' exists now", NoLists with { ApiOperations = Lines("demo:GetThing; other:GetThing") });

    [Theory]
    [InlineData("a; direct; high; demo:Nothing", "there is no action 'demo:Nothing'")]
    [InlineData("a; sideways; high; demo:GetThing", "'sideways' is no EscalationKind")]
    [InlineData("a; direct; sure; demo:GetThing", "'sure' is no EscalationConfidence")]
    [InlineData("a; direct; high; demo:GetThing; subsumed by b", "there is no path 'b'")]
    public void Fails_on_a_path_that_is_wrong(string line, string message) =>
        Assert.EndsWith(message, Assert.Throws<GeneratorException>(() => Open(NoLists with { EscalationPaths = [.. Lines(line).Select(EscalationFacts.Read)] })).Message);

    [Fact]
    public void Consequences_are_told_by_action()
    {
        var catalogue = Open(NoLists with { Actions = With(ActionList.AccountCritical, "demo:PutThing"), Consequences = Lines("can break every thing; demo:PutThing") });
        Assert.True(catalogue.TryGetAction("demo:PutThing", out var critical));
        Assert.True(catalogue.TryGetAction("demo:GetThing", out var other));
        Assert.Equal("can break every thing", catalogue.ConsequenceOf(critical));
        Assert.Empty(catalogue.ConsequenceOf(other));
    }

    [Fact]
    public void Fails_on_a_critical_action_without_consequence() =>
        Fails("say in critical-consequences.txt what 'demo:PutThing' can do", NoLists with { Actions = With(ActionList.AccountCritical, "demo:PutThing") });

    [Fact]
    public void Fails_on_an_action_with_two_consequences() =>
        Fails("'demo:PutThing' stands there twice", NoLists with { Consequences = Lines("can break every thing; demo:PutThing", "can break it; demo:PutThing") });

    [Fact]
    public void Managed_policies_are_found_by_name_and_by_content()
    {
        var catalogue = Open(NoLists with
        {
            ManagedPolicies = Policies("service-role/DemoPush; 00000001ffffffff", "DemoReadOnly; 8000000000000000", "DemoWithout", "DemoPushToLogs; 00000001ffffffff"),
            WithdrawnPolicies = Lines("DemoOld; service-role/DemoPush", "DemoGone"),
        });

        Assert.True(catalogue.TryGetManagedPolicy("demopush", out var byName));
        Assert.Equal("service-role/DemoPush", byName);
        Assert.True(catalogue.TryGetManagedPolicy(0x1FFFFFFFFUL, out var byContent));
        Assert.Equal("service-role/DemoPush", byContent);
        Assert.True(catalogue.TryGetManagedPolicy(0x8000000000000000UL, out byContent));
        Assert.Equal("DemoReadOnly", byContent);
        Assert.False(catalogue.TryGetManagedPolicy(1UL, out _));
        Assert.False(catalogue.TryGetManagedPolicy("Demo", out _));
        Assert.True(catalogue.TrySuggestManagedPolicy("DemoReedOnly", out var near));
        Assert.Equal("DemoReadOnly", near);
        Assert.True(catalogue.IsWithdrawnPolicy("DemoOld", out var successor));
        Assert.Equal("service-role/DemoPush", successor);
        Assert.True(catalogue.IsWithdrawnPolicy("DemoGone", out successor));
        Assert.Empty(successor);
        Assert.False(catalogue.IsWithdrawnPolicy("DemoPush", out _));
    }

    [Fact]
    public void Fails_on_a_withdrawn_policy_that_has_come_back() => Fails(
        "'DemoOld' exists now", NoLists with { ManagedPolicies = Policies("DemoOld"), WithdrawnPolicies = Lines("DemoOld") });

    [Fact]
    public void Fails_on_a_successor_that_does_not_exist() => Fails(
        "there is no managed policy 'DemoNew'", NoLists with { ManagedPolicies = Policies("service-role/DemoNew"), WithdrawnPolicies = Lines("DemoOld; DemoNew") });

    [Fact]
    public void The_committed_binary_is_what_the_text_gives()
    {
        var built = CatalogueBinary.Build(Snapshot.Load(Path.Combine(DataFolder, "snapshot")), CatalogueLists.Load(DataFolder));
        var committed = File.ReadAllBytes(Path.Combine(Conditional.RepositoryRoot, "src/IamPolicyAnalyzers/Catalogue/catalogue.bin"));
        Assert.True(built.AsSpan().SequenceEqual(committed), "Run: dotnet run --project eng/CatalogueGenerator -- build");
    }

    private static void Fails(string message, CatalogueLists lists) => Assert.Contains(message, Assert.Throws<GeneratorException>(() => Open(lists)).Message);

    private static ActionCatalogue Open(CatalogueLists lists) => ActionCatalogue.Open(new MemoryStream(CatalogueBinary.Build(Facts, lists)));

    private static IEnumerable<string> Names(ActionCatalogue catalogue, ActionList list) => catalogue.List(list).Select(index => catalogue[index].FullName);

    private static Dictionary<ActionList, IReadOnlyList<TextLine>> With(ActionList list, params string[] lines) =>
        new(NoLists.Actions) { [list] = Lines(lines) };

    private static IReadOnlyList<ManagedPolicyFacts> Policies(params string[] lines) => [.. Lines(lines).Select(ManagedPolicyFacts.Read)];

    private static IReadOnlyList<TextLine> Lines(params string[] lines) => [.. TextLine.Read("list.txt", string.Join('\n', lines))];
}
