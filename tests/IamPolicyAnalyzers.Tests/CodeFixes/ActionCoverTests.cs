using System;
using System.Linq;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Policies;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class ActionCoverTests
{
    private static readonly ActionCatalogue s_catalogue = ActionCatalogue.Instance;

    [Fact]
    public void Writes_a_pattern_for_actions_that_begin_alike() => Assert.Equal(["sqs:List*"], ActionCover.Patterns(Match("sqs:List*")));

    [Fact]
    public void Writes_names_where_a_pattern_would_match_more()
    {
        var some = Match("sqs:SendMessage").Union(Match("sqs:ReceiveMessage"));

        Assert.Equal(["sqs:ReceiveMessage", "sqs:SendMessage"], ActionCover.Patterns(some));
    }

    [Fact]
    public void Writes_a_name_for_a_single_action() => Assert.Equal(["sqs:SendMessage"], ActionCover.Patterns(Match("sqs:SendMessage")));

    [Fact]
    public void Splits_at_whole_words() => Assert.Equal(["s3:GetObjectVersion*"], ActionCover.Patterns(Match("s3:GetObjectVersion*")));

    [Fact]
    public void Writes_nothing_for_nothing() => Assert.Empty(ActionCover.Patterns(ActionSet.Empty));

    [Fact]
    public void Never_stands_for_a_whole_service() => Assert.All(
        s_catalogue.Services,
        service => Assert.DoesNotContain(ActionCover.Patterns(service.AllActions), text => service.ActionCount > 1 && Match(text).Count == service.ActionCount));

    [Fact]
    public void Matches_the_reads_of_each_service_exactly()
    {
        var reads = s_catalogue.OfLevel(AccessLevel.Read).Union(s_catalogue.OfLevel(AccessLevel.List));

        Assert.All(s_catalogue.Services, service => IsExact(service.AllActions.Intersect(reads)));
    }

    [Fact]
    public void Matches_any_set_exactly()
    {
        var random = new Random(1);

        Assert.All(s_catalogue.Services, service =>
        {
            var builder = new ActionSet.Builder();
            foreach (var index in service.AllActions)
            {
                if (random.Next(3) > 0)
                    builder.Add(index);
            }

            IsExact(builder.ToSet());
        });
    }

    private static void IsExact(ActionSet actions)
    {
        var patterns = ActionCover.Patterns(actions);
        Assert.Equal(actions, patterns.Select(Match).Aggregate(ActionSet.Empty, (all, some) => all.Union(some)));
        Assert.Equal(actions.Count, patterns.Sum(text => Match(text).Count));
        Assert.Equal(patterns.Select(text => Match(text).First).Order(), patterns.Select(text => Match(text).First));
    }

    private static ActionSet Match(string pattern) => s_catalogue.Match(ActionPattern.Parse(pattern));
}
