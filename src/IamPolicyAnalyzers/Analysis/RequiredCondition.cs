using System;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>
/// What the Condition of every Allow of some actions has to test in a project, or must not test. Written as
/// <c>s3:PutObject|s3:Delete* StringEquals aws:RequestedRegion eu-west-1|eu-central-1</c>; several tests of which one is enough have <c>or</c> between
/// them, and <c>not</c> before a test forbids it.
/// </summary>
internal sealed class RequiredCondition
{
    private readonly ImmutableArray<ActionPattern> _actions;
    private readonly ImmutableArray<RequiredTest> _tests;

    private RequiredCondition(ImmutableArray<ActionPattern> actions, bool isForbidden, ImmutableArray<RequiredTest> tests)
    {
        _actions = actions;
        IsForbidden = isForbidden;
        _tests = tests;
    }

    /// <summary>True when none of the tests may stand in the Condition.</summary>
    public bool IsForbidden { get; }

    /// <summary>The actions whose grants it is about.</summary>
    public ActionSet Actions
    {
        get
        {
            var all = new ActionSet.Builder();
            foreach (var pattern in _actions)
                all.UnionWith(ActionCatalogue.Instance.Match(pattern));
            return all.ToSet();
        }
    }

    /// <summary>The first of the tests, for the fix that inserts it for the entries of Action it is about; nothing where it could have any value.</summary>
    public ImmutableDictionary<string, string?> FixIn(Grant grant)
    {
        if (_tests[0] is not { Values.Length: 1 } first || grant.Action.IsNot)
            return FixData.None;
        var entries = grant.Action.Entries.Where(entry => grant.Catalogue.Match(entry).Overlaps(Actions)).Select(static entry => entry.Text);
        return FixData.Test(first.Operator, first.Key, first.Values[0]).Add(FixData.Actions, string.Join(" ", entries));
    }

    /// <summary>Null for a text of another form.</summary>
    public static RequiredCondition? TryParse(string text)
    {
        var words = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 3)
            return null;
        var actions = ImmutableArray.CreateRange(words[0].Split('|').Select(ActionPattern.Parse));
        if (actions.Any(static action => !action.IsWellFormed))
            return null;

        var isForbidden = words[1].Equals("not", StringComparison.OrdinalIgnoreCase);
        var tests = ImmutableArray.CreateBuilder<RequiredTest>();
        var start = isForbidden ? 2 : 1;
        while (start < words.Length)
        {
            var end = Array.FindIndex(words, start, static word => word.Equals("or", StringComparison.OrdinalIgnoreCase));
            end = end < 0 ? words.Length : end;
            if (end - start is not (2 or 3) || !ConditionOperator.TryParse(words[start], out _) || words[start + 1].IndexOf(':') < 0)
                return null;
            tests.Add(new RequiredTest(words[start], words[start + 1], end - start == 3 ? ImmutableArray.CreateRange(words[start + 2].Split('|')) : ImmutableArray<string>.Empty));
            start = end + 1;
        }

        return tests.Count == 0 ? null : new RequiredCondition(actions, isForbidden, tests.ToImmutable());
    }

    /// <summary>True when one of the tests stands in the Condition, or may stand there.</summary>
    public bool IsMetBy(ConditionBlock? condition) =>
        condition is not null && (condition.IsUnknown || _tests.Any(test => condition.Tests.Any(test.IsMetBy)));

    /// <summary>The first forbidden test of the Condition.</summary>
    public ConditionTest? ForbiddenIn(ConditionBlock? condition) =>
        !IsForbidden || condition is null ? null : condition.Tests.FirstOrDefault(found => _tests.Any(test => test.IsMetBy(found)));

    /// <summary>The tests as a message names them: <c>'aws:RequestedRegion' = 'eu-west-1'</c>.</summary>
    public override string ToString() => string.Join(" or ", _tests.Select(static test => test.ToString()));
}

/// <summary>A test that a Condition has to make.</summary>
/// <param name="Values">The values of which the test may name any; none when every value will do.</param>
internal sealed record RequiredTest(string Operator, string Key, ImmutableArray<string> Values)
{
    public bool IsMetBy(ConditionTest test)
    {
        if (!test.IsOf(Key) || !test.OperatorName.Text.Equals(Operator, StringComparison.OrdinalIgnoreCase))
            return false;
        return Values.IsEmpty || test.Values.All(value => !value.IsLiteral || Values.Contains(value.Text, StringComparer.OrdinalIgnoreCase));
    }

    public override string ToString() => $"'{Key}'" + (Values.IsEmpty ? "" : " = " + string.Join(" or ", Values.Select(static value => $"'{value}'")));
}
