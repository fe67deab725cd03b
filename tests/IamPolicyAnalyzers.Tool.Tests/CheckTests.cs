using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests;

public sealed class CheckTests
{
    [Fact]
    public void Reports_findings_and_exits_with_1()
    {
        using var folder = new ToolFolder().Write("admin.iam.json", ToolFolder.Administrator);

        var run = folder.Run("check").Exited(1);

        Assert.Contains("admin.iam.json(1,73): warning IAM0602: ", run.Out);
    }

    [Fact]
    public void Exits_with_0_without_findings()
    {
        using var folder = new ToolFolder().Write("sound.iam.json", ToolFolder.Sound);

        folder.Run("check").Exited(0);
    }

    [Theory]
    [InlineData("check", "gone.iam.json")]
    [InlineData("check", "*.nothing")]
    [InlineData("check")]
    [InlineData("check", "--kind", "Trusty")]
    [InlineData("check", "--mode", "Harsh")]
    [InlineData("check", "--as-of", "yesterday")]
    [InlineData("check", "--no-such-option")]
    [InlineData("chek")]
    public void Exits_with_2_when_it_cannot_do_what_is_asked(params string[] arguments)
    {
        using var folder = new ToolFolder();

        Assert.NotEmpty(folder.Run(arguments).Exited(2).Error);
    }
}
