using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Completion;

/// <summary>Text to insert, with the places in it where the user types on. Adding to it makes a new one.</summary>
internal sealed class SnippetText
{
    private readonly Part[] _parts;

    private SnippetText(Part[] parts) => _parts = parts;

    public static SnippetText Empty { get; } = new([]);

    public bool HasStops => Array.Exists(_parts, static part => part.IsStop);

    public static SnippetText Of(string text) => Empty.Add(text);

    public SnippetText Add(string text) => text.Length == 0 ? this : new([.. _parts, new Part(text, text, IsStop: false)]);

    public SnippetText Add(SnippetText other) => _parts.Length == 0 ? other : new([.. _parts, .. other._parts]);

    /// <summary>A place to type, in their order.</summary>
    /// <param name="shown">What stands there until something is typed.</param>
    /// <param name="plain">What an editor writes that knows no snippets; null for the same.</param>
    public SnippetText AddStop(string shown = "", string? plain = null) => new([.. _parts, new Part(shown, plain ?? shown, IsStop: true)]);

    /// <summary>The same with its text in another writing, as JSON between quotes.</summary>
    public SnippetText Select(Func<string, string> write) => new(Array.ConvertAll(_parts, part => part.In(write)));

    /// <summary>As an editor shows it, each stop by what stands there.</summary>
    public string Shown => _parts is [var only] ? only.Shown : string.Concat(_parts.Select(static part => part.Shown));

    /// <summary>For an editor that knows no snippets.</summary>
    public string Plain => _parts is [var only] ? only.Plain : string.Concat(_parts.Select(static part => part.Plain));

    /// <summary>In the snippet language of the protocol.</summary>
    public string Snippet
    {
        get
        {
            var text = new StringBuilder();
            var stop = 0;
            foreach (var part in _parts)
            {
                if (!part.IsStop)
                    text.Append(Escape(part.Shown, isStop: false));
                else if (part.Shown.Length == 0)
                    text.Append('$').Append((++stop).ToString(CultureInfo.InvariantCulture));
                else
                    text.Append("${").Append((++stop).ToString(CultureInfo.InvariantCulture)).Append(':').Append(Escape(part.Shown, isStop: true)).Append('}');
            }

            return text.ToString();
        }
    }

    public override string ToString() => Snippet;

    /// <param name="isStop">Within the braces of a stop, the closing one means something.</param>
    private static string Escape(string text, bool isStop)
    {
        if (text.AsSpan().IndexOfAny('\\', '$', '}') < 0)
            return text;
        var escaped = new StringBuilder(text.Length + 4);
        foreach (var c in text)
        {
            if (c is '\\' or '$' || (isStop && c == '}'))
                escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }

    private readonly record struct Part(string Shown, string Plain, bool IsStop)
    {
        public Part In(Func<string, string> writing)
        {
            var shown = writing(Shown);
            return new Part(shown, ReferenceEquals(Shown, Plain) ? shown : writing(Plain), IsStop);
        }
    }
}
