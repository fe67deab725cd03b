using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Review;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Review;

/// <summary>A policy that strangers may use, and that named its callers when it was recorded.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class NewPublicAccess() : PolicyRule(Descriptor, PolicyTypes.ResourceBased | PolicyTypes.Trust)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.NewPublicAccess,
        title: "Policy is public now and was not in its baseline",
        messageFormat: "Anyone may now call {0}; the baseline{1} named the callers",
        category: RuleCategory.Review,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A resource that was never meant for strangers has been opened to them since somebody last looked.");

    protected override void Analyze(PolicyContext context)
    {
        if (Baseline.Of(context) is not { } recorded || AccessGrowth.BecamePublic(context, ImmutableArray.Create(recorded.Document)) is not { } found)
            return;
        var day = recorded.Baseline.ReviewedText;
        context.Report(Descriptor, found.Access.Everyone.Span, Related.At(recorded.File, recorded.Baseline.PolicySpan, "recorded here"), found.Access.Actions, day.Length > 0 ? " of " + day : "");
    }
}
