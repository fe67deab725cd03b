using System;
using System.Collections.Generic;
using System.Text;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>A value that the subject of a token is compared with, read by the form of its issuer.</summary>
internal sealed class OidcSubject
{
    /// <summary>What ends the last name of a tenant.</summary>
    private const char Separator = ':';

    private readonly OidcIssuer _issuer;
    private readonly List<string> _names = [];

    private OidcSubject(OidcIssuer issuer) => _issuer = issuer;

    /// <summary>The first name of the tenant that the value leaves open, as <c>REPO</c>; null for a value of one tenant.</summary>
    public string? OpenName { get; private set; }

    /// <summary>The beginning of the open name.</summary>
    public string OpenPrefix { get; private set; } = "";

    /// <summary>What follows the tenant.</summary>
    public string Rest { get; private set; } = "";

    /// <summary>Whom the value lets in, for a message.</summary>
    public string Admitted
    {
        get
        {
            var name = OpenName switch { "REPO" => "repository", "ORG" => "organization", _ => OpenName?.ToLowerInvariant() };
            var beginning = OpenPrefix.Length == 0 ? "" : $" that begins with '{OpenPrefix}'";
            return _names.Count > 0 ? $"every {name} of '{_names[_names.Count - 1]}'{beginning}"
                : _issuer.IsOfCluster || OpenPrefix.Length > 0 ? $"every {name}{beginning}"
                : "every tenant of the provider";
        }
    }

    /// <summary>A subject of one tenant, with the names that the value has and the others in capitals.</summary>
    public string Suggestion
    {
        get
        {
            var form = _issuer.Subject!;
            var text = new StringBuilder();
            var name = 0;
            for (var i = 0; i < form.Length;)
            {
                var end = NameEnd(form, i);
                if (end == i)
                    text.Append(form[i++]);
                else
                    text.Append(name < _names.Count ? _names[name] : form.Substring(i, end - i));
                name += end > i ? 1 : 0;
                i = Math.Max(i, end);
            }

            return text.ToString();
        }
    }

    /// <summary>Null for a value of another form, or one whose unknown parts decide what it means.</summary>
    /// <param name="hasWildcards">True when the operator reads <c>*</c> and <c>?</c>.</param>
    public static OidcSubject? Read(PolicyText value, bool hasWildcards, OidcIssuer issuer)
    {
        if (issuer.Tenant is not { } form || value.IsUnknown)
            return null;
        var pattern = value.Pattern;
        var wildcard = hasWildcards ? pattern.IndexOfAny('*', '?') : -1;
        var head = wildcard < 0 ? pattern : pattern.Slice(0, wildcard);
        var subject = new OidcSubject(issuer);
        var at = 0;
        for (var i = 0; i < form.Length;)
        {
            var end = NameEnd(form, i);
            if (end == i)
            {
                if (at == head.Length)
                    return wildcard < 0 ? null : subject.OpenAt(form, i, "");
                if (head[at++] != form[i++])
                    return null;
                continue;
            }

            var length = head.Slice(at).IndexOf(end < form.Length ? form[end] : Separator);
            var name = length < 0 ? head.Slice(at) : head.Slice(at, length);
            if (length < 0 && wildcard >= 0)
                return name.IndexOf(Glob.Hole) >= 0 ? null : subject.OpenAt(form, i, name.ToString());
            if (name.IsEmpty)
                return null;
            subject._names.Add(value.Text.Substring(value.TextIndex(at), value.TextIndex(at + name.Length) - value.TextIndex(at)));
            at += name.Length;
            i = end;
        }

        subject.Rest = pattern.Slice(Math.Min(at + 1, pattern.Length)).ToString();
        return subject;
    }

    // INVARIANT: a form ends with a name.
    private OidcSubject OpenAt(string form, int start, string prefix)
    {
        while (NameEnd(form, start) == start)
            start++;
        OpenName = form.Substring(start, NameEnd(form, start) - start);
        OpenPrefix = prefix;
        return this;
    }

    private static int NameEnd(string form, int start)
    {
        while (start < form.Length && form[start] is >= 'A' and <= 'Z')
            start++;
        return start;
    }
}
