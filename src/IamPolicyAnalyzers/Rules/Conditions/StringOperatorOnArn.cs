using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary><c>StringLike</c> on an ARN with a wildcard before its last part: as text, the wildcard runs on over the colons.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class StringOperatorOnArn() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.StringOperatorOnArn,
        title: "Wildcard text comparison on a key that holds an ARN",
        messageFormat: "'{0}' lets * in '{1}' run across ARN parts; use '{2}'",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "The ARN operators match each of the six parts by itself, so that a wildcard for the account cannot reach into the name.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var (statement, clause) in context.Policy.ConditionClauses)
        {
            if (clause.Operator is not { Family: OperatorFamily.String, HasWildcards: true } read || FirstWideValue(context, clause) is not { } value)
                continue;
            var meant = read.In(OperatorFamily.Arn).ToString();

            // The ARN operator matches less, and must not take from what a Deny denies.
            var isNarrower = read.IsNegated != statement.IsAllow && AreArns(context, clause);
            var fix = isNarrower ? FixData.Suggest(meant) : FixData.None;
            context.Report(Descriptor, clause.Name.Span, Related.At(value.Span, "its wildcard crosses colons"), fix, clause.Name.Text, value.Text, meant);
        }
    }

    private static PolicyText? FirstWideValue(PolicyContext context, ConditionClause clause)
    {
        foreach (var test in clause.Tests)
        {
            if (!context.Catalogue.TryGetKey(test, out var key) || key.Type != ConditionKeyType.Arn)
                continue;
            foreach (var value in test.Values)
            {
                if (!value.HasUnknown && Glob.HasWildcard(value.Pattern) && new ResourceArn(value) is { HasWildcardBeforeResource: true } arn && !IsRootUser(arn))
                    return value;
            }
        }

        return null;
    }

    /// <summary>True for the root user of any account: no name of anything else ends in <c>:root</c>, so that both operators match the same.</summary>
    private static bool IsRootUser(ResourceArn arn) => arn.PartText(ArnPart.Service) == "iam" && arn.PartText(ArnPart.Resource) == "root";

    /// <summary>True when an ARN operator can read all that stands under this one.</summary>
    private static bool AreArns(PolicyContext context, ConditionClause clause)
    {
        foreach (var test in clause.Tests)
        {
            if (!context.Catalogue.TryGetKey(test, out var key) || key.Type != ConditionKeyType.Arn)
                return false;
            foreach (var value in test.Values)
            {
                if (value.HasUnknown || !ConditionValue.Fits(value.Text, OperatorFamily.Arn))
                    return false;
            }
        }

        return true;
    }
}
