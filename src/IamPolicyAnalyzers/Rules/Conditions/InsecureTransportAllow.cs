using System;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary>An Allow for requests that are not encrypted: a Deny turned into an Allow by mistake.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-securetransport</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class InsecureTransportAllow() : PolicyRule(
    Descriptor, PolicyTypes.IdentityBased | PolicyTypes.ResourceBased | PolicyTypes.Trust | PolicyTypes.VpcEndpoint)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.InsecureTransportAllow,
        title: "Allow is limited to unencrypted requests",
        messageFormat: "Allow with 'aws:SecureTransport' {0}; use {1}",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The key is 'true' for HTTPS and part of every request; what is meant is a Deny where it is 'false'.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var (statement, clause) in context.Policy.ConditionClauses)
        {
            if (!statement.IsAllow || clause.Operator is not { Family: OperatorFamily.Bool or OperatorFamily.Null } read)
                continue;
            foreach (var test in clause.Tests)
            {
                if (test.Values.Length != 1 || !test.Key.Characters.Equals("aws:SecureTransport".AsSpan(), StringComparison.OrdinalIgnoreCase))
                    continue;
                var value = test.Values[0];
                if (read.Family == OperatorFamily.Null && (test.Has("true") || test.Has("false")))
                    context.Report(Descriptor, value.Span, $"under Null is true for {(test.Has("false") ? "every" : "no")} request", "Bool 'true'");
                else if (read.Family == OperatorFamily.Bool && test.Has("false"))
                    context.Report(Descriptor, value.Span, FixData.Suggest("true"), $"'{value.Text}' grants plain HTTP", "Deny, or 'true'");
            }
        }
    }
}
