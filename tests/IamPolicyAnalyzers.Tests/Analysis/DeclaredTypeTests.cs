using IamPolicyAnalyzers.Analysis;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Analysis;

public sealed class DeclaredTypeTests
{
    [Theory]
    [InlineData("a.json", "Trust", "Trust")]
    [InlineData("a.json", "servicecontrol", "ServiceControl")]
    [InlineData("a.scp.json", "IdentityBased", "IdentityBased")]
    [InlineData("a.trust.json", "", "Trust")]
    [InlineData("A.SCP.JSON", "", "ServiceControl")]
    [InlineData("a.rcp.json", "", "ResourceControl")]
    [InlineData("a.resource.json", "", "ResourceBased")]
    [InlineData("a.boundary.json", "", "PermissionsBoundary")]
    [InlineData("a.session.json", "", "Session")]
    [InlineData("a.vpce.json", "", "VpcEndpoint")]
    public void Reads_the_kind_before_the_name(string path, string kind, string type)
    {
        var declared = DeclaredType.Of(path, kind);

        Assert.Equal(type, declared.Type.ToString());
        Assert.True(declared.IsPolicy);
        Assert.False(declared.IsIgnored);
    }

    [Theory]
    [InlineData("a.iam.json", "", true)]
    [InlineData("a.policy.json", "", true)]
    [InlineData("a.json", "", false)]
    [InlineData("trust.json", "", false)]
    [InlineData("a.json", "3", false)]
    [InlineData("a.json", "Trust, ResourceBased", false)]
    [InlineData("a.json", "Trusted", false)]
    public void Leaves_the_type_to_the_content(string path, string kind, bool isPolicy)
    {
        var declared = DeclaredType.Of(path, kind);

        Assert.Null(declared.Type);
        Assert.Equal(isPolicy, declared.IsPolicy);
    }

    [Fact]
    public void Leaves_a_file_alone_when_told_so() => Assert.True(DeclaredType.Of("a.trust.json", "none").IsIgnored);

    [Theory]
    [InlineData("serverless.template", true)]
    [InlineData("a.JSON", true)]
    [InlineData("evidence/credential-report.csv", true)]
    [InlineData("2026-11-Credential-Report-prod.CSV", true)]
    [InlineData("credential-report/users.csv", false)]
    [InlineData("users.csv", false)]
    [InlineData("a.yaml", false)]
    [InlineData("template", false)]
    public void Looks_at_json_templates_and_credential_reports(string path, bool expected) => Assert.Equal(expected, DeclaredType.IsCandidate(path));
}
