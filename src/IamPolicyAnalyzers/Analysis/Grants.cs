using System;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>
/// What the policies of one user, group or role allow in the end, after every Deny that holds for certain. Wildcards, NotAction and several
/// statements come out right here, so that rules never ask the text of a single statement.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html</remarks>
internal sealed class Grants
{
    private readonly Lazy<ActionSet> _all;

    public Grants(ImmutableArray<PolicyDocument> documents)
    {
        Catalogue = ActionCatalogue.Instance;
        var denials = ImmutableArray.CreateBuilder<Denial>();
        var statements = ImmutableArray.CreateBuilder<Grant>();
        foreach (var document in documents)
        {
            foreach (var statement in document.Statements)
            {
                if (statement.IsDeny && Denial.TryRead(statement, Catalogue) is { } denial)
                    denials.Add(denial);
            }
        }

        Denials = denials.ToImmutable();
        foreach (var document in documents)
        {
            foreach (var statement in document.Statements)
            {
                if (statement is { IsAllow: true, Action: not null, Resource: not null })
                    statements.Add(new Grant(this, document, statement));
            }
        }

        Statements = statements.ToImmutable();
        _all = new(() =>
        {
            var builder = new ActionSet.Builder();
            foreach (var grant in Statements)
                builder.UnionWith(grant.Actions);
            return builder.ToSet();
        });
    }

    public ActionCatalogue Catalogue { get; }

    /// <summary>One for each Allow statement that has actions and resources, in text order.</summary>
    public ImmutableArray<Grant> Statements { get; }

    /// <summary>Every action that is allowed on at least one resource.</summary>
    public ActionSet Actions => _all.Value;

    /// <summary>The Deny statements that hold for every request: no condition, nothing unknown in their actions.</summary>
    public ImmutableArray<Denial> Denials { get; }

    /// <summary>True when some statement grants everything on everything, so that no weaker finding says more.</summary>
    public bool IsAdministrator
    {
        get
        {
            foreach (var grant in Statements)
            {
                if (grant.IsAdministrator)
                    return true;
            }

            return false;
        }
    }
}

/// <summary>A Deny that takes access away from every request it covers.</summary>
internal sealed class Denial
{
    private readonly ResourceElement _resource;

    private Denial(ActionSet actions, ResourceElement resource, Statement statement)
    {
        Actions = actions;
        _resource = resource;
        Statement = statement;
    }

    public Statement Statement { get; }

    public ActionSet Actions { get; }

    /// <summary>True when every resource the entry stands for is denied.</summary>
    public bool Covers(ResourceArn entry)
    {
        foreach (var denied in _resource.Entries)
        {
            if (_resource.IsNot ? denied.Overlaps(entry) : denied.Covers(entry))
                return !_resource.IsNot;
        }

        return _resource.IsNot;
    }

    /// <summary>True when every resource there is is denied.</summary>
    public bool CoversEverything
    {
        get
        {
            foreach (var denied in _resource.Entries)
            {
                if (denied.IsAll)
                    return !_resource.IsNot;
            }

            return _resource is { IsNot: true, Entries.IsEmpty: true };
        }
    }

    /// <summary>Null for a Deny that may not hold: under a condition, or with a list of exceptions that is not known.</summary>
    public static Denial? TryRead(Statement statement, ActionCatalogue catalogue)
    {
        if (statement is not { Action: { } action, Resource: { } resource } || statement.Condition is { } condition && (condition.IsUnknown || !condition.Tests.IsEmpty))
            return null;
        if ((action.IsNot && action.IsUnknown) || (resource.IsNot && resource.IsUnknown))
            return null;
        return new Denial(catalogue.ActionsOf(action), resource, statement);
    }
}
