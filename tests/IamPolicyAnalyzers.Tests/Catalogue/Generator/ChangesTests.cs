using CatalogueGenerator;
using Xunit;
using static IamPolicyAnalyzers.Tests.Catalogue.Generator.SampleFacts;

namespace IamPolicyAnalyzers.Tests.Catalogue.Generator;

public sealed class ChangesTests
{
    private static readonly CatalogueFacts Before = OfSize(services: 10, actions: 1000, dependents: 3);

    [Fact]
    public void Accepts_what_stays_or_grows()
    {
        Assert.Null(Changes.Shrinks(Before, Before));
        Assert.Null(Changes.Shrinks(Before, OfSize(services: 11, actions: 1100, dependents: 1)));
    }

    [Fact]
    public void Accepts_a_few_lost_actions() => Assert.Null(Changes.Shrinks(Before, OfSize(services: 10, actions: 990, dependents: 3)));

    [Fact]
    public void Refuses_to_lose_more_than_one_action_in_a_hundred() =>
        Assert.Equal("1000 actions would become 980", Changes.Shrinks(Before, OfSize(services: 10, actions: 980, dependents: 3)));

    [Fact]
    public void Refuses_to_lose_a_service() => Assert.Contains("services", Changes.Shrinks(Before, OfSize(services: 9, actions: 1800, dependents: 3)));

    [Fact]
    public void Refuses_to_lose_all_dependents() => Assert.Contains("dependents", Changes.Shrinks(Before, OfSize(services: 10, actions: 1000, dependents: 0)));

    [Fact]
    public void Tells_new_and_retired_actions()
    {
        var lines = Changes.Describe(Facts(Service("demo", Action("A"), Action("B"))), Facts(Service("demo", Action("B"), Action("C"))));
        Assert.Equal(["Data of 2030-01-31 -> 2030-01-31", "1 new actions: demo:C", "1 retired actions: demo:A"], lines);
    }
}
