using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Review;

/// <summary>What a project says about one request: the policy must allow it, or must not.</summary>
/// <param name="MustAllow">True when the policy has to allow the request.</param>
/// <param name="Span">The action that it names, where it stands.</param>
internal sealed record AccessAssertion(AccessRequest Request, bool MustAllow, TextSpan Span);

/// <summary>The assertions about one policy.</summary>
internal sealed class PolicyAssertions
{
    public PolicyAssertions(JsonNode node)
    {
        Policy = node.TryGetMember("policy", out var policy) ? policy.Value.StringValue : "";
        Path = node.TryGetMember("path", out var path) ? path.Value.StringValue : "";
        var assertions = ImmutableArray.CreateBuilder<AccessAssertion>();
        Add("mustAllow", mustAllow: true);
        Add("mustNotAllow", mustAllow: false);
        Assertions = assertions.ToImmutable();

        void Add(string list, bool mustAllow)
        {
            if (!node.TryGetMember(list, out var requests))
                return;
            foreach (var request in requests.Value.Items)
            {
                if (RequestOf(request) is { } read)
                    assertions.Add(new AccessAssertion(read, mustAllow, SpanOf(request)));
            }
        }
    }

    /// <summary>The file, as seen from the folder of the assertions.</summary>
    public string Policy { get; }

    /// <summary>A JSON pointer to the document in its file; empty where the file is the document.</summary>
    public string Path { get; }

    public ImmutableArray<AccessAssertion> Assertions { get; }

    private static AccessRequest? RequestOf(JsonNode node)
    {
        if (!node.TryGetMember("action", out var action) || !action.Value.IsString)
            return null;
        var principal = node.TryGetMember("principal", out var who) ? new PrincipalValue(KindOf(who.Value), PolicyText.Of(who.Value)) : null;
        var request = new AccessRequest(action.Value.StringValue, node.TryGetMember("resource", out var resource) ? resource.Value.StringValue : "*", principal);
        if (node.TryGetMember("context", out var context))
        {
            foreach (var key in context.Value.Members)
                request.With(key.Name.StringValue, ValuesOf(key.Value));
        }

        return request;
    }

    private static TextSpan SpanOf(JsonNode request) => request.TryGetMember("action", out var action) ? action.Value.ContentSpan : request.OpenSpan;

    private static PrincipalValueKind KindOf(JsonNode principal) =>
        principal.StringValue.EndsWith(".amazonaws.com", System.StringComparison.Ordinal) ? PrincipalValueKind.Service : PrincipalValueKind.Aws;

    /// <summary>A text, or those of a list; none for <c>null</c>, which says that the request does not carry the key.</summary>
    private static string[] ValuesOf(JsonNode node)
    {
        var values = new List<string>();
        if (!node.IsArray && !node.IsNull)
            values.Add(node.StringValue);
        foreach (var item in node.Items)
            values.Add(item.StringValue);
        return values.ToArray();
    }
}

/// <summary>The assertions of a file: about one policy, a list of such, or an object with that list under <c>policies</c>.</summary>
internal sealed class AssertionFile
{
    private AssertionFile(FileContext file, ImmutableArray<PolicyAssertions> policies)
    {
        File = file;
        Folder = SideFile.FolderOf(file.Path);
        Policies = policies;
    }

    public FileContext File { get; }

    public string Name => File.Name;

    public string Folder { get; }

    public ImmutableArray<PolicyAssertions> Policies { get; }

    /// <summary>The assertion files of a project.</summary>
    public static IEnumerable<AssertionFile> In(ProjectFiles project)
    {
        foreach (var file in project.Where(SideFile.IsAssertions, static _ => { }))
            yield return new AssertionFile(file, ImmutableArray.CreateRange(SideFile.EntriesOf(file.File.Tree.Root).Select(static node => new PolicyAssertions(node))));
    }
}
