using System;
using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Completion;

/// <summary>How new JSON is laid out: as the file is, or over several lines where the file is still empty.</summary>
/// <param name="NewLine">Empty for a file on one line.</param>
internal readonly record struct SnippetLayout(string NewLine, string Indent, string Colon, string Space)
{
    public static SnippetLayout Of(JsonTree tree, bool isEmpty)
    {
        var layout = new JsonLayout(tree);
        return isEmpty ? new SnippetLayout("\n", layout.Indent, ": ", " ") : new SnippetLayout(layout.NewLine, layout.Indent, layout.Colon, layout.Space);
    }
}

/// <summary>JSON to insert, with the places in it where the user types on.</summary>
internal sealed class SnippetJson
{
    private readonly Func<SnippetLayout, string, SnippetText> _write;

    private SnippetJson(Func<SnippetLayout, string, SnippetText> write) => _write = write;

    /// <summary>A string in which the user types; nothing but its quotes at first.</summary>
    public static SnippetJson Open { get; } = String(SnippetText.Empty.AddStop());

    /// <summary>A string.</summary>
    public static SnippetJson String(SnippetText content) =>
        new((_, _) => SnippetText.Of("\"").Add(content.Select(JsonEscape.Encode)).Add("\""));

    public static SnippetJson String(string content) => String(SnippetText.Of(content));

    /// <summary>A string that the user may type over.</summary>
    public static SnippetJson Default(string content) => String(SnippetText.Empty.AddStop(content));

    /// <summary>A list of one.</summary>
    public static SnippetJson ListOf(SnippetJson item) => new((layout, indent) => Block('[', [item._write(layout, Inner(layout, indent))], ']', layout, indent, ends: ""));

    public static SnippetJson Object(params (string Name, SnippetJson Value)[] members) => new((layout, indent) => Block(
        '{',
        members.Select(member => SnippetText.Of($"\"{member.Name}\"{layout.Colon}").Add(member.Value._write(layout, Inner(layout, indent)))),
        '}', layout, indent, layout.Space));

    /// <summary>An object in which the user types.</summary>
    public static SnippetJson OpenObject { get; } = new((layout, indent) => Block('{', [SnippetText.Empty.AddStop()], '}', layout, indent, layout.Space));

    /// <summary>On one line, whatever is around it.</summary>
    public SnippetJson OnOneLine() => new((layout, indent) => _write(layout with { NewLine = "" }, indent));

    /// <param name="indent">The indentation of the line on which it begins.</param>
    public SnippetText Write(SnippetLayout layout, string indent) => _write(layout, indent);

    private static SnippetText Block(char open, IEnumerable<SnippetText> parts, char close, SnippetLayout layout, string indent, string ends)
    {
        var hasLines = layout.NewLine.Length > 0;
        var inner = hasLines ? layout.NewLine + Inner(layout, indent) : ends;
        var text = SnippetText.Of(open + inner);
        var isFirst = true;
        foreach (var part in parts)
        {
            if (!isFirst)
                text = text.Add("," + (hasLines ? inner : layout.Space));
            text = text.Add(part);
            isFirst = false;
        }

        return text.Add((hasLines ? layout.NewLine + indent : ends) + close);
    }

    private static string Inner(SnippetLayout layout, string indent) => indent + layout.Indent;
}
