using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Tests;
using IamPolicyAnalyzers.Tool.Hosting;
using IamPolicyAnalyzers.Tool.LanguageServer;
using IamPolicyAnalyzers.Tool.LanguageServer.Connection;
using IamPolicyAnalyzers.Tool.LanguageServer.Workspace;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests.LanguageServer;

/// <summary>Of every word in the policies that AWS itself has written there is something to say, and it is said of that word.</summary>
public sealed class CorpusHoverTests
{
    [CorpusFact]
    public void Says_something_of_every_word_of_managed_policies()
    {
        using var folder = new ToolFolder();
        CalendarDay.TryParse("2026-11-01", out var today);
        using var console = new ToolConsole { Out = TextWriter.Null, Error = TextWriter.Null, In = Stream.Null, CurrentDirectory = folder.Path, Today = today };
        var policies = new PolicyFolder(folder.Path, console, new RuleSettings(console, mode: null, asOf: null), inner: null);
        var path = folder.PathOf("a.iam.json");
        var hover = new HoverFeature { TakesMarkdown = true };
        foreach (var line in File.ReadLines(Conditional.CorpusPath).Where(static (_, index) => index % Conditional.Stride == 0))
        {
            using var policy = JsonDocument.Parse(line);
            var text = JsonSerializer.Serialize(policy.RootElement.GetProperty("document"), new JsonSerializerOptions { WriteIndented = true });
            policies.Put(new EditedDocument(EditorSession.UriOf(path), path, version: 1, text));
            var file = policies.Find(path)!;
            Assert.Single(new CodeLensFeature().Of(file, new ServerSettings(), default));
            foreach (var word in file.Policy.Documents.SelectMany(static document => document.Statements).SelectMany(WordsOf))
            {
                var said = hover.At(file, file.Positions.Of(word.End));
                Assert.True(said is not null, $"Nothing on {text.Substring(word.Start, word.Length)}");
                Assert.Equal(file.Positions.Of(word), said.Range);
            }
        }
    }

    private static IEnumerable<TextSpan> WordsOf(Statement statement)
    {
        IEnumerable<TextSpan> words =
        [
            .. statement.Elements.Select(static element => element.NameSpan),
            .. statement.Action?.Entries.Select(static entry => entry.Span) ?? [],
            .. statement.Resource?.Entries.Select(static entry => entry.Span) ?? [],
            .. statement.Condition?.Clauses.Select(static clause => clause.Name.Span) ?? [],
            .. statement.Condition?.Tests.Select(static test => test.Key.Span) ?? [],
        ];
        return words;
    }
}
