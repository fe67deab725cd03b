using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using IamPolicyAnalyzers.Review;
using Microsoft.CodeAnalysis;

namespace IamPolicyAnalyzers.Tool.Hosting;

/// <summary>Tells the findings of a run apart by what they are about, not by where that stands.</summary>
internal sealed class Fingerprints
{
    private const int Bytes = 12;

    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    /// <summary>The next finding. Several that are about the same words are numbered in their order.</summary>
    /// <param name="path">As reports show it.</param>
    public string Of(string path, PolicyText file, Diagnostic finding)
    {
        var words = new StringBuilder(finding.Id).Append('\n').Append(path);
        foreach (var (name, values) in FindingPlace.Of(file.File, finding.Location.SourceSpan).EntryMembers)
            words.Append('\n').Append(name).Append('=').AppendJoin('\t', values);
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(words.ToString())).AsSpan(0, Bytes)).ToLowerInvariant();
        var number = _seen[hash] = _seen.GetValueOrDefault(hash) + 1;
        return $"{hash}:{number}";
    }
}
