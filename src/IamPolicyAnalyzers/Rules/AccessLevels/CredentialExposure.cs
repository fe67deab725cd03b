using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.AccessLevels;

/// <summary>An Allow statement on every resource with actions that return passwords, keys or sessions.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class CredentialExposure() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.CredentialExposure,
        title: "Allow on * returns credentials or secrets",
        messageFormat: "Allow on {0} with {1} {2}; limit it to ARNs",
        category: RuleCategory.AccessLevels,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Whoever reads a secret has the access it gives; on every resource that is the access of everything else in the account.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var finding in context.FindingsAt(Risk.CredentialExposure))
        {
            var made = context.Catalogue.ActionsIn(finding.Actions).Count(NewCredentials.AreMadeBy);
            var harm = made == 0 ? "returns every secret of the kind"
                : made == finding.Actions.Count ? "creates secrets of the kind"
                : "returns and creates secrets of the kind";
            context.Report(Descriptor, finding.Span, finding.AtResource, finding.Names, finding.Place, harm);
        }
    }
}
