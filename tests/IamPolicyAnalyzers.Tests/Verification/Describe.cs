using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tests.Verification;

/// <summary>What a failing test shows: places as line and column, and the text as it would have to be written.</summary>
internal static class Describe
{
    public static string Message(Diagnostic diagnostic) => diagnostic.GetMessage(CultureInfo.InvariantCulture);

    public static string Mismatch(
        string state,
        PolicyState files,
        IReadOnlyList<ExpectedDiagnostic> missing,
        IReadOnlyList<Diagnostic> unexpected,
        IReadOnlyList<Diagnostic> all,
        string? onlyId)
    {
        var report = new StringBuilder().AppendLine($"{state}: the diagnostics are not the expected ones (- missing, + unexpected).");
        foreach (var expected in missing)
        {
            var place = SourceText.From(TextOf(expected.Path)).Lines.GetLinePosition(expected.Span.Start);
            report.AppendLine($"- {expected.Path}({place.Line + 1},{place.Character + 1}): {Severity(expected.Severity)}{expected.Id}: {expected.Message ?? "any message"}");
        }

        foreach (var actual in unexpected)
        {
            var place = actual.Location.GetLineSpan().StartLinePosition;
            report.AppendLine($"+ {PolicyProject.PathOf(actual)}({place.Line + 1},{place.Character + 1}): {Severity(actual.Severity)}{actual.Id}: {Message(actual)}");
        }

        report.AppendLine().AppendLine("As it is, ready to paste:");
        foreach (var (path, _) in files.AdditionalFiles)
        {
            var here = all.Where(d => PolicyProject.PathOf(d) == path);
            var marks = here.Select(d => new Mark(d.Location.SourceSpan, d.Id == onlyId ? null : d.Id));
            report.AppendLine($"--- {path}").AppendLine(new Markup(TextOf(path), [.. marks]).ToString());
        }

        report.AppendLine("--- messages");
        foreach (var diagnostic in all)
            report.AppendLine($"\"{Message(diagnostic)}\"");
        return report.ToString();

        string TextOf(string path) => Markup.Parse(files.AdditionalFiles.FirstOrDefault(f => f.Path == path).Content ?? "").Text;
    }

    public static string Texts(string state, string path, string expected, string actual)
    {
        var at = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        var place = SourceText.From(actual).Lines.GetLinePosition(at);
        return $"{state}: {path} differs from the expected text at ({place.Line + 1},{place.Character + 1}).\n--- expected\n{expected}\n--- actual\n{actual}\n";
    }

    private static string Severity(DiagnosticSeverity? severity) => severity is null ? "" : $"{severity.ToString()!.ToLowerInvariant()} ";
}
