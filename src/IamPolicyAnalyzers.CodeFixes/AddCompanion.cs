using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Adds the test of a key without which another test does not limit what it seems to.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class AddCompanion() : PolicyFix(RuleIds.MissingCompanion)
{
    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        // In a Deny one more test would let through what is denied today, and one more action in an Allow would grant more.
        var span = diagnostic.Location.SourceSpan;
        if (PolicyPlace.At(file, span) is not { Statement: { IsAllow: true, Condition: { } condition } } place
            || condition.Tests.FirstOrDefault(test => test.Key.Span == span) is not { } test
            || CompanionOf(test) is not var (name, key, value))
            return PolicyEdit.None;

        var edit = new JsonEdit(file.Tree);
        return place.TryAddTest(edit, name, key, JsonFragment.Of(value))
            ? PolicyEdit.ChangingAccess($"Test '{key}' as well (narrows access)", edit.Changes)
            : PolicyEdit.None;
    }

    /// <summary>As the guides of AWS write it. A read of one item brings no <c>dynamodb:Select</c>, hence the IfExists.</summary>
    private static (string Name, string Key, string Value)? CompanionOf(ConditionTest test) =>
        test.IsOf("aws:VpcSourceIp") ? ("StringEquals", "aws:SourceVpc", Placeholder.Vpc)
        : test.IsOf("aws:Ec2InstanceSourcePrivateIPv4") ? ("StringEquals", "aws:Ec2InstanceSourceVpc", Placeholder.Vpc)
        : test.IsOf("dynamodb:Attributes") ? ("StringEqualsIfExists", "dynamodb:Select", "SPECIFIC_ATTRIBUTES")
        : null;
}
