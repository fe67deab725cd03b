using System;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Resources;

/// <summary>An entry of Resource or NotResource that is neither <c>*</c> nor an ARN of six parts.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class InvalidArn() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.InvalidArn,
        title: "Resource is neither * nor a complete ARN",
        messageFormat: "Resource '{0}' is not {1}",
        category: RuleCategory.Resources,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AWS refuses a resource that is not written as arn:partition:service:region:account:resource; a '*' stands for no missing part.");

    protected override void Analyze(PolicyContext context)
    {
        var spelling = new ArnSpelling(context);
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Resource is not { } resource)
                continue;
            foreach (var entry in resource.Entries)
            {
                // An element that is only "" is empty, which is a finding of its own.
                if (!entry.IsRefused || IsShortForm(context, entry) || (!resource.IsList && entry.Text.Length == 0))
                    continue;
                var meant = spelling.OfForm(entry, statement);
                var form = entry.Text.StartsWith("arn:", StringComparison.Ordinal) ? "a complete ARN" : "an ARN";
                var advice = meant.Text is null ? "; write arn:partition:service:region:account:resource" : $"; write '{meant.Text}'";
                context.Report(Descriptor, entry.Span, meant.Properties, entry.Text, form + advice);
            }
        }
    }

    /// <summary>True in the policy of an API of API Gateway, which completes <c>execute-api:/stage/GET/path</c> itself.</summary>
    private static bool IsShortForm(PolicyContext context, ResourceArn entry) =>
        context.Type == PolicyType.ResourceBased && entry.Text.StartsWith("execute-api:/", StringComparison.Ordinal);
}
