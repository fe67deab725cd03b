using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>One call as AWS sees it: who asks for which action on which resource, and under which circumstances.</summary>
internal sealed class AccessRequest
{
    // Of none given nothing is known, and of one without values that the request lacks it.
    private readonly Dictionary<string, ImmutableArray<string>> _keys = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="action"><c>s3:GetObject</c></param>
    /// <param name="resource">An ARN; <c>*</c> for an action that works on none.</param>
    /// <param name="principal">Null where the policy belongs to whoever asks.</param>
    public AccessRequest(string action, string resource, PrincipalValue? principal = null)
    {
        Action = action;
        Resource = ResourceArn.Parse(resource.Replace("${", "${$}{"));
        Principal = principal;
    }

    public string Action { get; }

    /// <summary>Taken literally, so that no wildcard in it is one.</summary>
    public ResourceArn Resource { get; }

    public PrincipalValue? Principal { get; }

    /// <summary>The condition keys that are given, with their values.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<string>> Keys => _keys;

    /// <summary>Gives a condition key its values; none says that the request does not carry it.</summary>
    public AccessRequest With(string key, params string[] values)
    {
        _keys[key] = ImmutableArray.Create(values);
        return this;
    }

    /// <summary>The values of a condition key, none where the request does not carry it; null where nobody has said. Some follow from the principal.</summary>
    public ImmutableArray<string>? ValuesOf(string key)
    {
        if (_keys.TryGetValue(key, out var values))
            return values;
        return DerivedFrom(Principal, key) is { } value ? ImmutableArray.Create(value) : null;
    }

    /// <summary>What the principal makes of the key, whatever else the request carries; null for a key that it does not decide.</summary>
    public static string? DerivedFrom(PrincipalValue? principal, string key) =>
        principal is not { Kind: PrincipalValueKind.Aws, IsArn: true } ? null
        : key.Equals("aws:PrincipalAccount", StringComparison.OrdinalIgnoreCase) ? principal.Account
        : key.Equals("aws:PrincipalArn", StringComparison.OrdinalIgnoreCase) && principal.RoleOfSession is null ? principal.Text
        : null;
}
