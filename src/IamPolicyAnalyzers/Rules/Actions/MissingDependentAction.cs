using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Actions;

/// <summary>An Allow of an action that works only together with another one, which nothing allows.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MissingDependentAction() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MissingDependentAction,
        title: "Action needs another action that the policy does not grant",
        messageFormat: "Action '{0}' also needs {1}, which this policy does not grant",
        category: RuleCategory.Actions,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "AWS documents actions that a caller needs as well; without them the call is denied.",
        isEnabledByDefault: false);

    protected override void Analyze(PolicyContext context)
    {
        if (context.File.File.HasErrors || context.MayHaveOtherGrants)
            return;
        foreach (var grant in context.OwnGrants)
        {
            if (grant.Action.IsNot)
                continue;
            foreach (var entry in grant.Action.Entries)
            {
                if (!entry.IsWellFormed || entry.HasWildcard || !context.Catalogue.TryGetAction(entry.Prefix, entry.Name, out var action))
                    continue;
                List<string>? missing = null;
                foreach (var needed in action.DependentActions)
                {
                    if (!IsSometimesNeeded(needed) && !context.Grants.Names(needed))
                        (missing ??= []).Add(needed.FullName);
                }

                if (missing is not null)
                    context.Report(Descriptor, entry.Span, entry.Text, Listing.Of(missing, missing.Count));
            }
        }
    }

    // Needed for the first resource of a service, or when the request hands over a role, sets tags or concerns what a key of one's own encrypts.
    private static bool IsSometimesNeeded(CatalogueAction action) =>
        action.Level == AccessLevel.Tagging
        || action.Service.Prefix == "kms"
        || action.FullName == "iam:CreateServiceLinkedRole"
        || action.Name.StartsWith("Pass", StringComparison.Ordinal);
}
