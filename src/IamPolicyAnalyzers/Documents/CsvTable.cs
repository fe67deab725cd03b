using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Documents;

/// <summary>
/// A table as CSV has it (RFC 4180): a row of column names, and rows below it. Reading never fails and takes time linear in the text; empty lines
/// are no rows, and a row may have fewer cells than there are columns.
/// </summary>
internal sealed class CsvTable
{
    private readonly TextMap _map;
    private readonly List<TextSpan> _cells = [];
    private readonly List<int> _rows = [];
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);

    public CsvTable(TextMap map)
    {
        _map = map;
        Read();
        if (_rows.Count == 0)
            return;
        for (var i = 0; i < EndOf(0); i++)
        {
            var name = TextOf(_cells[i]).Trim();
            if (!_columns.ContainsKey(name))
                _columns.Add(name, i);
        }
    }

    /// <summary>The rows below the names of the columns.</summary>
    public int RowCount => Math.Max(_rows.Count - 1, 0);

    public bool HasColumn(string name) => _columns.ContainsKey(name);

    /// <summary>The cell of a row, counted from 0; missing when the table lacks the column, or the row ends before it.</summary>
    public CsvCell Cell(int row, string column)
    {
        if (!_columns.TryGetValue(column, out var index) || (index += _rows[row + 1]) >= EndOf(row + 1))
            return default;
        return new CsvCell(TextOf(_cells[index]).Trim(), _map.ToOuter(_cells[index]));
    }

    private int EndOf(int row) => row + 1 < _rows.Count ? _rows[row + 1] : _cells.Count;

    private string TextOf(TextSpan cell)
    {
        var text = _map.Text.Substring(cell.Start, cell.Length);
        var isQuoted = cell.Start > 0 && _map.Text[cell.Start - 1] == '"';
        return isQuoted ? text.Replace("\"\"", "\"") : text;
    }

    private void Read()
    {
        var text = _map.Text;
        var at = text.StartsWith("\uFEFF", StringComparison.Ordinal) ? 1 : 0;
        while (at < text.Length)
        {
            if (text[at] is '\r' or '\n')
            {
                at++;
                continue;
            }

            _rows.Add(_cells.Count);
            at = ReadCell(at);
            while (at < text.Length && text[at] == ',')
                at = ReadCell(at + 1);
        }
    }

    /// <summary>Returns where the cell is over: at a comma, at the end of a line or at that of the text.</summary>
    private int ReadCell(int at)
    {
        var text = _map.Text;
        var start = at;
        if (at < text.Length && text[at] == '"')
        {
            start = ++at;
            while (at < text.Length && (text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"')))
                at += text[at] == '"' ? 2 : 1;
            _cells.Add(TextSpan.FromBounds(start, at));
            start = -1;
        }

        while (at < text.Length && text[at] is not (',' or '\r' or '\n'))
            at++;
        if (start >= 0)
            _cells.Add(TextSpan.FromBounds(start, at));
        return at;
    }
}

/// <summary>A cell of a table.</summary>
/// <param name="Text">Without quotes and the blanks around it; null where the row has no such cell.</param>
/// <param name="Span">The content of the cell in the file, without quotes.</param>
internal readonly record struct CsvCell(string? Text, TextSpan Span)
{
    public bool IsMissing => Text is null;

    /// <summary>A spreadsheet writes <c>TRUE</c> when it saves the file.</summary>
    public bool IsTrue => "true".Equals(Text, StringComparison.OrdinalIgnoreCase);

    public bool IsFalse => "false".Equals(Text, StringComparison.OrdinalIgnoreCase);
}
