using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

/// <summary>A fix as the pure function it is: the text with a marked finding in, the edits out. No rule has to report it.</summary>
internal static class FixText
{
    public static ImmutableArray<PolicyEdit> Edits<TFix>(string markup, string id, string? suggestion = null)
        where TFix : PolicyFix, new()
    {
        var parsed = Markup.Parse(markup);
        var file = PolicyFile.Parse(parsed.Text);
        var edits = new TFix().EditsFor(file, Diagnostic(id, Assert.Single(parsed.Marks).Span, suggestion));
        foreach (var edit in edits)
        {
            var after = PolicyFile.Parse(file.Text.WithChanges(edit.Changes));
            Assert.True(after.Tree.Errors.Length <= file.Tree.Errors.Length, $"The fix breaks the file:\n{after.Text}");
        }

        return edits;
    }

    /// <summary>The text after the edit of that number</summary>
    public static string Fixed<TFix>(string markup, string id, string? suggestion = null, int index = 0)
        where TFix : PolicyFix, new() =>
        SourceText.From(Markup.Parse(markup).Text).WithChanges(Edits<TFix>(markup, id, suggestion)[index].Changes).ToString();

    public static string[] Titles<TFix>(string markup, string id, string? suggestion = null)
        where TFix : PolicyFix, new() => [.. Edits<TFix>(markup, id, suggestion).Select(edit => edit.Title)];

    public static Diagnostic Diagnostic(string id, TextSpan span, string? suggestion = null)
    {
#pragma warning disable RS2008, RS1033, RS1017 // Stands for the finding of a shipped rule.
        var descriptor = new DiagnosticDescriptor(id, id, id, "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);
#pragma warning restore RS2008, RS1033, RS1017
        var properties = suggestion is null ? FixData.None : FixData.Suggest(suggestion);
        return Microsoft.CodeAnalysis.Diagnostic.Create(descriptor, Location.Create("policy.iam.json", span, default), properties);
    }
}
