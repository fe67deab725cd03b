using System.Text;

namespace IamPolicyAnalyzers.Tool.Reports;

/// <summary>Text of users in a table of Markdown: one line, and what stands in single quotes as code, so that no character of it means anything.</summary>
internal readonly struct MarkdownText(string text)
{
    public override string ToString()
    {
        var markdown = new StringBuilder();
        var isCode = false;
        foreach (var c in text)
        {
            switch (c)
            {
                case '\'':
                    markdown.Append('`');
                    isCode = !isCode;
                    break;
                case '|':
                    markdown.Append("\\|");
                    break;
                case '`':
                    markdown.Append('\u02CB');
                    break;
                case '<' or '>' or '*' or '_' or '[' or ']' or '&' or '@' or '#' when !isCode:
                    markdown.Append("&#").Append((int)c).Append(';');
                    break;
                default:
                    markdown.Append(char.IsControl(c) ? ' ' : c);
                    break;
            }
        }

        return isCode ? markdown.Append('`').ToString() : markdown.ToString();
    }
}
