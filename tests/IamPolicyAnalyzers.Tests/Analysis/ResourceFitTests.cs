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
}
