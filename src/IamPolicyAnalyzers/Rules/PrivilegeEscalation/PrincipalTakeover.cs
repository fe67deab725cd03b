using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.PrivilegeEscalation;

/// <summary>A policy that makes credentials of other users.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class PrincipalTakeover() : PolicyRule(Descriptor, PolicyTypes.IdentityBased)
{
    private const string OtherUsers = "other users; limit it to 'user/${aws:username}'";
    private const string RootUsers = "root users; test 'sts:TaskPolicyArn'";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.PrincipalTakeover,
        title: "Allow lets the caller create credentials of other principals",
        messageFormat: "Allow on {0} with {1} takes over {2}",
        category: RuleCategory.PrivilegeEscalation,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Whoever may make keys or passwords for every user can sign in as the most powerful of them.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var grant in context.OwnGrants)
        {
            // Whoever can become administrator needs no other user.
            if (OpenPaths.Of(grant, Risk.PrincipalTakeover) is { } open && grant.ActionsAt(Risk.DirectEscalation).IsEmpty)
                context.Report(Descriptor, open.Entry.Span, open.Others, open.Names, open.Resource, open.Marked.FullName == "sts:AssumeRoot" ? RootUsers : OtherUsers);
        }
    }
}
