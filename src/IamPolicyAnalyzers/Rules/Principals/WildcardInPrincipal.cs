using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Principals;

/// <summary>A wildcard in a value of Principal, where AWS knows only <c>*</c> alone under AWS.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class WildcardInPrincipal() : PolicyRule(Descriptor, PolicyTypes.ResourceBased | PolicyTypes.Trust | PolicyTypes.VpcEndpoint)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.WildcardInPrincipal,
        title: "Principal holds a wildcard that is not *",
        messageFormat: "Principal '{0}' holds a wildcard, which AWS refuses; {1}",
        category: RuleCategory.Principals,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AWS matches no patterns in Principal; a condition can.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Principal is not { } principal)
                continue;
            foreach (var value in principal.Values)
            {
                if (value.HasWildcard && !value.IsEveryone)
                    context.Report(Descriptor, value.Span, value.Text, Advice(value.Kind));
            }
        }
    }

    private static string Advice(PrincipalValueKind kind) => kind switch
    {
        PrincipalValueKind.Aws => "name the account and test 'aws:PrincipalArn'",
        PrincipalValueKind.Service => "name the services",
        PrincipalValueKind.Federated => "name the providers",
        _ => "name the users",
    };
}
