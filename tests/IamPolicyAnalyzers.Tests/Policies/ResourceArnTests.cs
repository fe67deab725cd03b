using System.Linq;
using IamPolicyAnalyzers.Policies;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Policies;

public sealed class ResourceArnTests
{
    [Theory]
    [InlineData("arn:aws:s3:::bucket/key", "aws", "s3", "", "", "bucket/key")]
    [InlineData("arn:aws:logs:us-east-1:111122223333:log-group:/a:*", "aws", "logs", "us-east-1", "111122223333", "log-group:/a:*")]
    [InlineData("arn:*:*:*:*:*", "*", "*", "*", "*", "*")]
    [InlineData("arn:::::", "", "", "", "", "")]
    public void Splits_at_the_first_five_colons(string text, params string[] parts)
    {
        var arn = ResourceArn.Parse(text);

        Assert.True(arn.IsArn);
        Assert.Equal(parts, new[] { ArnPart.Partition, ArnPart.Service, ArnPart.Region, ArnPart.Account, ArnPart.Resource }.Select(p => arn.Part(p).ToString()));
    }

    [Fact]
    public void Keeps_the_text_of_parts_with_variables()
    {
        var arn = ResourceArn.Parse("arn:${AWS::Partition}:s3:${aws:RequestedRegion}::demo/${aws:username}/x");

        Assert.Equal(
            ["${AWS::Partition}", "s3", "${aws:RequestedRegion}", "", "demo/${aws:username}/x"],
            new[] { ArnPart.Partition, ArnPart.Service, ArnPart.Region, ArnPart.Account, ArnPart.Resource }.Select(arn.PartText));
    }

    [Theory]
    [InlineData("*", false)]
    [InlineData("?*", false)]
    [InlineData("arn:aws:s3:::demo", false)]
    [InlineData("", true)]
    [InlineData("demo", true)]
    [InlineData("arn:aws:s3:demo", true)]
    [InlineData("arn:aws:s3:${aws:username}", true)]
    [InlineData("${aws:username}", true)]
    [InlineData("${Arn}", false)]
    [InlineData("${Arn}/*", false)]
    [InlineData("ar${Rest}", false)]
    [InlineData("arn:aws:s3:${Rest}", false)]
    [InlineData("demo-${Stage}", true)]
    [InlineData("arm:${Rest}", true)]
    public void Says_what_AWS_refuses(string text, bool isRefused) => Assert.Equal(isRefused, ResourceArn.Parse(text).IsRefused);

    [Theory]
    [InlineData("*", true, true)]
    [InlineData("**", true, true)]
    [InlineData("arn:aws:s3:::*", false, true)]
    [InlineData("arn:aws:s3::*", false, false)]
    [InlineData("arn:aws:s3*", false, false)]
    [InlineData("ARN:aws:s3:::b", false, false)]
    [InlineData("bucket", false, false)]
    [InlineData("", false, false)]
    public void Knows_the_form_of_an_arn(string text, bool isAll, bool isWellFormed)
    {
        var arn = ResourceArn.Parse(text);

        Assert.Equal((isAll, isWellFormed), (arn.IsAll, arn.IsWellFormed));
        Assert.False(arn.IsUnknown);
    }

    [Theory]
    [InlineData("${TopicArn}", true, true)]
    [InlineData("${BucketArn}/*", true, true)]
    [InlineData("arn:aws:s3:::${Bucket}/*", false, true)]
    [InlineData("arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:q", false, true)]
    [InlineData("arn:aws:s3:::home/${aws:username}/*", false, false)]
    public void Knows_what_is_not_known(string text, bool isUnknown, bool hasUnknown)
    {
        var arn = ResourceArn.Parse(text);

        Assert.Equal((isUnknown, hasUnknown), (arn.IsUnknown, arn.HasUnknown));
    }

    [Theory]
    [InlineData("*", "bucket", true)]
    [InlineData("arn:aws:s3:::*", "arn:aws:s3:::b/k", true)]
    [InlineData("arn:aws:s3:::b/*", "arn:aws:s3:::b", false)]
    [InlineData("arn:*:s3:::b", "arn:aws:s3:::b", true)]
    [InlineData("arn:aws:sqs:*:*:q*", "arn:aws:sqs:us-east-1:111122223333:q1", true)]
    [InlineData("arn:aws:sqs:*:q", "arn:aws:sqs:us-east-1:111122223333:q", false)] // a run does not cross the first five colons
    [InlineData("arn:aws:*:*:*:*", "arn:aws:sqs:us-east-1:111122223333:a:b", true)]
    [InlineData("arn:aws:s3:::B", "arn:aws:s3:::b", false)]
    [InlineData("arn:aws:s3:::*", "*", false)]
    [InlineData("arn:aws:s3:::*", "${Arn}", false)]
    [InlineData("arn:aws:s3:::b/*", "arn:aws:s3:::b/${aws:username}/*", true)]
    [InlineData("arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::b/${aws:username}/*", true)]
    [InlineData("arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::b/ana/*", false)]
    [InlineData("arn:aws:s3:::${Bucket}/*", "arn:aws:s3:::${Bucket}/*", true)]
    [InlineData("arn:aws:s3:::${Bucket}/*", "arn:aws:s3:::${Other}/*", false)]
    [InlineData("arn:aws:s3:::b/${*}", "arn:aws:s3:::b/a", false)]
    public void Covers(string outer, string inner, bool expected) => Assert.Equal(expected, ResourceArn.Parse(outer).Covers(ResourceArn.Parse(inner)));

    [Theory]
    [InlineData("*", "bucket", true)]
    [InlineData("arn:aws:s3:::a*", "arn:aws:s3:::*b", true)]
    [InlineData("arn:aws:s3:::a", "arn:aws:s3:::b", false)]
    [InlineData("arn:aws:s3:::a", "arn:aws:s3:us-east-1::a", false)]
    [InlineData("arn:aws:sqs:*:q", "arn:aws:sqs:us-east-1:111122223333:q", false)]
    [InlineData("${Arn}", "arn:aws:s3:::a", true)]
    [InlineData("arn:aws:s3:::${Bucket}/*", "arn:aws:s3:::b/k", true)]
    [InlineData("arn:aws:s3:::${Bucket}/*", "arn:aws:s3:::b", false)]
    [InlineData("arn:aws:s3:::b/${aws:username}", "arn:aws:s3:::b/ana", true)]
    [InlineData("bucket", "bucket", false)]
    public void Overlaps_both_ways(string left, string right, bool expected)
    {
        Assert.Equal(expected, ResourceArn.Parse(left).Overlaps(ResourceArn.Parse(right)));
        Assert.Equal(expected, ResourceArn.Parse(right).Overlaps(ResourceArn.Parse(left)));
    }

    [Fact]
    public void Functions_are_the_same_when_they_put_the_same_text_together()
    {
        var entries = PolicyDocument.Parse(
            """
            { "Statement": { "Resource": [
                { "Fn::Join": ["", [{ "Fn::GetAtt": ["Bucket", "Arn"] }, "/*"]] },
                { "Fn::Join": ["", ["arn:aws:s3:::", { "Ref": "Bucket" }, "/*"]] },
                { "Fn::Sub": "arn:aws:s3:::${Bucket}/*" },
                { "Fn::GetAtt": ["Bucket", "Arn"] },
                { "Fn::GetAtt": ["Queue", "Arn"] }] } }
            """).Statements.Single().Resource!.Entries;

        Assert.Equal([true, false, false, true, true], entries.Select(e => e.IsUnknown));
        Assert.True(entries[1].Covers(entries[2]));
        Assert.False(entries[3].Covers(entries[4]));
    }

    [Fact]
    public void A_last_hole_may_be_read_as_a_segment()
    {
        var bucket = ResourceArn.Parse("arn:${Partition}:s3:::${BucketName}").WithLastHoleAsSegment();

        Assert.True(bucket.Overlaps(ResourceArn.Parse("arn:aws:s3:::b")));
        Assert.False(bucket.Overlaps(ResourceArn.Parse("arn:aws:s3:::b/k")));
    }
}
