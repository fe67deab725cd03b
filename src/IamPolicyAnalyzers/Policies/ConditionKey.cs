using System;

namespace IamPolicyAnalyzers.Policies;

/// <summary>Why a text is no condition key.</summary>
internal enum ConditionKeyFlaw : byte
{
    None,
    Empty,
    NoColon,
    NoPrefix,
    NoName,
    WhiteSpace,
}

/// <summary>A condition key, taken apart: <c>aws:ResourceTag/team</c>, or <c>token.actions.githubusercontent.com:sub</c> of an identity provider.</summary>
internal readonly struct ConditionKey
{
    private readonly int _colon;

    public ConditionKey(string text)
    {
        Text = text;
        _colon = text.IndexOf(':');

        // The name of a provider may hold a port, and the name of a tag may hold anything.
        IsOfProvider = text.AsSpan(0, _colon < 0 ? text.Length : _colon).IndexOfAny('.', '/') >= 0;
        if (IsOfProvider)
            _colon = text.LastIndexOf(':');
    }

    public string Text { get; }

    /// <summary>True for a key that an identity provider defines, by its address.</summary>
    public bool IsOfProvider { get; }

    /// <summary>What stands before the colon.</summary>
    public string Prefix => _colon < 0 ? "" : Text.Substring(0, _colon);

    /// <summary>What stands after the colon; all of it when there is none.</summary>
    public string Name => Text.Substring(_colon + 1);

    /// <summary>True for a key that nobody but an identity provider knows, SAML included.</summary>
    public bool IsFederated => IsOfProvider || Text.StartsWith("saml:", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for the key of an identity provider that says for whom a token was made out.</summary>
    public bool IsAudience => Name.Equals("aud", StringComparison.OrdinalIgnoreCase) || Name.Equals("oaud", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for the tag of a resource, by the global key or a service's own: <c>aws:ResourceTag/team</c>, <c>ec2:ResourceTag/team</c>.</summary>
    public bool IsResourceTag => _colon > 0 && string.Compare(Text, _colon, ":ResourceTag/", 0, ":ResourceTag/".Length, StringComparison.OrdinalIgnoreCase) == 0;

    public ConditionKeyFlaw Flaw =>
        Text.Length == 0 ? ConditionKeyFlaw.Empty
        : _colon < 0 ? ConditionKeyFlaw.NoColon
        : _colon == 0 ? ConditionKeyFlaw.NoPrefix
        : _colon == Text.Length - 1 ? ConditionKeyFlaw.NoName
        : HasWhiteSpace ? ConditionKeyFlaw.WhiteSpace
        : ConditionKeyFlaw.None;

    private bool HasWhiteSpace
    {
        get
        {
            // What follows a slash or a second colon is a tag key or the like, which users name as they please.
            var end = IsOfProvider ? _colon : Text.IndexOfAny(['/', ':'], _colon + 1);
            for (var i = 0; i < (end < 0 ? Text.Length : end); i++)
            {
                if (char.IsWhiteSpace(Text[i]))
                    return true;
            }

            return false;
        }
    }
}
