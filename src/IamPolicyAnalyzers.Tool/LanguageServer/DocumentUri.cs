using System;
using System.IO;
using IamPolicyAnalyzers.Analysis;

namespace IamPolicyAnalyzers.Tool.LanguageServer;

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

            return Uri.TryCreate(uri, UriKind.Absolute, out var address) && address.IsFile ? Path.GetFullPath(address.LocalPath) : null;
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or NotSupportedException)
        {
            return null;
        }
    }

    public static string Of(string path) => new UriBuilder { Scheme = Uri.UriSchemeFile, Host = "", Path = Escaped(path) }.Uri.AbsoluteUri;

    private static string Escaped(string path) => path.Replace("%", "%25").Replace("#", "%23").Replace("?", "%3F").Replace('\\', '/');
}
