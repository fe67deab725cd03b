using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Principals;

/// <summary>An Allow that trusts an account that the project does not list as its own or as known.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnknownAccount() : PolicyRule(Descriptor, PolicyTypes.ResourceBased | PolicyTypes.Trust)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnknownAccount,
        title: "Policy trusts an account that is not on the list of known accounts",
        messageFormat: "Account '{0}' is not a known account; remove it or add it to 'iam_known_accounts'",
        category: RuleCategory.Principals,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Whoever administers the account decides who in it may use this resource.");

    protected override void Analyze(PolicyContext context)
    {
        var known = new KnownAccounts(context);
        if (!known.AreConfigured)
            return;
        foreach (var statement in context.Policy.Statements)
        {
            if (!statement.IsAllow)
                continue;
            foreach (var (account, span) in known.UnknownIn(statement))
                context.Report(Descriptor, span, account);
        }
    }
}
