using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Policies;

public sealed class PolicyFingerprintTests
{
    private const string Policy =
        """
        { "Version": "2012-10-17", "Statement": [
            { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"],
              "Condition": { "StringEquals": { "aws:SourceVpc": ["vpc-1", "vpc-2"], "aws:PrincipalTag/team": "x" }, "Bool": { "aws:ViaAWSService": true } } },
            { "Effect": "Deny", "NotAction": "s3:List*", "NotResource": "*" } ] }
        """;

    [Theory]
    [InlineData("""
        { "Id": "other", "Statement": [
            { "Sid": "Two", "Effect": "Deny", "NotAction": ["s3:list*"], "NotResource": ["*"] },
            { "Condition": { "bool": { "aws:viaawsservice": "true" }, "StringEquals": { "aws:PrincipalTag/Team": ["x"], "AWS:SourceVpc": ["vpc-2", "vpc-1"] } },
              "Resource": ["arn:aws:s3:::b/*", "arn:aws:s3:::a/*"], "Action": ["S3:putobject", "s3:GetObject"], "Effect": "Allow" } ], "Version": "2012-10-17" }
        """)]
    public void Is_the_same_for_another_way_of_writing(string other) => Assert.Equal(Of(Policy), Of(other));

    [Theory]
    [InlineData("s3:PutObject", "s3:PutObjectAcl")]
    [InlineData("\"Deny\"", "\"Allow\"")]
    [InlineData("NotAction", "Action")]
    [InlineData("NotResource", "Resource")]
    [InlineData("2012-10-17", "2008-10-17")]
    [InlineData("arn:aws:s3:::a/*", "arn:aws:s3:::A/*")]
    [InlineData("StringEquals", "StringLike")]
    [InlineData("aws:SourceVpc", "aws:SourceVpce")]
    [InlineData("vpc-1", "vpc-3")]
    [InlineData("\"x\"", "\"X\"")]
    [InlineData(", \"s3:PutObject\"", "")]
    public void Differs_for_another_meaning(string part, string otherPart) => Assert.NotEqual(Of(Policy), Of(Policy.Replace(part, otherPart)));

    [Fact]
    public void Differs_when_values_change_places() => Assert.NotEqual(
        Of("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "StringEquals": { "aws:a": "1", "aws:b": "2" } } } }"""),
        Of("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "StringEquals": { "aws:a": "2", "aws:b": "1" } } } }"""));

    [Theory]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [] }""")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*" } }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:*", { "Ref": "A" }], "Resource": "*" } }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": { "Fn::GetAtt": ["B", "Arn"] } } }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::${Bucket}" } }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "*", "Comment": "" } }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }, { "Ref": "S" }] }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" } """)]
    public void Is_none_where_the_meaning_is_not_known(string json) => Assert.False(PolicyFingerprint.TryGet(PolicyDocument.Parse(json), out _));

    /// <summary>The numbers stand in the catalogue, so a change of the way they are made has to be followed by new numbers.</summary>
    [CorpusFact]
    public void Policies_of_AWS_are_found_by_their_content()
    {
        var lost = new List<string>();
        foreach (var line in File.ReadLines(Conditional.CorpusPath))
        {
            using var policy = JsonDocument.Parse(line);
            var name = policy.RootElement.GetProperty("name").GetString()!;
            if (ActionCatalogue.Instance.TryGetManagedPolicy(name, out var known)
                && !known.StartsWith("aws-service-role/", System.StringComparison.Ordinal)
                && PolicyFingerprint.TryGet(PolicyDocument.Parse(policy.RootElement.GetProperty("document").GetRawText()), out var print)
                && !ActionCatalogue.Instance.TryGetManagedPolicy(print, out _))
            {
                lost.Add(name);
            }
        }

        Assert.Empty(lost);
    }

    private static ulong Of(string json)
    {
        Assert.True(PolicyFingerprint.TryGet(PolicyDocument.Parse(json), out var fingerprint));
        return fingerprint;
    }
}
