using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace IamPolicyAnalyzers.PackageTests;

/// <summary>Analyzers that cannot be loaded or that fail are no warning to overlook. The analyzers here are foreign ones, since the compiler treats all alike.</summary>
public sealed class LoadFailureTests
{
    private const string Rest =
        """
            private static readonly DiagnosticDescriptor s_rule = new("BRK0001", "Title", "Message", "Category", DiagnosticSeverity.Warning, true);
            public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [s_rule];
            public override void Initialize(AnalysisContext context)
            {
                context.EnableConcurrentExecution();
                context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
                context.RegisterCompilationAction(_ => throw new InvalidOperationException("broken"));
            }
        }
        """;

    private static readonly Lazy<Task<Dictionary<string, BuildResult>>> s_builds = new(BuildAsync);

    [Theory]
    [InlineData("build")]
    [InlineData("check")]
    public async Task Analyzer_that_cannot_be_loaded_is_an_error(string build) => Assert.Contains(
        "error CS8032: An instance of analyzer Unloadable cannot be created", (await s_builds.Value)[build].Failed().Output, StringComparison.Ordinal);

    [Fact]
    public async Task Analyzer_that_cannot_be_loaded_is_an_error_in_Visual_Basic_too() => Assert.Contains(
        "error BC42376: An instance of analyzer Unloadable cannot be created", (await s_builds.Value)["Visual Basic"].Failed().Output, StringComparison.Ordinal);

    [Fact]
    public async Task Damaged_assembly_is_an_error() => Assert.Contains("error CS8034", (await s_builds.Value)["damaged"].Failed().Output, StringComparison.Ordinal);

    // Lowering CS8032 lets the compiler come as far as the analyzer that throws.
    [Theory]
    [InlineData("throwing build")]
    [InlineData("throwing check")]
    public async Task Analyzer_that_throws_is_an_error(string build) => Assert.Contains(
        "error AD0001: Analyzer 'Throwing' threw an exception", (await s_builds.Value)[build].Failed().Output, StringComparison.Ordinal);

    [Fact]
    public async Task IamPolicyCheck_fails_when_the_analyzer_is_made_for_a_newer_compiler() =>
        Assert.Contains("error CS9057", (await s_builds.Value)["newer"].Failed().Output, StringComparison.Ordinal);

    [Fact]
    public async Task Compiler_that_is_too_old_is_an_error() => Assert.Contains(
        "Library.csproj : error : No policy would be checked: IamPolicyAnalyzers needs .NET SDK 7.0.200 or Visual Studio 17.5, and this compiler is older (roslyn4.4)",
        (await s_builds.Value)["old"].Failed().Output,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("allowed")]
    [InlineData("lowered")]
    [InlineData("without policies")]
    public async Task Stays_a_warning_where_it_is_allowed_lowered_or_no_policy_is_there(string build)
    {
        var output = (await s_builds.Value)[build].Succeeded().Output;
        Assert.Contains("warning CS8032", output, StringComparison.Ordinal);
        Assert.Contains("warning AD0001", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_allowed_in_IamPolicyCheck_too() => Assert.Contains(
        "warning AD0001", (await s_builds.Value)["allowed check"].Succeeded().Output, StringComparison.Ordinal);

    private static async Task<Dictionary<string, BuildResult>> BuildAsync()
    {
        using var consumer = (await Consumer.CreateLibraryAsync(
            "<EnableDefaultCompileItems>false</EnableDefaultCompileItems>",
            """<Compile Include="Class.cs" /><Analyzer Include="Broken/bin/Debug/net10.0/Broken.dll" />"""))
            .Write("admin.iam.json", Consumer.Administrator)
            .Write("Missing/Missing.csproj", Consumer.Project(reference: ""))
            .Write("Missing/Thing.cs", "public class Thing;")
            .Write("Broken/Broken.csproj", Consumer.Project(
                items: """
                    <Reference Include="$(RoslynTargetsPath)/bincore/Microsoft.CodeAnalysis.dll" Private="false" />
                    <ProjectReference Include="../Missing/Missing.csproj" Private="false" />
                    """,
                reference: ""))
            .Write("Broken/Broken.cs", $$"""
                using System;
                using System.Collections.Immutable;
                using Microsoft.CodeAnalysis;
                using Microsoft.CodeAnalysis.Diagnostics;

                [DiagnosticAnalyzer(LanguageNames.CSharp)]
                public sealed class Throwing : DiagnosticAnalyzer
                {
                {{Rest}}

                [DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
                public sealed class Unloadable : DiagnosticAnalyzer
                {
                    public Unloadable() => GC.KeepAlive(new Thing());
                {{Rest}}
                """)
            .Write("damaged.dll", "no assembly")
            .Write("Basic/Basic.vbproj", Consumer.Project(items: """<Analyzer Include="../Broken/bin/Debug/net10.0/Broken.dll" />"""))
            .Write("Basic/Class.vb", "Public Class Thing\nEnd Class\n")
            .Write("Basic/admin.iam.json", Consumer.Administrator)
            .Write("Newer/Future/Future.csproj", Consumer.Project("<AssemblyName>Microsoft.CodeAnalysis</AssemblyName><AssemblyVersion>99.0.0.0</AssemblyVersion>", reference: ""))
            .Write("Newer/Future/Roslyn.cs", """
                namespace Microsoft.CodeAnalysis.Diagnostics;
                public abstract class DiagnosticAnalyzer;
                public sealed class DiagnosticAnalyzerAttribute(string first, params string[] others) : System.Attribute;
                """)
            .Write("Newer/Made/Made.csproj", Consumer.Project(items: """<ProjectReference Include="../Future/Future.csproj" />""", reference: ""))
            .Write("Newer/Made/Made.cs", """
                using Microsoft.CodeAnalysis.Diagnostics;
                [DiagnosticAnalyzer("C#")]
                public sealed class Made : DiagnosticAnalyzer;
                """);
        (await consumer.BuildAsync("Broken")).Succeeded();
        (await consumer.BuildAsync("Newer/Made")).Succeeded();

        var builds = new Dictionary<string, BuildResult>
        {
            ["build"] = await consumer.BuildAsync("Library.csproj"),
            ["throwing build"] = await Rebuild("-p:WarningsNotAsErrors=CS8032"),
            ["allowed"] = await Rebuild("-p:IamPolicyAllowLoadFailure=true"),
            ["lowered"] = await Rebuild("-p:WarningsNotAsErrors=AD0001%3BCS8032"),
            ["without policies"] = await Rebuild("-p:EnableDefaultIamPolicyItems=false"),
            ["old"] = await Rebuild("-p:CompilerApiVersion=roslyn4.4"),
            ["check"] = await Check("Broken/bin/Debug/net10.0/Broken.dll"),
            ["throwing check"] = await Check("Broken/bin/Debug/net10.0/Broken.dll", "-p:WarningsNotAsErrors=CS8032"),
            ["allowed check"] = await Check("Broken/bin/Debug/net10.0/Broken.dll", "-p:IamPolicyAllowLoadFailure=true"),
            ["damaged"] = await Check("damaged.dll"),
            ["Visual Basic"] = await consumer.BuildAsync("Basic"),
            ["newer"] = await Check("Newer/Made/bin/Debug/net10.0/Made.dll"),
        };
        return builds;

        Task<BuildResult> Rebuild(string property) => consumer.BuildAsync("Library.csproj", "--no-restore", "--no-incremental", property);

        Task<BuildResult> Check(string assembly, params string[] arguments) =>
            consumer.CheckAsync(["Library.csproj", "--no-restore", "-p:IamPolicyAnalyzersAssembly=" + consumer.PathOf(assembly.Replace('/', Path.DirectorySeparatorChar)), .. arguments]);
    }
}
