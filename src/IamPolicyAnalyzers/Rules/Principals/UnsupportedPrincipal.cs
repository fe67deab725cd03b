using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Principals;

/// <summary>A Principal in a policy that is attached to whom it is about.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnsupportedPrincipal() : PolicyRule(Descriptor, PolicyTypes.IdentityBased | PolicyTypes.PermissionsBoundary | PolicyTypes.Session | PolicyTypes.ServiceControl)
{
    private const string Key = "aws:PrincipalArn";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnsupportedPrincipal,
        title: "Principal stands in a policy type that has none",
        messageFormat: "{0} is not allowed in {1}; remove it{2}",
        category: RuleCategory.Principals,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AWS refuses the policy: whom it is about follows from where it is attached.");

    protected override void Analyze(PolicyContext context)
    {
        if (!context.IsTypeKnown)
            return;
        foreach (var statement in context.Policy.Statements)
        {
            if ((statement.Element("Principal") ?? statement.Element("NotPrincipal")) is not { } principal)
                continue;
            var isLimit = statement.IsDeny && context.Type == PolicyType.ServiceControl;
            context.Report(
                Descriptor,
                principal.NameSpan,
                context.Type == PolicyType.ServiceControl ? FixData.None.Add(FixData.TestKey, Key) : FixData.None,
                principal.Name,
                context.Type.Name(),
                isLimit ? $", or test '{Key}' in Condition" : "");
            return;
        }
    }
}
