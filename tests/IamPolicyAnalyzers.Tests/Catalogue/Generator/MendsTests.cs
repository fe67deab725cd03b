using System;
using System.Linq;
using CatalogueGenerator;
using IamPolicyAnalyzers.Catalogue;
using Xunit;
using static IamPolicyAnalyzers.Tests.Catalogue.Generator.SampleFacts;

namespace IamPolicyAnalyzers.Tests.Catalogue.Generator;

public sealed class MendsTests
{
    [Fact]
    public void Splits_two_arns_in_one_text()
    {
        var facts = Facts(Service("demo") with { ResourceTypes = [Type("thing", "arn:${Partition}:demo:::a/${A}, arn:${Partition}:demo:::b/${B}")] });
        Assert.Equal(["arn:${Partition}:demo:::a/${A}", "arn:${Partition}:demo:::b/${B}"], Mended(facts).Services[0].ResourceTypes[0].ArnPatterns);
    }

    [Fact]
    public void No_pattern_of_the_catalogue_is_two()
    {
        var catalogue = ActionCatalogue.Instance;
        var patterns = Enumerable.Range(0, catalogue.ResourceTypeCount).SelectMany(index => catalogue.ResourceType(index).ArnPatterns).ToList();
        Assert.All(patterns, pattern => Assert.StartsWith("arn:", pattern));
        Assert.All(patterns, pattern => Assert.DoesNotContain(", ", pattern));
        Assert.Contains(Enumerable.Range(0, catalogue.ResourceTypeCount), index => catalogue.ResourceType(index).ArnPatterns.Length == 2);
    }

    [Fact]
    public void Names_each_condition_key_and_dependent_once()
    {
        var facts = Facts(Service("demo", Action("Do", conditionKeys: ["demo:B", "demo:a", "demo:b"], dependents: ["demo:Other", "demo:other"]), Action("Other")));
        var action = Mended(facts).Services[0].Actions[0];
        Assert.Equal(["demo:a", "demo:B"], action.ConditionKeys);
        Assert.Equal(["demo:Other"], action.Dependents);
    }

    [Fact]
    public void Names_each_resource_type_once_and_keeps_that_it_is_required()
    {
        var facts = Facts(Service("demo", Action("Do", [new("thing", false), new("Thing", true)])) with { ResourceTypes = [Type("thing")] });
        Assert.Equal([new ResourceReference("thing", IsRequired: true)], Mended(facts).Services[0].Actions[0].Resources);
    }

    [Fact]
    public void Drops_dependents_that_are_gone_and_the_action_itself()
    {
        var facts = Facts(Service("demo", Action("Do", dependents: ["demo:Do", "demo:Gone", "demo:OTHER"]), Action("Other")));
        Assert.Equal(["demo:Other"], Mended(facts).Services[0].Actions[0].Dependents);
    }

    [Fact]
    public void Opens_the_resources_of_actions_that_several_pages_define()
    {
        var service = Service("demo", Action("Do", [new("thing", true)]), Action("Other", [new("thing", true)])) with { ResourceTypes = [Type("other"), Type("thing")] };
        var actions = Mended(Facts(service), openResources: "demo:Do").Services[0].Actions;
        Assert.True(actions[0].HasOpenResources);
        Assert.False(actions[1].HasOpenResources);
    }

    [Theory]
    [InlineData("elasticloadbalancing:CreateLoadBalancer")]
    [InlineData("apigateway:GET")]
    [InlineData("ses:TagResource")]
    [InlineData("lex:StartImport")]
    [InlineData("sms-voice:SendVoiceMessage")]
    public void An_open_action_takes_every_resource_type_and_requires_none(string fullName)
    {
        Assert.True(ActionCatalogue.Instance.TryGetAction(fullName, out var action));
        Assert.True(action.HasOpenResources);
        Assert.True(ActionCatalogue.Instance.OpenResources.Contains(action));
        Assert.Equal(action.Service.ResourceTypes, action.ResourceTypes);
        Assert.DoesNotContain(action.ResourceTypes, type => type.IsRequired);
    }

    [Fact]
    public void Refuses_an_open_action_that_is_gone() =>
        Assert.Contains("demo:Gone", Assert.Throws<GeneratorException>(() => Mended(Facts(Service("demo")), openResources: "demo:Gone")).Message);

    [Fact]
    public void Refuses_two_types_of_one_condition_key_unless_told_which()
    {
        var facts = Facts() with { ConditionKeys = [new("demo:Id", "String", false), new("demo:ID", "ArrayOfString", false)] };
        Assert.Contains("mends/condition-keys.txt", Assert.Throws<GeneratorException>(() => Mended(facts)).Message);
        Assert.Equal([new ConditionKeyFacts("demo:Id", "String", true)], Mended(facts, [new("demo:Id", "String", true)]).ConditionKeys);
    }

    [Fact]
    public void Adds_condition_keys_that_the_source_lacks()
    {
        var facts = Facts(Service("demo", Action("Do", conditionKeys: ["demo:Undescribed"])));
        Assert.Equal(
            [new ConditionKeyFacts("aws:New", "ARN", true), new ConditionKeyFacts("demo:Undescribed", "String", false)],
            Mended(facts, [new("aws:New", "ARN", true)]).ConditionKeys);
    }

    [Fact]
    public void Spells_condition_keys_as_their_page_does()
    {
        var facts = Facts(Service("demo", Action("Do", conditionKeys: ["demo:ID"]))) with { ConditionKeys = [new("demo:Id", "String", false)] };
        Assert.Equal(["demo:Id"], Mended(facts).Services[0].Actions[0].ConditionKeys);
    }

    [Fact]
    public void Refuses_a_resource_type_that_no_page_defines()
    {
        var facts = Facts(Service("demo", Action("Do", [new("thing", true)])));
        Assert.Contains("'thing'", Assert.Throws<GeneratorException>(() => Mended(facts)).Message);
    }

    [Fact]
    public void Puts_everything_into_the_order_of_the_reader()
    {
        var facts = Mended(Facts(Service("s3-b", Action("Get"), Action("do"), Action("Abc")), Service("s3")) with { RetiredActions = ["b:X", "a:X", "A:x"] });
        Assert.Equal(["s3", "s3-b"], facts.Services.Select(service => service.Prefix));
        Assert.Equal(["Abc", "do", "Get"], facts.Services[1].Actions.Select(action => action.Name));
        Assert.Equal(["a:X", "b:X"], facts.RetiredActions);
    }

    [Fact]
    public void Every_undocumented_action_is_known_as_such()
    {
        foreach (var line in CatalogueLists.Load(DataFolder).UndocumentedActions)
        {
            var parts = line.Text.Split(':');
            Assert.True(ActionCatalogue.Instance.IsUndocumented(parts[0], parts[1]), line.Text);
            Assert.False(ActionCatalogue.Instance.TryGetAction(line.Text, out _), line.Text);
        }
    }
}
