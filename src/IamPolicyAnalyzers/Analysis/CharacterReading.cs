using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Which characters of a document IAM refuses.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html</remarks>
internal static class CharacterReading
{
    /// <summary>Of resource-based policies only those of KMS keys, which is for <see cref="OddCharacters"/> to find out.</summary>
    public const PolicyTypes Types =
        PolicyTypes.IdentityBased | PolicyTypes.PermissionsBoundary | PolicyTypes.Session | PolicyTypes.Trust | PolicyTypes.ResourceBased;

    /// <summary>The first such character of each text of the document. Letters in a condition value may be a name that is read where the type is only guessed.</summary>
    public static IEnumerable<OddCharacter> OddCharacters(PolicyContext context)
    {
        if (!MayHaveAny(context))
            yield break;
        foreach (var odd in OddCharacter.In(context.Policy))
        {
            var isName = odd is { Element: "Condition", IsLetter: true } && !context.IsTypeKnown;
            var isReportedAsSid = odd.Element == "Sid" && SidNames.AreAlphanumeric(context);
            if (!isName && !isReportedAsSid)
                yield return odd;
        }
    }

    /// <summary>True when such a character is what is wrong with an action.</summary>
    public static bool HasOddCharacter(this PolicyContext context, ActionPattern entry) =>
        OddCharacter.IndexIn(entry.Text.AsSpan()) >= 0 && MayHaveAny(context);

    /// <summary>What belongs in place of the character, when AWS has the action that results.</summary>
    public static Suggestion Meant(PolicyContext context, OddCharacter odd) =>
        odd is { Element: "Action" or "NotAction", Meant: { } meant, MeantText: { } text } && context.Catalogue.HasMatch(ActionPattern.Parse(text)) ? new(meant) : default;

    private static bool MayHaveAny(PolicyContext context) =>
        Types.Includes(context.Type)
        && context.Policy.MayHaveOddCharacters
        && (context.Type != PolicyType.ResourceBased || (PolicyOwner.Given(context.Policy) ?? PolicyOwner.OfActions(context.Policy)) is { Service: "kms" });
}
