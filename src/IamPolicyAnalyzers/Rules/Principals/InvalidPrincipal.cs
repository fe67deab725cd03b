using System;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Principals;

/// <summary>A Principal that is neither <c>*</c> nor an object of the kinds of principals.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class InvalidPrincipal() : PolicyRule(Descriptor, PolicyTypes.ResourceBased | PolicyTypes.Trust | PolicyTypes.ResourceControl | PolicyTypes.VpcEndpoint)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.InvalidPrincipal,
        title: "Principal is not written as * or as an object of principal kinds",
        messageFormat: "{0} {1}; write {2}",
        category: RuleCategory.Principals,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AWS refuses the policy: a principal stands under its kind, and everyone is the text * alone.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Principal is not { } principal || statement.Element(principal.Name) is not { } element)
                continue;
            if (element.Value is { IsList: true, IsEmpty: false })
                context.Report(Descriptor, element.Value.Span, element.Name, "is an array", "an object such as { \"AWS\": […] }");
            else if (principal.Values.IsEmpty && element.Value is { IsText: true, IsEmpty: false, Text.Text: var text })
                context.Report(Descriptor, element.Value.Span, element.Name, $"is '{text}'", $"'*' or an object such as {{ \"{KindOf(text)}\": \"{text}\" }}");
            else if (element.IsObject)
                ReportMembers(context, element);
        }
    }

    private static void ReportMembers(PolicyContext context, PolicyElement principal)
    {
        var members = principal.Value.Members;
        foreach (var member in members)
        {
            if (Array.IndexOf(ElementNames.OfPrincipal, member.Name) >= 0 || PolicyText.Of(member.Name).HasUnknown)
                continue;
            var meant = Array.Find(ElementNames.OfPrincipal, kind => kind.Equals(member.Name, StringComparison.OrdinalIgnoreCase));
            var isFree = members.Count(other => other.Name.Equals(meant, StringComparison.OrdinalIgnoreCase)) == 1;
            context.Report(
                Descriptor,
                member.NameSpan,
                isFree ? FixData.Suggest(meant!) : FixData.None,
                principal.Name,
                $"has member '{member.Name}'",
                meant is null ? "'AWS', 'Service', 'Federated' or 'CanonicalUser'" : $"'{meant}'");
        }
    }

    private static string KindOf(string text) => text.EndsWith(ServicePrincipals.Suffix, StringComparison.OrdinalIgnoreCase) ? "Service" : "AWS";
}
