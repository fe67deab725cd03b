using System;
using System.Linq;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What AWS makes of the policy variables in one document.</summary>
internal static class VariableReading
{
    private const PolicyTypes TypesWithCurrentOnly = PolicyTypes.ServiceControl | PolicyTypes.ResourceControl;

    /// <summary>True when the document is written in the language that has variables.</summary>
    public static bool FillsVariables(this PolicyContext context) =>
        context.Policy.Version is { IsLiteral: true, Text: PolicyDocument.CurrentVersion } && context.Policy.HasVariables;

    /// <summary>True when AWS, an identity provider or an option has the condition key that a sound variable is named after.</summary>
    public static bool IsKey(this PolicyContext context, PolicyVariable variable) => variable.Flaw == VariableFlaw.None && IsKey(context, variable.Key);

    /// <summary>The first variable that is meant to be filled in, in a document whose language does not know any; null in most.</summary>
    public static PolicyVariable? FirstTakenLiterally(this PolicyContext context)
    {
        var policy = context.Policy;
        if (!policy.HasVariables || TypesWithCurrentOnly.Includes(context.Type) || !IsOfOldLanguage(context))
            return null;
        foreach (var placed in policy.Variables)
        {
            if (placed.IsInValue && context.IsKey(placed.Variable))
                return placed.Variable;
        }

        return null;
    }

    /// <summary>True when a variable stands in an action, where AWS fills in none; that is what is wrong with it then.</summary>
    public static bool HasVariable(this PolicyContext context, ActionPattern entry) =>
        context.FillsVariables() && entry.Written.Variables.Any(context.IsKey);

    /// <summary>The variable as it was probably meant, where its flaw has one remedy.</summary>
    public static Suggestion Repaired(this PolicyContext context, PolicyVariable variable)
    {
        if (!variable.IsReplaceable)
            return default;
        switch (variable.Flaw)
        {
            case VariableFlaw.NoClosingBrace when variable.Default is null:
                var length = LongestKey(context, variable.Key);
                return length == 0 ? default : new(variable.Text.Insert(variable.Text.IndexOf(variable.Key, StringComparison.Ordinal) + length, "}"));

            // The name of a tag may hold blanks; nobody can tell whether this one does.
            case VariableFlaw.WhiteSpace when WithoutBlanks(variable.Key) is var key && IsKey(context, key) && key.IndexOf('/') < 0:
                return new(variable.Text.Replace(variable.Key, key));
            case VariableFlaw.NoQuote when variable.Default!.Trim('\'') is { Length: > 0 } text && text.IndexOf('\'') < 0:
                return new(variable.Text.Substring(0, variable.Text.IndexOf(',')) + ", '" + text + "'}");
            default:
                return default;
        }
    }

    private static bool IsOfOldLanguage(PolicyContext context)
    {
        var policy = context.Policy;
        return policy.Version is { } version
            ? version.Text == PolicyDocument.OldVersion
            : policy.Lacks("Version") && !policy.HasIncludedMembers && !context.File.File.HasErrors;
    }

    private static bool IsKey(PolicyContext context, string text)
    {
        var key = new ConditionKey(text);
        return key.Flaw == ConditionKeyFlaw.None
            && (key.IsFederated || context.Catalogue.TryGetConditionKey(text.AsSpan(), out _) || context.IsExtraConditionKey(text));
    }

    /// <summary>How much of a text is a key, as far as that goes: <c>aws:username</c> of <c>aws:username/*</c>; nothing when no key begins it.</summary>
    private static int LongestKey(PolicyContext context, string text)
    {
        const int MaxLength = 128;
        const int MaxTries = 8;
        var end = Math.Min(text.Length, MaxLength);
        for (var length = 1; length < end; length++)
        {
            // The name of a tag goes on to the next slash.
            if (IsEndOfKey(text[length]) || (text[length] == '/' && text.LastIndexOf('/', length - 1) >= 0))
                end = length;
        }

        for (var tries = 0; end > 0 && tries < MaxTries; end--)
        {
            var isWhole = end == text.Length || !char.IsLetterOrDigit(text[end]);
            if (!isWhole)
                continue;
            tries++;
            if (IsKey(context, text.Substring(0, end)))
                return end;
        }

        return 0;
    }

    private static bool IsEndOfKey(char c) => c is '*' or '?' or '"' or '\'' or ' ' or '$';

    private static string WithoutBlanks(string text) => new([.. text.Where(static c => !char.IsWhiteSpace(c))]);
}
