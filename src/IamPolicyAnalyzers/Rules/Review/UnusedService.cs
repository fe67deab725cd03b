using System;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Review;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Review;

/// <summary>A service that a policy grants by name and that its owner does not use.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnusedService() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnusedService,
        title: "Policy grants a service that was not used",
        messageFormat: "Service '{0}' is granted but {1}; remove it",
        category: RuleCategory.Review,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Nobody misses access that is not used, and whoever takes over the caller has it too.");

    protected override void Analyze(PolicyContext context)
    {
        if (LastAccessedReport.Of(context) is not { } report)
            return;
        foreach (var service in report.Services)
        {
            if (service.IsUnusedOn(report.Day ?? context.Options.AsOfDay, context.Options.UnusedDays) && FirstEntryOf(context, service.Prefix) is { } entry)
                context.Report(Descriptor, entry.Span, Related.At(report.File, service.Span, "reported here"), service.Prefix, service.LastUsed is { } day ? $"was last used on {day}" : "was not used for as long as AWS looks back");
        }
    }

    private static ActionPattern? FirstEntryOf(PolicyContext context, string service)
    {
        foreach (var grant in context.OwnGrants)
        {
            if (grant.Action.IsNot)
                continue;
            foreach (var entry in grant.Action.Entries)
            {
                if (entry.Prefix.Equals(service.AsSpan(), StringComparison.OrdinalIgnoreCase) && context.Catalogue.Match(entry).Overlaps(grant.Actions))
                    return entry;
            }
        }

        return null;
    }
}
