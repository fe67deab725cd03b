using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json;
using IamPolicyAnalyzers.Catalogue;

namespace IamPolicyAnalyzers.Benchmarks;

/// <summary>Policies to measure with: AWS's managed policies where they stand beside the repository, else made-up ones of like size and shape.</summary>
internal static class PolicyTexts
{
    private const int MadeUpPolicies = 1000;

    public static string[] Load(bool indented)
    {
        var options = new JsonSerializerOptions { WriteIndented = indented, IndentSize = 4 };
        string corpus = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "shared", "corpora", "managed-policies.jsonl");
        var lines = File.Exists(corpus) ? File.ReadLines(corpus) : Enumerable.Range(0, MadeUpPolicies).Select(MakeUp);
        return lines.Select(line => JsonSerializer.Serialize(JsonDocument.Parse(line).RootElement.GetProperty("document"), options)).ToArray();
    }

    private static string MakeUp(int seed)
    {
        var random = new Random(seed);
        var catalogue = ActionCatalogue.Instance;
        var statements = Enumerable.Range(0, random.Next(1, 8)).Select(statement => new
        {
            Sid = "Statement" + statement,
            Effect = "Allow",
            Action = Enumerable.Range(0, random.Next(1, 30)).Select(_ => catalogue[random.Next(catalogue.ActionCount)].FullName).ToArray(),
            Resource = random.Next(2) == 0 ? "*" : "arn:aws:dynamodb:*:111122223333:table/" + random.Next(),
        });
        return JsonSerializer.Serialize(new { document = new { Version = "2012-10-17", Statement = statements.ToArray() } });
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
