using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Analysis;

public sealed class ResourceFitTests
{
    [Theory]
    [InlineData("*", "s3:GetObject s3:ListAllMyBuckets s3:ListBucket sqs:SendMessage")]
    [InlineData("${Bucket}", "s3:GetObject s3:ListAllMyBuckets s3:ListBucket sqs:SendMessage")]
    [InlineData("arn:aws:s3:::orders/*", "s3:GetObject")]
    [InlineData("arn:aws:s3:::orders", "s3:ListBucket")]
    [InlineData("arn:aws:s3:::*", "s3:GetObject s3:ListAllMyBuckets s3:ListBucket")]
    [InlineData("arn:aws:sqs:eu-west-1:111122223333:orders", "sqs:SendMessage")]
    [InlineData("orders", "")]
    public void Leaves_the_actions_that_work_on_an_entry(string entry, string served)
    {
        var catalogue = ActionCatalogue.Instance;
        var actions = new[] { "s3:GetObject", "s3:ListAllMyBuckets", "s3:ListBucket", "sqs:SendMessage" }
            .Aggregate(ActionSet.Empty, (all, name) => all.Union(catalogue.Match(ActionPattern.Parse(name))));
        Assert.Equal(served, string.Join(' ', catalogue.ActionsIn(ResourceFit.ServedBy(ResourceArn.Parse(entry), actions)).Select(static action => action.FullName)));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("${Resource}")]
    [InlineData("arn:aws:s3:::orders/*")]
    [InlineData("arn:aws:s3:::*")]
    [InlineData("arn:aws:iam::111122223333:role/*")]
    [InlineData("arn:aws:codestar-connections:eu-west-1:111122223333:connection/*")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/App/session")]
    [InlineData("arn:aws:backup:*:*:recovery-point:*")]
    [InlineData("arn:*:*:*:*:*")]
    public void Holds_in_force_what_works_on_the_entry_and_no_more_than_AWS_data_leaves_open(string entry)
    {
        var all = ActionCatalogue.Instance.All;
        var arn = ResourceArn.Parse(entry);
        var served = ResourceFit.ServedBy(arn, all);
        var inForce = ResourceFit.InForceOn(ImmutableArray.Create(arn), all);
        Assert.True(served.Except(inForce).IsEmpty);
        foreach (var action in ActionCatalogue.Instance.ActionsIn(inForce.Except(served)))
        {
            Assert.False(action.IsScopable);
            Assert.NotEqual(AccessLevel.List, action.Level);
            Assert.StartsWith(arn.PartText(ArnPart.Service), action.Service.Prefix);
        }
    }

    [Fact]
    public void Holds_nothing_in_force_that_works_on_other_types_only()
    {
        Assert.True(ActionCatalogue.Instance.TryGetAction("s3:GetObject", out var action));
        var one = new ActionSet.Builder();
        one.Add(action.Index);
        Assert.True(ResourceFit.InForceOn(ImmutableArray.Create(ResourceArn.Parse("arn:aws:s3:::orders")), one.ToSet()).IsEmpty);
        Assert.False(ResourceFit.InForceOn(ImmutableArray.Create(ResourceArn.Parse("arn:aws:s3:::orders"), ResourceArn.Parse("arn:aws:s3:::orders/*")), one.ToSet()).IsEmpty);
    }
}
