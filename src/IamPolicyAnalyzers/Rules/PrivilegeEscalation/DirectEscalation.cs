using System;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.PrivilegeEscalation;

/// <summary>A policy that lets the caller rewrite the policies it has.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class DirectEscalation() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private static readonly string[] s_keys = ["iam:PolicyARN", "iam:PermissionsBoundary"];

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.DirectEscalation,
        title: "Allow lets the caller give itself any permission",
        messageFormat: "Allow on {0} with {1} lets the caller become administrator; limit the resources{2}",
        category: RuleCategory.PrivilegeEscalation,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Whoever may attach, write or replace policies of every user, group or role writes themselves an administrator.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var grant in context.OwnGrants)
        {
            if (OpenPaths.Of(grant, Risk.DirectEscalation) is { } open)
                context.Report(Descriptor, open.Entry.Span, open.Others, open.Names, open.Resource, KeyOf(open.Marked) is { } key ? $" or test '{key}'" : "");
        }
    }

    /// <summary>The condition key that says which policy is attached, or under which boundary the action may work.</summary>
    private static string? KeyOf(CatalogueAction action)
    {
        foreach (var key in s_keys)
        {
            if (action.SupportsConditionKey(key.AsSpan()))
                return key;
        }

        return null;
    }
}
