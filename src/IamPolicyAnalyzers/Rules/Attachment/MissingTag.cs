using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Attachment;

/// <summary>A role, user or managed policy without a tag that an option asks for, or with another value.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MissingTag() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MissingTag,
        title: "Role, user or policy lacks a required tag",
        messageFormat: "{0} '{1}' {2}",
        category: RuleCategory.Attachment,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Owners, costs and access by tags depend on every resource having the tag.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        var required = context.Options.RequiredTags;
        if (required.IsEmpty)
            return;
        foreach (var tagged in context.Taggable)
        {
            foreach (var tag in required)
                Report(context, tagged, tag);
        }
    }

    private static void Report(FileContext context, TaggedResource tagged, RequiredTag tag)
    {
        if (!tagged.Tags.TryGet(tag.Key, out var value))
        {
            if (tagged.Tags.IsComplete)
                context.Report(Descriptor, tagged.Span, tag.Properties, Descriptor.DefaultSeverity, [tagged.Kind, tagged.Name, $"has no tag '{tag.Key}'; add it"]);
        }
        else if (value.IsKnown && !tag.Allows(value.Text))
        {
            context.Report(Descriptor, value.Span, tagged.Kind, tagged.Name, $"has '{value.Text}' in tag '{tag.Key}'; write '{tag.Pattern}'");
        }
    }
}
