using System;
using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Completion;

/// <summary>Policy variables in resources and condition values, behind a <c>$</c>.</summary>
internal static class VariableCompletion
{
    // Those that policies use, before all others.
    private static readonly string[] s_common = ["aws:username", "aws:userid", "aws:PrincipalTag/", "aws:PrincipalAccount", "aws:PrincipalOrgID", "aws:SourceAccount"];

    private static readonly string[] s_pseudo = ["AWS::AccountId", "AWS::Region", "AWS::Partition", "AWS::URLSuffix", "AWS::StackName"];

    /// <summary>The part of the text that is to become a variable; null where none is begun.</summary>
    public static CompletionPlace? Begun(CompletionPlace place)
    {
        var start = place.Typed.LastIndexOf('$');
        var inner = place.Typed.AsSpan(start + 1);
        if (start < 0 || inner.IndexOf('}') >= 0 || (inner.Length > 0 && inner[0] != '{') || place.Content.StartsWith(place.Typed, StringComparison.Ordinal) is false)
            return null;
        var end = place.Typed.Length;
        while (end < place.Content.Length && (char.IsLetterOrDigit(place.Content[end]) || place.Content[end] is ':' or '/' or '-' or '_'))
            end++;
        return place.From(start, end < place.Content.Length && place.Content[end] == '}' ? end + 1 : end);
    }

    /// <param name="place">As <see cref="Begun"/> gives it.</param>
    /// <param name="isFilled">False where AWS fills in no variable.</param>
    public static IEnumerable<Offer> At(CompletionPlace place, bool isFilled)
    {
        if (place.IsInSub)
        {
            foreach (var name in s_pseudo)
                yield return new Offer($"${{{name}}}", CompletionItemKind.Variable) { Description = "the template" };
        }

        if (!isFilled || place.Policy.Policy.Version is not { Text: PolicyDocument.CurrentVersion })
            yield break;
        var open = place.IsInSub ? "${!" : "${";
        foreach (var key in place.Catalogue.GlobalConditionKeys.Where(static key => !key.IsMultivalued && key.Type is ConditionKeyType.String or ConditionKeyType.Arn).OrderBy(RankOf))
        {
            var template = new KeyTemplate(key);
            if (ConditionCompletion.IsAvoided(template.Label))
                continue;
            yield return new Offer($"{open}{template.Label}}}", SnippetText.Of(open).Add(template.Text).Add("}"), CompletionItemKind.Variable)
            {
                Group = 1,
                Filter = $"{open}{template.Text.Shown}}}",
                Data = new CompletionData(CompletionSubject.ConditionKey, key.Name),
            };
        }
    }

    private static int RankOf(CatalogueConditionKey key)
    {
        var rank = Array.FindIndex(s_common, common => key.Name.StartsWith(common, StringComparison.OrdinalIgnoreCase));
        return rank < 0 ? s_common.Length : rank;
    }
}
