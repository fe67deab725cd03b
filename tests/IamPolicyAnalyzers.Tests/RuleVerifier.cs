using System.Linq;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Tests;

/// <summary>What a rule reports: <c>[|…|]</c> marks each span, and messages follow in the order of the marks.</summary>
internal static class RuleVerifier<TRule>
    where TRule : DiagnosticAnalyzer, new()
{
    public static Task Reports(string markup, params string[] messages) => With().Reports(markup, messages);

    public static Task Accepts(string json) => With().Accepts(json);

    /// <inheritdoc cref="PolicySetting"/>
    public static Case With(
        string path = PolicySetting.DefaultPath,
        string? kind = null,
        string config = "",
        DiagnosticSeverity? severity = null,
        params (string Path, string Content)[] files) => new(new(path, kind, config, severity, files));

    internal sealed class Case(PolicySetting setting)
    {
        public Task Reports(string markup, params string[] messages)
        {
            var parsed = Markup.Parse(markup);
            if (parsed.Marks.IsEmpty && setting.Files.Length == 0)
                throw new VerificationException("Reports needs a mark; a policy without findings is Accepts");
            if (messages.Length > parsed.Marks.Length)
                throw new VerificationException($"{messages.Length} messages for {parsed.Marks.Length} marks");

            var test = new PolicyVerifier<TRule, NoFix>.Test();
            setting.Fill(test.TestState, parsed.Text);
            var ids = new TRule().SupportedDiagnostics.Select(d => d.Id).Distinct().ToArray();
            foreach (var (mark, index) in parsed.Marks.Select((mark, index) => (mark, index)))
            {
                var id = mark.Id ?? (ids.Length == 1 ? ids[0] : throw new VerificationException("The rule has several ids; write {|IAM0601:…|}"));
                test.ExpectedDiagnostics.Add(new(id, setting.Path, mark.Span, setting.Severity, messages.ElementAtOrDefault(index)));
            }

            return test.RunAsync();
        }

        public Task Accepts(string json)
        {
            if (!Markup.Parse(json).Marks.IsEmpty)
                throw new VerificationException("Accepts takes no marks; a policy with findings is Reports");

            var test = new PolicyVerifier<TRule, NoFix>.Test();
            setting.Fill(test.TestState, json);
            return test.RunAsync();
        }
    }
}
