using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Repository;

/// <summary>Policies as AWS's guides teach them. A finding here is a false alarm, and costs more than a missed one elsewhere.</summary>
public sealed class HealthyPolicyTests
{
    private const string Folder = "tests/IamPolicyAnalyzers.Tests/Healthy";

    public static TheoryData<string> Files => new(Directory.EnumerateFiles(Shipped.PathOf(Folder), "*.json").Select(file => Path.GetFileName(file)).Order());

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Nothing_is_reported(string file)
    {
        var diagnostics = await PolicyFiles.DiagnosticsAsync(file, File.ReadAllText(Shipped.PathOf($"{Folder}/{file}")), [.. Shipped.AllAnalyzers]);

        Guard.Finds(Findings(diagnostics), "correct the rule, or add what the policy really lacks");
    }

    private static IEnumerable<string> Findings(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(d => d.Descriptor.IsEnabledByDefault).Select(d => $"{d.Location.GetLineSpan().StartLinePosition}: {d.Id}: {d.GetMessage()}");
}
