using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Policies;

/// <summary>A member of a document or statement as it is written, known to the policy language or not.</summary>
internal readonly struct PolicyElement(string name, JsonMember member)
{
    /// <summary>The member in the file; for edits, which have to keep its surroundings.</summary>
    public JsonMember Member { get; } = member;

    public string Name { get; } = name;

    public TextSpan NameSpan => Member.Name.ContentSpan;

    public PolicyValue Value => new(Member.Value);

    /// <summary>The text inside the quotes of a string; the first token of anything else.</summary>
    public TextSpan ValueSpan => Member.Value.IsString ? Member.Value.ContentSpan : Member.Value.OpenSpan;

    public bool IsObject => Member.Value.IsObject;

    /// <summary>True while the name or the value is still to be typed.</summary>
    public bool IsUnfinished => Member.Name.IsMissing || Member.Value.IsMissing;
}

/// <summary>The names of the policy language, as AWS spells them.</summary>
internal static class ElementNames
{
    public static readonly string[] OfDocument = ["Version", "Id", "Statement"];

    public static readonly string[] OfStatement =
        ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    /// <summary>The kinds of principals.</summary>
    public static readonly string[] OfPrincipal = ["AWS", "Service", "Federated", "CanonicalUser"];

    /// <summary>The element that may not stand beside this one: <c>NotAction</c> for <c>Action</c>, and the other way round; null for most.</summary>
    public static string? TwinOf(string element) => element switch
    {
        "Principal" => "NotPrincipal",
        "NotPrincipal" => "Principal",
        "Action" => "NotAction",
        "NotAction" => "Action",
        "Resource" => "NotResource",
        "NotResource" => "Resource",
        _ => null,
    };
}
