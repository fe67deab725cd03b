using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Principals;

/// <summary>A service principal that is a letter or two away from one of AWS.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnknownServicePrincipal() : PolicyRule(Descriptor, PolicyTypes.ResourceBased | PolicyTypes.Trust)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnknownServicePrincipal,
        title: "Service principal looks misspelt",
        messageFormat: "Service principal '{0}' is unknown{1}",
        category: RuleCategory.Principals,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "No service calls by this name, so that the statement lets none in.");

    protected override void Analyze(PolicyContext context)
    {
        var spelling = new PrincipalSpelling(context);
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Principal is not { } principal)
                continue;
            foreach (var value in principal.Values)
            {
                if (value.Kind == PrincipalValueKind.Service && spelling.ServiceMeantBy(value) is { Text: not null } meant)
                    context.Report(Descriptor, value.Span, meant.Properties, value.Text, meant.Tail);
            }
        }
    }
}
