using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Tests.Verification;

/// <summary>The long form of a test, for what <see cref="RuleVerifier{TRule}"/> and <see cref="FixVerifier{TRule, TFix}"/> do not say</summary>
internal static class PolicyVerifier<TRule, TFix>
    where TRule : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    internal sealed class Test() : PolicyTest([new TRule()], typeof(TFix) == typeof(NoFix) ? null : new TFix());
}

/// <summary>Stands for the fixer of a rule that has none</summary>
internal sealed class NoFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [];

    public override FixAllProvider? GetFixAllProvider() => null;

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => Task.CompletedTask;
}
