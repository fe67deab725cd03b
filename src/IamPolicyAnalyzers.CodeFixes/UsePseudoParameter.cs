using System;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Asks CloudFormation for what an ARN has literally. A string then becomes <c>Fn::Sub</c>, in which policy variables need an escape.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class UsePseudoParameter() : PolicyFix(RuleIds.HardcodedArn)
{
    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        if (!diagnostic.Properties.TryGetValue(FixData.Suggestion, out var parameter) || parameter is null || PolicyPlace.At(file, span) is not { } place)
            return PolicyEdit.None;
        var (text, isOfSub) = StringAt(place.Statement.Node, span, isOfSub: false);
        if (!text.IsString || !JsonEdit.IsEditable(text))
            return PolicyEdit.None;

        var title = $"Use '{parameter}'";
        if (isOfSub)
            return PolicyEdit.ChangingAccess(title, ImmutableArray.Create(new TextChange(span, parameter)));

        // Holes of another template would be CloudFormation's from then on.
        if (text.HasEscapes || PolicyText.Of(text).HasUnknown)
            return PolicyEdit.None;
        var content = file.Text.ToString(text.ContentSpan);
        var at = span.Start - text.ContentSpan.Start;
        var written = Escape(content.Substring(0, at)) + parameter + Escape(content.Substring(at + span.Length));
        return PolicyEdit.ChangingAccess(title, ImmutableArray.Create(new TextChange(text.Span, $"{{ \"Fn::Sub\": \"{written}\" }}")));
    }

    private static string Escape(string text) => text.Replace("${", "${!");

    /// <summary>The string that holds the span, and whether <c>Fn::Sub</c> reads it.</summary>
    private static (JsonNode Text, bool IsOfSub) StringAt(JsonNode node, TextSpan span, bool isOfSub)
    {
        if (node.IsString)
            return (node, isOfSub);
        foreach (var member in node.Members)
        {
            if (member.Value.Span.Contains(span))
                return StringAt(member.Value, span, string.Equals(member.Name.StringValue, "Fn::Sub", StringComparison.Ordinal));
        }

        foreach (var item in node.Items)
        {
            if (item.Span.Contains(span))
                return StringAt(item, span, isOfSub);
        }

        return default;
    }
}
