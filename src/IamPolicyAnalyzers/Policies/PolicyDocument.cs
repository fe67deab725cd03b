using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Policies;

/// <summary>One policy: what its JSON says in the words of the policy language.</summary>
internal sealed class PolicyDocument
{
    /// <summary>The current version of the policy language; the other one is <see cref="OldVersion"/>.</summary>
    public const string CurrentVersion = "2012-10-17";

    private static readonly ActionPattern s_sts = ActionPattern.Parse("sts:*");

    public const string OldVersion = "2008-10-17";

    private PolicyType? _guessedType;
    private bool? _hasVariables;

    public required DocumentSite Site { get; init; }

    public JsonNode Node => Site.Node;

    /// <summary>The <c>{</c> of the document.</summary>
    public TextSpan OpenSpan => Node.OpenSpan;

    public PolicyAttachment? Attachment => Site.Attachment;

    /// <summary>Every member, in order, also unknown and repeated ones.</summary>
    public required ImmutableArray<PolicyElement> Elements { get; init; }

    /// <summary>The value of Version; null when there is none or it is no string.</summary>
    public required PolicyText? Version { get; init; }

    public required PolicyText? Id { get; init; }

    /// <summary>The statements that are objects; what stands for a statement but is none is left out.</summary>
    public required ImmutableArray<Statement> Statements { get; init; }

    /// <summary>True when a function stands for a statement, so that the document may hold more than can be seen.</summary>
    public required bool HasUnknownStatements { get; init; }

    /// <summary>True when a function beside the members brings in others, so that none can be missing for certain.</summary>
    public required bool HasIncludedMembers { get; init; }

    /// <summary>True when some string of the document holds <c>${</c>, which only the current language reads as a variable.</summary>
    public bool HasVariables => _hasVariables ??= PolicyVariable.MayBeIn(Node.RawText);

    /// <summary>True when something in the document is a character that IAM refuses, or an escape that may stand for one.</summary>
    public bool MayHaveOddCharacters => Node.RawText.IndexOf('\\') >= 0 || OddCharacter.IndexIn(Node.RawText) >= 0;

    /// <summary>Every policy variable but those in names and in Version and Effect, in the order of statements and elements.</summary>
    public IEnumerable<PlacedVariable> Variables => HasVariables ? FindVariables() : [];

    /// <summary>True when something stands under Statement, whatever it is; an empty list is nothing.</summary>
    public bool HasStatement
    {
        get
        {
            foreach (var element in Elements)
            {
                if (element.Name == "Statement" && !(element.Member.Value.IsArray && element.Member.Value.Count == 0))
                    return true;
            }

            return false;
        }
    }

    /// <summary>The word Statement; the <c>{</c> of the document when it is missing.</summary>
    public TextSpan StatementNameSpan
    {
        get
        {
            foreach (var element in Elements)
            {
                if (element.Name == "Statement")
                    return element.NameSpan;
            }

            return OpenSpan;
        }
    }

    /// <summary>Every member of every Condition, with the statement it stands in.</summary>
    public IEnumerable<(Statement Statement, ConditionClause Clause)> ConditionClauses
    {
        get
        {
            foreach (var statement in Statements)
            {
                if (statement.Condition is not { } condition)
                    continue;
                foreach (var clause in condition.Clauses)
                    yield return (statement, clause);
            }
        }
    }

    /// <summary>True when a member of this exact name is written, whatever its value.</summary>
    public bool Has(string element)
    {
        foreach (var member in Elements)
        {
            if (member.Name == element)
                return true;
        }

        return false;
    }

    /// <summary>The service whose resource a resource-based policy guards, given by its place in a template or guessed from its actions; null when neither tells.</summary>
    public string? Owner => Site.Owner ?? OnlyService;

    /// <summary>
    /// The service of all actions that the document names, as <c>sqs</c>: in a resource-based policy the one whose resource it guards. Null when
    /// there are several, or one cannot be told.
    /// </summary>
    public string? OnlyService
    {
        get
        {
            string? service = null;
            foreach (var statement in Statements)
            {
                if (statement.Action is not { IsUnknown: false } action)
                    return null;
                foreach (var entry in action.Entries)
                {
                    if (!entry.IsWellFormed || entry.IsAll || (service is not null && !entry.Prefix.Equals(service.AsSpan(), StringComparison.OrdinalIgnoreCase)))
                        return null;
                    service ??= entry.Prefix.ToString().ToLowerInvariant();
                }
            }

            return service;
        }
    }

    /// <summary>
    /// True when none of several statements is one of a policy of this type (one alone is a slip in that statement): all lack Principal where it needs one, all have one where it takes none, or
    /// none of a trust policy is about <c>sts</c>. Types that nobody can see in a document are taken as declared.
    /// </summary>
    public bool Contradicts(PolicyType type)
    {
        var needsPrincipal = type is PolicyType.ResourceBased or PolicyType.Trust or PolicyType.ResourceControl or PolicyType.VpcEndpoint;
        if (HasUnknownStatements || Statements.Length < 2 || !(needsPrincipal || type == PolicyType.IdentityBased))
            return false;
        foreach (var statement in Statements)
        {
            if (needsPrincipal == (statement.Has("Principal") || statement.Has("NotPrincipal")))
                return type == PolicyType.Trust && NamesOtherServices();
        }

        return true;
    }

    /// <summary>The type that the statements suggest; a policy that only caps access looks like an identity-based one and has to be declared.</summary>
    public PolicyType GuessedType => _guessedType ??= GuessType();

    /// <summary>True when the statement stands among others that only a trust policy has, and is one about assuming a role itself.</summary>
    public bool IsTrustBut(Statement statement)
    {
        if (Statements.Length < 2 || !IsAboutRole(statement))
            return false;
        foreach (var other in Statements)
        {
            if (other != statement && (other.Has("Resource") || other.Has("NotResource") || !IsAboutRole(other)))
                return false;
        }

        return true;

        static bool IsAboutRole(Statement statement) =>
            (statement.Has("Principal") || statement.Has("NotPrincipal")) && statement.Action is { IsUnknown: false } action && HasOnlySts(action);
    }

    private IEnumerable<PlacedVariable> FindVariables()
    {
        foreach (var variable in Id?.Variables ?? ImmutableArray<PolicyVariable>.Empty)
            yield return new PlacedVariable(variable, Statement: null, "Id", Operator: null);
        foreach (var statement in Statements)
        foreach (var variable in statement.Variables)
            yield return variable;
    }

    private PolicyType GuessType()
    {
        var hasPrincipal = false;
        var hasResource = false;
        foreach (var statement in Statements)
        {
            hasPrincipal |= statement.Has("Principal") || statement.Has("NotPrincipal");
            hasResource |= statement.Has("Resource") || statement.Has("NotResource");
        }

        return !hasPrincipal ? PolicyType.IdentityBased
            : !hasResource && HasOnlyStsActions() ? PolicyType.Trust
            : PolicyType.ResourceBased;
    }

    private bool HasOnlyStsActions()
    {
        foreach (var statement in Statements)
        {
            if (statement.Action is { } action && !HasOnlySts(action))
                return false;
        }

        return true;
    }

    /// <summary>True when every action of every statement is known to be of another service than <c>sts</c>.</summary>
    private bool NamesOtherServices()
    {
        foreach (var statement in Statements)
        {
            if (statement.Action is not { IsUnknown: false, IsNot: false, Entries.IsEmpty: false } action)
                return false;
            foreach (var entry in action.Entries)
            {
                if (!entry.IsWellFormed || entry.IsUnknown || entry.Overlaps(s_sts))
                    return false;
            }
        }

        return true;
    }

    private static bool HasOnlySts(ActionElement action)
    {
        foreach (var entry in action.Entries)
        {
            if (!entry.IsUnknown && !entry.Prefix.Equals("sts".AsSpan(), StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }

    /// <summary>A document as text stands in tests and in fixes that judge their own result.</summary>
    public static PolicyDocument Parse(string json) => PolicyBinder.Bind(new DocumentSite(JsonTree.Parse(json).Root));
}
