using System;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Policies;

/// <summary>A value as it is written, for rules about the form of a policy.</summary>
internal readonly struct PolicyValue(JsonNode node)
{
    public bool IsText => node.IsString;

    public bool IsList => node.IsArray;

    public bool IsObject => node.IsObject;

    public bool IsNumberOrBoolean => node.IsNumber || node.IsBoolean;

    /// <summary>True when a function or a template's hole stands for the value, or it is not finished, so that nobody can say what it will be.</summary>
    public bool IsUnknown => node.IsMissing || node.HasErrors || IsFunction || (IsText && PolicyText.Of(node).HasUnknown);

    /// <summary>True when a condition of the template decides what stands here, perhaps nothing.</summary>
    public bool IsConditional => Intrinsic.IsConditional(node);

    /// <summary>True for <c>[]</c>, <c>{}</c> and <c>""</c>.</summary>
    public bool IsEmpty => !node.HasErrors && !node.IsBrokenOff && (IsText ? node.ValueEquals("") : (IsList || IsObject) && node.Count == 0);

    /// <summary>The JSON type with its article, <c>a number</c>.</summary>
    public string TypeName => node.Kind switch
    {
        JsonKind.Object => "an object",
        JsonKind.Array => "an array",
        JsonKind.String => "a string",
        JsonKind.Number => "a number",
        JsonKind.True or JsonKind.False => "a boolean",
        _ => "null",
    };

    /// <summary>The text inside the quotes of a string; the first token of anything else.</summary>
    public TextSpan Span => node.IsString ? node.ContentSpan : node.OpenSpan;

    /// <summary>The text of a string, of a number or of a function that gives one.</summary>
    public PolicyText Text => PolicyText.Of(node);

    /// <summary>The value as the file has it, a string with its quotes.</summary>
    public string RawText => node.RawText.ToString();

    /// <summary>The members of an object in order, repeated ones too; none for a function.</summary>
    public ImmutableArray<PolicyElement> Members => MembersOf(names: null);

    /// <summary>Of the value of a Principal, the members that name a kind of principal.</summary>
    public ImmutableArray<PolicyElement> PrincipalKinds => MembersOf(ElementNames.OfPrincipal);

    /// <summary>The items of a list, without those that the template removes.</summary>
    public ImmutableArray<PolicyValue> Items
    {
        get
        {
            var items = ImmutableArray.CreateBuilder<PolicyValue>();
            foreach (var item in node.Items)
            {
                if (!Intrinsic.IsNoValue(item))
                    items.Add(new PolicyValue(item));
            }

            return items.ToImmutable();
        }
    }

    /// <param name="names">The names that count; null for every one.</param>
    private ImmutableArray<PolicyElement> MembersOf(string[]? names)
    {
        if (!IsObject || Intrinsic.IsIntrinsic(node))
            return ImmutableArray<PolicyElement>.Empty;
        var members = ImmutableArray.CreateBuilder<PolicyElement>();
        foreach (var member in node.Members)
        {
            if (member.Name.IsMissing || Intrinsic.IsNoValue(member.Value) || Intrinsic.IsFunctionName(member.Name))
                continue;
            var name = member.Name.StringValue;
            if (names is null || Array.IndexOf(names, name) >= 0)
                members.Add(new PolicyElement(name, member));
        }

        return members.ToImmutable();
    }

    private bool IsFunction
    {
        get
        {
            if (Intrinsic.IsIntrinsic(node))
                return true;
            foreach (var member in node.Members)
            {
                if (Intrinsic.IsFunctionName(member.Name))
                    return true;
            }

            return false;
        }
    }
}
