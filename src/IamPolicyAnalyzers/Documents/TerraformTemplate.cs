using System;
using System.Collections.Generic;
using System.Text;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Documents;

/// <summary>Strings of Terraform: text with expressions in <c>${…}</c> and directives in <c>%{…}</c>, whose values are not known before a plan is made.</summary>
/// <remarks>https://developer.hashicorp.com/terraform/language/expressions/strings</remarks>
internal static class TerraformTemplate
{
    private const string ResourcePrefix = "aws_";

    /// <summary>True for a string that is one expression, which may stand for a value of any type.</summary>
    public static bool IsExpression(JsonNode node)
    {
        if (!BeginsAsExpression(node))
            return false;
        var text = node.StringValue;
        return EndOfExpression(text, 0) == text.Length;
    }

    /// <summary>
    /// The address of the resource of which a string takes an attribute, <c>aws_iam_role.app</c> for <c>${aws_iam_role.app.name}</c>. Which of several
    /// instances is meant is left out. False for every other string.
    /// </summary>
    public static bool TryGetResource(JsonNode node, out string address)
    {
        address = "";
        if (!BeginsAsExpression(node))
            return false;
        var text = node.StringValue;
        if (!text.StartsWith("${" + ResourcePrefix, StringComparison.Ordinal))
            return false;
        return TryGetAddress(text, out address);
    }

    /// <summary>The name of the block whose policy a string takes, <c>app</c> for <c>${data.aws_iam_policy_document.app.json}</c>.</summary>
    public static bool TryGetPolicyDocument(JsonNode node, out string name)
    {
        const string Data = "${data." + TerraformPolicyDocument.Type + ".";
        name = "";
        if (!BeginsAsExpression(node))
            return false;
        var text = node.StringValue;
        if (!text.StartsWith(Data, StringComparison.Ordinal))
            return false;
        var end = EndOfName(text, Data.Length);
        name = text.Substring(Data.Length, end - Data.Length);
        var attribute = text[end] == '[' ? text.IndexOf(']', end) + 1 : end;
        return attribute > 0 && text.Substring(attribute) is ".json}" or ".minified_json}";
    }

    /// <summary>
    /// The same string as the policy language reads it: its expressions are <c>${…}</c> without a colon or a brace inside, which is not known before
    /// deployment, and what Terraform escapes is not escaped.
    /// </summary>
    /// <param name="hasAmpersands">True where <c>&amp;{…}</c> stands for a policy variable.</param>
    public static void Write(MappedText target, JsonNode node, bool hasAmpersands)
    {
        if (!node.IsString || !HasSequence(node.RawText))
        {
            target.Copy(node);
            return;
        }

        var reading = new Reading(node);
        for (var at = 0; at < reading.Text.Length;)
        {
            if (reading.IsDirective(at))
            {
                target.WriteString("${template}", node.ContentSpan);
                return;
            }

            at = reading.ReadText(at, hasAmpersands);
        }

        reading.WriteTo(target);
    }

    /// <summary>
    /// A string that holds JSON, as JSON without Terraform reads it: the node itself when nothing of Terraform is in it. An expression in the place
    /// of a whole value reads as a function of CloudFormation does. Null when nothing can be said of the text.
    /// </summary>
    public static JsonNode? TryReadJson(JsonNode node)
    {
        if (!HasSequence(node.RawText))
            return node;
        if (IsExpression(node) || node.HasErrors)
            return null;

        var reading = new Reading(node);
        var isInString = false;
        for (var at = 0; at < reading.Text.Length;)
        {
            var c = reading.Text[at];
            if (reading.IsDirective(at))
                return null;
            if (c == '\\' && isInString && at + 1 < reading.Text.Length)
            {
                reading.Copy(at++);
                reading.Copy(at++);
            }
            else if (c == '"')
            {
                isInString = !isInString;
                reading.Copy(at++);
            }
            else
            {
                at = isInString ? reading.ReadText(at, hasAmpersands: false) : reading.ReadStructure(at);
            }
        }

        // What is no JSON yet may become it.
        if (!reading.IsJson)
            return null;
        var target = new MappedText();
        reading.WriteTo(target);
        return target.ToTree().Root;
    }

    private static bool BeginsAsExpression(JsonNode node)
    {
        if (!node.IsString)
            return false;
        var raw = node.RawText;
        return raw.Length > 5 && raw[1] == '$' && raw[2] == '{' && raw[raw.Length - 2] == '}';
    }

    private static bool HasSequence(ReadOnlySpan<char> raw)
    {
        for (var i = 1; i < raw.Length; i++)
        {
            if (raw[i] == '{' && raw[i - 1] is '$' or '%' or '&')
                return true;
        }

        return false;
    }

    /// <summary>Reads <c>${type.name.attribute}</c>, each with an index or without.</summary>
    private static bool TryGetAddress(string text, out string address)
    {
        address = "";
        var dot = EndOfName(text, 2);
        if (text[dot] != '.')
            return false;
        var end = EndOfName(text, dot + 1);
        var at = end;
        while (at < text.Length - 1)
        {
            if (text[at] == '[')
            {
                at = text.IndexOf(']', at) + 1;
                if (at == 0)
                    return false;
            }
            else if (text[at] == '.')
            {
                at = EndOfName(text, at + 1);
            }
            else
            {
                return false;
            }
        }

        address = text.Substring(2, end - 2);
        return end > dot + 1 && at == text.Length - 1;
    }

    private static int EndOfName(string text, int at)
    {
        while (at < text.Length - 1 && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-' or '*'))
            at++;
        return at;
    }

    /// <summary>Past the brace that closes the sequence at <paramref name="start"/>; its expression may hold strings and braces. The end of the text when none does.</summary>
    private static int EndOfExpression(string text, int start)
    {
        var depth = 0;
        var isInString = false;
        for (var i = start + 1; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when isInString:
                    i++;
                    break;
                case '"':
                    isInString = !isInString;
                    break;
                case '{' when !isInString:
                    depth++;
                    break;
                case '}' when !isInString:
                    if (--depth == 0)
                        return i + 1;
                    break;
            }
        }

        return text.Length;
    }

    /// <summary>The text of a string on its way to another one, each character with its place.</summary>
    private sealed class Reading(JsonNode node)
    {
        private readonly TextMap _map = TextMap.Of(node);
        private readonly StringBuilder _text = new();
        private readonly List<int> _positions = [];

        public string Text => _map.Text;

        /// <summary>True when what was read is JSON.</summary>
        public bool IsJson => JsonTree.Parse(_text.ToString()).Errors.IsEmpty;

        /// <summary>True where a directive begins. It leaves open what of the text around it will stand there.</summary>
        public bool IsDirective(int at) => Begins("%{", at);

        /// <summary>Reads on where a sequence stands for text.</summary>
        public int ReadText(int at, bool hasAmpersands)
        {
            if (Begins("$${", at) || Begins("%%{", at))
            {
                Copy(at + 1);
                return Copy(at + 2);
            }

            if (hasAmpersands && Begins("&{", at))
            {
                Add('$', at);
                return Copy(at + 1);
            }

            if (!Begins("${", at))
                return Copy(at);

            var end = EndOfExpression(Text, at);
            Copy(at);
            Copy(at + 1);
            for (var i = at + 2; i < end - 1; i++)
                Add(char.IsLetterOrDigit(Text[i]) || Text[i] is '_' or '-' or '[' or ']' ? Text[i] : '.', i);
            Add('}', end - 1);
            return end;
        }

        /// <summary>Reads on where a sequence stands for a value.</summary>
        public int ReadStructure(int at)
        {
            if (!Begins("${", at))
                return Copy(at);
            var end = EndOfExpression(Text, at);
            const string Function = "{\"" + Intrinsic.UnknownFunction + "\":\"\"}";
            for (var i = 0; i < Function.Length; i++)
                Add(Function[i], i == Function.Length - 1 ? end - 1 : at);
            return end;
        }

        public int Copy(int at) => Add(Text[at], at);

        public void WriteTo(MappedText target)
        {
            _positions.Add(PositionOf(Text.Length));
            target.WriteString(_text.ToString(), _positions);
        }

        private bool Begins(string sequence, int at) => string.CompareOrdinal(Text, at, sequence, 0, sequence.Length) == 0;

        private int Add(char c, int at)
        {
            _text.Append(c);
            _positions.Add(PositionOf(at));
            return at + 1;
        }

        private int PositionOf(int at) => _map.ToOuter(new(at, 0)).Start;
    }
}
