using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Which entries and statements of one document add nothing to others, told from their text alone. What is not known is covered by a known wildcard only.</summary>
internal sealed class Coverage
{
    private const int MaxWork = 500_000;

    private const int MaxPlainValues = 32;

    /// <summary>Of one test; more take more time than they are worth.</summary>
    private const int MaxValues = 2_000;

    /// <summary>Stands for the service of a pattern that may mean actions or resources of several.</summary>
    private const string AnyService = "";

    // Asked of every pair of statements: to make them each time would be most of what a document costs.
    private readonly Func<ActionPattern, ActionPattern, bool> _coversAction;
    private readonly Func<ResourceArn, ResourceArn, bool> _coversResource;
    private readonly Func<ConditionTest, ConditionTest, bool> _areEqualTests;
    private readonly Func<PolicyText, PolicyText, bool> _areEqualTexts;

    private readonly WorkBudget _work = new(MaxWork);

    public Coverage()
    {
        _coversAction = Covers;
        _coversResource = Covers;
        _areEqualTests = AreEqual;
        _areEqualTexts = AreEqual;
    }

    /// <summary>The entries that another entry of the element covers, each with that one; of two that cover each other the later one.</summary>
    public List<(ActionPattern Entry, ActionPattern By)> CoveredEntries(ActionElement element) => CoveredEntries(
        element.Entries,
        static entry => entry.IsWellFormed,
        static entry => entry.HasWildcard,
        static entry => entry.IsAll ? AnyService : entry.Prefix.ToString(),
        static entry => entry.Text,
        StringComparer.OrdinalIgnoreCase,
        Covers);

    /// <inheritdoc cref="CoveredEntries(ActionElement)"/>
    /// <remarks>A pattern of buckets beside the same with <c>/*</c> is custom and no repetition, though it means their objects too.</remarks>
    public List<(ResourceArn Entry, ResourceArn By)> CoveredEntries(ResourceElement element) => CoveredEntries(
        element.Entries,
        static entry => entry is { IsWellFormed: true, IsUnknown: false },
        static entry => entry.HasWildcard || entry.HasUnknown,
        static entry => ServiceOf(entry.Part(ArnPart.Service)),
        static entry => entry.Text,
        StringComparer.Ordinal,
        (outer, inner) => Covers(outer, inner) && !IsBucketOf(outer, inner));

    /// <summary>The values under AWS that another one of them covers, each with that one; of two that cover each other the later one.</summary>
    public List<(PrincipalValue Value, PrincipalValue By)> CoveredValues(Principal principal, Effect effect) => CoveredEntries(
        principal.Values,
        static value => value is { Kind: PrincipalValueKind.Aws, IsUnknown: false },
        static _ => true,
        static _ => AnyService,
        static value => value.Text,
        StringComparer.Ordinal,
        (outer, inner) => Covers(outer, inner, effect));

    /// <summary>The values of a test that decide nothing beside another one: the same, a pattern or range around it, or the limit that is easier to meet.</summary>
    public IReadOnlyList<(PolicyText Value, PolicyText By)> CoveredValues(ConditionTest test)
    {
        if (test is not { Operator: { } read, Values.Length: > 1 and <= MaxValues })
            return Array.Empty<(PolicyText, PolicyText)>();
        if (read.Order != 0)
            return IdleLimits(test, read);
        if (read.Family == OperatorFamily.IpAddress)
            return CoveredRanges(test.Ranges());
        var comparer = read.IgnoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        return test.Values.Length > MaxPlainValues || MayCover(test, read, comparer)
            ? CoveredTexts(test, read, comparer)
            : Array.Empty<(PolicyText, PolicyText)>();
    }

    /// <summary>The statements that another one of the same Effect covers, each with that one; of two that cover each other the later one.</summary>
    public IEnumerable<(Statement Statement, Statement By)> CoveredStatements(PolicyDocument policy)
    {
        var statements = Comparable(policy);
        for (var i = 0; i < statements.Count; i++)
        {
            for (var j = 0; j < statements.Count; j++)
            {
                if (j == i || !Covers(statements[j], statements[i]) || (j > i && Covers(statements[i], statements[j])))
                    continue;
                yield return (statements[i], statements[j]);
                break;
            }
        }
    }

    /// <summary>The statements of Allow that one Deny takes away altogether, each with that Deny.</summary>
    public IEnumerable<(Statement Allow, Statement Deny)> DeniedStatements(PolicyDocument policy)
    {
        var statements = Comparable(policy);
        var denials = statements.FindAll(static statement => statement.IsDeny && HoldsAlways(statement.Condition));
        foreach (var statement in statements)
        {
            if (statement.IsAllow && denials.Find(deny => Denies(deny, statement)) is { } denial)
                yield return (statement, denial);
        }
    }

    /// <summary>
    /// The statements that say what the one before them says but for their Action or Resource, so that one list of both grants no more and no less;
    /// each with that one and the name of the element. Statements of which one covers the other are left out, and so are those with names of their own.
    /// </summary>
    public IEnumerable<(Statement Statement, Statement Before, string Element)> MergeableStatements(PolicyDocument policy)
    {
        var statements = Comparable(policy);
        for (var i = 1; i < statements.Count; i++)
        {
            var (before, statement) = (statements[i - 1], statements[i]);
            if (statement.Index == before.Index + 1
                && statement.Effect == before.Effect
                && !AreNamedApart(statement, before)
                && DifferingElement(statement, before) is { } element
                && !Covers(before, statement)
                && !Covers(statement, before))
            {
                yield return (statement, before, element);
            }
        }
    }

    /// <summary>Action or Resource, when these two statements differ in nothing else and neither stands for what it does not list.</summary>
    private string? DifferingElement(Statement statement, Statement other)
    {
        if (HasUnknown(statement.Resource) || HasUnknown(other.Resource) || !HaveEqualPrincipals(statement, other) || !HaveEqualConditions(statement, other))
            return null;
        if (AreEqual(statement.Resource, other.Resource))
            return statement.Action!.IsNot || other.Action!.IsNot ? null : "Action";
        return AreEqual(statement.Action!, other.Action!) && statement.Resource is { IsNot: false } && other.Resource is { IsNot: false } ? "Resource" : null;
    }

    private bool HaveEqualPrincipals(Statement statement, Statement other)
    {
        if (statement.Principal is not { } principal || other.Principal is not { } otherPrincipal)
            return statement.Principal == other.Principal;
        return principal.IsNot == otherPrincipal.IsNot
            && CoversAll(principal.Values, otherPrincipal.Values, AreEqual)
            && CoversAll(otherPrincipal.Values, principal.Values, AreEqual);
    }

    private bool HaveEqualConditions(Statement statement, Statement other) =>
        statement.Condition is null || other.Condition is null ? statement.Condition == other.Condition : AreEqual(statement.Condition, other.Condition);

    private bool AreEqual(ActionElement action, ActionElement other) =>
        action.IsNot == other.IsNot && CoversAll(action.Entries, other.Entries, AreEqual) && CoversAll(other.Entries, action.Entries, AreEqual);

    private bool AreEqual(ActionPattern entry, ActionPattern other) => Spend(1) && entry.Text.Equals(other.Text, StringComparison.OrdinalIgnoreCase);

    private bool AreEqual(ResourceElement? resource, ResourceElement? other) =>
        resource is null || other is null
            ? resource == other
            : resource.IsNot == other.IsNot && CoversAll(resource.Entries, other.Entries, AreEqual) && CoversAll(other.Entries, resource.Entries, AreEqual);

    private bool AreEqual(ResourceArn entry, ResourceArn other) => Spend(1) && entry.Text == other.Text;

    private static bool HasUnknown(ResourceElement? resource) => resource is not null && Any(resource.Entries, static entry => entry.HasUnknown);

    private static bool AreNamedApart(Statement statement, Statement other) =>
        statement.Sid is { Text.Length: > 0 } sid && other.Sid is { Text.Length: > 0 } otherSid && sid.Text != otherSid.Text;

    private List<(T Entry, T By)> CoveredEntries<T>(
        ImmutableArray<T> written,
        Predicate<T> isComparable,
        Predicate<T> isPattern,
        Func<T, string> service,
        Func<T, string> text,
        StringComparer comparer,
        Func<T, T, bool> covers)
    {
        var covered = new List<(T, T)>();
        if (written.Length < 2)
            return covered;

        var entries = new List<T>(written.Length);
        var patterns = new Dictionary<string, List<int>>(comparer);
        foreach (var entry in written)
        {
            if (!isComparable(entry))
                continue;
            if (isPattern(entry))
                Add(service(entry), entries.Count);
            entries.Add(entry);
        }

        // A name covers only the same name, and a pattern of one service nothing of another: few of a list are compared.
        var names = new Dictionary<string, T>(comparer);
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            if (!isPattern(entry) && names.TryGetValue(text(entry), out var same))
            {
                covered.Add((entry, same));
                continue;
            }

            if (!isPattern(entry))
                names.Add(text(entry), entry);
            if (patterns.Count > 0 && IndexOfCovering(i) is { } by)
                covered.Add((entry, entries[by]));
        }

        return covered;

        void Add(string group, int index)
        {
            if (!patterns.TryGetValue(group, out var indices))
                patterns.Add(group, indices = []);
            indices.Add(index);
        }

        int? IndexOfCovering(int index)
        {
            var group = service(entries[index]);
            return IndexIn(group, index) ?? (group == AnyService ? null : IndexIn(AnyService, index));
        }

        int? IndexIn(string group, int index)
        {
            if (!patterns.TryGetValue(group, out var indices))
                return null;
            foreach (var other in indices)
            {
                if (_work.IsSpent)
                    return null;
                if (other != index && covers(entries[other], entries[index]) && (other < index || !covers(entries[index], entries[other])))
                    return other;
            }

            return null;
        }
    }

    /// <summary>False for a short list of different values without a pattern, as nearly all are: nothing has to be kept to tell that.</summary>
    private static bool MayCover(ConditionTest test, ConditionOperator read, StringComparer comparer)
    {
        for (var i = 0; i < test.Values.Length; i++)
        {
            if (read.HasWildcards && Glob.HasWildcard(test.Values[i].Pattern))
                return true;
            for (var j = 0; j < i; j++)
            {
                if (comparer.Equals(test.Values[i].Text, test.Values[j].Text))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Of several limits, all but the one that is met the soonest. None when one of them is not known.</summary>
    private static List<(PolicyText Value, PolicyText By)> IdleLimits(ConditionTest test, ConditionOperator read)
    {
        var idle = new List<(PolicyText, PolicyText)>();
        var deciding = test.Values[0];
        var best = 0d;
        foreach (var value in test.Values)
        {
            if (!value.IsLiteral || !ConditionValue.TryMeasure(value.Text, read.Family, out var measure))
                return idle;
            if (value != deciding && (measure - best) * read.Order >= 0)
                continue;
            (deciding, best) = (value, measure);
        }

        foreach (var value in test.Values)
        {
            if (value != deciding)
                idle.Add((value, deciding));
        }

        return idle;
    }

    private List<(PolicyText Value, PolicyText By)> CoveredTexts(ConditionTest test, ConditionOperator read, StringComparer comparer) => CoveredEntries(
        test.Values,
        static value => !value.HasUnknown,
        value => read.HasWildcards && Glob.HasWildcard(value.Pattern),
        static _ => AnyService,
        static value => value.Text,
        comparer,
        (outer, inner) => Covers(outer, inner, read.Family));

    private List<(PolicyText Value, PolicyText By)> CoveredRanges(List<(PolicyText Value, IpRange Range)> ranges)
    {
        var covered = new List<(PolicyText, PolicyText)>();
        for (var i = 0; i < ranges.Count; i++)
        {
            for (var j = 0; j < ranges.Count && Spend(1); j++)
            {
                if (j == i || !ranges[j].Range.Covers(ranges[i].Range) || (j > i && ranges[i].Range.Covers(ranges[j].Range)))
                    continue;
                covered.Add((ranges[i].Value, ranges[j].Value));
                break;
            }
        }

        return covered;
    }

    private bool Covers(PolicyText outer, PolicyText inner, OperatorFamily family)
    {
        if (!Spend(outer.Text, inner.Text))
            return false;
        return outer.Text == inner.Text
            || (family == OperatorFamily.Arn ? new ResourceArn(outer).Covers(new ResourceArn(inner)) : Glob.Covers(outer.Pattern, inner.Pattern));
    }

    private static string ServiceOf(ReadOnlySpan<char> part)
    {
        foreach (var c in part)
        {
            if (c is not ('-' or (>= 'a' and <= 'z') or (>= '0' and <= '9')))
                return AnyService;
        }

        return part.ToString();
    }

    private bool Covers(Statement outer, Statement inner) =>
        Spend(1)
        && outer.Effect == inner.Effect
        && (HoldsAlways(outer.Condition) || AreEqual(outer.Condition, inner.Condition))
        && Covers(outer.Action!, inner.Action!)
        && Covers(outer.Resource, inner.Resource)
        && Covers(outer.Principal, inner.Principal, outer.Effect);

    private bool Denies(Statement deny, Statement allow) =>
        Spend(1) && Denies(deny.Action!, allow.Action!) && Denies(deny.Resource, allow.Resource) && Covers(deny.Principal, allow.Principal, Effect.Deny);

    private bool Covers(ActionElement outer, ActionElement inner) => Covers(outer.Entries, outer.IsNot, inner.Entries, inner.IsNot, _coversAction);

    private bool Covers(ResourceElement? outer, ResourceElement? inner) =>
        outer is null || inner is null ? outer == inner : Covers(outer.Entries, outer.IsNot, inner.Entries, inner.IsNot, _coversResource);

    private bool Covers(Principal? outer, Principal? inner, Effect effect) =>
        outer is null || inner is null ? outer == inner
        : outer.IsNot ? Covers(outer.Values, outer.IsNot, inner.Values, inner.IsNot, AreEqual)
        : Covers(outer.Values, outer.IsNot, inner.Values, inner.IsNot, (value, other) => Covers(value, other, effect));

    /// <summary>A list of exceptions is compared with none but the same exceptions.</summary>
    private static bool Covers<T>(ImmutableArray<T> outer, bool isOuterNot, ImmutableArray<T> inner, bool isInnerNot, Func<T, T, bool> covers) =>
        isOuterNot == isInnerNot && CoversAll(outer, inner, covers) && (!isOuterNot || CoversAll(inner, outer, covers));

    /// <summary>True when the Deny leaves none of the allowed actions. What NotAction of a Deny leaves is told of names only.</summary>
    private bool Denies(ActionElement deny, ActionElement allow)
    {
        if (!deny.IsNot)
            return allow.IsNot ? Any(deny.Entries, static entry => entry.IsAll) : CoversAll(deny.Entries, allow.Entries, Covers);
        return !allow.IsNot && !Any(allow.Entries, entry => entry.HasWildcard || Any(deny.Entries, left => Overlaps(left, entry)));
    }

    private bool Denies(ResourceElement? deny, ResourceElement? allow)
    {
        if (deny is null || allow is null)
            return deny == allow;
        if (!deny.IsNot)
            return allow.IsNot ? Any(deny.Entries, static entry => entry.IsAll) : CoversAll(deny.Entries, allow.Entries, Covers);
        return !allow.IsNot && !Any(allow.Entries, entry => Any(deny.Entries, left => Overlaps(left, entry)));
    }

    private bool Covers(ActionPattern outer, ActionPattern inner) => Spend(outer.Name.Length, inner.Name.Length) && outer.Covers(inner);

    // The same words need not mean the same where a function gives each its own meaning.
    private bool Covers(ResourceArn outer, ResourceArn inner) => !outer.HasUnknown && Spend(outer.Text, inner.Text) && outer.Covers(inner);

    // An Allow that names a user or role holds without a policy of their own; one that names their account leaves it to such policies.
    private bool Covers(PrincipalValue outer, PrincipalValue inner, Effect effect) =>
        !outer.IsUnknown
        && !inner.IsUnknown
        && Spend(1)
        && (outer.Covers(inner) || (effect == Effect.Deny && (outer.IsEveryone || outer.IsAccountOf(inner))));

    private bool Overlaps(ActionPattern left, ActionPattern right) => !Spend(left.Name.Length, right.Name.Length) || left.Overlaps(right);

    private bool Overlaps(ResourceArn left, ResourceArn right) => !Spend(left.Text, right.Text) || left.Overlaps(right);

    private bool AreEqual(PrincipalValue value, PrincipalValue other) => !value.IsUnknown && Spend(1) && value.Kind == other.Kind && value.Text == other.Text;

    private bool AreEqual(ConditionBlock? condition, ConditionBlock? other) =>
        condition is { IsUnknown: false, Tests.IsEmpty: false }
        && other is { IsUnknown: false }
        && CoversAll(condition.Tests, other.Tests, _areEqualTests)
        && CoversAll(other.Tests, condition.Tests, _areEqualTests);

    private bool AreEqual(ConditionTest test, ConditionTest other) =>
        Spend(1)
        && test.OperatorName.Text == other.OperatorName.Text
        && test.Key.Text.Equals(other.Key.Text, StringComparison.OrdinalIgnoreCase)
        && CoversAll(test.Values, other.Values, _areEqualTexts)
        && CoversAll(other.Values, test.Values, _areEqualTexts);

    private bool AreEqual(PolicyText text, PolicyText other) => Spend(1) && !text.HasUnknown && !other.HasUnknown && text.Text == other.Text;

    /// <summary>True when there is something to cover, and each of it is covered.</summary>
    private static bool CoversAll<T>(ImmutableArray<T> outer, ImmutableArray<T> inner, Func<T, T, bool> covers)
    {
        foreach (var entry in inner)
        {
            var isCovered = false;
            foreach (var candidate in outer)
            {
                if (covers(candidate, entry))
                {
                    isCovered = true;
                    break;
                }
            }

            if (!isCovered)
                return false;
        }

        return !inner.IsEmpty;
    }

    private static bool Any<T>(ImmutableArray<T> entries, Func<T, bool> question)
    {
        foreach (var entry in entries)
        {
            if (question(entry))
                return true;
        }

        return false;
    }

    /// <summary>The statements of which everything is understood.</summary>
    private static List<Statement> Comparable(PolicyDocument policy)
    {
        var statements = new List<Statement>();
        if (policy.Statements.Length < 2)
            return statements;
        foreach (var statement in policy.Statements)
        {
            if (statement.Effect != Effect.None
                && statement.Action is { IsUnknown: false } action
                && !Any(action.Entries, static entry => !entry.IsWellFormed)
                && (statement.Resource is not { } resource || !(resource.IsUnknown || Any(resource.Entries, static entry => !entry.IsWellFormed)))
                && statement.Principal is not { IsUnknown: true }
                && statement.Condition is not { IsUnknown: true }
                && HasPlainElements(statement))
            {
                statements.Add(statement);
            }
        }

        return statements;
    }

    /// <summary>True when each member is an element of the language that stands there once.</summary>
    private static bool HasPlainElements(Statement statement)
    {
        if (statement.Elements.Length > ElementNames.OfStatement.Length)
            return false;
        for (var i = 0; i < statement.Elements.Length; i++)
        {
            var name = statement.Elements[i].Name;
            if (Array.IndexOf(ElementNames.OfStatement, name) < 0)
                return false;
            for (var j = 0; j < i; j++)
            {
                if (statement.Elements[j].Name == name)
                    return false;
            }
        }

        return true;
    }

    // A block without a test may be one that was not understood.
    private static bool HoldsAlways(ConditionBlock? condition) => condition is null or { Tests.IsEmpty: false, HoldsAlways: true };

    private static bool IsBucketOf(ResourceArn bucket, ResourceArn objects) =>
        bucket.Part(ArnPart.Service).Equals("s3".AsSpan(), StringComparison.Ordinal)
        && bucket.Part(ArnPart.Resource).IndexOf('/') < 0
        && objects.Text.Length == bucket.Text.Length + 2
        && objects.Text.StartsWith(bucket.Text, StringComparison.Ordinal)
        && objects.Text.EndsWith("/*", StringComparison.Ordinal);

    private bool Spend(string text, string other) => _work.Spend(text.Length, other.Length);

    private bool Spend(int length, int other) => _work.Spend(length, other);

    private bool Spend(long work) => _work.Spend(work);
}
