using System.Linq;
using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.AccountSettings;

/// <summary>A user whose keys both work.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class TwoActiveAccessKeys() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.TwoActiveAccessKeys,
        title: "User has two active access keys",
        messageFormat: "User '{0}' has two active access keys; finish the rotation and delete the older",
        category: RuleCategory.AccountSettings,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "AWS allows two keys so that one can be replaced by the other; two that stay are twice as much to lose.");

    private const int DaysOfRotation = 14;

    protected internal override void AnalyzeFile(FileContext context)
    {
        foreach (var user in context.ReportedUsers)
        {
            if (user.AccessKeys.All(key => key.IsActive) && !(context.DayInForce is { } today && user.AccessKeys.Any(key => IsExcused(key, today))))
                context.Report(Descriptor, user.Name.Span, user.Name.Text);
        }

        bool IsExcused(ReportedCredential key, CalendarDay today) => key.AgeOn(today) <= DaysOfRotation || key.IsUnusedOn(today, context.Options.UnusedDays);
    }
}
