using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Puts a principal, or a list of them, under the kind that it is of.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class WrapPrincipal() : PolicyFix(RuleIds.InvalidPrincipal)
{
    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        if (PolicyPlace.At(file, diagnostic.Location.SourceSpan) is not { } place || (place.Member("Principal") ?? place.Member("NotPrincipal")) is not { } member)
            return PolicyEdit.None;
        var value = member.Value;
        var kinds = PolicyPlace.StringsOf(value).Select(KindOf).Distinct().ToList();
        if (kinds.Count != 1 || kinds[0] is not { } kind || (value.IsArray && PolicyPlace.StringsOf(value).Count() < value.Count))
            return PolicyEdit.None;
        return PolicyEdit.Safe(
            $"Put under '{kind}'",
            ImmutableArray.Create(
                new TextChange(new TextSpan(value.Span.Start, 0), "{ " + JsonFragment.Quote(kind) + ": "),
                new TextChange(new TextSpan(value.Span.End, 0), " }")));
    }

    /// <summary>Null for a text that is no principal of any kind.</summary>
    private static string? KindOf(JsonNode node)
    {
        var value = new PrincipalValue(PrincipalValueKind.Aws, PolicyText.Of(node, TextUse.Name));
        return value is { IsLiteral: true, Account: not null } || value.IsEveryone ? "AWS"
            : ServicePrincipals.IsWellFormed(value.Text) ? "Service"
            : null;
    }
}
