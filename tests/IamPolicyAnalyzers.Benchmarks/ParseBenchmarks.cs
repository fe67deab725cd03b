using System.Linq;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Benchmarks;

/// <summary>Reading all policies once: a tree with spans and errors, against System.Text.Json's trees and its bare reader.</summary>
[MemoryDiagnoser]
public class ParseBenchmarks
{
    private string[] _texts = [];
    private byte[][] _utf8 = [];

    [Params(true, false)]
    public bool Indented { get; set; }

    [GlobalSetup]
    public void Load()
    {
        _texts = PolicyTexts.Load(Indented);
        _utf8 = _texts.Select(Encoding.UTF8.GetBytes).ToArray();
    }

    [Benchmark(Baseline = true)]
    public int JsonDocumentOfString()
    {
        int values = 0;
        foreach (string text in _texts)
        {
            using var document = JsonDocument.Parse(text);
            values += (int)document.RootElement.ValueKind;
        }

        return values;
    }

    [Benchmark]
    public int JsonDocumentOfUtf8()
    {
        int values = 0;
        foreach (byte[] utf8 in _utf8)
        {
            using var document = JsonDocument.Parse(utf8);
            values += (int)document.RootElement.ValueKind;
        }

        return values;
    }

    [Benchmark]
    public int BareUtf8JsonReader()
    {
        int tokens = 0;
        foreach (byte[] utf8 in _utf8)
        {
            var reader = new Utf8JsonReader(utf8);
            while (reader.Read())
                tokens++;
        }

        return tokens;
    }

    [Benchmark]
    public int JsonTreeOfString()
    {
        int errors = 0;
        foreach (string text in _texts)
            errors += JsonTree.Parse(text).Errors.Length;
        return errors;
    }
}
