using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.AccessLevels;

/// <summary>What a policy grants, as a reviewer wants to read it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class AccessLevelSummary() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private const int Named = 3;

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.AccessLevelSummary,
        title: "What the policy grants, by service and access level",
        messageFormat: "Policy grants {0}",
        category: RuleCategory.AccessLevels,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Lists the services whose permissions the policy changes or writes most; Full is every action of a level, Limited a part of them.",
        isEnabledByDefault: false);

    protected override void Analyze(PolicyContext context)
    {
        if (context.Grants.IsAdministrator)
            return;
        var summary = AccessSummary.Of(context.OwnGrants);
        if (summary.IsEmpty)
            return;
        var all = summary.ToText();
        var most = summary.Services.Length > Named ? summary.ToText(Named) : all;
        context.Report(Descriptor, context.Policy.StatementNameSpan, FixData.None.Add(FixData.AccessSummary, all), most);
    }
}
