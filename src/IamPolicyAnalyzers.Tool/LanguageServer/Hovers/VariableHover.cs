using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using static IamPolicyAnalyzers.Tool.LanguageServer.Hovers.HoverText;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Hovers;

/// <summary>What AWS fills in for a policy variable, and whether it does.</summary>
internal static class VariableHover
{
    public static HoverText Of(PolicyContext policy, PlacedVariable placed)
    {
        var variable = placed.Variable;
        var hover = new HoverText(variable.Span, Quoted(variable.Text));
        if (variable.Flaw != VariableFlaw.None)
            return hover.Say("No policy variable as AWS reads it, which is '${aws:username}' or '${aws:PrincipalTag/team, ’none’}'.");
        if (placed.Place is { } place)
            return hover.Say($"AWS fills in no variable in {place}: the text stands for itself.");
        if (placed.IsUnderOtherOperator)
            return hover.Say($"Under '{placed.Operator}' AWS fills in no variable: the text stands for itself.");
        var key = new ConditionKey(variable.Key);
        if (new ConditionKeys(policy).JudgeVariable(key) is { } unknown)
            return hover.Say($"AWS fills in nothing: {Quoted(key.Text)} is {unknown.Tail}");
        hover.Say($"AWS puts in {Quoted(key.Text)} of each request." + (variable.Default is { } otherwise ? $" A request without it gets {Quoted(otherwise.Trim('\''))}." : " Where a request lacks it, nothing matches."));
        if (policy.Policy.Version is not { Text: PolicyDocument.CurrentVersion })
            hover.Say($"Not in this policy: only Version '{PolicyDocument.CurrentVersion}' has variables.");
        return ActionCatalogue.Instance.TryGetConditionKey(key.Text, out var known) && known.IsGlobal && ConditionTest.IsAlwaysPresent(key.Text)
            ? hover.List("Every request carries it")
            : hover;
    }
}
