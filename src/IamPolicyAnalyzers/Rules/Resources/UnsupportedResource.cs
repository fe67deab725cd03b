using System;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Resources;

/// <summary>A resource-based policy that names a resource other than the one it belongs to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UnsupportedResource() : PolicyRule(Descriptor, PolicyTypes.ResourceBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.UnsupportedResource,
        title: "Resource policy names a resource of another kind",
        messageFormat: "Resource '{0}' is not part of {1}; AWS refuses it in this policy",
        category: RuleCategory.Resources,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The policy of a resource can speak of that resource and its parts only.");

    protected override void Analyze(PolicyContext context)
    {
        if (OwnerOf(context.Policy) is not { Service: "s3" or "sqs" or "sns" or "dynamodb" } owner)
            return;
        foreach (var statement in context.Policy.Statements)
        {
            if (statement.Resource is not { } resource)
                continue;
            foreach (var entry in resource.Entries)
            {
                if (IsElsewhere(context, entry, owner))
                    context.Report(Descriptor, entry.Span, entry.Text, owner.Name);
            }
        }
    }

    // Where all ARNs are of one service the actions are at fault, if anything is: UnsupportedAction speaks.
    private static PolicyOwner? OwnerOf(PolicyDocument policy) =>
        PolicyOwner.Given(policy) ?? (PolicyOwner.OfResources(policy) is null ? PolicyOwner.OfActions(policy) : null);

    private static bool IsElsewhere(PolicyContext context, ResourceArn entry, PolicyOwner owner)
    {
        if (!entry.IsArn)
            return false;
        var service = entry.Part(ArnPart.Service);
        if (owner.IsForeign(service))
            return context.Catalogue.TryGetService(service, out _);

        const string AccessPoint = "accesspoint/";
        var resource = entry.Part(ArnPart.Resource);
        return owner is { IsGiven: true, Service: "s3" }
            && (owner.IsAccessPoint ? !Glob.Overlaps(resource, (AccessPoint + "*").AsSpan()) : resource.StartsWith(AccessPoint.AsSpan(), StringComparison.Ordinal));
    }
}
