using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary>A value that the operator over it cannot read: no address, number, date, ARN, or neither true nor false.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class InvalidConditionValue() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.InvalidConditionValue,
        title: "Condition value does not have the form its operator compares",
        messageFormat: "Value '{0}' {1}",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A value that the operator cannot read matches no request, or AWS refuses the policy.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var (_, clause) in context.Policy.ConditionClauses)
        foreach (var test in clause.Tests)
        {
            if (clause.Operator is not { } read || context.Catalogue.MismatchedType(test) is not null)
                continue;
            var isForm = false;
            foreach (var value in test.Values)
            {
                if (!value.IsLiteral || Fits(test, read.Family, value))
                    continue;
                isForm = true;
                ReportForm(context, read.Family, value);
            }

            if (!isForm)
                ReportOthers(context, test, read);
        }
    }

    private static bool Fits(ConditionTest test, OperatorFamily family, PolicyText value) =>
        ConditionValue.Fits(value.Text, family)
        || (family == OperatorFamily.Numeric && value.IsNumber)
        || (family == OperatorFamily.Date && ConditionFit.IsEpochTime(test) && ConditionValue.IsNumber(value.Characters));

    private static void ReportForm(PolicyContext context, OperatorFamily family, PolicyText value)
    {
        var time = family == OperatorFamily.Date ? ConditionValue.TimeOfSeconds(value.Text) : null;
        var trimmed = value.Text.Trim();
        var meant = new Suggestion(time ?? (ConditionValue.Fits(trimmed, family) ? trimmed : null));
        var tail = meant.Text is null ? Advice(family, value.Text) : $"; write '{meant.Text}'";

        // A bare number becomes a text: it would need quotes, which a replacement of the marked text does not bring.
        var properties = value.IsNumber ? FixData.None : meant.Properties;
        context.Report(Descriptor, value.Span, properties, value.Text, (time is null ? "is not " + Form(family) : "is a number of seconds") + tail);
    }

    /// <summary>Values that are well formed and do not go together.</summary>
    private static void ReportOthers(PolicyContext context, ConditionTest test, ConditionOperator read)
    {
        if (read.Family is OperatorFamily.Bool or OperatorFamily.Null && test.Values.Length > 1 && test.Values[1] is { IsUnknown: false } second)
            context.Report(Descriptor, second.Span, Related.At(test.Values[0].Span, "the first value"), second.Text, $"is a second one under '{read}'; keep one, true or false");
        else if (test.FirstOfOtherType is { } other)
            context.Report(Descriptor, other.Span, other.Text, $"has another type than the values before it; write all in quotes");
    }

    private static string Form(OperatorFamily family) => family switch
    {
        OperatorFamily.Numeric => "a number",
        OperatorFamily.Date => "a date of ISO 8601",
        OperatorFamily.IpAddress => "an IP address or CIDR range",
        OperatorFamily.Binary => "base64",
        OperatorFamily.Arn => "an ARN of six parts",
        _ => "true or false",
    };

    private static string Advice(OperatorFamily family, string value) => family switch
    {
        OperatorFamily.Date => "; write it as 2026-01-31 or 2026-01-31T23:59:59Z",
        OperatorFamily.Arn => "; write it as arn:partition:service:region:account:resource",
        OperatorFamily.IpAddress when IsTooLong(value) => $"; the prefix length of {(value.IndexOf(':') < 0 ? "IPv4 is 0 to 32" : "IPv6 is 0 to 128")}",
        _ => "",
    };

    private static bool IsTooLong(string range)
    {
        var slash = range.IndexOf('/');
        return slash > 0 && ConditionValue.Fits(range.Substring(0, slash), OperatorFamily.IpAddress);
    }
}
