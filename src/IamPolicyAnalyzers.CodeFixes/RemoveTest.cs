using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Removes a test that every request passes, with the operator and the Condition that it leaves empty.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class RemoveTest() : PolicyFix(RuleIds.AlwaysTrueCondition)
{
    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        if (PolicyPlace.At(file, span) is not { } place || !JsonEdit.IsEditable(place.Statement.Node) || place.Member("Condition") is not { } condition)
            return PolicyEdit.None;

        // Ranges leave out the requests of the other version of the protocol and those through a VPC endpoint.
        var test = place.Statement.Condition?.Tests.FirstOrDefault(t => t.Values.Any(value => value.Span == span));
        if (test is not { HoldsForEveryone: true, Operator.Family: not OperatorFamily.IpAddress })
            return PolicyEdit.None;

        var edit = new JsonEdit(file.Tree);
        foreach (var clause in condition.Value.Members)
        foreach (var key in clause.Value.Members)
        {
            if (key.Name.ContentSpan != test.Key.Span)
                continue;
            if (clause.Value.Count > 1)
                edit.RemoveMember(clause.Value, key);
            else if (condition.Value.Count > 1)
                edit.RemoveMember(condition.Value, clause);
            else
                edit.RemoveMember(place.Statement.Node, condition);
        }

        return PolicyEdit.Safe("Remove the test", edit.Changes);
    }
}
