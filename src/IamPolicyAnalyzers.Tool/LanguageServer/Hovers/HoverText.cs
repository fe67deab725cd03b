using System.Collections.Generic;
using System.Linq;
using System.Text;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;
using IamPolicyAnalyzers.Tool.Reports;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Hovers;

/// <summary>What is said of a word, or of one that might be written: a title, sentences, a list. Names and the user's text stand in single quotes, as in the messages of rules.</summary>
/// <param name="span">The word.</param>
internal sealed class HoverText(TextSpan span, string title)
{
    private const int MaxQuoted = 120;

    private readonly List<string> _sentences = [];
    private readonly List<string> _items = [];

    public TextSpan Span { get; } = span;

    /// <summary>Adds a sentence; an empty one adds nothing.</summary>
    public HoverText Say(string sentence)
    {
        if (sentence.Length > 0)
            _sentences.Add(sentence);
        return this;
    }

    /// <summary>Adds an item to the list at the end; an empty one adds nothing.</summary>
    public HoverText List(string item)
    {
        if (item.Length > 0)
            _items.Add(item);
        return this;
    }

    public MarkupContent ToContent(bool isMarkdown) => isMarkdown ? MarkupContent.Markdown(ToMarkdown()) : new MarkupContent("plaintext", ToPlainText());

    /// <summary>Text of the user in single quotes, none in it that would end them, and no longer than a hover can show.</summary>
    public static string Quoted(string text)
    {
        text = text.Replace('\'', '’');
        return text.Length > MaxQuoted ? $"'{text[..(MaxQuoted - 1)]}…'" : $"'{text}'";
    }

    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private string ToMarkdown()
    {
        var text = new StringBuilder("**").Append(new MarkdownText(title)).Append("**");
        foreach (var sentence in _sentences)
            text.Append("\n\n").Append(new MarkdownText(sentence));
        text.Append(_items.Count > 0 ? "\n" : "");
        foreach (var item in _items)
            text.Append("\n- ").Append(new MarkdownText(item));
        return text.ToString();
    }

    private string ToPlainText() => string.Join("\n", _sentences.Prepend(title).Concat(_items.Select(static item => "- " + item)));
}
