using System;
using System.IO;
using System.Text;
using System.Threading;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.Hosting;

/// <summary>One file as it was when it was read: what a build calls an additional file.</summary>
internal sealed class PolicyText : AdditionalText
{
    private readonly SourceText _text;
    private readonly Lazy<PolicyFile> _file;

    private PolicyText(string path, SourceText text)
    {
        Path = path;
        _text = text;
        _file = new(() => PolicyFile.Parse(text));
    }

    /// <summary>A full path.</summary>
    public override string Path { get; }

    public PolicyFile File => _file.Value;

    /// <summary>The text with the encoding it was read in; a file without a byte order mark is UTF-8.</summary>
    public SourceText Text => _text;

    public bool IsSideFile => SideFile.IsOne(Path);

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;

    /// <summary>The same file with another text.</summary>
    public PolicyText With(SourceText text) => new(Path, text);

    /// <param name="path">A full path.</param>
    public static PolicyText Of(string path, SourceText text) => new(path, text);

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    public static PolicyText Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        return Read(path, stream);
    }

    public static PolicyText Read(string path, Stream stream)
    {
        if (stream.CanSeek)
            return new(path, SourceText.From(stream, Encoding.UTF8));
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        buffer.Position = 0;
        return new(path, SourceText.From(buffer, Encoding.UTF8));
    }
}
