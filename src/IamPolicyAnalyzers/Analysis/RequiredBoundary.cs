using System;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>The permissions boundary that an option asks of roles and users.</summary>
internal sealed class RequiredBoundary
{
    private readonly ImmutableArray<string> _exceptions;

    /// <param name="words">An ARN, which may hold wildcards, or <c>true</c> for any; then paths whose roles and users need none.</param>
    public RequiredBoundary(ImmutableArray<string> words)
    {
        Arn = words[0].Equals("true", StringComparison.OrdinalIgnoreCase) ? "" : words[0];
        _exceptions = words.RemoveAt(0);
    }

    /// <summary>Empty when any boundary will do.</summary>
    public string Arn { get; }

    /// <summary>What a fix can write: an ARN without wildcards.</summary>
    public ImmutableDictionary<string, string?> Properties => Arn.Length == 0 || Glob.HasWildcard(Arn.AsSpan()) ? FixData.None : FixData.Suggest(Arn);

    public bool Allows(string boundary) => Arn.Length == 0 || Glob.Matches(Arn.AsSpan(), boundary.AsSpan());

    /// <summary>True for the path of service-linked roles, which have no boundary, and for those that the option excepts. One that is not known may be such.</summary>
    public bool Excepts(string path)
    {
        if (path.StartsWith("/aws-service-role/", StringComparison.Ordinal))
            return true;
        foreach (var exception in _exceptions)
        {
            if (path.Length == 0 || path.StartsWith(exception, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
