using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary>An operator of another type than its key: <c>StringEquals</c> on the address <c>aws:SourceIp</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MismatchedOperator() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MismatchedOperator,
        title: "Condition operator compares another type than the key holds",
        messageFormat: "Condition operator '{0}' compares {1}, but '{2}' holds {3}{4}",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The comparison does not do what it seems to: a range of addresses, for one, is compared letter by letter.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var (_, clause) in context.Policy.ConditionClauses)
        foreach (var test in clause.Tests)
        {
            if (clause.Operator is not { } read || context.Catalogue.MismatchedType(test) is not { } type)
                continue;
            var family = ConditionFit.FamilyOf(type);
            var meant = Meant(test, read, family);
            var properties = meant.Text is not null && clause.Tests.Length == 1 ? meant.Properties : FixData.None;
            var tail = meant.Text is null ? $"; use an operator for {Compared(family)}" : $"; use '{meant.Text}'";
            context.Report(Descriptor, clause.Name.Span, Related.At(test.Key.Span, "holds another type"), properties, clause.Name.Text, Compared(read.Family), test.Key.Text, Held(family), tail);
            break;
        }
    }

    /// <summary>The same comparison among the operators of the key's type, when it can read every value.</summary>
    private static Suggestion Meant(ConditionTest test, ConditionOperator read, OperatorFamily family)
    {
        var hasWildcard = false;
        foreach (var value in test.Values)
        {
            if (!value.IsLiteral || !ConditionValue.Fits(value.Text, family))
                return default;
            hasWildcard |= read.HasWildcards && Glob.HasWildcard(value.Pattern);
        }

        var meant = read.In(family);
        return new((hasWildcard && family == OperatorFamily.String ? meant?.Like : meant)?.ToString());
    }

    private static string Compared(OperatorFamily family) => family switch
    {
        OperatorFamily.Numeric => "numbers",
        OperatorFamily.Date => "dates",
        OperatorFamily.Bool => "true and false",
        OperatorFamily.Binary => "bytes",
        OperatorFamily.IpAddress => "IP addresses",
        OperatorFamily.Arn => "ARNs",
        _ => "text",
    };

    private static string Held(OperatorFamily family) => family switch
    {
        OperatorFamily.Numeric => "a number",
        OperatorFamily.Date => "a date",
        OperatorFamily.Bool => "true or false",
        OperatorFamily.Binary => "bytes",
        OperatorFamily.IpAddress => "an IP address",
        OperatorFamily.Arn => "an ARN",
        _ => "text",
    };
}
