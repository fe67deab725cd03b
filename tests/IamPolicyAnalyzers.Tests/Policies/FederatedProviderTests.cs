using System.Linq;
using IamPolicyAnalyzers.Policies;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Policies;

public sealed class FederatedProviderTests
{
    [Theory]
    [InlineData("arn:aws:iam::111122223333:oidc-provider/gitlab.com", "gitlab.com", false)]
    [InlineData("arn:aws-us-gov:iam::111122223333:oidc-provider/oidc.eks.us-gov-west-1.amazonaws.com/id/AB", "oidc.eks.us-gov-west-1.amazonaws.com/id/AB", false)]
    [InlineData("arn:${AWS::Partition}:iam::${AWS::AccountId}:oidc-provider/gitlab.com", "gitlab.com", false)]
    [InlineData("arn:aws:iam::111122223333:saml-provider/Company", "Company", true)]
    [InlineData("cognito-identity.amazonaws.com", "cognito-identity.amazonaws.com", false)]
    public void Reads(string value, string name, bool isSaml)
    {
        var provider = Assert.NotNull(Of(value, "Federated"));
        Assert.Equal((name, isSaml), (provider.Name, provider.IsSaml));
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:oidc-provider/${Issuer}")]
    [InlineData("arn:aws:iam::111122223333:oidc-provider/")]
    [InlineData("arn:aws:iam::111122223333:role/app")]
    [InlineData("gitlab.com")]
    [InlineData("*")]
    public void Knows_no_other_values(string value) => Assert.Null(Of(value, "Federated"));

    [Fact]
    public void Knows_no_service_of_the_same_name() => Assert.Null(Of("cognito-identity.amazonaws.com", "Service"));

    private static FederatedProvider? Of(string value, string kind) => FederatedProvider.Of(
        PolicyDocument.Parse($$"""{ "Statement": { "Effect": "Allow", "Principal": { "{{kind}}": "{{value}}" }, "Action": "sts:*" } }""").Statements.Single().Principal!.Values.Single());
}
