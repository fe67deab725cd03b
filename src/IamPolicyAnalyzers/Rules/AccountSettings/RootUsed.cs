using System.Linq;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.AccountSettings;

/// <summary>A root user that somebody works as.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class RootUsed() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.RootUsed,
        title: "Root user was used recently",
        messageFormat: "Root user was used on '{0}'{1}; use a role for daily work",
        category: RuleCategory.AccountSettings,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The root user can do everything and nobody else can stop it; few tasks need it, and none of them daily.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        if (context.DayInForce is not { } today || context.ReportedRoot is not { } root)
            return;

        // A new account is set up as its root user.
        var quiet = context.Options.RootQuietDays;
        if (ReportedCredential.DayOf(root.Created) is { } created && today - created <= quiet)
            return;
        var uses = root.Credentials.Where(credential => credential.UsedOn is { } day && today - day <= quiet).OrderByDescending(credential => credential.UsedOn!.Value.Number).Take(1);
        foreach (var use in uses)
        {
            var day = use.UsedOn!.Value;
            context.Report(Descriptor, use.Used.Span, day, day > today ? $", after {today} for which this is judged" : "");
        }
    }
}
