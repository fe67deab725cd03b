using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.ResourcePolicies;

/// <summary>An Allow for everyone whose Condition strangers meet as well.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class WeakPublicCondition() : PolicyRule(Descriptor, PolicyTypes.ResourceBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.WeakPublicCondition,
        title: "Condition does not keep strangers out",
        messageFormat: "'{0}' does not keep strangers out: {1}; test an account, organization or network key",
        category: RuleCategory.ResourcePolicies,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The policy looks limited and is public: only a test of who calls, or from which network, that fails without its key keeps strangers out.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (PublicAccess.Of(context, statement) is { WeakTest: { } test } access)
                context.Report(Descriptor, test.Key.Span, Related.At(access.Everyone.Span, "lets everyone in"), PublicAccess.FixTest(statement), test.Key.Text, access.Weakness);
        }
    }
}
