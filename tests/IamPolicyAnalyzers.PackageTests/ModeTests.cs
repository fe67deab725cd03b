using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;

namespace IamPolicyAnalyzers.PackageTests;

/// <summary>The property IamPolicyMode. Each rule stands for one case, in one project that is built in every mode.</summary>
public sealed class ModeTests
{
    private static readonly Lazy<Task<Dictionary<string, BuildResult>>> s_builds = new(BuildAsync);

    [Fact]
    public async Task Recommended_is_the_default_and_changes_nothing()
    {
        Assert.Equal("warning", await SeverityAsync("", "IAM0110"));
        Assert.Equal("warning", await SeverityAsync("", "IAM0203"));
        Assert.Equal("", await SeverityAsync("", "IAM1509"));
    }

    [Fact]
    public async Task Strict_raises_what_AWS_refuses()
    {
        Assert.Equal("error", await SeverityAsync("Strict", "IAM0110"));
        Assert.Equal("warning", await SeverityAsync("Strict", "IAM0203"));
    }

    [Fact]
    public async Task Strict_is_below_globalconfig()
    {
        Assert.Equal("warning", await SeverityAsync("Strict", "IAM0111"));
        Assert.Equal("", await SeverityAsync("Strict", "IAM0103"));
    }

    [Fact]
    public async Task Strict_is_below_the_own_key_of_a_folder() => Assert.Equal("warning", await SeverityAsync("Strict", "IAM0105"));

    [Fact]
    public async Task Strict_is_above_the_own_key_of_a_category() => Assert.Equal("error", await SeverityAsync("Strict", "IAM0402"));

    [Fact]
    public async Task All_wakes_rules_that_are_off_and_raises_as_Strict()
    {
        Assert.Equal("warning", await SeverityAsync("All", "IAM0206"));
        Assert.Equal("error", await SeverityAsync("All", "IAM0110"));
        Assert.Equal("", await SeverityAsync("Strict", "IAM0206"));
    }

    [Fact]
    public async Task All_is_below_globalconfig() => Assert.Equal("", await SeverityAsync("All", "IAM1509"));

    [Fact]
    public async Task Minimal_keeps_what_is_urgent()
    {
        Assert.Equal("warning", await SeverityAsync("Minimal", "IAM0110"));
        Assert.Equal("warning", await SeverityAsync("Minimal", "IAM0602"));
        Assert.Equal("", await SeverityAsync("Minimal", "IAM0203"));
    }

    [Fact]
    public async Task Minimal_is_below_globalconfig() => Assert.Equal("warning", await SeverityAsync("Minimal", "IAM0202"));

    [Fact]
    public async Task Unknown_mode_is_an_error_that_names_the_four()
    {
        var build = (await s_builds.Value)["Paranoid"].Failed();
        Assert.Contains("Library.csproj : error : IamPolicyMode is 'Paranoid'; write Minimal, Recommended, Strict or All", build.Output, StringComparison.Ordinal);
        Assert.Empty(build.Findings);
    }

    [Fact]
    public async Task IamPolicyCheck_knows_the_mode() => Assert.Equal("error", await SeverityAsync("check", "IAM0110"));

    // A build without an error log does not run such a rule at all.
    [Fact]
    public async Task Own_key_raises_a_suggestion_in_IamPolicyCheck() => Assert.Equal("warning", await SeverityAsync("check", "IAM1501"));

    private static async Task<string> SeverityAsync(string mode, string id) => (await s_builds.Value)[mode].SeverityOf(id);

    private static async Task<Dictionary<string, BuildResult>> BuildAsync()
    {
        using var consumer = (await Consumer.CreateLibraryAsync())
            .WriteOneFindingEach()
            .Write(".globalconfig", """
                is_global = true
                dotnet_diagnostic.IAM0111.severity = warning
                dotnet_diagnostic.IAM0202.severity = warning
                dotnet_diagnostic.IAM1509.severity = none
                iam_diagnostic.IAM0103.severity = suggestion
                """)
            .Write(".editorconfig", """
                root = true
                [policies/*.json]
                iam_diagnostic.IAM0105.severity = warning
                iam_diagnostic.IAM0206.severity = warning
                iam_diagnostic.IAM1501.severity = warning
                iam_diagnostic.category-Conditions.severity = warning
                """);
        var builds = new Dictionary<string, BuildResult> { [""] = (await consumer.BuildAsync()).Succeeded() };
        // Nothing changes but the mode, and yet the compiler has to run again.
        builds["Minimal"] = (await consumer.BuildAsync("--no-restore", "-p:IamPolicyMode=Minimal")).Succeeded();
        foreach (var mode in new[] { "Strict", "All", "Paranoid" })
            builds[mode] = (await consumer.BuildAsync("--no-restore", "-p:IamPolicyMode=" + mode)).Failed();
        builds["check"] = (await consumer.CheckAsync("--no-restore", "-p:IamPolicyMode=Strict")).Failed();
        return builds;
    }
}
