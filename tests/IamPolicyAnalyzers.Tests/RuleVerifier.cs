using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
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

    /// <inheritdoc cref="Case.Relates"/>
    public static Task Relates(string markup, params (string At, string Label)[] places) => With().Relates(markup, places);

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

        /// <summary>The places that the findings speak of, in the order of the marks: the text of each; of a bracket also what follows it</summary>
        public async Task Relates(string markup, params (string At, string Label)[] places)
        {
            await Reports(markup);
            var state = new PolicyState();
            setting.Fill(state, markup);
            var texts = state.AdditionalFiles.ToDictionary(file => file.Path, file => Markup.Parse(file.Content).Text);
            var findings = await PolicyProject.DiagnosticsAsync(PolicyProject.Create(state, [new TRule()]), [new TRule()]);
            var actual = findings.SelectMany(Related.PlacesOf).ToList();
            var isSame = actual.Count == places.Length && actual.Zip(places).All(pair => pair.First.Label == pair.Second.Label && IsAt(pair.First.Location, pair.Second.At, texts));
            if (!isSame)
                throw new VerificationException($"Other places are spoken of:\n- {string.Join("\n- ", places)}\n+ {string.Join("\n+ ", actual.Select(place => (TextAt(place.Location, texts), place.Label)))}");
            if (findings.Any(finding => finding.AdditionalLocations.Contains(finding.Location)))
                throw new VerificationException("A finding speaks of its own place as another one");
        }

        private static bool IsAt(Location location, string text, Dictionary<string, string> texts)
        {
            var isBracket = location.SourceSpan.Length == 1;
            return isBracket ? texts[PolicyProject.PathOf(location)][location.SourceSpan.Start..].StartsWith(text, StringComparison.Ordinal) : TextAt(location, texts) == text;
        }

        private static string TextAt(Location location, Dictionary<string, string> texts)
        {
            var span = location.SourceSpan;
            return texts[PolicyProject.PathOf(location)].Substring(span.Start, span.Length);
        }
    }
}
