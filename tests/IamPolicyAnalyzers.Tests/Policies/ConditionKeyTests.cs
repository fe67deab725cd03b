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
}
