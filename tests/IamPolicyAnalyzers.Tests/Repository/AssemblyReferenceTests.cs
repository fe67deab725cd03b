using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Repository;

/// <summary>What the compiler has to find when it loads the shipped assemblies: any other name or newer version is a check that stays silent.</summary>
public sealed class AssemblyReferenceTests
{
    private static readonly string[] s_analyzers =
    [
        "Microsoft.CodeAnalysis 4.5.0.0",
        "System.Collections.Immutable 6.0.0.0",
        "System.Memory 4.0.1.2",
        "System.Runtime.CompilerServices.Unsafe 6.0.0.0",
        "netstandard 2.0.0.0",
    ];

    private static readonly string[] s_codeFixes = [.. s_analyzers, "IamPolicyAnalyzers *", "Microsoft.CodeAnalysis.Workspaces 4.5.0.0", "System.Composition.AttributedModel 6.0.0.0"];

    public static TheoryData<string> Assemblies => [.. new[] { Shipped.Analyzers, Shipped.CodeFixes }.Select(a => a.GetName().Name!)];

    [Fact]
    public void Analyzers_reference_what_the_oldest_compiler_has() => Guard.Finds(Unknown(Shipped.Analyzers, s_analyzers), "do without it");

    [Fact]
    public void Fixers_reference_what_the_oldest_editor_has() => Guard.Finds(Unknown(Shipped.CodeFixes, s_codeFixes), "do without it");

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Shipped_code_uses_no_reflection(string assembly)
    {
        using var file = new PEReader(File.OpenRead(Assembly.Load(assembly).Location));
        var metadata = file.GetMetadataReader();

        // The assembly type opens the embedded catalogue; attributes are compile-time facts.
        Guard.Finds(
            from handle in metadata.TypeReferences
            let type = metadata.GetTypeReference(handle)
            let name = metadata.GetString(type.Name)
            where metadata.GetString(type.Namespace).StartsWith("System.Reflection", StringComparison.Ordinal)
            where name != "Assembly" && !name.EndsWith("Attribute", StringComparison.Ordinal)
            select $"{assembly} uses {metadata.GetString(type.Namespace)}.{name}",
            "write the code that reflection would find");
    }

    private static ImmutableArray<string> Unknown(Assembly assembly, string[] known) =>
    [
        .. assembly.GetReferencedAssemblies()
            .Where(reference => !known.Contains($"{reference.Name} {reference.Version}") && !known.Contains($"{reference.Name} *"))
            .Select(reference => $"{assembly.GetName().Name} references {reference.Name} {reference.Version}"),
    ];
}
