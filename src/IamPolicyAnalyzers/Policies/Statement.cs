using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Policies;

internal enum Effect : byte
{
    /// <summary>Missing, not known before deployment, or a text that AWS refuses: the statement does nothing for certain.</summary>
    None,
    Allow,
    Deny,
}

/// <summary>Action or NotAction of a statement.</summary>
internal sealed class ActionElement(TextSpan nameSpan, bool isNot, bool isList, bool isUnknown, ImmutableArray<ActionPattern> entries)
{
    public TextSpan NameSpan { get; } = nameSpan;

    /// <summary>True for NotAction.</summary>
    public bool IsNot { get; } = isNot;

    /// <summary>False when the only entry stands without the brackets of a list.</summary>
    public bool IsList { get; } = isList;

    /// <summary>True when a function stands for the element or for one of its entries.</summary>
    public bool IsUnknown { get; } = isUnknown;

    public ImmutableArray<ActionPattern> Entries { get; } = entries;
}

/// <summary>Resource or NotResource of a statement.</summary>
internal sealed class ResourceElement(TextSpan nameSpan, bool isNot, bool isList, bool isUnknown, ImmutableArray<ResourceArn> entries)
{
    public TextSpan NameSpan { get; } = nameSpan;

    /// <summary>True for NotResource.</summary>
    public bool IsNot { get; } = isNot;

    /// <summary>False when the only entry stands without the brackets of a list.</summary>
    public bool IsList { get; } = isList;

    /// <summary>True when a function stands for the element or hides what one of its entries is.</summary>
    public bool IsUnknown { get; } = isUnknown;

    public ImmutableArray<ResourceArn> Entries { get; } = entries;
}

/// <summary>One statement, every string-or-array flattened. Of an element beside its Not twin, which AWS refuses, both are left out.</summary>
internal sealed class Statement
{
    /// <summary>Its place in the document, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The object in the file; for edits, which have to keep its surroundings.</summary>
    public required JsonNode Node { get; init; }

    /// <summary>What a message calls it: its Sid in quotes, or else its number, from 1.</summary>
    public string Label => Sid is { IsLiteral: true, Text.Length: > 0 } sid ? $"'{sid.Text}'" : $"{Index + 1}";

    /// <summary>The <c>{</c> of the statement.</summary>
    public TextSpan OpenSpan => Node.OpenSpan;

    public TextSpan Span => Node.Span;

    /// <summary>Every member, in order, also unknown and repeated ones.</summary>
    public required ImmutableArray<PolicyElement> Elements { get; init; }

    public required PolicyText? Sid { get; init; }

    public required Effect Effect { get; init; }

    /// <summary>The text of Effect, whatever it is; null when there is none or it is no string.</summary>
    public required PolicyText? EffectText { get; init; }

    public required Principal? Principal { get; init; }

    public required ActionElement? Action { get; init; }

    public required ResourceElement? Resource { get; init; }

    public required ConditionBlock? Condition { get; init; }

    public bool IsAllow => Effect == Effect.Allow;

    public bool IsDeny => Effect == Effect.Deny;

    /// <summary>True also where only the deployment tells the Effect.</summary>
    public bool MayDeny => IsDeny || EffectText is { HasUnknown: true };

    /// <summary>True when Principal is the string <c>*</c> itself, neither a list nor an object that holds it.</summary>
    public bool HasStarPrincipal =>
        Principal is { IsNot: false, IncludesEveryone: true } && Element("Principal") is { Member.Value: { IsString: true } };

    /// <summary>Every policy variable of Sid, Principal, Action, Resource and condition values.</summary>
    public IEnumerable<PlacedVariable> Variables
    {
        get
        {
            foreach (var variable in Sid?.Variables ?? ImmutableArray<PolicyVariable>.Empty)
                yield return new PlacedVariable(variable, this, "Sid", Operator: null);
            foreach (var value in Principal?.Values ?? ImmutableArray<PrincipalValue>.Empty)
            foreach (var variable in value.Written.Variables)
                yield return new PlacedVariable(variable, this, Principal!.IsNot ? "NotPrincipal" : "Principal", Operator: null);
            foreach (var entry in Action?.Entries ?? ImmutableArray<ActionPattern>.Empty)
            foreach (var variable in entry.Written.Variables)
                yield return new PlacedVariable(variable, this, Action!.IsNot ? "NotAction" : "Action", Operator: null);
            foreach (var entry in Resource?.Entries ?? ImmutableArray<ResourceArn>.Empty)
            foreach (var variable in entry.Written.Variables)
                yield return new PlacedVariable(variable, this, FixedPart(entry.PartAt(variable.Start)), Operator: null);
            foreach (var test in Condition?.Tests ?? ImmutableArray<ConditionTest>.Empty)
            foreach (var value in test.Values)
            foreach (var variable in value.Variables)
                yield return new PlacedVariable(variable, this, Place: null, test.Operator);
        }
    }

    // Of the account the documentation says the same, but policies of AWS itself have a variable there.
    private static string? FixedPart(ArnPart part) => part switch
    {
        ArnPart.Partition => "the partition of an ARN",
        ArnPart.Service => "the service of an ARN",
        ArnPart.Region => "the Region of an ARN",
        _ => null,
    };

    /// <summary>True when a member of this exact name is written, whatever its value.</summary>
    public bool Has(string element) => Element(element) is not null;

    /// <summary>The first member of this exact name.</summary>
    public PolicyElement? Element(string name)
    {
        foreach (var member in Elements)
        {
            if (member.Name == name)
                return member;
        }

        return null;
    }
}
