using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using IamPolicyAnalyzers.Policies;

namespace CatalogueGenerator;

/// <summary>A line of managed-policies.txt: a managed policy of AWS, and the fingerprint of its document where that is known.</summary>
/// <param name="Path">As in the ARN, <c>service-role/</c>; mostly empty.</param>
internal sealed record ManagedPolicyFacts(string Path, string Name, ulong? Fingerprint)
{
    private const string FileName = "managed-policies.txt";

    /// <summary>Only AWS attaches the policies of this path, to roles of its own.</summary>
    private const string ServiceLinkedPath = "aws-service-role/";

    private const string Header =
        """
        # The managed policies of AWS: path and name, and the fingerprint of the document (see PolicyFingerprint.cs). The names were taken from npm
        # iam-floyd 0.842.0; new ones are added by hand. The verb 'fingerprints' writes the fingerprints.


        """;

    public string PathAndName => Path + Name;

    public static IReadOnlyList<ManagedPolicyFacts> Load(string folder) => [.. TextLine.ReadFile(folder, FileName).Select(Read)];

    public static ManagedPolicyFacts Read(TextLine line)
    {
        var fields = line.Text.Split("; ");
        var name = fields[0].LastIndexOf('/') + 1;
        ulong fingerprint = 0;
        if (fields.Length > 1 && !ulong.TryParse(fields[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out fingerprint))
            throw line.Error($"'{fields[1]}' is no fingerprint");
        return new(fields[0][..name], fields[0][name..], fields.Length > 1 ? fingerprint : null);
    }

    /// <summary>Writes the fingerprints of the documents into the file of names. What the documents do not hold loses its fingerprint.</summary>
    /// <param name="documents">Lines of JSON, each with "name" and "document".</param>
    /// <returns>How many policies have a fingerprint.</returns>
    public static int Update(string folder, IEnumerable<string> documents)
    {
        var prints = new Dictionary<string, ulong>(NameComparer.Instance);
        foreach (var line in documents.Where(line => line.Length > 0))
        {
            using var policy = JsonDocument.Parse(line);
            var document = PolicyDocument.Parse(policy.RootElement.GetProperty("document").GetRawText());
            if (PolicyFingerprint.TryGet(document, out var print))
                prints[policy.RootElement.GetProperty("name").GetString()!] = print;
        }

        var policies = Load(folder)
            .Select(policy => policy with
            {
                Fingerprint = policy.Path != ServiceLinkedPath && prints.TryGetValue(policy.Name, out var print) ? print : null,
            })
            .OrderBy(policy => policy.Name, NameComparer.Instance)
            .ToList();
        File.WriteAllText(System.IO.Path.Combine(folder, FileName), Header + string.Concat(policies.Select(policy => policy.ToLine() + "\n")));
        return policies.Count(policy => policy.Fingerprint is not null);
    }

    private string ToLine() => Fingerprint is { } print ? $"{PathAndName}; {print:x16}" : PathAndName;
}
