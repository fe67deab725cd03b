using System.Linq;
using IamPolicyAnalyzers.Catalogue;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Catalogue;

public sealed class ServicePrincipalsTests
{
    [Theory]
    [InlineData("lambda.amazonaws.com")]
    [InlineData("delivery.logs.amazonaws.com")]
    [InlineData("logs.eu-west-1.amazonaws.com")]
    [InlineData("states.us-gov-west-1.amazonaws.com")]
    [InlineData("ec2.amazonaws.com.cn")]
    [InlineData("ec2.cn-north-1.amazonaws.com.cn")]
    [InlineData("alexa-appkit.amazon.com")]
    public void Lists(string name) => Assert.True(ServicePrincipals.IsListed(name) && ServicePrincipals.IsWellFormed(name));

    [Theory]
    [InlineData("lambda")]
    [InlineData("Lambda.amazonaws.com")]
    [InlineData("lambda.amazon.com")]
    [InlineData("lambda..amazonaws.com")]
    [InlineData("lambda.amazonaws.com.")]
    [InlineData("lam*.amazonaws.com")]
    [InlineData(".amazonaws.com")]
    [InlineData("")]
    public void Refuses(string name) => Assert.False(ServicePrincipals.IsListed(name) || ServicePrincipals.IsWellFormed(name));

    [Theory]
    [InlineData("lamda.amazonaws.com", "lambda.amazonaws.com")]
    [InlineData("lambada.eu-west-1.amazonaws.com.cn", "lambda.eu-west-1.amazonaws.com.cn")]
    [InlineData("evnet.amazonaws.com", null)] // two letters of five are too much
    [InlineData("sgs.amazonaws.com", null)]
    public void Finds_the_only_near_name(string name, string? nearest) =>
        Assert.Equal(nearest, ServicePrincipals.TryFindNearest(name, out var found) ? found : null);

    [Fact]
    public void Lists_every_service_that_roles_are_passed_to() => Assert.All(
        ActionCatalogue.Instance.EscalationPaths.SelectMany(path => path.PassedToServices).Where(name => name.Length > 0),
        name => Assert.True(ServicePrincipals.IsListed(name), name));
}
