using IamPolicyAnalyzers.Policies;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Policies;

public sealed class ConditionKeyTests
{
    [Theory]
    [InlineData("aws:SourceVpc", "aws", "SourceVpc", false)]
    [InlineData("aws:ResourceTag/a:b.c", "aws", "ResourceTag/a:b.c", false)]
    [InlineData("kms:EncryptionContext:a.b", "kms", "EncryptionContext:a.b", false)]
    [InlineData("oidc.eks.us-east-1.amazonaws.com/id/ABC:sub", "oidc.eks.us-east-1.amazonaws.com/id/ABC", "sub", true)]
    [InlineData("idp.example.com:8080/path:sub", "idp.example.com:8080/path", "sub", true)]
    [InlineData("SAML:aud", "SAML", "aud", true)]
    [InlineData("SourceVpc", "", "SourceVpc", false)]
    public void Splits_at_the_right_colon(string text, string prefix, string name, bool isFederated)
    {
        var key = new ConditionKey(text);

        Assert.Equal((prefix, name, isFederated), (key.Prefix, key.Name, key.IsFederated));
    }

    [Theory]
    [InlineData("aws:ResourceTag/team", true)]
    [InlineData("EC2:resourcetag/a:b", true)]
    [InlineData("aws:ResourceTag", false)]
    [InlineData("aws:RequestTag/ResourceTag/a", false)]
    [InlineData("ResourceTag/team", false)]
    [InlineData("", false)]
    public void Knows_the_tag_of_a_resource(string text, bool isTag) => Assert.Equal(isTag, new ConditionKey(text).IsResourceTag);

    [Theory]
    [InlineData("accounts.google.com:aud", true)]
    [InlineData("accounts.google.com:oaud", true)]
    [InlineData("saml:AUD", true)]
    [InlineData("accounts.google.com:sub", false)]
    public void Knows_the_audience(string text, bool isAudience) => Assert.Equal(isAudience, new ConditionKey(text).IsAudience);
}
