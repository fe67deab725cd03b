using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using IamPolicyAnalyzers.Policies;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Policies;

public sealed class GlobTests
{
    private static readonly string Hole = Glob.HoleText;
    private static readonly string Segment = Glob.Segment.ToString();

    private static readonly Arbitrary<string> s_patterns = Gen.Elements('a', 'b', 'a', 'b', '*', '?').ArrayOf().Select(c => new string(c)).ToArbitrary();
    private static readonly Arbitrary<string> s_texts = Gen.Elements('a', 'b', 'c').ArrayOf().Select(c => new string(c)).ToArbitrary();

    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("*", "", true)]
    [InlineData("?", "", false)]
    [InlineData("a*c", "abcabc", true)]
    [InlineData("a*c", "abcab", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("*ab?*", "xxab", false)]
    [InlineData("*ab?*", "xxabab", true)]
    [InlineData("Get*", "getobject", false)]
    public void Matches(string pattern, string text, bool expected) => Assert.Equal(expected, Glob.Matches(pattern, text));

    [Fact]
    public void Matches_without_case_where_asked() => Assert.True(Glob.Matches("GET*t", "getObjecT", ignoreCase: true));

    [Fact]
    public void Matches_a_literal_wildcard_by_that_character_only()
    {
        var pattern = $"a{Glob.LiteralStar}{Glob.LiteralQuestionMark}";

        Assert.True(Glob.Matches(pattern, "a*?"));
        Assert.False(Glob.Matches(pattern, "abc"));
        Assert.True(Glob.Covers("a??", pattern));
        Assert.False(Glob.Covers(pattern, "a??"));
        Assert.False(Glob.HasWildcard(pattern));
    }

    [Fact]
    public void Matches_what_the_regular_expression_matches() => Prop.ForAll(
        s_patterns, s_texts, (pattern, text) => Glob.Matches(pattern, text) == Oracle(pattern).IsMatch(text)).QuickCheckThrowOnFailure();

    /// <summary>Both answers for every pair of short patterns, against the sets of short texts that the patterns match; 'c' stands in none of them.</summary>
    [Fact]
    public void Covers_and_overlaps_as_sets_of_texts_do()
    {
        var patterns = Words("ab*?", 4).ToArray();
        var texts = Words("abc", 7).ToArray();
        var matched = patterns.Select(p => { var oracle = Oracle(p); return new BitArray(texts.Select(t => oracle.IsMatch(t)).ToArray()); }).ToArray();
        var wrong = new List<string>();
        for (var i = 0; i < patterns.Length; i++)
        {
            for (var j = 0; j < patterns.Length; j++)
            {
                var both = new BitArray(matched[i]).And(matched[j]);
                if (Glob.Overlaps(patterns[i], patterns[j]) != both.HasAnySet())
                    wrong.Add($"{patterns[i]} overlaps {patterns[j]}");
                if (Glob.Covers(patterns[i], patterns[j]) != !both.Xor(matched[j]).HasAnySet())
                    wrong.Add($"{patterns[i]} covers {patterns[j]}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Covers_only_patterns_whose_every_text_it_matches() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll(s_patterns, s_patterns, s_texts, (outer, inner, text) => !Glob.Covers(outer, inner) || !Glob.Matches(inner, text) || Glob.Matches(outer, text)));

    [Fact]
    public void Covers_what_it_is_made_from() => Prop.ForAll(
        s_patterns, s_texts, (pattern, text) => Glob.Covers(pattern, pattern.Replace("*", text, StringComparison.Ordinal))).QuickCheckThrowOnFailure();

    [Fact]
    public void Overlaps_both_ways_alike() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll(s_patterns, s_patterns, (left, right) => Glob.Overlaps(left, right) == Glob.Overlaps(right, left)));

    [Fact]
    public void Overlaps_what_it_covers() => Prop.ForAll(
        s_patterns, s_patterns, (outer, inner) => !Glob.Covers(outer, inner) || Glob.Overlaps(outer, inner)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("?*", "*a", true)]
    [InlineData("*?", "a*", true)]
    [InlineData("?*b", "*ab", true)]
    [InlineData("??*", "*a*b", true)]
    [InlineData("??*", "*a*", false)]
    [InlineData("a?", "a*", false)]
    public void Covers_a_single_character_beside_a_run(string outer, string inner, bool expected) => Assert.Equal(expected, Glob.Covers(outer, inner));

    [Fact]
    public void A_hole_is_covered_by_a_run_and_covers_nothing()
    {
        Assert.True(Glob.Covers("a*", $"a{Hole}b"));
        Assert.False(Glob.Covers("a?b", $"a{Hole}b"));
        Assert.False(Glob.Covers($"a{Hole}b", "aab"));
        Assert.False(Glob.Covers($"a{Hole}b", $"a{Hole}b"));
        Assert.False(Glob.Matches(Hole, "a"));
    }

    [Fact]
    public void A_hole_overlaps_any_text_between_its_neighbours()
    {
        Assert.True(Glob.Overlaps($"a{Hole}b", "a/x/b"));
        Assert.True(Glob.Overlaps(Hole, ""));
        Assert.False(Glob.Overlaps($"a{Hole}b", "ba*"));
    }

    [Fact]
    public void A_segment_holds_no_slash()
    {
        Assert.True(Glob.Overlaps($"a/{Segment}", "a/b"));
        Assert.True(Glob.Overlaps($"a/{Segment}", "a/*"));
        Assert.True(Glob.Overlaps($"a/{Segment}", $"a/{Hole}"));
        Assert.False(Glob.Overlaps($"a/{Segment}", "a/b/c"));
        Assert.False(Glob.Overlaps("*/*/*", $"a/{Segment}"));
        Assert.True(Glob.Covers("a/*", $"a/{Segment}"));
        Assert.False(Glob.Covers($"a/{Segment}", "a/b"));
    }

    /// <summary>Patterns that make backtracking matchers take exponential time end at once.</summary>
    [Fact]
    public void Answers_hostile_patterns()
    {
        var pattern = string.Concat(Enumerable.Repeat("*a?", 400));
        var text = new string('a', 1200) + "b";

        Assert.False(Glob.Matches(pattern + "c", text));
        Assert.False(Glob.Covers(pattern + "c", text));
        Assert.False(Glob.Overlaps(pattern + "c", text));
        Assert.True(Glob.Covers(pattern, pattern));
    }

    [Theory]
    [InlineData("*", true)]
    [InlineData("***", true)]
    [InlineData("", false)]
    [InlineData("*?", false)]
    public void A_run_only_is_nothing_but_stars(string pattern, bool expected) => Assert.Equal(expected, Glob.IsRunOnly(pattern));

    private static Regex Oracle(string pattern) =>
        new("^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$", RegexOptions.Singleline);

    private static IEnumerable<string> Words(string alphabet, int longest)
    {
        IEnumerable<string> words = [""];
        for (var length = 0; length <= longest; length++)
        {
            foreach (var word in words)
                yield return word;
            words = words.SelectMany(w => alphabet.Select(c => w + c)).ToArray();
        }
    }
}
