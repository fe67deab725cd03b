using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.MissingConditions;

/// <summary>A policy of a bucket, or of another resource that an option names, that lets data travel unencrypted.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class MissingSecureTransport() : PolicyRule(Descriptor, PolicyTypes.ResourceBased)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.MissingSecureTransport,
        title: "Bucket policy accepts unencrypted requests",
        messageFormat: "Policy of the {0} does not deny plain HTTP{1}; deny when 'aws:SecureTransport' is 'false'",
        category: RuleCategory.MissingConditions,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Whoever is on the way of a plain HTTP request reads the data it carries, and can change it.");

    protected override void Analyze(PolicyContext context)
    {
        // What seems missing from a file that is broken may only be unfinished.
        if (context.File.File.HasErrors || PolicyOwner.Given(context.Policy) is not { IsAccessPoint: false } owner || !context.Options.WantsSecureTransport(owner.Service))
            return;
        if (PlainHttp.Of(context.Policy, owner) is { } left)
            context.Report(Descriptor, left.SpanIn(context.Policy), owner.Noun, left.Rest);
    }
}
