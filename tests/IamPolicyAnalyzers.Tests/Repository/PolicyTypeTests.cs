using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Tests.Verification;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Repository;

/// <summary>Each rule against each type of policy: what the page of a rule shows as a violation is judged as every type, and reported for those alone that the rule is about.</summary>
public sealed class PolicyTypeTests
{
    public static TheoryData<string> Ids => [.. Shipped.Rules.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Violations_are_reported_for_the_types_of_the_rule_alone(string id)
    {
        var rule = Shipped.Rules.Single(rule => rule.Id == id);
        var analyzer = (PolicyRule)rule.Create();
        var reported = new List<PolicyType>();
        foreach (var example in Examples(id))
        {
            var state = new PolicyState();
            example.Setting.Fill(state, example.Text);
            state.AdditionalFiles.Remove((example.Setting.Path, example.Text));
            foreach (var type in Enum.GetValues<PolicyType>().Where(type => id == RuleIds.MismatchedPolicyType || !IsContradictedBy(example.Text, type)))
                state.AdditionalFiles.Add(($"{type}/{example.Setting.Path}", example.Text));
            foreach (var (path, content) in example.Setting.Files)
                state.AdditionalFiles.AddRange(Enum.GetValues<PolicyType>().Select(type => ($"{type}/{path}", content)));
            state.AnalyzerConfigFiles.Add(("types.globalconfig", Kinds(example.Setting.Path)));

            var diagnostics = await PolicyProject.DiagnosticsAsync(PolicyProject.Create(state, [analyzer]), [analyzer]);
            reported.AddRange(Enum.GetValues<PolicyType>().Where(type => diagnostics.Any(d => PolicyProject.PathOf(d).StartsWith($"{type}/", StringComparison.Ordinal))));
        }

        Guard.Finds(reported.Distinct().Where(type => !analyzer.Types.Includes(type)).Select(type => $"{id} {rule.Type.Name} is reported in {type.Name()}"), "name the type in the class, or correct the rule");
        if (Examples(id).Any())
            Assert.NotEmpty(reported);
    }

    /// <summary>The violations but those in templates, where the place decides the type, and those that are no policies.</summary>
    private static IEnumerable<PageExample> Examples(string id) =>
        PageExample.Read(Shipped.Lines(RulePage.PathFor(id))).Where(e => e.Role == PageExample.Violation && !SideFile.IsOne(e.Setting.Path) && PolicyFile.Parse(e.Text).Container.Kind != ContainerKind.CloudFormation);

    /// <summary>True when a document declared as this type would be judged as another, which its statements show it to be.</summary>
    private static bool IsContradictedBy(string text, PolicyType type) => PolicyFile.Parse(text).Documents.Any(document => document.Contradicts(type));

    private static string Kinds(string path) => string.Join(
        '\n',
        Enum.GetValues<PolicyType>().Select(type => $"[{PolicyProject.Root}{type}/{path}]\nbuild_metadata.AdditionalFiles.Kind = {type}").Prepend("is_global = true"));
}
