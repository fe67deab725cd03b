using System;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Conditions;

/// <summary>A <c>*</c> or <c>?</c> under an operator such as <c>StringEquals</c>, to which it is a character like any other.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class WildcardWithoutLike() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.WildcardWithoutLike,
        title: "Wildcard under an operator that compares it literally",
        messageFormat: "'{0}' compares '{1}' literally; use '{2}' for wildcards",
        category: RuleCategory.Conditions,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Only the Like operators read wildcards in text; under the others the value matches itself and nothing else.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var (_, clause) in context.Policy.ConditionClauses)
        {
            if (clause.Operator is not { Family: OperatorFamily.String, HasWildcards: false } read)
                continue;
            foreach (var test in clause.Tests)
            {
                if (test.Key.HasUnknown || context.Catalogue.MismatchedType(test) is not null)
                    continue;
                foreach (var value in test.Values)
                {
                    if (!Glob.HasWildcard(value.Pattern) || IsMeantLiterally(test.Key.Text, value.Pattern))
                        continue;
                    var like = read.Like.ToString();

                    // What ignores case has no Like form, and what other keys want is not known.
                    var isOneReading = clause.Tests.Length == 1 && !read.IgnoresCase;
                    var fix = isOneReading ? FixData.Suggest(like) : FixData.None;
                    context.Report(Descriptor, value.Span, Related.At(clause.Name.Span, "compares literally"), fix, clause.Name.Text, value.Text, like);
                    break;
                }
            }
        }
    }

    /// <summary>True for the query of a URL, and for the <c>/*</c> at the end of what somebody lists in a bucket.</summary>
    private static bool IsMeantLiterally(string key, ReadOnlySpan<char> value)
    {
        if (value.IndexOf('*') < 0 && (value.IndexOf("://".AsSpan()) >= 0 || key.Equals("aws:Referer", StringComparison.OrdinalIgnoreCase)))
            return true;
        var isListing = key.Equals("s3:prefix", StringComparison.OrdinalIgnoreCase) || key.Equals("s3:delimiter", StringComparison.OrdinalIgnoreCase);
        var last = value.Length - 1;
        return isListing && last > 0 && value[last - 1] == '/' && value.IndexOfAny('*', '?') == last;
    }
}
