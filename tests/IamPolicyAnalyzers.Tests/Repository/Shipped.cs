using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using IamPolicyAnalyzers.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Tests.Repository;

/// <summary>A rule class with one of its descriptors</summary>
internal sealed record ShippedRule(Type Type, DiagnosticDescriptor Descriptor)
{
    public string Id => Descriptor.Id;

    /// <summary>The folder of the class, which is the last part of its namespace</summary>
    public string Family => Type.Namespace!.Split('.')[^1];

    public DiagnosticAnalyzer Create() => (DiagnosticAnalyzer)Activator.CreateInstance(Type)!;
}

/// <summary>What the shipped assemblies and the folders of the repository hold</summary>
internal static class Shipped
{
    public static Assembly Analyzers { get; } = Assembly.Load("IamPolicyAnalyzers");

    public static Assembly CodeFixes { get; } = Assembly.Load("IamPolicyAnalyzers.CodeFixes");

    public static ImmutableArray<ShippedRule> Rules { get; } =
    [
        .. from type in Concrete<DiagnosticAnalyzer>(Analyzers)
           from descriptor in ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics
           orderby descriptor.Id
           select new ShippedRule(type, descriptor),
    ];

    public static ImmutableArray<DiagnosticAnalyzer> AllAnalyzers { get; } =
        [.. Rules.Select(r => r.Type).Distinct().Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!)];

    /// <summary>All but the rule that counts what is not known</summary>
    public static ImmutableArray<DiagnosticAnalyzer> JudgingAnalyzers { get; } =
        [.. AllAnalyzers.Where(rule => rule.SupportedDiagnostics.All(d => d.Id != IamPolicyAnalyzers.Analysis.RuleIds.UnresolvedValue))];

    public static ImmutableArray<CodeFixProvider> Fixers { get; } =
        [.. Concrete<CodeFixProvider>(CodeFixes).Select(t => (CodeFixProvider)Activator.CreateInstance(t)!)];

    /// <summary>The rules whose findings a fix repairs; to accept a finding is no repair.</summary>
    public static ImmutableHashSet<string> FixableIds { get; } = [.. Fixers.Where(f => f is not SuppressFinding).SelectMany(f => f.FixableDiagnosticIds)];

    /// <summary>The constants of RuleIds.cs in the order of the file: id to name</summary>
    public static ImmutableArray<(string Id, string Name)> RuleIds { get; } =
    [
        .. from line in Lines("src/IamPolicyAnalyzers/Analysis/RuleIds.cs")
           let match = Regex.Match(line, """^\s*public const string (\w+) = "(IAM\d{4})";$""")
           where match.Success
           select (match.Groups[2].Value, match.Groups[1].Value),
    ];

    public static string PathOf(string relative) => Path.Combine(Conditional.RepositoryRoot, relative);

    /// <summary>The lines of a file; none where it is absent</summary>
    public static string[] Lines(string relative) => File.Exists(PathOf(relative)) ? File.ReadAllLines(PathOf(relative)) : [];

    /// <summary>C# files below a folder by path from the root, with forward slashes, without build output</summary>
    public static IEnumerable<string> SourcesBelow(string relative) => !Directory.Exists(PathOf(relative)) ? [] : Directory
        .EnumerateFiles(PathOf(relative), "*.cs", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Conditional.RepositoryRoot, f).Replace('\\', '/'))
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<Type> Concrete<T>(Assembly assembly) => assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(T)) && !t.IsAbstract);
}
