using System;
using System.Linq;
using IamPolicyAnalyzers.Catalogue;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Catalogue;

public sealed class PartitionTests
{
    [Theory]
    [InlineData("aws", "aws")]
    [InlineData("aws-cn", "aws-cn")]
    [InlineData("*", "aws")]
    [InlineData("aws-us*", "aws-us-gov")]
    [InlineData("AWS", null)]
    [InlineData("", null)]
    public void Is_found_by_name_or_pattern(string pattern, string? name) => Assert.Equal(name, Partition.Find(pattern.AsSpan())?.Name);

    [Theory]
    [InlineData("eu-west-1", "aws")]
    [InlineData("cn-north-1", "aws-cn")]
    [InlineData("us-gov-west-1", "aws-us-gov")]
    [InlineData("eusc-de-east-1", "aws-eusc")]
    [InlineData("moon-1", null)]
    public void Is_found_by_Region(string region, string? name) => Assert.Equal(name, Partition.OfRegion(region.AsSpan())?.Name);

    [Theory]
    [InlineData("eu-middle-12", true)]
    [InlineData("us-gov-west-1", false)] // of another partition
    [InlineData("us-east-1a", false)]
    [InlineData("us-east", false)]
    [InlineData("us--1", false)]
    [InlineData("us-1", false)]
    [InlineData("xx-east-1", false)]
    public void Says_which_Regions_it_may_have_by_now(string region, bool could) => Assert.Equal(could, Partition.Find("aws".AsSpan())!.CouldHaveRegion(region.AsSpan()));

    [Theory]
    [InlineData("eu-west-1", true)]
    [InlineData("cn-*", true)]
    [InlineData("mx-north-*", true)] // may be there by now
    [InlineData("eu-middle-12", true)]
    [InlineData("eu-wets-1", false)] // a slip
    [InlineData("eu-west-9", false)]
    [InlineData("europe-*", false)]
    [InlineData("frankfurt", false)]
    public void Says_what_can_be_a_Region(string pattern, bool could) => Assert.Equal(could, Partition.CouldBeRegion(pattern.AsSpan()));

    [Fact]
    public void Regions_are_named_as_those_of_their_partition() =>
        Assert.All(Partition.All, partition => Assert.All(partition.Regions, region => Assert.Same(partition, Partition.All.Single(p => p.CouldHaveRegion(region.AsSpan())))));
}
