using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Policies;

/// <summary>Who a principal value names, by the member it stands under.</summary>
internal enum PrincipalValueKind : byte
{
    /// <summary>An account, user, role or session; <c>*</c> is everyone.</summary>
    Aws,
    Service,
    Federated,
    CanonicalUser,
}

/// <summary>One value of Principal or NotPrincipal.</summary>
internal sealed class PrincipalValue(PrincipalValueKind kind, PolicyText text)
{
    private const int AccountLength = 12;

    private const int PartCount = 6;

    private const int FewestOfId = 16;

    private string[]? _parts;

    public PrincipalValueKind Kind { get; } = kind;

    /// <summary>The member of Principal that the value stands under.</summary>
    public string KindName => ElementNames.OfPrincipal[(int)Kind];

    public string Text => text.Text;

    /// <summary>The text itself, for questions about its form.</summary>
    public PolicyText Written => text;

    public TextSpan Span => text.Span;

    public bool IsUnknown => text.HasUnknown;

    /// <summary>True when the value is all there is: no unknown part and no policy variable.</summary>
    public bool IsLiteral => text.IsLiteral;

    /// <summary>True when <c>*</c> or <c>?</c> stands in it, whatever a template puts into its holes.</summary>
    public bool HasWildcard => Glob.HasWildcard(text.Pattern);

    /// <summary>True for <c>*</c> under AWS, which is also what a bare <c>"Principal": "*"</c> means.</summary>
    public bool IsEveryone => Kind == PrincipalValueKind.Aws && Text == "*";

    /// <summary>True also for <c>*</c> beside nothing but holes of a template, which may turn out to be empty.</summary>
    public bool MayBeEveryone => IsEveryone || (Kind == PrincipalValueKind.Aws && text.HasUnknown && text.Pattern.Trim((Glob.HoleText + "*").AsSpan()).IsEmpty);

    /// <summary>True when the text has the six parts of an ARN, whatever it stands under.</summary>
    public bool IsArn => Parts.Length == PartCount && Parts[0] == "arn";

    /// <summary>The account of which the value names all or somebody, by its number; null when it names none.</summary>
    public string? Account => WholeAccount ?? ((IsArnOf("iam") || IsArnOf("sts")) && IsAccount(Parts[4]) ? Parts[4] : null);

    /// <summary>The <c>role</c> or <c>user</c> whose unique id this is, as AWS writes it in place of an ARN when the role or user is deleted; null for every other value.</summary>
    public string? KindOfId =>
        Kind != PrincipalValueKind.Aws || !IsId(Text) ? null
        : Text.StartsWith("AROA", StringComparison.Ordinal) ? "role"
        : Text.StartsWith("AIDA", StringComparison.Ordinal) ? "user"
        : null;

    /// <summary>True for the ARN of an IAM user.</summary>
    public bool IsUser => IsArnOf("iam") && Parts[5].StartsWith("user/", StringComparison.Ordinal);

    /// <summary>The account that the value stands for as a whole, by its number or its root ARN; null for every other value.</summary>
    public string? WholeAccount =>
        Kind == PrincipalValueKind.Aws && IsAccount(Text) ? Text
        : IsArnOf("iam") && Parts[5] == "root" ? Parts[4]
        : null;

    /// <summary>True for the ARN of a user, role or session, which belong to an account.</summary>
    public bool IsInAccount => WholeAccount is null && (IsArnOf("iam") || IsArnOf("sts"));

    /// <summary>The role of a role ARN with its account, without the path, which a session does not name; null for every other value.</summary>
    public string? Role => IsArnOf("iam") && Parts[5].StartsWith("role/", StringComparison.Ordinal) ? RoleOf(Parts[5].Substring(Parts[5].LastIndexOf('/') + 1)) : null;

    /// <summary>The same of the session that an assumed role is; null for every other value.</summary>
    public string? RoleOfSession =>
        (IsArnOf("sts") || IsArnOf("iam")) && Parts[5].Split('/') is { Length: 3 } names && names[0] == "assumed-role" ? RoleOf(names[1]) : null;

    /// <summary>The six parts of an ARN; fewer of another text.</summary>
    private string[] Parts => _parts ??= Text.Split([':'], PartCount);

    /// <summary>One part of an ARN; empty for a value that is none.</summary>
    public string Part(ArnPart part) => IsArn ? Parts[(int)part] : "";

    /// <summary>True when the other value names no caller that this one does not name: the same one, one of everyone, or a session of this role.</summary>
    public bool Covers(PrincipalValue other)
    {
        if (Kind != other.Kind)
            return false;
        return Text == other.Text || IsEveryone || (WholeAccount is { } account && account == other.WholeAccount) || IsRoleOf(other);
    }

    /// <summary>True when this stands for an account, and the other value for a user, role or session of it.</summary>
    public bool IsAccountOf(PrincipalValue other) =>
        WholeAccount is { } account && other.WholeAccount is null && (other.IsArnOf("iam") || other.IsArnOf("sts")) && other.Parts[4] == account;

    /// <summary>True when some caller could be meant by both. What is not known may be anybody, and everyone includes the services.</summary>
    public bool Overlaps(PrincipalValue other)
    {
        if (IsUnknown || other.IsUnknown || IsEveryone || other.IsEveryone)
            return true;
        if (Kind != other.Kind)
            return false;
        return Covers(other)
            || other.Covers(this)
            || IsAccountOf(other)
            || other.IsAccountOf(this)
            || (Role is { } role && role == other.Role); // the same session belongs to both
    }

    private bool IsRoleOf(PrincipalValue session) => Role is { } role && role == session.RoleOfSession;

    private string RoleOf(string name) => $"{Parts[1]}:{Parts[4]}:{name}";

    private bool IsArnOf(string service) => Kind == PrincipalValueKind.Aws && IsArn && Parts[2] == service;

    /// <summary>True for twelve digits.</summary>
    public static bool IsAccount(string text)
    {
        foreach (var c in text)
        {
            if (c is < '0' or > '9')
                return false;
        }

        return text.Length == AccountLength;
    }

    private static bool IsId(string text)
    {
        foreach (var c in text)
        {
            if (c is not ((>= 'A' and <= 'Z') or (>= '0' and <= '9')))
                return false;
        }

        return text.Length >= FewestOfId;
    }
}

/// <summary>Principal or NotPrincipal of a statement.</summary>
internal sealed class Principal(TextSpan nameSpan, bool isNot, bool isUnknown, ImmutableArray<PrincipalValue> values)
{
    public TextSpan NameSpan { get; } = nameSpan;

    /// <summary>True for NotPrincipal.</summary>
    public bool IsNot { get; } = isNot;

    public string Name => IsNot ? "NotPrincipal" : "Principal";

    /// <summary>True when a function stands for the element or for a part of it.</summary>
    public bool IsUnknown { get; } = isUnknown;

    public ImmutableArray<PrincipalValue> Values { get; } = values;

    /// <summary>True when services are granted something and nobody else.</summary>
    public bool HasOnlyServices => !IsNot && NamesOnlyServices;

    /// <summary>True when services are named and nobody else.</summary>
    public bool NamesOnlyServices
    {
        get
        {
            foreach (var value in Values)
            {
                if (value.Kind != PrincipalValueKind.Service)
                    return false;
            }

            return !IsUnknown && !Values.IsEmpty;
        }
    }

    /// <summary>The first user, role or session whose account is not named beside it.</summary>
    public PrincipalValue? FirstWithoutAccount => FirstWithout(static value => value.WholeAccount, static value => value.IsInAccount ? value.Account : null);

    /// <summary>The first session whose role is not named beside it.</summary>
    public PrincipalValue? FirstWithoutRole => FirstWithout(static value => value.Role, static value => value.RoleOfSession);

    public bool IncludesEveryone => FirstEveryone is not null;

    /// <summary>True also where a hole may turn out to be <c>*</c>.</summary>
    public bool MayIncludeEveryone
    {
        get
        {
            foreach (var value in Values)
            {
                if (value.MayBeEveryone)
                    return true;
            }

            return IsUnknown;
        }
    }

    /// <summary>The first value that is <c>*</c>.</summary>
    public PrincipalValue? FirstEveryone
    {
        get
        {
            foreach (var value in Values)
            {
                if (value.IsEveryone)
                    return value;
            }

            return null;
        }
    }

    /// <summary>The first value that belongs to something which no value names.</summary>
    private PrincipalValue? FirstWithout(Func<PrincipalValue, string?> named, Func<PrincipalValue, string?> wanted)
    {
        var all = new HashSet<string>();
        foreach (var value in Values)
        {
            if (named(value) is { } name)
                all.Add(name);
        }

        foreach (var value in Values)
        {
            if (wanted(value) is { } name && !all.Contains(name))
                return value;
        }

        return null;
    }
}
