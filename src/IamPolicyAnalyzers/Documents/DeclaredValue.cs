using System;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Documents;

/// <summary>A value that a file gives to a property.</summary>
/// <param name="Text">The text, in the notation of <c>Fn::Sub</c> where parts of it are not known; empty when nothing of it is.</param>
/// <param name="Span">The text to mark.</param>
internal readonly record struct DeclaredValue(string Text, TextSpan Span)
{
    /// <summary>True when the text is the value, whatever is deployed.</summary>
    public bool IsKnown => Text.Length > 0 && Text.IndexOf("${", StringComparison.Ordinal) < 0 && Text.IndexOf("{{", StringComparison.Ordinal) < 0;

    public static DeclaredValue Of(JsonNode node)
    {
        if (!node.IsString && !Intrinsic.IsIntrinsic(node))
            return new DeclaredValue(node.StringValue, node.OpenSpan);
        var name = Intrinsic.NameOf(node);
        return new DeclaredValue(name.IsReference ? "${" + name.Text + "}" : name.Text, name.Place.IsString ? name.Place.ContentSpan : name.Place.OpenSpan);
    }
}
