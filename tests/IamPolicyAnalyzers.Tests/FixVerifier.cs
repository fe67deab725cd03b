using System.Linq;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Tests;

/// <summary>What a fix does: <c>[|…|]</c> marks the diagnostics before it, and those that remain after it.</summary>
internal static class FixVerifier<TRule, TFix>
    where TRule : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    public static Task Fixes(string before, string after, string? title = null, int index = 0) => With().Fixes(before, after, title, index);

    /// <summary>As <see cref="Fixes"/>, and Fix All must be offered</summary>
    public static Task FixesAll(string before, string after) => With().FixesAll(before, after);

    /// <summary>As <see cref="Fixes"/>, and Fix All must not be offered: the fix changes access</summary>
    public static Task FixesOnlyOneByOne(string before, string after, string? title = null, int index = 0) => With().FixesOnlyOneByOne(before, after, title, index);

    /// <summary>The titles over all diagnostics, in the order of the text</summary>
    public static Task Offers(string before, params string[] titles) => With().Offers(before, titles);

    public static Task OffersNothing(string before) => With().Offers(before);

    /// <inheritdoc cref="PolicySetting"/>
    public static Case With(string path = PolicySetting.DefaultPath, string? kind = null, string config = "", params (string Path, string Content)[] files) =>
        new(new(path, kind, config, Severity: null, files));

    internal sealed class Case(PolicySetting setting)
    {
        public Task Fixes(string before, string after, string? title = null, int index = 0) => Run(before, after, title, index, offersFixAll: null);

        public Task FixesAll(string before, string after) => Run(before, after, title: null, index: 0, offersFixAll: true);

        public Task FixesOnlyOneByOne(string before, string after, string? title = null, int index = 0) => Run(before, after, title, index, offersFixAll: false);

        public Task OffersNothing(string before) => Offers(before);

        public async Task Offers(string before, params string[] titles)
        {
            var test = new PolicyVerifier<TRule, TFix>.Test();
            setting.Fill(test.TestState, before);
            var offered = await test.OfferedTitlesAsync();
            if (!offered.SequenceEqual(titles))
                throw new VerificationException($"Other fixes are offered.\n- {string.Join("\n- ", titles)}\n+ {string.Join("\n+ ", offered)}");
        }

        private Task Run(string before, string after, string? title, int index, bool? offersFixAll)
        {
            var test = new PolicyVerifier<TRule, TFix>.Test { CodeActionTitle = title, CodeActionIndex = index, OffersFixAll = offersFixAll };
            setting.Fill(test.TestState, before);
            setting.Fill(test.FixedState, after);
            return test.RunAsync();
        }
    }
}
