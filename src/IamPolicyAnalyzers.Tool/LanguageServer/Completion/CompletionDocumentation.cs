using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Tool.LanguageServer.Hovers;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Completion;

/// <summary>What AWS says about a thing that may be written: the same as a hover on it.</summary>
internal static class CompletionDocumentation
{
    private static ActionCatalogue Catalogue => ActionCatalogue.Instance;

    /// <summary>Null for what the catalogue does not have.</summary>
    public static HoverText? Of(CompletionData data) => data.Subject switch
    {
        CompletionSubject.Service => Catalogue.TryGetService(data.Name, out var service) ? ActionHover.Describe(service, default) : null,
        CompletionSubject.Action => Catalogue.TryGetAction(data.Name, out var action) ? ActionHover.Describe(action, default) : null,
        CompletionSubject.ActionPattern => ActionPattern.Parse(data.Name) is var pattern && Catalogue.HasMatch(pattern) ? ActionHover.Describe(pattern) : null,
        _ => OfKey(data.Name),
    };

    private static HoverText? OfKey(string name)
    {
        foreach (var key in Catalogue.ConditionKeys)
        {
            if (key.Name == name)
                return ConditionHover.Describe(key, new ConditionKey(name), default);
        }

        return null;
    }
}
