namespace IamPolicyAnalyzers.Tests;

public sealed class SmokeTests
{
    [Xunit.Fact]
    public void Test_project_runs() => Xunit.Assert.Equal("IamPolicyAnalyzers.Tests", typeof(SmokeTests).Assembly.GetName().Name);
}
