using System;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>A statement made ready for comparing it with those of another version of the policy.</summary>
internal sealed class AccessClaim
{
    private AccessClaim(PolicyDocument document, Statement statement, bool isImplied)
    {
        Document = document;
        Statement = statement;
        IsImplied = isImplied;
        HasVariables = PolicyVariable.MayBeIn(statement.Node.RawText);
        IsCurrentLanguage = document.Version?.Text == PolicyDocument.CurrentVersion;
        Text = (HasVariables && !IsCurrentLanguage ? "old" : "") + NormalForm.Of(statement);
        foreach (var element in statement.Elements)
        {
            switch (element.Name)
            {
                case "Action" or "NotAction":
                    ActionText = NormalForm.Of(element);
                    break;
                case "Resource" or "NotResource":
                    ResourceText = NormalForm.Of(element);
                    break;
                case "Principal" or "NotPrincipal":
                    PrincipalText = NormalForm.Of(element);
                    break;
                case "Condition":
                    ConditionText = NormalForm.Of(element);
                    break;
            }
        }

        var action = statement.Action!;
        Possible = ActionCatalogue.Instance.ActionsOf(action);
        if (!action.IsUnknown || !action.IsNot)
            Certain = Possible;
        foreach (var entry in action.Entries)
        {
            if (entry.IsUnknown && !action.IsNot)
                Possible = Possible.Union(MeantBy(entry));
        }

        IsConditionUnderstood = statement.Condition is not { } condition || (!condition.IsUnknown && AreUnderstood(condition.Clauses));
    }

    public PolicyDocument Document { get; }

    public Statement Statement { get; }

    /// <summary>True for an Allow that no document writes, as AWS attaches one to whatever service control policies guard.</summary>
    public bool IsImplied { get; }

    /// <summary>What the statement says, whatever its Sid, order and spelling.</summary>
    public string Text { get; }

    public string ActionText { get; } = "";

    public string ResourceText { get; } = "";

    public string PrincipalText { get; } = "";

    public string ConditionText { get; } = "";

    public bool HasVariables { get; }

    /// <summary>False for the language that takes variables literally.</summary>
    public bool IsCurrentLanguage { get; }

    /// <summary>The actions of the catalogue that the statement is about for certain.</summary>
    public ActionSet Certain { get; } = ActionSet.Empty;

    /// <summary>The same with those that its unknown entries may stand for.</summary>
    public ActionSet Possible { get; }

    /// <summary>False when a part of the Condition is not known, or is nothing that AWS would read.</summary>
    public bool IsConditionUnderstood { get; }

    public ActionElement Action => Statement.Action!;

    /// <summary>True when the template decides whether this is an Allow or a Deny.</summary>
    public bool IsOpen => Statement.Effect == Effect.None;

    public bool MayAllow => !Statement.IsDeny;

    public bool MayDeny => !Statement.IsAllow;

    /// <summary>Null for a statement that AWS refuses: it has no effect.</summary>
    public static AccessClaim? Of(PolicyDocument document, Statement statement, bool isImplied = false)
    {
        var hasEffect = statement.Effect != Effect.None || statement.EffectText is { HasUnknown: true };
        var hasOddResource = statement.Resource is null && (statement.Has("Resource") || statement.Has("NotResource"));
        var hasOddPrincipal = statement.Principal is null && (statement.Has("Principal") || statement.Has("NotPrincipal"));
        return !hasEffect || statement.Action is null || hasOddResource || hasOddPrincipal ? null : new AccessClaim(document, statement, isImplied);
    }

    /// <summary>True when the same words in both mean the same.</summary>
    public bool IsComparableTo(AccessClaim other) => IsCurrentLanguage == other.IsCurrentLanguage || (!HasVariables && !other.HasVariables);

    /// <summary>True when the actions that the entry stands for, which is not of the catalogue or not known, are among those of the statement.</summary>
    public bool Covers(ActionPattern entry)
    {
        foreach (var own in Action.Entries)
        {
            if (Action.IsNot ? own.Overlaps(entry) : IsAround(own, entry))
                return !Action.IsNot;
        }

        return Action.IsNot && !Action.IsUnknown;
    }

    /// <summary>True when some action that the entry stands for may be among those of the statement.</summary>
    public bool MayCover(ActionPattern entry)
    {
        foreach (var own in Action.Entries)
        {
            if (Action.IsNot ? IsAround(own, entry) : own.Overlaps(entry))
                return !Action.IsNot;
        }

        return Action.IsNot;
    }

    private static bool IsAround(ActionPattern outer, ActionPattern inner) =>
        outer.Written.Source.Equals(inner.Written.Source, StringComparison.OrdinalIgnoreCase)
        || (outer.IsWellFormed && (outer.IsAll || Glob.Covers(outer.Text.AsSpan(), inner.Written.Pattern, ignoreCase: true)));

    private static ActionSet MeantBy(ActionPattern entry)
    {
        var pattern = ActionPattern.Parse(entry.Written.Pattern.ToString().Replace(Glob.Hole, '*'));
        return pattern.IsWellFormed ? ActionCatalogue.Instance.Match(pattern) : ActionCatalogue.Instance.All;
    }

    private static bool AreUnderstood(ImmutableArray<ConditionClause> clauses)
    {
        foreach (var clause in clauses)
        {
            if (clause.Operator is null || clause.IsScalar)
                return false;
            foreach (var test in clause.Tests)
            {
                if (test.HasObject)
                    return false;
            }
        }

        return true;
    }
}
