using System.Linq;
using IamPolicyAnalyzers.Catalogue;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Catalogue;

public sealed class ActionCatalogueTests
{
    private static readonly ActionCatalogue Catalogue = ActionCatalogue.Instance;

    [Theory]
    [InlineData("s3", "GetObject", "s3:GetObject")]
    [InlineData("S3", "getobject", "s3:GetObject")]
    [InlineData("a2c", "GetContainerizationJobDetails", "a2c:GetContainerizationJobDetails")]
    public void Finds_an_action_whatever_the_case(string prefix, string name, string fullName)
    {
        Assert.True(Catalogue.TryGetAction(prefix, name, out var action));
        Assert.Equal(fullName, action.FullName);
        Assert.Equal(action, Catalogue[action.Index]);
    }

    [Fact]
    public void Every_action_is_found_by_its_own_name()
    {
        for (var i = 0; i < Catalogue.ActionCount; i++)
        {
            Assert.True(Catalogue.TryGetAction(Catalogue[i].FullName, out var action), Catalogue[i].FullName);
            Assert.Equal(i, action.Index);
        }
    }

    [Fact]
    public void Smoke()
    {
        Assert.True(Catalogue.TryGetAction("s3:GetObject", out var get));
        Assert.Equal(AccessLevel.Read, get.Level);
        Assert.Contains("object", get.ResourceTypes.Select(t => t.Name));
        Assert.Contains("arn:${Partition}:s3:::${BucketName}/${ObjectName}", get.ResourceTypes.SelectMany(t => t.ArnPatterns));
        Assert.True(get.SupportsConditionKey("s3:existingobjecttag/team"));
        Assert.True(get.SupportsConditionKey("aws:SourceIp"));
        Assert.False(get.SupportsConditionKey("s3:prefix"));
        Assert.True(Catalogue.TryGetAction("s3:CreateJob", out var job));
        Assert.Contains("iam:PassRole", job.DependentActions.Select(a => a.FullName));
        Assert.True(Catalogue.Match("s3", "Get*").Count > 50);
        Assert.True(Catalogue.Match("iam", "*Policy*").Count > 20);
        Assert.Equal(Catalogue.All, Catalogue.Match("*", "*"));
        Assert.True(Catalogue.TrySuggestAction("s3", "GetObjects", out var s) && s.Name == "GetObject");
        Assert.True(Catalogue.TrySuggestAction("s3", "ObjectGet", out s) && s.Name == "GetObject");
        Assert.True(Catalogue.TrySuggestService("dyanmodb", out var d) && d.Prefix == "dynamodb");
        Assert.Equal("2026-09-26", Catalogue.DataDate);
        Assert.NotEmpty(Catalogue.EscalationPaths);
        Assert.True(Catalogue.List(ActionList.ResourceExposure).Count > 200);
        Assert.True(Catalogue.IsRetired("deepracer", "AddLeaderboardAccessPermission"));
        Assert.True(Catalogue.IsRetiredService("deepracer"));
        Assert.True(Catalogue.IsUndocumented("qapps", "ImportDocumentToQApp"));
        Assert.True(Catalogue.TryGetApiAction("s3:listobjectsv2", out var api) && api == "s3:ListBucket");
    }
}
