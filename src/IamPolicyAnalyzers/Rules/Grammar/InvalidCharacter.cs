using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Grammar;

/// <summary>A character outside of those that IAM accepts in a policy, often one that nobody sees.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class InvalidCharacter() : PolicyRule(Descriptor, CharacterReading.Types)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.InvalidCharacter,
        title: "Text holds a character that IAM refuses",
        messageFormat: "{0} holds {1}, but IAM accepts only U+0020 to U+00FF; retype the text",
        category: RuleCategory.Grammar,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "IAM refuses a policy with such a character; invisible ones and letters of other scripts come with text that was copied.");

    protected override void Analyze(PolicyContext context)
    {
        foreach (var odd in CharacterReading.OddCharacters(context))
            context.Report(Descriptor, odd.Span, CharacterReading.Meant(context, odd).Properties, odd.Element, odd.Name);
    }
}
