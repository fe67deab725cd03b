using System.Collections.Generic;
using System.Text;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Several things in one message: <c>'a', 'b', 'c' and 4 more</c>.</summary>
internal static class Listing
{
    private const int Named = 3;

    /// <param name="count">How many there are altogether.</param>
    /// <param name="named">How many to name where there is room for more than in a message.</param>
    public static string Of(IEnumerable<CatalogueAction> actions, int count, int named = Named)
    {
        var names = new List<string>(named);
        foreach (var action in actions)
        {
            if (names.Count == named)
                break;
            names.Add(action.FullName);
        }

        return Of(names, count, named);
    }

    /// <summary>The entries of Action or NotAction, as the policy writes them.</summary>
    public static string OfEntries(ActionElement element)
    {
        var texts = new List<string>(Named);
        for (var i = 0; i < element.Entries.Length && i < Named; i++)
            texts.Add(element.Entries[i].Text);
        return Of(texts, element.Entries.Length);
    }

    /// <summary>All of a few words of the language, as <c>Effect, Action or Resource</c>.</summary>
    public static string OfWords(IReadOnlyList<string> words, string conjunction)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0)
                text.Append(i == words.Count - 1 ? $" {conjunction} " : ", ");
            text.Append(words[i]);
        }

        return text.ToString();
    }

    /// <param name="names">At least those that are to be named.</param>
    /// <param name="count">How many there are altogether.</param>
    /// <param name="named">How many to name where there is room for more than in a message.</param>
    public static string Of(IReadOnlyList<string> names, int count, int named = Named)
    {
        var text = new StringBuilder();
        for (var i = 0; i < names.Count && i < named; i++)
        {
            if (i > 0)
                text.Append(i == count - 1 ? " and " : ", ");
            text.Append('\'').Append(names[i]).Append('\'');
        }

        if (count > named)
            text.Append(" and ").Append(count - named).Append(" more");
        return text.ToString();
    }
}
