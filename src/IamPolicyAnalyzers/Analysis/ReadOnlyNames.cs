using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Names that promise a policy which only reads, as <c>OrdersReadOnly</c> or <c>view-only.iam.json</c> do.</summary>
internal static class ReadOnlyNames
{
    /// <summary>Words that take the promise back, or say that there is more.</summary>
    private static readonly string[] s_otherwise = ["except", "non", "not", "plus", "and", "deny", "boundary"];

    private static readonly Lazy<ActionSet> s_accepted = new(() => Risks.Reads.Union(ActionCatalogue.Instance.List(ActionList.ReadOnlyTolerated)));

    /// <summary>What nobody is surprised to find in such a policy.</summary>
    public static ActionSet Accepted => s_accepted.Value;

    /// <summary>The Sid of the statement, the name of its policy or of the file that is its policy, whichever says read-only; null when none does.</summary>
    public static string? Of(PolicyContext context, Statement statement)
    {
        if (statement.Sid is { HasUnknown: false } sid && SaysReadOnly(sid.Text))
            return sid.Text;
        var name = context.Policy.Attachment?.PolicyName ?? (context.File.File.Container.Kind is ContainerKind.BarePolicy or ContainerKind.None ? context.File.Name : "");
        return SaysReadOnly(name) ? name : null;
    }

    /// <summary>True for a name with the words Read or View and Only, side by side, and none that takes them back.</summary>
    public static bool SaysReadOnly(string name)
    {
        var words = Words(name);
        var isReadOnly = false;
        for (var i = 0; i < words.Count; i++)
        {
            if (Array.IndexOf(s_otherwise, words[i]) >= 0)
                return false;
            isReadOnly |= words[i] is "readonly" or "viewonly" || (words[i] == "only" && i > 0 && words[i - 1] is "read" or "view");
        }

        return isReadOnly;
    }

    /// <summary>The words in lower case, parted by humps and by whatever is no letter or digit.</summary>
    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var isEnd = i == name.Length || !char.IsLetterOrDigit(name[i]);
            if (!isEnd && !(i > start && IsHump(name, i)))
                continue;
            if (i > start)
                words.Add(name.Substring(start, i - start).ToLowerInvariant());
            start = isEnd ? i + 1 : i;
        }

        return words;
    }

    // A digit is no part of a word, and the last capital of a row begins the next one: IAM and Read in IAMRead.
    private static bool IsHump(string name, int i) =>
        char.IsDigit(name[i]) != char.IsDigit(name[i - 1])
        || (char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))));
}
