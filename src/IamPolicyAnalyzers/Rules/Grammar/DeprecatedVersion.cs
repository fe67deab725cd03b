using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Grammar;

/// <summary>A policy without Version, or with that of 2008: AWS then knows no policy variables.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class DeprecatedVersion() : PolicyRule(Descriptor, PolicyTypes.Any & ~(PolicyTypes.ServiceControl | PolicyTypes.ResourceControl))
{
    /// <summary>The Id of the policies that AWS itself gives to new topics and queues, and that nobody wrote.</summary>
    private const string DefaultPolicyId = "__default_policy_ID";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.DeprecatedVersion,
        title: "Policy is read in the language of 2008",
        messageFormat: "Policy {0}, so AWS reads it in the language of 2008; write Version '2012-10-17'",
        category: RuleCategory.Grammar,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The language of 2008 takes policy variables such as ${aws:username} literally.",
        tag: RuleTag.Deprecated);

    protected override void Analyze(PolicyContext context)
    {
        var policy = context.Policy;
        if (policy.Id?.Text == DefaultPolicyId || context.FirstTakenLiterally() is not null)
            return;

        // To write another Version changes what the variables of the policy mean: that is not ours to suggest in passing.
        if (policy.Version is { Text: PolicyDocument.OldVersion } version)
            context.Report(Descriptor, version.Span, new Suggestion(policy.HasVariables ? null : PolicyDocument.CurrentVersion).Properties, $"has Version '{version.Text}'");
        else if (policy.Lacks("Version") && !policy.HasIncludedMembers && !context.File.File.HasErrors)
            context.Report(Descriptor, policy.OpenSpan, "has no Version");
    }
}
