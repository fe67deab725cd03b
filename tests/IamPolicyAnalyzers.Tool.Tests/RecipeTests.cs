using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using IamPolicyAnalyzers.Tests;
using IamPolicyAnalyzers.Tool.Hosting;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace IamPolicyAnalyzers.Tool.Tests;

/// <summary>The recipes are YAML, and each command of ours in them runs.</summary>
public sealed class RecipeTests
{
    private static readonly string s_folder = Path.Combine(Conditional.RepositoryRoot, "docs", "recipes");

    public static TheoryData<string> Recipes => [.. Directory.EnumerateFiles(s_folder, "*.y*ml").Select(file => Path.GetFileName(file)).Order()];

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Commands_run_and_write_what_the_recipe_publishes(string recipe)
    {
        using var folder = new ToolFolder().Write("admin.iam.json", ToolFolder.Administrator);

        var scalars = Scalars(Parse(recipe)).ToList();
        var commands = scalars.SelectMany(static scalar => scalar.Split('\n')).Select(static line => Regex.Match(line, "^(?:dotnet )?iam-policy (.*)$")).Where(static match => match.Success).ToList();
        Assert.NotEmpty(commands);
        foreach (var command in commands)
            folder.Run(command.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Exited(command.Value.Contains("--fail-on none", StringComparison.Ordinal) ? 0 : 1);

        foreach (var published in scalars.Where(static scalar => Regex.IsMatch(scalar, @"^iam-policy\.\w+$")))
            Assert.True(File.Exists(folder.PathOf(published)), published);
    }

    [Fact]
    public void Hook_takes_the_names_of_the_package()
    {
        var files = new Regex(Scalars(Parse("pre-commit-config.yaml")).Single(static scalar => scalar.StartsWith("(\\.", StringComparison.Ordinal)));

        foreach (var name in FileFinder.DefaultNames.Where(static name => !Regex.IsMatch(name, @"\w\*|\*\w")))
            Assert.Matches(files, name.Replace("**/", "deep/").Replace("*", "name"));
        Assert.DoesNotMatch(files, "package.json");
    }

    [Fact]
    public void Readme_lists_every_recipe()
    {
        var readme = File.ReadAllText(Path.Combine(s_folder, "README.md"));

        foreach (var recipe in Directory.EnumerateFiles(s_folder, "*.y*ml").Select(Path.GetFileName))
            Assert.Contains($"]({recipe})", readme);
    }

    private static YamlNode Parse(string recipe)
    {
        var yaml = new YamlStream();
        using var text = new StreamReader(Path.Combine(s_folder, recipe));
        yaml.Load(text);
        return Assert.Single(yaml.Documents).RootNode;
    }

    private static IEnumerable<string> Scalars(YamlNode node) => node.AllNodes.OfType<YamlScalarNode>().Select(static scalar => scalar.Value ?? "");
}
