using System;
using System.IO;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.Files;

/// <summary>The text of a file with what it takes to write another text as the same file: encoding and byte order mark.</summary>
internal sealed class TextFile
{
    private readonly Encoding _encoding;
    private readonly bool _hasMark;

    private TextFile(string path, string text, Encoding encoding, bool hasMark)
    {
        Path = path;
        Text = SourceText.From(text, encoding);
        _encoding = encoding;
        _hasMark = hasMark;
    }

    public string Path { get; }

    public SourceText Text { get; }

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="DecoderFallbackException">The bytes are no text of their encoding, so that writing them back would change more than was asked for.</exception>
    public static TextFile Read(string path) => Decode(path, File.ReadAllBytes(path));

    /// <inheritdoc cref="Read"/>
    public static TextFile Decode(string path, byte[] bytes)
    {
        var (encoding, mark) = EncodingOf(bytes);
        return new TextFile(path, encoding.GetString(bytes, mark, bytes.Length - mark), encoding, mark > 0);
    }

    /// <summary>Puts another text in place of the file in one step: a reader sees the old file or the new one, and a failure leaves the old one.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or may not be written.</exception>
    public void Write(SourceText text)
    {
        var target = File.ResolveLinkTarget(Path, returnFinalTarget: true)?.FullName ?? System.IO.Path.GetFullPath(Path);
        if (new FileInfo(target) is { Exists: true, IsReadOnly: true })
            throw new UnauthorizedAccessException("it is read-only");
        AtomicFile.Write(target, BytesOf(text.ToString()));
    }

    private byte[] BytesOf(string text)
    {
        var mark = _hasMark ? _encoding.GetPreamble() : [];
        return [.. mark, .. _encoding.GetBytes(text)];
    }

    private static (Encoding Encoding, int Mark) EncodingOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true), 3),
        [0xFF, 0xFE, 0, 0, ..] => (new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true), 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true), 4),
        [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true), 2),
        [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true), 2),
        _ => (new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), 0),
    };
}
