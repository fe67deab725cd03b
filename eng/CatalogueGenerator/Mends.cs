using System;
using System.Collections.Generic;
using System.Linq;

namespace CatalogueGenerator;

/// <summary>
/// Repairs what the sources have wrong and puts everything into order. What cannot be derived stands in the text files of the folder "mends".
/// </summary>
internal sealed class Mends(IReadOnlyList<ConditionKeyFacts> conditionKeys, IReadOnlyList<string> openResources)
{
    public static Mends Load(string folder) => new(
        [.. TextLine.ReadFile(folder, "condition-keys.txt").Select(ConditionKeyFacts.Read)],
        [.. TextLine.ReadFile(folder, "open-resources.txt").Select(line => line.Text)]);

    public CatalogueFacts Apply(CatalogueFacts facts)
    {
        var spelling = facts.FullNames.ToDictionary(name => name, NameComparer.Instance);
        foreach (var name in openResources.Where(name => !spelling.ContainsKey(name)))
            throw new GeneratorException($"mends/open-resources.txt names '{name}', which is no action any more; remove the line");

        var keys = MendConditionKeys(facts);
        var keySpelling = keys.ToDictionary(key => key.Name, key => key.Name, NameComparer.Instance);
        return facts with
        {
            Services = [.. facts.Services
                .OrderBy(service => service.Prefix, NameComparer.Instance)
                .Select(service => MendService(service, spelling, name => keySpelling.GetValueOrDefault(name, name)))],
            ConditionKeys = keys,
            RetiredActions = [.. facts.RetiredActions.Distinct(NameComparer.Instance).Order(NameComparer.Instance)],
        };
    }

    private ServiceFacts MendService(ServiceFacts service, Dictionary<string, string> actionSpelling, Func<string, string> keySpelling)
    {
        var typeSpelling = service.ResourceTypes.ToDictionary(type => type.Name, type => type.Name, NameComparer.Instance);
        return service with
        {
            ResourceTypes = [.. service.ResourceTypes
                .OrderBy(type => type.Name, NameComparer.Instance)
                .Select(type => type with
                {
                    ArnPatterns = [.. type.ArnPatterns.SelectMany(SplitArns)],
                    ConditionKeys = Names(type.ConditionKeys.Select(keySpelling)),
                })],
            Actions = [.. service.Actions
                .OrderBy(action => action.Name, NameComparer.Instance)
                .Select(action => action with
                {
                    HasOpenResources = action.HasOpenResources || openResources.Contains($"{service.Prefix}:{action.Name}", NameComparer.Instance),
                    Resources = MendResources(service, action, typeSpelling),
                    ConditionKeys = Names(action.ConditionKeys.Select(keySpelling)),
                    Dependents = Names(action.Dependents
                        .Where(name => actionSpelling.ContainsKey(name) && !NameComparer.Instance.Equals(name, $"{service.Prefix}:{action.Name}"))
                        .Select(name => actionSpelling[name])),
                })],
        };
    }

    /// <summary>An action that names a type twice needs it if either mention says so.</summary>
    private static IReadOnlyList<ResourceReference> MendResources(ServiceFacts service, ActionFacts action, Dictionary<string, string> spelling) =>
        [.. action.Resources
            .GroupBy(
                resource => spelling.GetValueOrDefault(resource.Type)
                    ?? throw new GeneratorException(
                        $"{service.Prefix}:{action.Name} names the resource type '{resource.Type}', which {service.Prefix} does not define"),
                (type, mentions) => new ResourceReference(type, mentions.Any(mention => mention.IsRequired)))
            .OrderBy(resource => resource.Type, NameComparer.Instance)];

    /// <summary>Several ARNs of one type come as one string with commas between them.</summary>
    private static IEnumerable<string> SplitArns(string arns) => arns.Split(", ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IReadOnlyList<string> Names(IEnumerable<string> names) => [.. names.Distinct(NameComparer.Instance).Order(NameComparer.Instance)];

    private IReadOnlyList<ConditionKeyFacts> MendConditionKeys(CatalogueFacts facts)
    {
        var keys = new Dictionary<string, ConditionKeyFacts>(NameComparer.Instance);
        foreach (var key in conditionKeys)
            keys.Add(key.Name, key);
        foreach (var key in facts.ConditionKeys)
        {
            if (!keys.TryGetValue(key.Name, out var known))
                keys.Add(key.Name, key);
            else if (known.Type != key.Type && !conditionKeys.Contains(known))
                throw new GeneratorException(
                    $"Condition key '{key.Name}' is of type {known.Type} and of type {key.Type}; say which in mends/condition-keys.txt");
        }

        // Keys that an action lists and no page describes are taken for strings.
        foreach (var name in facts.Services.SelectMany(Mentioned).Where(name => !keys.ContainsKey(name)).Order(NameComparer.Instance).ToList())
            keys.TryAdd(name, new(name, "String", IsGlobal: false));
        return [.. keys.Values.OrderBy(key => key.Name, NameComparer.Instance)];

        static IEnumerable<string> Mentioned(ServiceFacts service) =>
            service.ResourceTypes.SelectMany(type => type.ConditionKeys).Concat(service.Actions.SelectMany(action => action.ConditionKeys));
    }
}
