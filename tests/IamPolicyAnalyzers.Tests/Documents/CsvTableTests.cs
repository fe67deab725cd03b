using System;
using System.Linq;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Documents;

public sealed class CsvTableTests
{
    [Theory]
    [InlineData("a,b\n1,2\n3,4\n")]
    [InlineData("a,b\r\n1,2\r\n3,4")]
    [InlineData("a,b\r1,2\r3,4\r")]
    [InlineData("\uFEFFa,b\n\n1,2\n\n3,4\n\n")]
    [InlineData("\"a\",\"b\"\n\"1\",\"2\"\n\"3\",\"4\"\n")]
    [InlineData("A,B\n 1 ,2\n3,4,5\n")]
    public void Reads_rows_by_the_names_of_columns(string text)
    {
        var table = Read(text);

        Assert.Equal(["1", "2", "3", "4"], Enumerable.Range(0, table.RowCount).SelectMany(row => new[] { table.Cell(row, "a").Text, table.Cell(row, "b").Text }));
    }

    [Theory]
    [InlineData("a,b\n1,2", "2")]
    [InlineData("a,b\r\n1,\"x,y\"\r\n", "x,y")]
    [InlineData("\uFEFFa,b\n1,\"x\"\"y\"\n", "x\"\"y")]
    [InlineData("a,b\n1,\"x\ny\"\n", "x\ny")]
    [InlineData("a,b\n1,\n", "")]
    [InlineData("a,b\n1,\"x", "x")]
    public void Cells_stand_where_their_text_stands(string text, string written)
    {
        var cell = Read(text).Cell(0, "b");

        Assert.False(cell.IsMissing);
        Assert.Equal(written, text.Substring(cell.Span.Start, cell.Span.Length));
        Assert.Equal(written.Replace("\"\"", "\"", StringComparison.Ordinal), cell.Text);
    }

    [Theory]
    [InlineData("a\n1\n", "b")]
    [InlineData("a,b\n1\n", "b")]
    public void Cells_may_be_missing(string text, string column) => Assert.True(Read(text).Cell(0, column).IsMissing);

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF\r\n\r\n")]
    [InlineData("a,b")]
    [InlineData("\"")]
    public void Text_without_rows_is_an_empty_table(string text) => Assert.Equal(0, Read(text).RowCount);

    [Fact]
    public void Every_beginning_of_a_table_is_read()
    {
        const string Text = "\uFEFFa,\"b\"\r\n\"x\"\"y\",\"\"\r\n,\n\"1\"2,3\n";
        for (var length = 0; length <= Text.Length; length++)
        {
            var table = Read(Text[..length]);
            for (var row = 0; row < table.RowCount; row++)
                Assert.True(table.Cell(row, "b").Span.End <= length);
        }
    }

    [Fact]
    public void Reads_many_rows()
    {
        const int Rows = 50_000;
        var text = "user,arn,mfa_active\n" + string.Concat(Enumerable.Range(0, Rows).Select(row => $"user{row},arn:aws:iam::111122223333:user/user{row},true\n"));

        var table = Read(text);

        Assert.Equal(Rows, table.RowCount);
        Assert.Equal($"user{Rows - 1}", table.Cell(Rows - 1, "user").Text);
    }

    [Theory]
    [InlineData("dXNlcixhcm4=", "user,arn")]
    [InlineData("dXNl\\ncixh\\ncm4", "user,arn")]
    [InlineData("", "")]
    public void Base64_decodes_to_text_that_knows_its_place(string encoded, string decoded)
    {
        var json = $"[\"{encoded}\"]";
        var map = Base64Text.Decode(TextMap.Of(JsonTree.Parse(json).Root.Items.GetEnumerator() is var items && items.MoveNext() ? items.Current : default))!;

        Assert.Equal(decoded, map.Text);
        for (var i = 0; i < decoded.Length; i++)
        {
            // Each character is made of two letters; the first of them is where it stands.
            var start = map.ToOuter(new TextSpan(i, 1)).Start;
            var letter = encoded.Replace("\\n", "", StringComparison.Ordinal)[i * 8 / 6];
            Assert.Equal(letter, json[start]);
        }
    }

    [Theory]
    [InlineData("user,arn")]
    [InlineData("dXNl%3D")]
    public void What_is_no_Base64_is_not_decoded(string text) => Assert.Null(Base64Text.Decode(new TextMap(text, 0)));

    private static CsvTable Read(string text) => new(new TextMap(text, 0));
}
