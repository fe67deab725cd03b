using System.Collections.Immutable;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Tests;

/// <summary>What rules report on one file whose findings a test counts instead of marking them.</summary>
internal static class PolicyFiles
{
    public static Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(string path, string text, params DiagnosticAnalyzer[] rules)
    {
        var state = new PolicyState { AdditionalFiles = { (path, text) } };
        return PolicyProject.DiagnosticsAsync(PolicyProject.Create(state, rules), [.. rules]);
    }
}
