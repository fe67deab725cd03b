using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.AccessLevels;

/// <summary>A policy or statement called read-only that grants more.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MismatchedReadOnlyName() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MismatchedReadOnlyName,
        title: "Policy is called read-only but grants more",
        messageFormat: "'{0}' says read-only, but Allow on {1} {2}",
        category: RuleCategory.AccessLevels,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Nobody looks twice at a policy of such a name before attaching it.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var grant in context.OwnGrants)
        {
            if (ReadOnlyNames.Of(context, grant.Statement) is not { } name)
                continue;
            var actions = grant.Actions.Except(ReadOnlyNames.Accepted);
            if (actions.IsEmpty || grant.EntryOf(grant.First(actions)) is not { } entry)
                continue;
            var verb = grant.First(actions).Level switch
            {
                AccessLevel.PermissionsManagement => "changes permissions",
                AccessLevel.Tagging => "sets tags",
                _ => "writes",
            };
            context.Report(Descriptor, entry.Span, PlaceOf(name, context, grant.Statement), name, grant.NamesOf(actions), verb);
        }
    }

    /// <summary>The place that says the name, which that of a file has none of.</summary>
    private static Related PlaceOf(string name, PolicyContext context, Statement statement)
    {
        const string Label = "promises to read only";
        if (statement.Sid is { } sid && sid.Text == name)
            return Related.At(sid.Span, Label);
        return context.Policy.Attachment is { } attachment && attachment.PolicyName == name ? Related.At(attachment.Span, Label) : Related.None;
    }
}
