using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Policies;

/// <summary>A value of a policy that nobody knows before deployment, so that no rule judges it.</summary>
/// <param name="Text">As the policy writes it, a function in the notation of <c>Fn::Sub</c>.</param>
internal readonly record struct UnknownValue(string Text, TextSpan Span)
{
    /// <summary>
    /// The unknown values of a document, in text order. What every template has is left out: a function that gives a whole Resource, and unknown parts
    /// of an ARN before its resource.
    /// </summary>
    public static IReadOnlyList<UnknownValue> In(PolicyDocument document)
    {
        var found = new List<UnknownValue>();
        foreach (var statement in document.Statements)
        {
            foreach (var element in statement.Elements)
                Collect(element.Member.Value, element.Name is "Resource" or "NotResource", found);
        }

        return found;
    }

    // The depth of a tree is limited, and so is that of this search.
    private static void Collect(JsonNode node, bool isResource, List<UnknownValue> found)
    {
        if (node.IsString || Intrinsic.IsIntrinsic(node))
        {
            var text = PolicyText.Of(node);
            if (text.HasUnknown && !(isResource && IsCustomary(text)))
                found.Add(new UnknownValue(text.Text.Length > 0 ? text.Text : Intrinsic.NameOf(node) is { IsReference: true } name ? "${" + name.Text + "}" : Intrinsic.NameOf(node).Text, text.Span));
            return;
        }

        foreach (var member in node.Members)
            Collect(member.Value, isResource, found);
        foreach (var item in node.Items)
            Collect(item, isResource, found);
    }

    private static bool IsCustomary(PolicyText text)
    {
        if (text.IsUnknown)
            return true;
        var arn = new ResourceArn(text);
        return arn.IsArn && arn.Part(ArnPart.Resource).IndexOf(Glob.Hole) < 0 && arn.Part(ArnPart.Service).IndexOf(Glob.Hole) < 0;
    }
}
