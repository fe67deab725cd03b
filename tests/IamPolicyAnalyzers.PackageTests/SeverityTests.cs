using System;
using System.Threading.Tasks;
using Xunit;

namespace IamPolicyAnalyzers.PackageTests;

/// <summary>Which ways of setting a severity reach policies, and which of two wins: what docs/configuration.md says. Each rule stands for one case.</summary>
public sealed class SeverityTests
{
    private static readonly Lazy<Task<BuildResult>> s_configured = new(BuildConfiguredAsync);

    private static readonly Lazy<Task<BuildResult>> s_strictProject = new(BuildWithWarningsAsErrorsAsync);

    [Fact]
    public async Task Globalconfig_reaches_policies() => Assert.Equal("error", (await s_configured.Value).SeverityOf("IAM0110"));

    [Fact]
    public async Task Globalconfig_wakes_a_rule_that_is_off() => Assert.Equal("warning", (await s_configured.Value).SeverityOf("IAM0206"));

    [Fact]
    public async Task Compiler_key_in_editorconfig_has_no_effect() => Assert.Equal("warning", (await s_configured.Value).SeverityOf("IAM0303"));

    [Fact]
    public async Task Compiler_key_of_a_category_has_no_effect() => Assert.Equal("warning", (await s_configured.Value).SeverityOf("IAM0901"));

    [Fact]
    public async Task Pragma_has_no_effect() => Assert.Equal("warning", (await s_configured.Value).SeverityOf("IAM0201"));

    [Fact]
    public async Task Own_key_in_editorconfig_reaches_policies() => Assert.Equal("error", (await s_configured.Value).SeverityOf("IAM0111"));

    [Fact]
    public async Task Own_key_in_globalconfig_reaches_policies() => Assert.Equal("error", (await s_configured.Value).SeverityOf("IAM0105"));

    [Fact]
    public async Task Own_key_of_a_category_reaches_policies() => Assert.Equal("error", (await s_configured.Value).SeverityOf("IAM0602"));

    [Fact]
    public async Task Own_key_of_an_id_wins_over_that_of_its_category() => Assert.Equal("", (await s_configured.Value).SeverityOf("IAM0601"));

    [Fact]
    public async Task Own_key_does_not_wake_a_rule_that_is_off() => Assert.Equal("", (await s_configured.Value).SeverityOf("IAM1509"));

    [Fact]
    public async Task Globalconfig_wins_over_the_own_key() => Assert.Equal("warning", (await s_configured.Value).SeverityOf("IAM0103"));

    [Fact]
    public async Task NoWarn_wins_over_globalconfig_and_the_own_key() => Assert.Equal("", (await s_configured.Value).SeverityOf("IAM0202"));

    [Fact]
    public async Task WarningsAsErrors_wins_over_globalconfig() => Assert.Equal("error", (await s_configured.Value).SeverityOf("IAM0203"));

    [Fact]
    public async Task Rule_set_reaches_policies() => Assert.Equal("error", (await s_configured.Value).SeverityOf("IAM0301"));

    [Fact]
    public async Task SuppressMessage_reaches_policies() => Assert.Equal("", (await s_configured.Value).SeverityOf("IAM0402"));

    [Fact]
    public async Task TreatWarningsAsErrors_reaches_policies() => Assert.Equal("error", (await s_strictProject.Value).SeverityOf("IAM0110"));

    [Fact]
    public async Task TreatWarningsAsErrors_raises_what_globalconfig_calls_a_warning() =>
        Assert.Equal("error", (await s_strictProject.Value).SeverityOf("IAM0206"));

    [Fact]
    public async Task Own_key_does_not_raise_a_suggestion_in_a_build_without_an_error_log() =>
        Assert.Equal("", (await s_strictProject.Value).SeverityOf("IAM1501"));

    [Fact]
    public async Task TreatWarningsAsErrors_leaves_what_the_own_key_lowered() => Assert.Equal("", (await s_strictProject.Value).SeverityOf("IAM0111"));

    [Fact]
    public async Task WarningsNotAsErrors_reaches_policies() => Assert.Equal("warning", (await s_strictProject.Value).SeverityOf("IAM0203"));

    [Fact]
    public async Task WarningsNotAsErrors_leaves_what_the_own_key_raised() => Assert.Equal("error", (await s_strictProject.Value).SeverityOf("IAM0103"));

    private static async Task<BuildResult> BuildConfiguredAsync()
    {
        using var consumer = (await Consumer.CreateLibraryAsync("""
            <NoWarn>$(NoWarn);IAM0202</NoWarn>
            <WarningsAsErrors>IAM0203</WarningsAsErrors>
            <CodeAnalysisRuleSet>project.ruleset</CodeAnalysisRuleSet>
            """))
            .WriteOneFindingEach()
            .Write("project.ruleset", """
                <RuleSet Name="Project" ToolsVersion="17.0">
                  <Rules AnalyzerId="IamPolicyAnalyzers" RuleNamespace="IamPolicyAnalyzers">
                    <Rule Id="IAM0301" Action="Error" />
                  </Rules>
                </RuleSet>
                """)
            .Write("Class.cs", """
                #pragma warning disable IAM0201
                [assembly: System.Diagnostics.CodeAnalysis.SuppressMessage("Conditions", "IAM0402")]
                public class Class;
                """)
            .Write(".globalconfig", """
                is_global = true
                dotnet_diagnostic.IAM0103.severity = warning
                dotnet_diagnostic.IAM0110.severity = error
                dotnet_diagnostic.IAM0202.severity = error
                dotnet_diagnostic.IAM0203.severity = suggestion
                dotnet_diagnostic.IAM0206.severity = warning
                iam_diagnostic.IAM0105.severity = error
                """)
            .Write(".editorconfig", """
                root = true
                [*]
                dotnet_diagnostic.IAM0303.severity = none
                dotnet_analyzer_diagnostic.category-Inversions.severity = none
                [policies/*.json]
                dotnet_diagnostic.IAM0303.severity = none
                iam_diagnostic.IAM0103.severity = error
                iam_diagnostic.IAM0111.severity = error
                iam_diagnostic.IAM0202.severity = error
                iam_diagnostic.IAM0601.severity = suggestion
                iam_diagnostic.IAM1509.severity = warning
                iam_diagnostic.category-Wildcards.severity = error
                """);
        return (await consumer.BuildAsync()).Failed();
    }

    private static async Task<BuildResult> BuildWithWarningsAsErrorsAsync()
    {
        using var consumer = (await Consumer.CreateLibraryAsync("""
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <WarningsNotAsErrors>IAM0103;IAM0203</WarningsNotAsErrors>
            """))
            .WriteOneFindingEach()
            .Write(".globalconfig", """
                is_global = true
                dotnet_diagnostic.IAM0206.severity = warning
                """)
            .Write(".editorconfig", """
                root = true
                [policies/*.json]
                iam_diagnostic.IAM0103.severity = error
                iam_diagnostic.IAM0111.severity = suggestion
                iam_diagnostic.IAM1501.severity = warning
                """);
        return (await consumer.BuildAsync()).Failed();
    }
}
