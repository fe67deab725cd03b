using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Rules.Grammar;

/// <summary>A member whose name another member of the object has: which of the two counts depends on the reader, and AWS refuses both.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class DuplicateMember() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.DuplicateMember,
        title: "Same member name twice in one object",
        messageFormat: "{0} stands twice in this object; AWS accepts a name once, so merge the two",
        category: RuleCategory.Grammar,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Most tools silently keep the last of two members, AWS refuses the policy; condition keys are the same when only their case differs.");

    protected override void Analyze(PolicyContext context)
    {
        ReportElements(context, context.Policy.Elements, ElementNames.OfDocument);
        foreach (var statement in context.Policy.Statements)
        {
            ReportElements(context, statement.Elements, ElementNames.OfStatement);
            foreach (var element in statement.Elements)
            {
                switch (element.Name)
                {
                    case "Principal" or "NotPrincipal":
                        ReportMembers(context, element.Value.PrincipalKinds, StringComparer.Ordinal, name => $"'{name}' of {element.Name}");
                        break;
                    case "Condition":
                        ReportCondition(context, element.Value.Members);
                        break;
                }
            }
        }
    }

    private static void ReportCondition(PolicyContext context, ImmutableArray<PolicyElement> operators)
    {
        ReportMembers(context, operators, StringComparer.Ordinal, static name => $"Condition operator '{name}'");
        foreach (var test in operators)
            ReportMembers(context, test.Value.Members, StringComparer.OrdinalIgnoreCase, static name => $"Condition key '{name}'");
    }

    /// <summary>Of names that are no elements, each is reported as such.</summary>
    private static void ReportElements(PolicyContext context, ImmutableArray<PolicyElement> elements, string[] names)
    {
        Span<TextSpan> firsts = stackalloc TextSpan[names.Length];
        foreach (var element in elements)
        {
            var index = Array.IndexOf(names, element.Name);
            if (index < 0)
                continue;
            if (firsts[index].IsEmpty)
                firsts[index] = element.NameSpan;
            else
                context.Report(Descriptor, element.NameSpan, AtFirst(firsts[index]), element.Name);
        }
    }

    private static void ReportMembers(PolicyContext context, ImmutableArray<PolicyElement> members, StringComparer comparer, Func<string, string> describe)
    {
        if (members.Length < 2)
            return;
        var firsts = new Dictionary<string, TextSpan>(comparer);
        foreach (var member in members)
        {
            if (firsts.TryGetValue(member.Name, out var first))
                context.Report(Descriptor, member.NameSpan, AtFirst(first), describe(member.Name));
            else
                firsts.Add(member.Name, member.NameSpan);
        }
    }

    private static Related AtFirst(TextSpan first) => Related.At(first, "the first of them");
}
