using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Moves what a repeated member holds into the first member of its name. AWS refuses the policy until then.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class MergeMembers() : PolicyFix(RuleIds.DuplicateMember)
{
    // Two tests of one condition key would both have to hold, while its values are alternatives: that is for the author to say.
    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        if (PolicyPlace.At(file, span)?.Statement is not { } statement || !JsonEdit.IsEditable(statement.Node))
            return PolicyEdit.None;

        var edit = new JsonEdit(file.Tree);
        foreach (var (owner, comparison) in Owners(statement))
        {
            if (TryFind(owner, span, comparison, out var first, out var later) && TryMerge(edit, first.Value, later.Value))
            {
                edit.RemoveMember(owner, later);
                return PolicyEdit.ChangingAccess("Merge into one member (takes effect)", edit.Changes);
            }
        }

        return PolicyEdit.None;
    }

    /// <summary>The objects of a statement in which a name stands once, with how names compare there.</summary>
    private static IEnumerable<(JsonNode Owner, StringComparison Comparison)> Owners(Statement statement)
    {
        yield return (statement.Node, StringComparison.Ordinal);
        foreach (var element in statement.Elements)
        {
            if (element.Name is not ("Principal" or "NotPrincipal" or "Condition"))
                continue;
            yield return (element.Member.Value, StringComparison.Ordinal);
            if (element.Name != "Condition")
                continue;
            foreach (var test in element.Value.Members)
                yield return (test.Member.Value, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static bool TryFind(JsonNode owner, TextSpan span, StringComparison comparison, out JsonMember first, out JsonMember later)
    {
        first = later = default;
        foreach (var member in owner.Members)
        {
            if (member.Name.ContentSpan == span)
                later = member;
        }

        if (later.Name.IsMissing)
            return false;
        var name = later.Name.StringValue;
        foreach (var member in owner.Members)
        {
            if (!member.Name.StringValue.Equals(name, comparison))
                continue;
            first = member;
            return first.Name != later.Name && name is not ("Sid" or "Effect");
        }

        return false;
    }

    private static bool TryMerge(JsonEdit edit, JsonNode first, JsonNode later)
    {
        if (first.IsObject && later.IsObject)
            return TryMergeTests(edit, first, later);
        if (!AreTexts(first) || !AreTexts(later))
            return false;
        edit.Replace(first, Texts(first).Concat(Texts(later)).Distinct(StringComparer.Ordinal).ToList());
        return true;
    }

    /// <summary>The tests of two operators, unless both test one key.</summary>
    private static bool TryMergeTests(JsonEdit edit, JsonNode first, JsonNode later)
    {
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var (kept, moved) = (new PolicyValue(first).Members, new PolicyValue(later).Members);
        if (kept.IsEmpty || moved.IsEmpty || !kept.Concat(moved).All(key => keys.Add(key.Name)))
            return false;
        edit.CopyMembers(first, later);
        return true;
    }

    private static bool AreTexts(JsonNode value)
    {
        foreach (var item in value.Items)
        {
            if (!item.IsString)
                return false;
        }

        return value.IsString || value.IsArray;
    }

    private static IEnumerable<string> Texts(JsonNode value)
    {
        if (value.IsString)
            yield return value.StringValue;
        foreach (var item in value.Items)
            yield return item.StringValue;
    }
}
