using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Completion;

/// <summary>The elements of documents and statements that are still missing and fit the policy type, and whole statements and policies.</summary>
internal static class ElementCompletion
{
    private const PolicyTypes WithPrincipal = PolicyTypes.ResourceBased | PolicyTypes.Trust | PolicyTypes.ResourceControl | PolicyTypes.VpcEndpoint;

    private const PolicyTypes WithId = PolicyTypes.ResourceBased | PolicyTypes.Trust | PolicyTypes.VpcEndpoint;

    // The Not twins come last.
    private static readonly string[] s_ofStatement =
        ["Effect", "Principal", "Action", "Resource", "Condition", "Sid", "NotAction", "NotResource", "NotPrincipal"];

    /// <summary>A whole policy.</summary>
    public static IEnumerable<Offer> OfEmptyFile(CompletionPlace place)
    {
        yield return new Offer("policy", SnippetText.Empty, CompletionItemKind.Snippet)
        {
            Json = SnippetJson.Object(("Version", SnippetJson.String(PolicyDocument.CurrentVersion)), ("Statement", SnippetJson.ListOf(Skeleton(place)))),
            Detail = place.Type.Name(),
            IsBare = true,
        };
    }

    public static IEnumerable<Offer> OfDocument(CompletionPlace place)
    {
        var others = place.OtherNames.ToHashSet();
        if (!others.Contains("Version"))
            yield return Member("Version", SnippetJson.String(PolicyDocument.CurrentVersion));
        if (!others.Contains("Statement"))
            yield return Member("Statement", SnippetJson.ListOf(Skeleton(place)));
        if (!others.Contains("Id") && WithId.Includes(place.Type))
            yield return Member("Id", SnippetJson.Open);
    }

    public static IEnumerable<Offer> OfStatement(CompletionPlace place)
    {
        var others = place.OtherNames.ToHashSet();
        var type = place.Type;
        var index = 0;
        foreach (var name in s_ofStatement)
        {
            index++;
            if (others.Contains(name) || (ElementNames.TwinOf(name) is { } twin && others.Contains(twin)) || !IsIn(type, name, place))
                continue;
            yield return Member(name, ValueOf(name, place)) with { Group = name.StartsWith("Not", System.StringComparison.Ordinal) ? 2 : IsDoubtful(type, name) ? 1 : 0, IsContinued = name != "Sid" };
        }
    }

    /// <summary>A whole statement.</summary>
    public static IEnumerable<Offer> Statements(CompletionPlace place)
    {
        yield return new Offer("statement", SnippetText.Empty, CompletionItemKind.Snippet)
        {
            Json = place.Container.IsArray ? Skeleton(place) : SnippetJson.ListOf(Skeleton(place)),
            Detail = $"a statement of {place.Type.Name()}",
            IsBare = true,
        };
    }

    public static IEnumerable<Offer> Effects(CompletionPlace place)
    {
        if (place.Type != PolicyType.ResourceControl)
            yield return new Offer("Allow", CompletionItemKind.EnumMember);
        yield return new Offer("Deny", CompletionItemKind.EnumMember);
    }

    public static IEnumerable<Offer> Versions()
    {
        yield return new Offer(PolicyDocument.CurrentVersion, CompletionItemKind.EnumMember);
    }

    private static Offer Member(string name, SnippetJson value) => new(name, CompletionItemKind.Property) { Json = value };

    private static SnippetJson Skeleton(CompletionPlace place) => SnippetJson.Object([.. Needed(place).Select(name => (name, ValueOf(name, place)))]);

    private static IEnumerable<string> Needed(CompletionPlace place) =>
        s_ofStatement.Take(4).Where(name => IsIn(place.Type, name, place) && !IsDoubtful(place.Type, name));

    private static bool IsIn(PolicyType type, string name, CompletionPlace place) => name switch
    {
        "Principal" => WithPrincipal.Includes(type) || IsGuessed(place),
        "NotPrincipal" => type is PolicyType.ResourceBased or PolicyType.VpcEndpoint,
        "Resource" or "NotResource" => type != PolicyType.Trust,
        "NotAction" => type is not (PolicyType.ResourceControl or PolicyType.Trust),
        _ => true,
    };

    /// <summary>True while the content has not shown the type: the next element may.</summary>
    private static bool IsGuessed(CompletionPlace place) => place.IsEmptyFile ? place.File.Declared.Type is null : !place.Policy.IsTypeKnown;

    private static bool IsDoubtful(PolicyType type, string name) => name == "Principal" && !WithPrincipal.Includes(type);

    private static SnippetJson ValueOf(string name, CompletionPlace place)
    {
        var type = place.Type;
        return name switch
        {
            "Effect" => SnippetJson.Default(type is PolicyType.ServiceControl or PolicyType.ResourceControl ? "Deny" : "Allow"),
            "Principal" or "NotPrincipal" => type switch
            {
                PolicyType.ResourceControl => SnippetJson.String("*"),
                PolicyType.Trust => SnippetJson.Object(("Service", SnippetJson.Open)).OnOneLine(),
                _ => SnippetJson.Object(("AWS", SnippetJson.Open)).OnOneLine(),
            },
            "Action" when type == PolicyType.Trust => SnippetJson.Default(TrustActions.AssumeRole),
            "Action" or "NotAction" => SnippetJson.ListOf(SnippetJson.Open),
            "Resource" when type is PolicyType.ServiceControl or PolicyType.ResourceControl => SnippetJson.Default("*"),
            "Condition" => SnippetJson.OpenObject,
            _ => SnippetJson.Open,
        };
    }
}
