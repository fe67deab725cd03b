using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Review;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Review;

/// <summary>A policy that allows what the project says it must not, or does not allow what it must.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class FailedAssertion()
    : PolicyRule(Descriptor, PolicyTypes.IdentityBased | PolicyTypes.ResourceBased | PolicyTypes.Trust)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.FailedAssertion,
        title: "Policy contradicts what the project states about it",
        messageFormat: "Policy {0} '{1}' on '{2}', but {3} says it {4}",
        category: RuleCategory.Review,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The project states which requests a policy must allow and which it must not; each is judged by AWS's logic within the document.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var file in AssertionFile.In(context.File.Project))
        {
            foreach (var stated in file.Policies)
            {
                if (!AcceptedFinding.IsAbout(stated.Policy, context.File.Path, file.Folder) || FindingPlace.PointerTo(context.File.File, context.Policy) != stated.Path)
                    continue;
                foreach (var assertion in stated.Assertions)
                    Judge(context, assertion, file);
            }
        }
    }

    private static void Judge(PolicyContext context, AccessAssertion assertion, AssertionFile file)
    {
        var decision = RequestEvaluator.Evaluate(ImmutableArray.Create(context.Policy), assertion.Request);
        if (decision.Verdict == (assertion.MustAllow ? AccessVerdict.Allowed : AccessVerdict.Denied))
            return;
        var isOpen = decision.Verdict == AccessVerdict.Undecided;
        context.Report(
            Descriptor,
            decision.Statement?.OpenSpan ?? context.Policy.StatementNameSpan,
            Related.At(file.File, assertion.Span, "stated here"),
            isOpen ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
            isOpen ? "may or may not allow" : decision.Verdict == AccessVerdict.Allowed ? "allows" : "does not allow",
            assertion.Request.Action,
            assertion.Request.Resource.Text,
            file.Name,
            assertion.MustAllow ? "must" : "must not");
    }
}
