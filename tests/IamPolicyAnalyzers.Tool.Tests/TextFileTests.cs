using System;
using System.IO;
using System.Linq;
using System.Text;
using IamPolicyAnalyzers.Tool.Files;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests;

public sealed class TextFileTests
{
    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with mark", "utf-16", "utf-16BE", "utf-32"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Keeps_encoding_and_mark(string name)
    {
        using var folder = new ToolFolder();
        var encoding = EncodingOf(name);
        folder.Write("a.json", Bytes(encoding, "{ \"é\": 1 }\r\n"));
        var file = TextFile.Read(folder.PathOf("a.json"));

        file.Write(SourceText.From(file.Text.ToString().Replace("1", "2")));

        Assert.Equal(Bytes(encoding, "{ \"é\": 2 }\r\n"), File.ReadAllBytes(folder.PathOf("a.json")));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Refuses_bytes_that_are_no_text() =>
        Assert.Throws<DecoderFallbackException>(() => TextFile.Decode("a.json", [(byte)'{', 0xE9, (byte)'}']));

    [Fact]
    public void Leaves_a_read_only_file_as_it_is()
    {
        using var folder = new ToolFolder().Write("a.json", "{}");
        var file = TextFile.Read(folder.PathOf("a.json"));
        File.SetAttributes(file.Path, FileAttributes.ReadOnly);

        Assert.Throws<UnauthorizedAccessException>(() => file.Write(SourceText.From("[]")));

        File.SetAttributes(file.Path, FileAttributes.Normal);
        Assert.Equal("{}", folder.Read("a.json"));
    }

    [Fact]
    public void Writes_through_a_link()
    {
        using var folder = new ToolFolder().Write("real/a.json", "{}");
        File.CreateSymbolicLink(folder.PathOf("link.json"), folder.PathOf("real/a.json"));

        TextFile.Read(folder.PathOf("link.json")).Write(SourceText.From("[]"));

        Assert.Equal("[]", folder.Read("real/a.json"));
        Assert.NotNull(new FileInfo(folder.PathOf("link.json")).LinkTarget);
    }

    internal static Encoding EncodingOf(string name) => name switch
    {
        "utf-8" => new UTF8Encoding(false),
        "utf-8 with mark" => new UTF8Encoding(true),
        _ => Encoding.GetEncoding(name),
    };

    internal static byte[] Bytes(Encoding encoding, string text) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
}
