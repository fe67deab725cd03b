using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.MissingConditions;

/// <summary>A statement that lets a stolen credential open a session, or make itself a lasting one, from wherever the thief is.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MissingNetworkCondition() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MissingNetworkCondition,
        title: "Interactive or key-making action is allowed from anywhere",
        messageFormat: "Allow on {0} works from any network; test 'aws:SourceIp' or 'aws:SourceVpce'",
        category: RuleCategory.MissingConditions,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "A credential that leaks is of no use outside of the networks that the policy names.",
        isEnabledByDefault: false);

    protected override void Analyze(PolicyContext context)
    {
        foreach (var grant in context.OwnGrants)
        {
            if (grant.IsAllActions || grant.Strength.IsThroughServiceOnly || (context.Options.HasMfaAudience && Mfa.IsTested(grant.Statement.Condition)))
                continue;
            var actions = grant.ActionsBeyond(Border.Network).Intersect(context.Catalogue.List(ActionList.NetworkActions));
            if (!actions.IsEmpty && grant.EntryOf(grant.First(actions)) is { } entry)
                context.Report(Descriptor, entry.Span, grant.NamesOnly(actions) ? FixData.Test("IpAddress", "aws:SourceIp", "REPLACE_ME_RANGE") : FixData.None, grant.NamesOf(actions));
        }
    }
}
