using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Tests.Repository;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;
using System.Collections.Immutable;
namespace IamPolicyAnalyzers.Tests.Analysis;
public sealed class CorpusMeasure
{
    private sealed class NoOptions : AnalyzerConfigOptions { public override bool TryGetValue(string key, out string value) { value = null!; return false; } }
    [CorpusFact]
    public void Measure()
    {
        var docs = File.ReadLines(Conditional.CorpusPath).Select(l => { using var d = JsonDocument.Parse(l); return (Name: d.RootElement.GetProperty("name").GetString()!, Text: d.RootElement.GetProperty("document").GetRawText()); }).ToArray();
        using var w = new StreamWriter("/tmp/risk_corpus.txt");
        var rules = Shipped.AllAnalyzers.OfType<PolicyRule>().OrderBy(r => r.SupportedDiagnostics[0].Id).ToArray();
        for (var round = 0; round < 6; round++)
        {
            var sw = Stopwatch.StartNew();
            foreach (var d in docs) JsonTree.Parse(d.Text);
            var parse = sw.Elapsed.TotalMicroseconds / docs.Length;
            sw.Restart();
            var files = docs.Select(d => PolicyFile.Parse(SourceText.From(d.Text))).ToArray();
            var bind = sw.Elapsed.TotalMicroseconds / docs.Length;
            var line = $"round {round}: json {parse:F1} us, parse+bind {bind:F1} us;";
            double total = 0;
            var counts = new List<string>();
            foreach (var rule in rules)
            {
                var found = new List<(string, Diagnostic)>();
                var before = GC.GetAllocatedBytesForCurrentThread();
                sw.Restart();
                for (var i = 0; i < docs.Length; i++)
                {
                    var name = docs[i].Name;
                    rule.AnalyzeFile(new FileContext("/x/p.iam.json", files[i], new PolicyOptions(new NoOptions()), DeclaredType.Of("/x/p.iam.json", ""), d => found.Add((name, d)), CancellationToken.None));
                }
                var t = sw.Elapsed.TotalMicroseconds / docs.Length;
                total += t;
                counts.Add($"  {rule.SupportedDiagnostics[0].Id} {rule.GetType().Name}: docs {found.Select(f => f.Item1).Distinct().Count()} findings {found.Count} {t:F1} us {(GC.GetAllocatedBytesForCurrentThread() - before) / docs.Length} B");
                if (round == 5)
                    File.WriteAllLines($"/tmp/risk_{rule.SupportedDiagnostics[0].Id}.txt", found.Select(f => $"{f.Item1}: {f.Item2.GetMessage()}"));
            }
            w.WriteLine(line + $" all rules {total:F1} us");
            if (round is 0 or 5) foreach (var c in counts) w.WriteLine(c);
        }
    }
}
