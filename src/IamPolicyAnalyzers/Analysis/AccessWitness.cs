using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>
/// Looks for a request that one version of a policy denies and the next one allows: what is found proves that access grew. Requests are made of the
/// values that both versions write, and of some that neither does.
/// </summary>
internal sealed class AccessWitness(ImmutableArray<PolicyDocument> before, ImmutableArray<PolicyDocument> after, WorkBudget work)
{
    /// <summary>Stands in names and keys for a text that no policy writes.</summary>
    private const string Fresh = "zz9";

    private const string OtherFresh = "zz8";

    private const string FreshRole = "arn:aws:iam::987654321098:role/zz9";

    private const int MaxResources = 12;
    private const int MaxPoolOfResources = 24;
    private const int MaxKeys = 16;
    private const int MaxValuesOfKey = 14;
    private const int MaxCircumstances = 64;

    private readonly HashSet<string> _variables = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(ActionElement Action, HashSet<string> Keys)> _statements = [];
    private Dictionary<string, List<string>>? _values;
    private List<string>? _resources;

    private Dictionary<string, List<string>> Values => _values ??= FindValues();

    /// <summary>True when a request for the action within the region is proof.</summary>
    /// <param name="known">The action; null for one that the catalogue does not have.</param>
    public bool Exists(AccessRegion region, string action, CatalogueAction? known)
    {
        var asked = KeysAsked(action);
        foreach (var principal in Principals(region))
        {
            if (asked.Count > MaxKeys || OptionsOf(asked, region, principal) is not { } keys)
                continue;
            foreach (var resource in Resources(region, known))
            foreach (var request in Requests(action, resource, principal, keys))
            {
                if (!work.Spend(1))
                    return false;

                // The first circumstances suit the Allow, so what does not fit is the resource.
                if (RequestEvaluator.Matches(region.Allow.Document, region.Allow.Statement, request) != true)
                    break;
                if (!work.Spend(_statements.Count))
                    return false;
                if (RequestEvaluator.Evaluate(after, request).Verdict == AccessVerdict.Allowed && RequestEvaluator.Evaluate(before, request).Verdict == AccessVerdict.Denied)
                    return true;
            }
        }

        return false;
    }

    private static IEnumerable<PrincipalValue?> Principals(AccessRegion region)
    {
        if (region.Allow.Statement.Principal is null && region.DeniedPrincipal.Value is null)
        {
            yield return null;
            yield break;
        }

        foreach (var value in new[] { region.DeniedPrincipal.Value, region.Principal.Value })
        {
            if (value is { IsLiteral: true, IsEveryone: false })
                yield return value;
        }

        if (region.Principal.Value is null or { IsEveryone: true })
            yield return new PrincipalValue(PrincipalValueKind.Aws, PolicyText.Of(FreshRole));
    }

    private List<string> Resources(AccessRegion region, CatalogueAction? known)
    {
        var resources = new List<string>();
        Add(region.DeniedResource);
        Add(region.Resource);
        foreach (var written in _resources ??= FindResources())
            AddText(written);
        return resources;

        void Add(ResourceLimit limit)
        {
            if (limit.Entry is { IsAll: false } entry)
            {
                AddText(Instance(entry.Written, entry.Written.Pattern, Fresh));
                AddText(Instance(entry.Written, entry.Written.Pattern, ""));
            }
            else if (known is { } action)
            {
                if (!action.IsScopable)
                    AddText("*");
                foreach (var type in action.ResourceTypes)
                foreach (var form in type.ArnPatterns)
                    AddText(Instance(form));
            }
            else
            {
                AddText("*");
            }
        }

        void AddText(string? text)
        {
            if (text is not null && resources.Count < MaxResources && !resources.Contains(text))
                resources.Add(text);
        }
    }

    /// <summary>The action on the resource under circumstances that the Allow wants: one choice for each key, then others for one key or two at a time.</summary>
    private static IEnumerable<AccessRequest> Requests(string action, string resource, PrincipalValue? principal, List<(string Key, List<string?> Options)> keys)
    {
        yield return Make(-1, 0, -1, 0);
        var left = MaxCircumstances;
        for (var one = 0; one < keys.Count; one++)
        {
            for (var choice = 1; choice < keys[one].Options.Count && left > 0; choice++, left--)
                yield return Make(one, choice, -1, 0);
        }

        for (var one = 0; one < keys.Count; one++)
        for (var other = 0; other < one; other++)
        for (var choice = 1; choice < keys[one].Options.Count; choice++)
        for (var otherChoice = 1; otherChoice < keys[other].Options.Count && left > 0; otherChoice++, left--)
            yield return Make(one, choice, other, otherChoice);

        AccessRequest Make(int one, int choice, int other, int otherChoice)
        {
            var request = new AccessRequest(action, resource, principal);
            for (var i = 0; i < keys.Count; i++)
                Give(request, keys[i].Key, keys[i].Options[i == one ? choice : i == other ? otherChoice : 0]);
            return request;
        }
    }

    /// <summary>The condition keys and variables of the statements that may be about the action.</summary>
    private HashSet<string> KeysAsked(string action)
    {
        var asked = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (Values.Count == 0)
            return asked;
        foreach (var (element, keys) in _statements)
        {
            if (keys.Count > 0 && work.Spend(element.Entries.Length) && MayBeAbout(element, action))
                asked.UnionWith(keys);
        }

        return asked;
    }

    private static bool MayBeAbout(ActionElement element, string action)
    {
        foreach (var entry in element.Entries)
        {
            if (entry.IsUnknown || entry.Matches(action))
                return entry.IsUnknown || !element.IsNot;
        }

        return element.IsNot;
    }

    /// <summary>Each key with the values under which the tests of the region hold; null where one of them has none.</summary>
    private List<(string Key, List<string?> Options)>? OptionsOf(HashSet<string> asked, AccessRegion region, PrincipalValue? principal)
    {
        var keys = new List<(string, List<string?>)>();
        foreach (var key in asked)
        {
            if (AccessRequest.DerivedFrom(principal, key) is not null)
                continue;
            var options = OptionsOf(key, asked, region, principal);
            if (options.Count == 0)
                return null;
            keys.Add((key, options));
        }

        return keys;
    }

    /// <summary>The values under which the tests of the region hold; null is a request without the key.</summary>
    private List<string?> OptionsOf(string key, HashSet<string> asked, AccessRegion region, PrincipalValue? principal)
    {
        var options = new List<string?>();
        var request = new AccessRequest("", "*", principal);
        foreach (var other in asked)
            request.With(other, Fresh);
        var isTested = _variables.Contains(key);
        foreach (var test in region.Tests)
            isTested |= test.IsOf(key);

        // Where nothing is asked of the key a request without it comes first: it passes no test of the version before that wants it.
        var mayLack = !ConditionTest.IsAlwaysPresent(key.AsSpan());
        if (mayLack && !isTested)
            options.Add(null);
        foreach (var value in Values[key])
        {
            if (Passes(value))
                options.Add(value);
        }

        if (mayLack && isTested && Passes(null))
            options.Add(null);
        return options;

        bool Passes(string? value)
        {
            Give(request, key, value);
            foreach (var test in region.Tests)
            {
                if (test.IsOf(key) && (!work.Spend(1) || RequestEvaluator.Holds(test, request, region.Allow.IsCurrentLanguage) == false))
                    return false;
            }

            return true;
        }
    }

    private static void Give(AccessRequest request, string key, string? value) => request.With(key, value is null ? [] : [value]);

    private List<string> FindResources()
    {
        var resources = new List<string>();
        foreach (var statement in Statements())
        foreach (var entry in statement.Resource?.Entries ?? ImmutableArray<ResourceArn>.Empty)
        {
            if (resources.Count < MaxPoolOfResources && !entry.IsAll && Instance(entry.Written, entry.Written.Pattern, Fresh) is { } text && !resources.Contains(text))
                resources.Add(text);
        }

        return resources;
    }

    private Dictionary<string, List<string>> FindValues()
    {
        var values = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var statement in Statements())
        {
            var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            if (statement.Action is { } action)
                _statements.Add((action, keys));
            foreach (var placed in statement.Variables)
            {
                _variables.Add(placed.Variable.Key);
                Add(placed.Variable.Key, Fresh);
            }

            foreach (var test in statement.Condition?.Tests ?? ImmutableArray<ConditionTest>.Empty)
            {
                if (test is not { Operator: { } read, Key.IsLiteral: true })
                    continue;
                foreach (var value in test.Values)
                {
                    foreach (var text in InstancesOf(value, read))
                        Add(test.Key.Text, text);
                }

                foreach (var text in FreshOf(read.Family))
                    Add(test.Key.Text, text);
            }

            void Add(string key, string value)
            {
                keys.Add(key);
                if (!values.TryGetValue(key, out var known))
                    values.Add(key, known = []);
                if (known.Count < MaxValuesOfKey && !known.Contains(value))
                    known.Add(value);
            }
        }

        return values;
    }

    private IEnumerable<Statement> Statements()
    {
        foreach (var document in after.AddRange(before))
        foreach (var statement in document.Statements)
            yield return statement;
    }

    private static IEnumerable<string> InstancesOf(PolicyText value, ConditionOperator read)
    {
        if (read.Family == OperatorFamily.Null)
            yield break;
        if (read.Family == OperatorFamily.Numeric && ConditionValue.TryMeasure(value.Text, read.Family, out var measure))
        {
            yield return FormattableString.Invariant($"{measure - 1}");
            yield return FormattableString.Invariant($"{measure + 1}");
        }

        var pattern = read.HasWildcards ? value.Pattern.ToString() : value.LiteralPattern;
        if (Instance(value, pattern.AsSpan(), Fresh) is not { } text)
            yield break;
        yield return read.Family == OperatorFamily.IpAddress && text.IndexOf('/') is > 0 and var slash ? text.Substring(0, slash) : text;
    }

    private static string[] FreshOf(OperatorFamily family) => family switch
    {
        OperatorFamily.Numeric => ["0", "999999999"],
        OperatorFamily.Date => ["1970-01-01T00:00:00Z", "2999-01-01T00:00:00Z"],
        OperatorFamily.Bool => ["true", "false"],
        OperatorFamily.IpAddress => ["198.51.100.77", "2001:db8::77"],
        OperatorFamily.Arn => ["arn:aws:zz9:zz9:999999999999:zz9"],
        _ => [Fresh, OtherFresh],
    };

    /// <summary>A text that the pattern stands for; null where a part of it is not known.</summary>
    private static string? Instance(PolicyText text, ReadOnlySpan<char> pattern, string run)
    {
        if (text.HasUnknown)
            return null;
        var instance = new StringBuilder(pattern.Length);
        foreach (var c in pattern)
        {
            switch (c)
            {
                case '*':
                    instance.Append(run);
                    break;
                case '?':
                    instance.Append('z');
                    break;
                case Glob.Hole:
                    instance.Append(Fresh);
                    break;
                case Glob.LiteralStar:
                    instance.Append('*');
                    break;
                case Glob.LiteralQuestionMark:
                    instance.Append('?');
                    break;
                default:
                    instance.Append(c);
                    break;
            }
        }

        return instance.ToString();
    }

    /// <summary>The ARN template with a text in every placeholder.</summary>
    private static string Instance(string template)
    {
        var text = new StringBuilder();
        var isInside = false;
        foreach (var c in template)
        {
            if (c == '}')
                isInside = false;
            else if (c == '$')
                isInside = true;
            else if (c == '{')
                text.Append(Fresh);
            else if (!isInside)
                text.Append(c == '*' ? 'z' : c);
        }

        return text.ToString().Replace("arn:" + Fresh + ":", "arn:aws:");
    }
}
