using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Credentials;

/// <summary>An access key that a file asks AWS to make.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class AccessKeyResource() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.AccessKeyResource,
        title: "File creates an access key",
        messageFormat: "File creates an access key for {0}; use a role, or the identity center for people",
        category: RuleCategory.Credentials,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "An access key works from anywhere until somebody deletes it, and its secret passes through whatever deploys the file.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        foreach (var key in context.Credentials.OfType<DeclaredAccessKey>())
        {
            if (key is { IsEvidence: false, MayBeActive: true })
                context.Report(Descriptor, key.Span, OwnerOf(key));
        }
    }

    private static string OwnerOf(DeclaredAccessKey key)
    {
        if (key.IsOfRoot)
            return "the root user";
        return key.User.Length > 0 ? $"user '{key.User}'" : "whoever runs the command";
    }
}
