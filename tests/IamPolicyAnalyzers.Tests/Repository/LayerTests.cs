using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Repository;

/// <summary>Imports go one way: Json, Documents, Policies, Catalogue, Analysis, Review, Rules; the fixers may use all but the rules.</summary>
public sealed partial class LayerTests
{
    private static readonly string[] s_layers = ["Json", "Documents", "Policies", "Catalogue", "Analysis", "Review", "Rules"];

    [Fact]
    public void Imports_go_one_way() => Guard.Finds(
        from file in Shipped.SourcesBelow("src/IamPolicyAnalyzers").Concat(Shipped.SourcesBelow("src/IamPolicyAnalyzers.CodeFixes"))
        from import in ForbiddenImports(LayerOf(file), File.ReadAllText(Shipped.PathOf(file)))
        select $"{file} uses {import}",
        "move the code down to the layer that owns it, or add the missing word to the model");

    [Fact]
    public void Rules_do_not_use_each_other()
    {
        var names = Shipped.Rules.Select(r => r.Type.Name).ToHashSet();
        Guard.Finds(
            from file in Shipped.SourcesBelow("src/IamPolicyAnalyzers/Rules")
            from Match word in MemberOfType().Matches(CodeOf(File.ReadAllText(Shipped.PathOf(file))))
            where names.Contains(word.Groups[1].Value) && word.Groups[1].Value != Path.GetFileNameWithoutExtension(file)
            select $"{file} uses {word.Groups[1].Value}",
            "move what both need into the model");
    }

    [Theory]
    [InlineData("Policies", "using IamPolicyAnalyzers.Catalogue;")]
    [InlineData("Json", "using IamPolicyAnalyzers.Policies;")]
    [InlineData("Documents", "using static IamPolicyAnalyzers.Policies.Glob;")]
    [InlineData("Catalogue", "var x = IamPolicyAnalyzers.Analysis.PolicyFile.Empty;")]
    [InlineData("Catalogue", "var x = Analysis.PolicyFile.Empty;")]
    [InlineData("Rules", "using IamPolicyAnalyzers.Json;")]
    [InlineData("Rules", "using IamPolicyAnalyzers.Rules.Wildcards;")]
    [InlineData("CodeFixes", "using IamPolicyAnalyzers.Rules.Wildcards;")]
    [InlineData("Analysis", "using IamPolicyAnalyzers.Review;")]
    [InlineData("Policies", "using Microsoft.CodeAnalysis;")]
    [InlineData("Json", "using Microsoft.CodeAnalysis.Diagnostics;")]
    public void Finds(string layer, string code) => Assert.Single(ForbiddenImports(layer, code));

    [Theory]
    [InlineData("Json", "using Microsoft.CodeAnalysis.Text;")]
    [InlineData("Policies", "using IamPolicyAnalyzers.Json; using IamPolicyAnalyzers.Documents;")]
    [InlineData("Rules", "using IamPolicyAnalyzers.Analysis; using IamPolicyAnalyzers.Documents; using IamPolicyAnalyzers.Policies; using Microsoft.CodeAnalysis;")]
    [InlineData("Rules", "namespace IamPolicyAnalyzers.Rules.Wildcards; context.Catalogue.Match(action);")]
    [InlineData("CodeFixes", "using IamPolicyAnalyzers.Json; using Microsoft.CodeAnalysis.CodeFixes;")]
    [InlineData("Json", "// IamPolicyAnalyzers.Rules.Size reads this\n/// <see cref=\"Rules.Size\"/>")]
    public void Accepts(string layer, string code) => Assert.Empty(ForbiddenImports(layer, code));

    private static string LayerOf(string file)
    {
        var parts = file.Split('/');
        return parts[1] == "IamPolicyAnalyzers.CodeFixes" ? "CodeFixes" : parts.Length > 3 ? parts[2] : "";
    }

    private static IEnumerable<string> ForbiddenImports(string layer, string text)
    {
        var code = CodeOf(text);
        var forbidden = layer switch
        {
            "" => [],
            "CodeFixes" => ["Rules"],
            "Rules" => ["Json", "Rules"],
            _ => s_layers.Skip(Array.IndexOf(s_layers, layer) + 1),
        };

        var imports = LayerName().Matches(code).Select(m => m.Groups[1].Value);
        var roslyn = layer is "Analysis" or "Review" or "Rules" or "CodeFixes" or "" ? [] : RoslynName().Matches(code).Select(m => m.Value.TrimEnd('.'));
        return imports.Where(forbidden.Contains).Concat(roslyn.Where(name => name != "Microsoft.CodeAnalysis.Text")).Distinct();
    }

    // Comments and the namespace declaration may name any layer.
    private static string CodeOf(string text) => NotCode().Replace(text, "");

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/|\bnamespace\s+[\w.]+", RegexOptions.Singleline)]
    private static partial Regex NotCode();

    [GeneratedRegex(@"(?:\bIamPolicyAnalyzers\.|(?<![\w.]))(Json|Documents|Policies|Catalogue|Analysis|Review|Rules)\b(?=[.;])")]
    private static partial Regex LayerName();

    [GeneratedRegex(@"\bMicrosoft\.CodeAnalysis\b(\.[A-Z]\w*)?")]
    private static partial Regex RoslynName();

    [GeneratedRegex(@"(?<![\w.])(\w+)[.(<]")]
    private static partial Regex MemberOfType();
}
