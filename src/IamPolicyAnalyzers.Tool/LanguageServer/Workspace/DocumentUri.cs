using System;
using System.IO;
using IamPolicyAnalyzers.Analysis;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Workspace;

/// <summary>From the addresses of documents to paths and back.</summary>
internal static class DocumentUri
{
    private const string Untitled = "untitled:";

    /// <summary>The full path of a file, or the one that a new document would have; null for a document that is on no disk and never will be.</summary>
    /// <param name="folder">Where a document without a folder of its own belongs.</param>
    public static string? PathOf(string uri, string folder)
    {
        try
        {
            if (uri.StartsWith(Untitled, StringComparison.OrdinalIgnoreCase))
            {
                var name = Uri.UnescapeDataString(uri[Untitled.Length..]);
                return Path.GetFullPath(DeclaredType.IsCandidate(name) ? name : name + ".json", folder);
            }

            return LocalPathOf(uri) is { } path ? Path.GetFullPath(path) : null;
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or NotSupportedException)
        {
            return null;
        }
    }

    public static string Of(string path) => new UriBuilder { Scheme = Uri.UriSchemeFile, Host = "", Path = Escaped(path) }.Uri.AbsoluteUri;

    /// <summary>The path that the address of a file stands for, as its operating system writes it; null for another address.</summary>
    public static string? LocalPathOf(string uri) =>
        Uri.TryCreate(WithDrive(uri), UriKind.Absolute, out var address) && address.IsFile ? address.LocalPath : null;

    /// <summary>Visual Studio Code writes the colon of a drive as <c>%3A</c>, in which <see cref="Uri"/> sees no drive.</summary>
    private static string WithDrive(string uri)
    {
        const string Scheme = "file:///";
        const string Colon = "%3A";
        var colon = Scheme.Length + 1;
        return uri.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && string.Compare(uri, colon, Colon, 0, Colon.Length, StringComparison.OrdinalIgnoreCase) == 0
            ? string.Concat(uri.AsSpan(0, colon), ":", uri.AsSpan(colon + Colon.Length))
            : uri;
    }

    private static string Escaped(string path) => path.Replace("%", "%25").Replace("#", "%23").Replace("?", "%3F").Replace('\\', '/');
}
