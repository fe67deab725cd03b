using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Writes the word that a rule suggests in place of the marked one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class UseSuggestedName() : PolicyFix(
    RuleIds.UnknownElement,
    RuleIds.InvalidEffect,
    RuleIds.InvalidSid,
    RuleIds.DuplicateSid,
    RuleIds.AmbiguousSid,
    RuleIds.InvalidCharacter,
    RuleIds.InvalidVariable,
    RuleIds.UnknownVariable,
    RuleIds.InvalidAction,
    RuleIds.UnknownService,
    RuleIds.UnknownAction,
    RuleIds.ApiOperationAsAction,
    RuleIds.MiscasedAction,
    RuleIds.InvalidArn,
    RuleIds.InvalidArnField,
    RuleIds.UnknownArnRegion,
    RuleIds.MismatchedArnField,
    RuleIds.UnknownResourceType,
    RuleIds.UnknownConditionOperator,
    RuleIds.InvalidConditionKey,
    RuleIds.UnknownConditionKey,
    RuleIds.DeprecatedConditionKey,
    RuleIds.UnsupportedConditionKey,
    RuleIds.MismatchedOperator,
    RuleIds.InvalidConditionValue,
    RuleIds.InvalidKeyValue,
    RuleIds.StringOperatorOnArn,
    RuleIds.MissingSetOperator,
    RuleIds.SetOperatorOnSingleValue,
    RuleIds.HostBitsInCidr,
    RuleIds.IneffectiveMfaCondition,
    RuleIds.InsecureTransportAllow,
    RuleIds.InvalidPrincipal,
    RuleIds.InvalidPrincipalValue,
    RuleIds.UnknownServicePrincipal,
    RuleIds.MismatchedTrustAction,
    RuleIds.UnknownManagedPolicy)
{
    // What AWS refuses grants nothing until it is repaired; a Sid grants nothing at all, capitals mean nothing to AWS, and a range is read as its network. An unknown
    // name is accepted, and the new one lets it take effect unasked.
    internal override ImmutableArray<string> FixAllIds { get; } = ImmutableArray.Create(
        RuleIds.UnknownElement, RuleIds.InvalidEffect, RuleIds.InvalidSid, RuleIds.DuplicateSid, RuleIds.AmbiguousSid,
        RuleIds.InvalidCharacter, RuleIds.MiscasedAction, RuleIds.InvalidArn, RuleIds.UnknownConditionOperator, RuleIds.InvalidConditionKey,
        RuleIds.HostBitsInCidr, RuleIds.InvalidPrincipal, RuleIds.InvalidPrincipalValue, RuleIds.UnknownManagedPolicy);

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        if (!diagnostic.Properties.TryGetValue(FixData.Suggestion, out var name) || name is null || file.Tree.Root.Tree?.Map is not null)
            return PolicyEdit.None;

        var text = file.Text.ToString(span);
        if (text == name || IsTaken(file, span, name))
            return PolicyEdit.None;

        var written = text.StartsWith("\"", System.StringComparison.Ordinal) ? JsonFragment.Quote(name) : JsonFragment.Escape(name);
        var changes = ImmutableArray.Create(new TextChange(span, written));
        var title = name.Length > 0 ? $"Change to '{name}'" : text.Length == 1 && text[0] > '~' ? $"Remove U+{(int)text[0]:X4}" : $"Remove '{text}'";
        return FixAllIds.Contains(diagnostic.Id) ? PolicyEdit.Safe(title, changes) : PolicyEdit.ChangingAccess($"{title} ({EffectOf(diagnostic.Id)})", changes);
    }

    /// <summary>What becomes of the access when the word is written.</summary>
    private static string EffectOf(string id) => id switch
    {
        RuleIds.IneffectiveMfaCondition or RuleIds.StringOperatorOnArn or RuleIds.SetOperatorOnSingleValue => "narrows access",
        RuleIds.InsecureTransportAllow => "encrypted requests only",
        _ => "takes effect",
    };

    /// <summary>True when the span is the name of a member whose object already has a member of the new name.</summary>
    private static bool IsTaken(PolicyFile file, TextSpan span, string name)
    {
        foreach (var document in PolicyPlace.DocumentsOf(file))
        {
            if (Owns(document.Node))
                return document.Has(name);
            foreach (var statement in document.Statements)
            {
                if (Owns(statement.Node))
                    return statement.Has(name);
                foreach (var element in statement.Elements)
                {
                    if (element.Name == "Condition" && OwnerBelow(element.Member.Value) is { } owner)
                        return owner.TryGetMember(name, out _);
                }
            }
        }

        return false;

        // Names stand on two levels of a Condition: operators, and the keys under them.
        JsonNode? OwnerBelow(JsonNode condition)
        {
            if (Owns(condition))
                return condition;
            foreach (var clause in condition.Members)
            {
                if (Owns(clause.Value))
                    return clause.Value;
            }

            return null;
        }

        bool Owns(JsonNode owner)
        {
            foreach (var member in owner.Members)
            {
                if (member.Name.ContentSpan == span)
                    return true;
            }

            return false;
        }
    }
}
