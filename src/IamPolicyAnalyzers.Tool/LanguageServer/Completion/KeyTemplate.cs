using System;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Completion;

/// <summary>A condition key as it is written, its placeholders to be filled in: <c>aws:ResourceTag/TagKey</c>.</summary>
internal readonly struct KeyTemplate
{
    private const string TagWord = "/tag-key";
    private const string TagName = "TagKey";

    public KeyTemplate(CatalogueConditionKey key)
    {
        var name = key.Name;
        if (!key.IsTemplate)
        {
            (Label, Text) = (name, SnippetText.Of(name));
            return;
        }

        if (name.EndsWith(TagWord, StringComparison.Ordinal))
            name = name[..^(TagWord.Length - 1)];
        if (name.EndsWith('/'))
            name += "${" + TagName + "}";
        var text = SnippetText.Empty;
        var literal = 0;
        for (var i = 0; i < name.Length; i++)
        {
            var close = name[i] switch { '$' => name.IndexOf('}', i), '<' => name.IndexOf('>', i), _ => -1 };
            if (close < 0)
                continue;
            var hole = name[(i + (name[i] == '$' ? 2 : 1))..close];
            text = text.Add(name[literal..i]).AddStop(hole, ArnForms.WithWords("${" + hole + "}", "REPLACE_ME_"));
            i = close;
            literal = close + 1;
        }

        (Label, Text) = (name, text.Add(name[literal..]));
    }

    /// <summary>As AWS writes it.</summary>
    public string Label { get; }

    public SnippetText Text { get; }
}
