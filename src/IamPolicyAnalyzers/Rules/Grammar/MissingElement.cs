using System;
using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Grammar;

/// <summary>A policy or statement without an element that AWS requires.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MissingElement() : PolicyRule(Descriptor)
{
    private const PolicyTypes TypesWithPrincipal = PolicyTypes.ResourceBased | PolicyTypes.Trust | PolicyTypes.ResourceControl | PolicyTypes.VpcEndpoint;

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MissingElement,
        title: "Policy or statement lacks a required element",
        messageFormat: "{0} has no {1}",
        category: RuleCategory.Grammar,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AWS refuses a policy in which a required element is missing; which ones are required depends on the type of the policy.");

    protected override void Analyze(PolicyContext context)
    {
        var policy = context.Policy;
        if (context.File.File.HasErrors || policy.HasIncludedMembers)
            return;

        if (!policy.HasStatement && (policy.Has("Statement") || policy.Lacks("Statement")))
            context.Report(Descriptor, policy.OpenSpan, "Policy", "Statement");

        var needsPrincipal = NeedsPrincipal(context);
        var isPerhapsTrust = !context.IsTypeKnown && context.Type == PolicyType.IdentityBased && policy.Statements.All(IsAssumeRole);
        foreach (var statement in policy.Statements)
        {
            var missing = new List<string>();
            if (statement.Lacks("Effect"))
                missing.Add("Effect");
            if (needsPrincipal && LacksBoth(statement, "Principal", "NotPrincipal"))
                missing.Add("Principal");
            if (LacksBoth(statement, "Action", "NotAction"))
                missing.Add("Action");
            if (!isPerhapsTrust && NeedsResource(context, statement) && LacksBoth(statement, "Resource", "NotResource"))
                missing.Add("Resource");
            if (missing.Count > 0)
                context.Report(Descriptor, statement.OpenSpan, Name(statement), Listing.OfWords(missing, "or"));
        }
    }

    private static bool NeedsPrincipal(PolicyContext context) => context.IsTypeKnown
        ? TypesWithPrincipal.Includes(context.Type)
        : context.Policy.Statements.Any(statement => statement.Has("Principal") || statement.Has("NotPrincipal"));

    private static bool NeedsResource(PolicyContext context, Statement statement) => context.Type switch
    {
        PolicyType.Trust => false,

        // Policies on some resources speak of nothing else and have no Resource.
        PolicyType.ResourceBased => !context.Policy.Site.MayLackResource
            && statement.Action is { IsUnknown: false } action
            && !action.Entries.All(entry => context.Catalogue.IsIn(ServiceList.OwnersWithoutResource, entry.Prefix)),
        _ => true,
    };

    private static bool IsAssumeRole(Statement statement) =>
        statement.Action is { } action && action.Entries.All(entry => entry.Text.StartsWith("sts:AssumeRole", StringComparison.OrdinalIgnoreCase));

    private static bool LacksBoth(Statement statement, string name, string twin) => statement.Lacks(name) && statement.Lacks(twin);

    private static string Name(Statement statement) => statement.Sid is { IsLiteral: true, Text.Length: > 0 } sid ? $"Statement '{sid.Text}'" : "Statement";
}
