using System;
using System.Collections.Generic;
using System.Text;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Documents;

/// <summary>Functions of CloudFormation that stand where a value belongs: the value is not known before deployment.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html</remarks>
internal static class Intrinsic
{
    // No function of CloudFormation has these names.
    public const string UnknownFunction = "Fn::Unknown";
    private const string ResourceFunction = "Fn::Resource";

    /// <summary>True for <c>{"Ref": …}</c>, <c>{"Fn::Sub": …}</c> and the like.</summary>
    public static bool IsIntrinsic(JsonNode node) => TryGetFunction(node, out _);

    /// <summary>A function that nobody can see through, in the place of a value that the file gives in a way of its own.</summary>
    public static JsonNode Unknown(TextSpan place)
    {
        var text = new MappedText();
        WriteUnknown(text, place);
        return text.ToTree().Root;
    }

    public static void WriteUnknown(MappedText text, TextSpan place) => text.Write("{\"" + UnknownFunction + "\":\"\"}", place);

    /// <summary>A function that gives what AWS calls a resource of the file, in the place of a value that says so in a way of its own.</summary>
    public static JsonNode Reference(string name, TextSpan place)
    {
        var text = new MappedText();
        text.Write('{');
        text.WriteString(ResourceFunction, place);
        text.Write(':');
        text.WriteString(name, place);
        text.Write('}');
        return text.ToTree().Root;
    }

    /// <summary>True when the function is <c>Ref</c> to <c>AWS::NoValue</c>, which removes the member or item it stands for.</summary>
    public static bool IsNoValue(JsonNode node) =>
        TryGetFunction(node, out var function) && function.Name.ValueEquals("Ref") && function.Value.ValueEquals("AWS::NoValue");

    /// <summary>True for <c>Fn::If</c>, which may stand for anything, also for nothing.</summary>
    public static bool IsConditional(JsonNode node) => TryGetFunction(node, out var function) && function.Name.ValueEquals("Fn::If");

    /// <summary>True for the name of a function other than Ref. Among other members it is one that brings in more, as <c>Fn::Transform</c> does.</summary>
    public static bool IsFunctionName(JsonNode memberName) => memberName.RawText.StartsWith("\"Fn::".AsSpan(), StringComparison.Ordinal);

    /// <summary>
    /// The values that may stand in a place, one or a list, once the template is deployed: those of every branch of <c>Fn::If</c>, and none for
    /// <c>AWS::NoValue</c>.
    /// </summary>
    public static IReadOnlyList<PossibleValue> ValuesOf(JsonNode place) => ValuesOf(place, isList: false);

    /// <summary>The same where AWS wants a list: a function in its place may give any number of items, so it stands for none.</summary>
    public static IReadOnlyList<PossibleValue> ItemsOf(JsonNode place) => ValuesOf(place, isList: true);

    private static List<PossibleValue> ValuesOf(JsonNode place, bool isList)
    {
        var values = new List<PossibleValue>();
        Add(place, isConditional: false, isItem: !isList);
        return values;

        void Add(JsonNode node, bool isConditional, bool isItem)
        {
            if (node.IsArray)
            {
                foreach (var item in node.Items)
                    Add(item, isConditional, isItem: true);
            }
            else if (TryGetFunction(node, out var function) && function.Name.ValueEquals("Fn::If"))
            {
                var isCondition = true;
                foreach (var branch in function.Value.Items)
                {
                    if (!isCondition)
                        Add(branch, isConditional: true, isItem);
                    isCondition = false;
                }
            }
            else if (!node.IsMissing && !IsNoValue(node) && (isItem || !IsIntrinsic(node)))
            {
                values.Add(new PossibleValue(node, isConditional));
            }
        }
    }

    /// <summary>
    /// The text of <c>Fn::Sub</c>, or the one that <c>Fn::Join</c> puts together, in the notation of <c>Fn::Sub</c>: its <c>${…}</c> are the
    /// parts not known. False for every other function.
    /// </summary>
    /// <param name="place">The string that holds the whole text, or else the function.</param>
    public static bool TryGetText(JsonNode node, out string text, out JsonNode place)
    {
        text = "";
        place = node;
        if (!TryGetFunction(node, out var function))
            return false;
        if (function.Name.ValueEquals("Fn::Sub"))
        {
            place = First(function.Value);
            text = place.StringValue;
            return place.IsString;
        }

        return TryJoin(node, out text);
    }

    /// <summary>What a node names: its own text, the logical id inside <c>Ref</c> or <c>Fn::GetAtt</c>, the text of another function.</summary>
    public static TemplateName NameOf(JsonNode node)
    {
        if (TerraformTemplate.TryGetResource(node, out var address))
            return new TemplateName(address, node, IsReference: true);
        if (node.IsString)
            return new TemplateName(node.StringValue, node, IsReference: false);
        if (TryGetText(node, out var text, out var place))
            return new TemplateName(text, place.IsString ? place : LastString(node), IsReference: false);
        if (!TryGetFunction(node, out var function))
            return new TemplateName("", node, IsReference: false);

        var argument = First(function.Value);
        if (function.Name.ValueEquals(ResourceFunction))
            return new TemplateName(argument.StringValue, argument, IsReference: true);
        var isReference = function.Name.ValueEquals("Ref") || function.Name.ValueEquals("Fn::GetAtt");
        return isReference && argument.IsString
            ? new TemplateName(argument.StringValue.Split('.')[0], argument, IsReference: true)
            : new TemplateName(Hole(function), node, IsReference: false);
    }

    /// <summary>What <c>Fn::Join</c> puts together, and what stands between; false for every other function.</summary>
    public static bool TryGetPieces(JsonNode node, out JsonNode delimiter, out JsonNode pieces)
    {
        delimiter = pieces = default;
        if (!TryGetFunction(node, out var function) || !function.Name.ValueEquals("Fn::Join"))
            return false;
        foreach (var argument in function.Value.Items)
            (delimiter, pieces) = (pieces, argument);
        return delimiter.IsString && pieces.IsArray;
    }

    private static bool TryJoin(JsonNode join, out string text)
    {
        text = "";
        if (!TryGetPieces(join, out var delimiter, out var pieces))
            return false;

        var builder = new StringBuilder();
        var separator = "";
        foreach (var piece in pieces.Items)
        {
            builder.Append(separator).Append(TextOrHole(piece));
            separator = delimiter.StringValue;
        }

        text = builder.ToString();
        return true;
    }

    /// <summary>The text of a piece, in the notation of <c>Fn::Sub</c>.</summary>
    public static string TextOrHole(JsonNode piece) =>
        TryGetText(piece, out var text, out _) ? text
        : TryGetFunction(piece, out var function) ? Hole(function)
        : piece.StringValue;

    /// <summary>An unknown part in the notation of <c>Fn::Sub</c>, <c>${Bucket.Arn}</c>: the words of the function, so that unlike parts look unlike.</summary>
    private static string Hole(JsonMember function)
    {
        if (function.Name.ValueEquals("Ref"))
            return "${" + function.Value.StringValue + "}";

        var hole = new StringBuilder("${");
        if (!function.Name.ValueEquals("Fn::GetAtt"))
            hole.Append(function.Name.StringValue, "Fn::".Length, function.Name.StringValue.Length - "Fn::".Length);
        var isApart = hole.Length > "${".Length;
        foreach (var c in function.Value.RawText)
        {
            // A colon would make it a policy variable, and a brace would end it.
            var isWord = char.IsLetterOrDigit(c) || c is '-' or '_';
            if (isWord && isApart)
                hole.Append('.');
            if (isWord)
                hole.Append(c);
            isApart = !isWord && hole.Length > "${".Length;
        }

        return hole.Append('}').ToString();
    }

    private static JsonNode LastString(JsonNode node)
    {
        var last = node;
        foreach (var value in ValuesOf(PiecesOf(node)))
        {
            if (value.Node.IsString)
                last = value.Node;
        }

        return last;
    }

    private static JsonNode PiecesOf(JsonNode join)
    {
        JsonNode pieces = default;
        if (TryGetFunction(join, out var function))
        {
            foreach (var argument in function.Value.Items)
                pieces = argument;
        }

        return pieces;
    }

    private static JsonNode First(JsonNode argument)
    {
        foreach (var item in argument.Items)
            return item;
        return argument;
    }

    private static bool TryGetFunction(JsonNode node, out JsonMember function)
    {
        function = default;
        if (!node.IsObject)
            return false;
        var count = 0;
        foreach (var member in node.Members)
        {
            if (++count > 1)
                return false;
            function = member;
        }

        return count == 1 && (function.Name.ValueEquals("Ref") || IsFunctionName(function.Name));
    }
}

/// <summary>A value that a template may put in a place.</summary>
/// <param name="IsConditional">True when a condition of the template decides whether it stands there.</param>
internal readonly record struct PossibleValue(JsonNode Node, bool IsConditional);

/// <summary>What a value of a template names.</summary>
/// <param name="Text">The name, in the notation of <c>Fn::Sub</c> where parts of it are not known.</param>
/// <param name="Place">The string that gives the name; the function where there is none.</param>
/// <param name="IsReference">True for the logical id of a resource or a parameter.</param>
internal readonly record struct TemplateName(string Text, JsonNode Place, bool IsReference);
