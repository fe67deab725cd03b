using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.AccessLevels;

/// <summary>A statement that lets the caller set the very tag on which another statement of the policy depends.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class TagConditionBypass() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.TagConditionBypass,
        title: "Tagging permission defeats a condition on tags",
        messageFormat: "Allow on '{0}' lets the caller set tag '{1}', on which {2}; test 'aws:TagKeys'",
        category: RuleCategory.AccessLevels,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Whoever may set the tag gives themselves what was meant for resources that carry it.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var bypass in TagBypass.FindIn(context.OwnGrants))
            context.Report(Descriptor, bypass.Entry.Span, Related.AtEach(bypass.DependentKeys, bypass.Entry.Span, "depends on the tag"), bypass.Action.FullName, bypass.Tag, bypass.Dependents);
    }
}
