using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Writes the value that a rule asks of a setting, with the setting where it is missing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class SetSetting() : PolicyFix(
    RuleIds.PasswordResetNotRequired,
    RuleIds.WeakPasswordPolicy,
    RuleIds.MissingPasswordExpiry,
    RuleIds.DisabledMonitoring)
{
    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(FixData.Setting, out var setting) || setting is null
            || !diagnostic.Properties.TryGetValue(FixData.SettingValue, out var value) || value is null
            || OwnerAt(file.Tree.Root, diagnostic.Location.SourceSpan) is not { } owner || !JsonEdit.IsEditable(owner))
            return PolicyEdit.None;

        var edit = new JsonEdit(file.Tree);
        JsonMember? last = null;
        JsonMember? own = null;
        foreach (var member in owner.Members)
        {
            last = member;
            if (member.Name.ValueEquals(setting) || member.Value.ContentSpan == diagnostic.Location.SourceSpan)
                own = member;
        }

        if (own is { } given)
            edit.Replace(given.Value, JsonFragment.Literal(value));
        else
            edit.InsertMember(owner, last, setting, JsonFragment.Literal(value));
        return PolicyEdit.Safe($"Set {setting} to {value}", edit.Changes);
    }

    /// <summary>The object that has, or lacks, the setting: marked are its value, the object's bracket, or the name before the object.</summary>
    // The depth of a tree is limited, and so is that of this search.
    private static JsonNode? OwnerAt(JsonNode node, TextSpan span)
    {
        if (node.IsObject && node.OpenSpan == span)
            return node;
        foreach (var item in node.Items)
        {
            if (item.Span.Contains(span))
                return OwnerAt(item, span);
        }

        foreach (var member in node.Members)
        {
            if (member.Name.ContentSpan == span)
                return member.Value.IsObject ? OwnerOfNamed(member.Value) : null;
            if (member.Value.ContentSpan == span && !member.Value.IsObject && !member.Value.IsArray)
                return node;
            if (member.Value.Span.Contains(span))
                return OwnerAt(member.Value, span);
        }

        return null;
    }

    /// <summary>A resource of a template has its settings among its properties.</summary>
    private static JsonNode OwnerOfNamed(JsonNode named) =>
        named.TryGetMember("Properties", out var properties) && properties.Value.IsObject && named.TryGetMember("Type", out _) ? properties.Value : named;
}
