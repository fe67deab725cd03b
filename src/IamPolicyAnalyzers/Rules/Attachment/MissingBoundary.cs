using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Attachment;

/// <summary>A role or user without the permissions boundary that an option asks for.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MissingBoundary() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MissingBoundary,
        title: "Role or user has no permissions boundary",
        messageFormat: "{0} '{1}' has {2}; set PermissionsBoundary{3}",
        category: RuleCategory.Attachment,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Without a boundary, nothing limits what a policy attached later may grant.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        if (context.Options.RequiredBoundary is not { } required)
            return;
        foreach (var identity in context.Identities)
        {
            if (identity.Kind == PrincipalKind.Group || required.Excepts(identity.Path))
                continue;
            var to = required.Arn.Length > 0 ? $" to '{required.Arn}'" : "";
            var boundaries = identity.Boundaries;
            if (boundaries.Count == 0)
                context.Report(Descriptor, identity.Span, required.Properties, Descriptor.DefaultSeverity, [identity.Kind.ToString(), identity.Name, "no boundary", to]);
            else if (boundaries.All(boundary => boundary.IsKnown && !required.Allows(boundary.Text)))
                context.Report(Descriptor, boundaries[0].Span, identity.Kind.ToString(), identity.Name, $"'{boundaries[0].Text}'", to);
        }
    }
}
