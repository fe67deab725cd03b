using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>
/// What the policies of one user, group or role allow in the end, after every Deny that holds for certain. Wildcards, NotAction and several
/// statements come out right here, so that rules never ask the text of a single statement. No access is lost that a request would have; what several
/// Deny statements take away only together is kept.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html</remarks>
internal sealed class Grants
{
    private readonly ImmutableArray<PolicyDocument> _documents;
    private readonly Dictionary<PolicyDocument, ImmutableArray<Grant>> _own = [];
    private readonly Denials?[] _denialsBeyond = new Denials?[Borders.Count];
    private ActionSet? _named;
    private ActionSet? _actions;
    private Escalations? _escalations;

    public Grants(ImmutableArray<PolicyDocument> documents)
    {
        Catalogue = ActionCatalogue.Instance;
        _documents = documents;
        var denials = ImmutableArray.CreateBuilder<Denial>();
        var denialsWithoutMfa = ImmutableArray.CreateBuilder<Denial>();
        var statements = ImmutableArray.CreateBuilder<Grant>();
        foreach (var document in documents)
        {
            foreach (var statement in document.Statements)
            {
                if (!statement.IsDeny)
                    continue;
                if (Denial.TryRead(statement, Catalogue) is { } denial)
                    denials.Add(denial);
                else if (Denial.TryReadWithoutMfa(statement, Catalogue) is { } withoutMfa)
                    denialsWithoutMfa.Add(withoutMfa);
            }
        }

        Denials = new Denials(denials.ToImmutable(), this);
        DenialsWithoutMfa = new Denials(denialsWithoutMfa.ToImmutable(), this);
        foreach (var document in documents)
        {
            var own = ImmutableArray.CreateBuilder<Grant>();
            foreach (var statement in document.Statements)
            {
                if (statement is { IsAllow: true, Action: not null, Resource: not null })
                    own.Add(new Grant(this, document, statement));
            }

            _own[document] = own.ToImmutable();
            statements.AddRange(own);
        }

        Statements = statements.ToImmutable();
    }

    public ActionCatalogue Catalogue { get; }

    /// <summary>One for each Allow statement that has actions and resources, in text order.</summary>
    public ImmutableArray<Grant> Statements { get; }

    /// <summary>Those of the statements that stand in this document.</summary>
    public ImmutableArray<Grant> Of(PolicyDocument document) => _own.TryGetValue(document, out var own) ? own : ImmutableArray<Grant>.Empty;

    /// <summary>Every action that some Allow covers, before any Deny.</summary>
    public ActionSet Named => _named ??= Unite(static grant => grant.Named);

    /// <summary>Every action that is allowed on at least one resource.</summary>
    public ActionSet Actions => _actions ??= Unite(static grant => grant.Actions);

    /// <summary>The ways to more permissions that lie open.</summary>
    public Escalations Escalations => _escalations ??= new Escalations(this);

    /// <summary>True when nothing is granted that changes anything: a policy to look at everything is meant to.</summary>
    public bool IsReadOnly => Actions.IsSubsetOf(Risks.Reads);

    /// <summary>True when some Allow covers the action, whatever a Deny takes away again.</summary>
    public bool Names(CatalogueAction action) => Named.Contains(action);

    /// <summary>The Deny statements that hold for every request.</summary>
    public Denials Denials { get; }

    /// <summary>The Deny statements that hold for every request without a second factor, and not for the others.</summary>
    public Denials DenialsWithoutMfa { get; }

    /// <summary>The Deny statements that hold for every request from beyond the border.</summary>
    public Denials DenialsBeyond(Border border) => _denialsBeyond[(int)border] ??= FindDenialsBeyond(border);

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

    /// <summary>True when the action is allowed on something it works on: a bucket ARN grants no ec2:RunInstances, whatever Action says.</summary>
    public bool IsUsable(CatalogueAction action)
    {
        foreach (var grant in Statements)
        {
            if (grant.IsUsable(action))
                return true;
        }

        return false;
    }

    /// <summary>For each of the actions the first entry that grants it, or NotAction.</summary>
    public IEnumerable<TextSpan> PlacesOf(IEnumerable<CatalogueAction> actions)
    {
        foreach (var action in actions)
        {
            foreach (var grant in Statements)
            {
                if (!grant.Actions.Contains(action))
                    continue;
                yield return grant.EntryOf(action)?.Span ?? grant.Action.NameSpan;
                break;
            }
        }
    }

    private Denials FindDenialsBeyond(Border border)
    {
        var denials = ImmutableArray.CreateBuilder<Denial>();
        foreach (var document in _documents)
        {
            foreach (var statement in document.Statements)
            {
                if (Denial.TryReadBeyond(border, statement, Catalogue) is { } denial)
                    denials.Add(denial);
            }
        }

        return new Denials(denials.ToImmutable(), this);
    }

    private ActionSet Unite(Func<Grant, ActionSet> actionsOf)
    {
        if (Statements.Length == 1)
            return actionsOf(Statements[0]);
        var builder = new ActionSet.Builder();
        foreach (var grant in Statements)
            builder.UnionWith(actionsOf(grant));
        return builder.ToSet();
    }
}
