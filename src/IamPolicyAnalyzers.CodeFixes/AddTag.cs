using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Writes a tag that an option asks for onto a role or user of a template; its value is to be filled in.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class AddTag() : PolicyFix(RuleIds.MissingTag)
{
    private const string Tags = nameof(Tags);

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(FixData.TagKey, out var key)
            || !diagnostic.Properties.TryGetValue(FixData.TagValue, out var value)
            || file.Container.Kind != ContainerKind.CloudFormation)
        {
            return PolicyEdit.None;
        }

        var identity = file.Container.Identities.FirstOrDefault(identity => identity.Span == diagnostic.Location.SourceSpan);
        if (identity is null || !JsonEdit.IsEditable(identity.Resource.Node))
            return PolicyEdit.None;

        var edit = new JsonEdit(file.Tree);
        var tag = JsonFragment.Of(("Key", JsonFragment.Of(key!)), ("Value", JsonFragment.Of(value!)));
        if (!identity.Resource.TryGet(Tags, out var tags))
            edit.AppendMember(identity.Resource.Node, Tags, JsonFragment.ListOf(JsonFragment.OnOneLine(tag)));
        else if (tags.Value is { IsArray: true, Count: > 0 })
            edit.InsertItem(tags.Value, JsonFragment.OnOneLine(tag));
        else if (tags.Value.IsArray)
            edit.Replace(tags.Value, JsonFragment.ListOf(JsonFragment.OnOneLine(tag)));
        return PolicyEdit.Safe($"Add tag '{key}'", edit.Changes);
    }
}
