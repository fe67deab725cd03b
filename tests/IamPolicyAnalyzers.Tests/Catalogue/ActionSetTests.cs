using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using IamPolicyAnalyzers.Catalogue;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Catalogue;

public sealed class ActionSetTests
{
    // Few words, so that sets often share some, and the last word of a catalogue.
    private static readonly Arbitrary<int[]> Indices = Gen.Choose(0, 700).Or(Gen.Choose(22_000, 22_090)).ArrayOf().ToArbitrary();

    [Fact]
    public void Holds_what_was_added_in_ascending_order() => Prop.ForAll(Indices, indices =>
    {
        var set = SetOf(indices);
        var expected = new SortedSet<int>(indices);
        return set.SequenceEqual(expected)
            && set.Count == expected.Count
            && set.IsEmpty == (expected.Count == 0)
            && set.First == expected.Append(-1).First()
            && indices.All(set.Contains)
            && !set.Contains(800);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Combines_as_sets_do() => Prop.ForAll(Indices, Indices, (left, right) =>
    {
        ActionSet a = SetOf(left), b = SetOf(right);
        return Same(a.Union(b), left.Union(right))
            && Same(a.Intersect(b), left.Intersect(right))
            && Same(a.Except(b), left.Except(right))
            && a.Overlaps(b) == left.Intersect(right).Any()
            && a.IsSubsetOf(b) == left.All(right.Contains)
            && a.IsSubsetOf(a.Union(b))
            && a.Except(b).Union(a.Intersect(b)).Equals(a);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Equal_sets_have_one_hash() => Prop.ForAll(Indices, indices =>
    {
        ActionSet set = SetOf(indices), same = SetOf(indices.Reverse());
        return set.Equals(same) && set.GetHashCode() == same.GetHashCode() && !set.Equals(set.Union(ActionSet.Of(800)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_range_is_every_index_in_it() => Prop.ForAll(Gen.Choose(0, 300).Two().ToArbitrary(), range =>
    {
        var (first, count) = range;
        var builder = new ActionSet.Builder();
        builder.AddRange(first, count);
        return Same(ActionSet.OfRange(first, count), Enumerable.Range(first, count)) && builder.ToSet().Equals(ActionSet.OfRange(first, count));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_builder_adds_and_takes_sets_and_starts_again() => Prop.ForAll(Indices, Indices, (left, right) =>
    {
        var builder = new ActionSet.Builder();
        builder.UnionWith(SetOf(left));
        builder.ExceptWith(SetOf(right));
        var difference = builder.ToSet();
        builder.Clear();
        builder.UnionWith(SetOf(right));
        return Same(difference, left.Except(right)) && Same(builder.ToSet(), right);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Asking_a_set_allocates_nothing()
    {
        ActionSet some = SetOf(Enumerable.Range(0, 500)), others = SetOf(Enumerable.Range(400, 500));
        Ask();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var sum = Ask();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(sum > 0);

        int Ask()
        {
            var sum = 0;
            foreach (var index in some)
                sum += index;
            return some.Overlaps(others) && !some.IsSubsetOf(others) && some.Contains(3) && !some.Equals(others) ? sum : 0;
        }
    }

    private static ActionSet SetOf(IEnumerable<int> indices)
    {
        var builder = new ActionSet.Builder();
        foreach (var index in indices)
            builder.Add(index);
        return builder.ToSet();
    }

    private static bool Same(ActionSet set, IEnumerable<int> indices) => set.SequenceEqual(new SortedSet<int>(indices));
}
