using System;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Writes the current version of the policy language; not over the old one where a string holds <c>${</c>, which that reads as plain text.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class AddVersion() : PolicyFix(RuleIds.DeprecatedVersion, RuleIds.InvalidVersion, RuleIds.IneffectiveVariable)
{
    private const string Version = "Version";

    internal override ImmutableArray<string> FixAllIds { get; } = ImmutableArray.Create(RuleIds.DeprecatedVersion, RuleIds.InvalidVersion);

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        var document = PolicyPlace.DocumentsOf(file).FirstOrDefault(d => d.OpenSpan == span || d.Version?.Span == span);
        if (document is null || !JsonEdit.IsEditable(document.Node))
            return PolicyEdit.None;
        if (document.HasVariables && diagnostic.Id == RuleIds.DeprecatedVersion)
            return PolicyEdit.None;

        var edit = new JsonEdit(file.Tree);
        var written = document.Elements.Where(element => element.Name.Equals(Version, StringComparison.OrdinalIgnoreCase)).ToList();
        if (written.Count == 0)
            edit.InsertMember(document.Node, after: null, Version, JsonFragment.Of(PolicyDocument.CurrentVersion));
        else if (written.Count == 1 && written[0].Name == Version && written[0].Member.Value.IsString)
            edit.Replace(written[0].Member.Value, PolicyDocument.CurrentVersion);
        var title = $"Write Version '{PolicyDocument.CurrentVersion}'";
        return diagnostic.Id == RuleIds.IneffectiveVariable
            ? PolicyEdit.ChangingAccess(title + " (variables take effect)", edit.Changes)
            : PolicyEdit.Safe(title, edit.Changes);
    }
}
