using System.Collections.Generic;
using System.IO;
using System.Linq;
using CatalogueGenerator;
using IamPolicyAnalyzers.Catalogue;

namespace IamPolicyAnalyzers.Tests.Catalogue.Generator;

/// <summary>Facts of one made-up service, to be varied by a test.</summary>
internal static class SampleFacts
{
    public static string DataFolder { get; } = Path.Combine(Conditional.RepositoryRoot, "eng", "CatalogueGenerator", "data");

    public static ActionFacts Action(
        string name, IReadOnlyList<ResourceReference>? resources = null, IReadOnlyList<string>? conditionKeys = null, IReadOnlyList<string>? dependents = null) =>
        new(name, AccessLevel.Write, IsPermissionOnly: false, HasOpenResources: false, resources ?? [], conditionKeys ?? [], dependents ?? []);

    public static ResourceTypeFacts Type(string name, string arn = "arn:${Partition}:demo:::${Name}", params string[] conditionKeys) => new(name, [arn], conditionKeys);

    public static ServiceFacts Service(string prefix, params ActionFacts[] actions) => new(prefix, "Demo", IsRcpSupported: false, [], actions);

    public static CatalogueFacts Facts(params ServiceFacts[] services) => new("2030-01-31", ["a test"], services, [], [], new Dictionary<string, string>());

    public static CatalogueFacts Mended(CatalogueFacts facts, ConditionKeyFacts[]? conditionKeys = null, params string[] openResources) =>
        new Mends(conditionKeys ?? [], openResources).Apply(facts);

    /// <summary>Facts whose actions bear no names that matter.</summary>
    public static CatalogueFacts OfSize(int services, int actions, int dependents) => Facts([.. Enumerable.Range(0, services).Select(service =>
        Service($"demo{service}", [.. Enumerable.Range(0, actions / services).Select(action =>
            Action($"Do{action}", dependents: [.. Enumerable.Repeat("demo0:Do0", action == 0 && service == 0 ? dependents : 0)]))]))]);
}
