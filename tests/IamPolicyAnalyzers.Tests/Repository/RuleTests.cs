using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Repository;

/// <summary>Whatever belongs to a rule is there and agrees.</summary>
public sealed class RuleTests
{
    [Fact]
    public void Ids_are_listed_once_in_order() => Guard.Finds(
        Shipped.RuleIds.Zip(Shipped.RuleIds.Skip(1))
            .Where(pair => string.CompareOrdinal(pair.First.Id, pair.Second.Id) >= 0)
            .Select(pair => $"{pair.Second.Name} ({pair.Second.Id}) follows {pair.First.Name} ({pair.First.Id})"),
        "sort RuleIds.cs by id, one id a line, each once");

    [Fact]
    public void Ids_of_rules_are_listed() => Guard.Finds(
        Shipped.Rules.Where(r => !Shipped.RuleIds.Any(listed => listed.Id == r.Id)).Select(r => $"{r.Type.Name}: {r.Id}"),
        "add the id to src/IamPolicyAnalyzers/Analysis/RuleIds.cs");

    [Fact]
    public void Ids_belong_to_one_rule() => Guard.Finds(
        Shipped.Rules.GroupBy(r => r.Id).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(r => r.Type.Name))}"),
        "give each rule an id of its own");

    [Fact]
    public void Classes_are_named_as_their_id() => Guard.Finds(
        from rule in Shipped.Rules.GroupBy(r => r.Type).Where(g => g.Count() == 1).Select(g => g.Single())
        from listed in Shipped.RuleIds
        where listed.Id == rule.Id && listed.Name != rule.Type.Name
        select $"{rule.Type.Name}: {rule.Id} is listed as {listed.Name}",
        "use one name in RuleIds.cs and for the class");

    [Fact]
    public void Classes_have_at_most_three_ids() => Guard.Finds(
        Shipped.Rules.GroupBy(r => r.Type).Where(g => g.Count() > 3).Select(g => $"{g.Key.Name}: {g.Count()} ids"),
        "split the rule");

    [Fact]
    public void Category_is_the_folder() => Guard.Finds(
        Shipped.Rules.Where(r => r.Family != r.Descriptor.Category).Select(r => $"{r.Type.Name}: folder {r.Family}, category {r.Descriptor.Category}"),
        "move the class or change its category");

    [Fact]
    public void Hundred_of_the_id_stands_for_one_category() => Guard.Finds(
        Shipped.Rules.GroupBy(r => r.Id[..^2]).Where(g => g.DistinctBy(r => r.Family).Count() > 1)
            .Concat(Shipped.Rules.GroupBy(r => r.Family).Where(g => g.DistinctBy(r => r.Id[..^2]).Count() > 1))
            .Select(g => $"{g.Key}: {string.Join(", ", g.Select(r => $"{r.Family} has {r.Id}").Distinct())}"),
        "take an id from the hundred of the family");

    [Fact]
    public void No_default_severity_is_error() => Guard.Finds(
        Shipped.Rules.Where(r => r.Descriptor.DefaultSeverity is not (DiagnosticSeverity.Warning or DiagnosticSeverity.Info)).Select(r => $"{r.Type.Name}: {r.Descriptor.DefaultSeverity}"),
        "use Warning or Info; the presets raise it");

    [Fact]
    public void Rules_serve_both_languages() => Guard.Finds(
        Shipped.Rules.Where(r => r.Type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not { Languages: [LanguageNames.CSharp, LanguageNames.VisualBasic] }).Select(r => r.Type.Name),
        "write [DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]");

    [Fact]
    public void Rules_have_a_test_class() => Guard.Finds(
        Shipped.Rules
            .Select(r => $"IamPolicyAnalyzers.Tests.Rules.{r.Family}.{r.Type.Name}Tests")
            .Distinct()
            .Where(name => typeof(RuleTests).Assembly.GetType(name) is null),
        "write the test class, or start with: dotnet run eng/new-rule.cs -- <Family> <Name>");

    [Fact]
    public void Rules_have_a_release_row()
    {
        var rows = Shipped.Lines("src/IamPolicyAnalyzers/AnalyzerReleases.Shipped.md").Concat(Shipped.Lines("src/IamPolicyAnalyzers/AnalyzerReleases.Unshipped.md")).ToArray();
        Guard.Finds(
            Shipped.Rules.Where(r => !rows.Any(row => row.StartsWith($"{r.Id} |", StringComparison.Ordinal))).Select(r => $"{r.Id} | {r.Descriptor.Category} | {r.Descriptor.DefaultSeverity} | {r.Type.Name}"),
            "add the rows to src/IamPolicyAnalyzers/AnalyzerReleases.Unshipped.md");
    }

    [Fact]
    public void Rules_stand_in_a_file_of_their_name() => Guard.Finds(
        Shipped.Rules.Select(r => $"src/IamPolicyAnalyzers/Rules/{r.Family}/{r.Type.Name}.cs").Where(f => !File.Exists(Shipped.PathOf(f))),
        "one rule, one file of its name, in the folder of its family");

    [Fact]
    public void Help_links_lead_to_the_page() => Guard.Finds(
        Shipped.Rules.Where(r => !r.Descriptor.HelpLinkUri.EndsWith($"/docs/rules/{r.Id}.md", StringComparison.Ordinal)).Select(r => $"{r.Id}: '{r.Descriptor.HelpLinkUri}'"),
        "create descriptors with Rule.Create");

    [Fact]
    public void Fixers_heal_listed_rules() => Guard.Finds(
        from fixer in Shipped.Fixers
        from id in fixer.FixableDiagnosticIds.DefaultIfEmpty("no id")
        where !Shipped.Rules.Any(r => r.Id == id)
        select $"{fixer.GetType().Name}: {id}",
        "name ids of existing rules");

    [Fact]
    public void Fixers_are_offered_on_additional_files_of_both_languages() => Guard.Finds(
        Shipped.Fixers.Select(f => f.GetType()).Where(type =>
            type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not { Languages: [LanguageNames.CSharp, LanguageNames.VisualBasic], DocumentKinds: [nameof(TextDocumentKind.AdditionalDocument)] })
            .Select(type => type.Name),
        "write [ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]");

    [Fact]
    public void Fixers_are_not_shared() => Guard.Finds(
        Shipped.Fixers.Select(f => f.GetType()).Where(type => type.CustomAttributes.Any(a => a.AttributeType.Name == "SharedAttribute")).Select(type => type.Name),
        "remove [Shared]: it needs an assembly that not every host has");

    [Fact]
    public void Fixers_have_a_test_class() => Guard.Finds(
        Shipped.Fixers.Select(f => $"IamPolicyAnalyzers.Tests.CodeFixes.{f.GetType().Name}Tests").Where(name => typeof(RuleTests).Assembly.GetType(name) is null),
        "write the test class in tests/IamPolicyAnalyzers.Tests/CodeFixes");
}
