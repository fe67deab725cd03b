using System;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Tests the presence of a key with Null in place of a comparison with <c>*</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class WriteNull() : PolicyFix(RuleIds.PresenceTestByWildcard)
{
    private const string Null = nameof(Null);

    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        if (PolicyPlace.At(file, span) is not { } place || place.Member("Condition")?.Value is not { IsObject: true } condition
            || !TryGetTest(condition, span, out var clause, out var key)
            || place.Statement.Condition?.Clauses.FirstOrDefault(c => c.Name.Span == clause.Name.ContentSpan)?.Operator is not { } read)
            return PolicyEdit.None;

        // A key that is present and empty matches '*' and is absent to Null: what is allowed shrinks by it, and what is denied must not.
        var narrows = read.IsNegated ? place.Statement.IsDeny : place.Statement.IsAllow;
        var value = read.IsNegated ? "true" : "false";
        var edit = new JsonEdit(file.Tree);
        return narrows && TryMove(edit, condition, clause, key, value)
            ? PolicyEdit.ChangingAccess($"Write Null \"{value}\" (narrows access)", edit.Changes)
            : PolicyEdit.None;
    }

    private static bool TryMove(JsonEdit edit, JsonNode condition, JsonMember clause, JsonMember key, string value)
    {
        var name = key.Name.StringValue;
        var isOnly = clause.Value.Count == 1;
        if (condition.TryGetMember(Null, out var tests))
        {
            JsonMember? last = null;
            foreach (var member in tests.Value.Members)
            {
                if (member.Name.StringValue.Equals(name, StringComparison.OrdinalIgnoreCase))
                    return false;
                last = member;
            }

            if (last is null)
                return false;
            edit.RemoveMember(isOnly ? condition : clause.Value, isOnly ? clause : key);
            edit.InsertMember(tests.Value, last, name, JsonFragment.Of(value));
        }
        else if (isOnly)
        {
            edit.Replace(clause.Name, Null);
            edit.Replace(key.Value, value);
        }
        else
        {
            edit.RemoveMember(clause.Value, key);
            edit.InsertMember(condition, clause, Null, JsonFragment.Of(name, JsonFragment.Of(value)));
        }

        return true;
    }

    private static bool TryGetTest(JsonNode condition, TextSpan value, out JsonMember clause, out JsonMember key)
    {
        foreach (var member in condition.Members)
        {
            if (!member.Value.IsObject || !member.Value.Span.Contains(value))
                continue;
            clause = member;
            foreach (var test in member.Value.Members)
            {
                key = test;
                if (test.Value.Span.Contains(value))
                    return true;
            }
        }

        (clause, key) = (default, default);
        return false;
    }
}
