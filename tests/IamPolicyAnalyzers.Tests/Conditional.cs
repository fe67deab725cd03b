using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Xunit;

namespace IamPolicyAnalyzers.Tests;

/// <summary>A sweep that takes long: runs when <c>IAM_TESTS=full</c>, as CI sets it.</summary>
internal sealed class HeavyFactAttribute : FactAttribute
{
    public HeavyFactAttribute() => Skip = Conditional.WithoutSwitch;
}

/// <inheritdoc cref="HeavyFactAttribute"/>
internal sealed class HeavyTheoryAttribute : TheoryAttribute
{
    public HeavyTheoryAttribute() => Skip = Conditional.WithoutSwitch;
}

/// <summary>Runs against AWS's managed policies, which stand beside the repository and are not part of it.</summary>
internal sealed class CorpusFactAttribute : FactAttribute
{
    public CorpusFactAttribute() => Skip = Conditional.WithoutCorpus;
}

/// <summary>Takes long, and runs against AWS's managed policies.</summary>
internal sealed class HeavyCorpusTheoryAttribute : TheoryAttribute
{
    public HeavyCorpusTheoryAttribute() => Skip = Conditional.WithoutSwitch ?? Conditional.WithoutCorpus;
}

internal static class Conditional
{
    public static string? WithoutSwitch => Environment.GetEnvironmentVariable("IAM_TESTS") == "full" ? null : "Runs with IAM_TESTS=full";

    /// <summary>Every so manieth item of a long list is looked at: all with the switch, few without.</summary>
    public static int Stride => WithoutSwitch is null ? 1 : 20;

    public static string? WithoutCorpus => File.Exists(CorpusPath) ? null : "No policy corpus beside the repository";

    /// <summary>Why a test is skipped that starts a program; null where the program is on the path.</summary>
    public static string? Without(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program))) ? null : $"'{program}' is not installed";

    public static string RepositoryRoot { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    public static string CorpusPath => Path.Combine(RepositoryRoot, "..", "shared", "corpora", "managed-policies.jsonl");

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
