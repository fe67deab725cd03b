using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using IamPolicyAnalyzers.Tool.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.Fixing;

/// <summary>Asks at each finding which of its fixes to apply. What was chosen before the end of the answers stays chosen.</summary>
internal sealed class FixInterview(ToolConsole console) : IDisposable
{
    private readonly StreamReader _answers = new(console.In, leaveOpen: true);
    private readonly HashSet<string> _skippedRules = [];
    private bool _isOver;

    public SourceText Ask(FileFixer fixer, SourceText text, string shown)
    {
        var skipped = new HashSet<string>();
        while (!_isOver)
        {
            var next = fixer.ChoicesIn(text).FirstOrDefault(choices => !_skippedRules.Contains(choices[0].Finding.Id) && !skipped.Contains(KeyOf(choices[0].Finding, text)));
            if (next is null)
                break;
            var choice = Ask(next[0].Finding, next, shown);
            if (choice is null || fixer.Apply(text, choice) is not { } changed)
                skipped.Add(KeyOf(next[0].Finding, text));
            else
                text = changed;
        }

        return text;
    }

    public void Dispose() => _answers.Dispose();

    /// <summary>Null to leave the finding as it is.</summary>
    private FixChoice? Ask(Diagnostic finding, IReadOnlyList<FixChoice> choices, string shown)
    {
        var place = finding.Location.GetLineSpan().StartLinePosition;
        console.Out.WriteLine($"{shown}({place.Line + 1},{place.Character + 1}): {finding.Id}: {finding.GetMessage(CultureInfo.InvariantCulture)}");
        for (var i = 0; i < choices.Count; i++)
            console.Out.WriteLine($"  {i + 1}  {choices[i].Edit.Title}{(choices[i].IsSafe ? "" : " (changes access)")}");
        while (true)
        {
            console.Out.Write($"Apply {(choices.Count == 1 ? "1" : $"1-{choices.Count}")}, [s]kip, skip this [r]ule, [q]uit? ");
            console.Out.Flush();
            var answer = _answers.ReadLine()?.Trim().ToLowerInvariant();
            console.Out.WriteLine();
            switch (answer)
            {
                case null or "q":
                    _isOver = true;
                    return null;
                case "s" or "":
                    return null;
                case "r":
                    _skippedRules.Add(finding.Id);
                    return null;
            }

            if (int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= choices.Count)
                return choices[number - 1];
        }
    }

    private static string KeyOf(Diagnostic finding, SourceText text) =>
        $"{finding.Id} {text.ToString(finding.Location.SourceSpan)} {finding.GetMessage(CultureInfo.InvariantCulture)} {text.Length - finding.Location.SourceSpan.End}";
}
