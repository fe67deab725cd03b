using System;
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
    public PrincipalValueKind Kind { get; } = kind;

    public string Text => text.Text;

    public TextSpan Span => text.Span;

    public bool IsUnknown => text.HasUnknown;

    /// <summary>True for <c>*</c> under AWS, which is also what a bare <c>"Principal": "*"</c> means.</summary>
    public bool IsEveryone => Kind == PrincipalValueKind.Aws && Text == "*";

    /// <summary>True for the ARN of an IAM user.</summary>
    public bool IsUser
    {
        get
        {
            var parts = Text.Split([':'], 6);
            return Kind == PrincipalValueKind.Aws && parts.Length == 6 && parts[2] == "iam" && parts[5].StartsWith("user/", StringComparison.Ordinal);
        }
    }
}

/// <summary>Principal or NotPrincipal of a statement.</summary>
internal sealed class Principal(TextSpan nameSpan, bool isNot, bool isUnknown, ImmutableArray<PrincipalValue> values)
{
    public TextSpan NameSpan { get; } = nameSpan;

    /// <summary>True for NotPrincipal.</summary>
    public bool IsNot { get; } = isNot;

    /// <summary>True when a function stands for the element or for a part of it.</summary>
    public bool IsUnknown { get; } = isUnknown;

    public ImmutableArray<PrincipalValue> Values { get; } = values;

    /// <summary>True when services are named and nobody else.</summary>
    public bool HasOnlyServices
    {
        get
        {
            foreach (var value in Values)
            {
                if (value.Kind != PrincipalValueKind.Service)
                    return false;
            }

            return !IsNot && !IsUnknown && !Values.IsEmpty;
        }
    }

    public bool IncludesEveryone
    {
        get
        {
            foreach (var value in Values)
            {
                if (value.IsEveryone)
                    return true;
            }

            return false;
        }
    }
}
