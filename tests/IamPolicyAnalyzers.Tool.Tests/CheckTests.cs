using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IamPolicyAnalyzers.Tests;
using IamPolicyAnalyzers.Tool.Hosting;
using IamPolicyAnalyzers.Tool.Reports;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests;

public sealed class CheckTests
{
    private const string Trust = """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "sts:AssumeRole" } }""";

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

        Assert.Equal("No findings in 1 file with 1 policy\n", folder.Run("check").Exited(0).Out);
    }

    [Theory]
    [InlineData("check", "gone.iam.json")]
    [InlineData("check", "*.nothing")]
    [InlineData("check")]
    [InlineData("check", ".", "--kind", "Trusty")]
    [InlineData("check", "--kind", "None")]
    [InlineData("check", "--mode", "Harsh")]
    [InlineData("check", "--as-of", "yesterday")]
    [InlineData("check", "--severity", "loud")]
    [InlineData("check", "--fail-on", "always")]
    [InlineData("check", "--format", "pdf")]
    [InlineData("check", "notes.txt")]
    [InlineData("check", "-", "--stdin-path", "notes.txt")]
    [InlineData("check", "--no-such-option")]
    [InlineData("chek")]
    [InlineData]
    public void Exits_with_2_when_it_cannot_do_what_is_asked(params string[] arguments)
    {
        using var folder = new ToolFolder().Write("notes.txt", "{}");

        Assert.NotEmpty(folder.Run(arguments).Exited(2).Error);
    }

    [Fact]
    public void Succeeds_without_files_where_that_is_allowed()
    {
        using var folder = new ToolFolder();

        folder.Run("check", "--allow-no-files").Exited(0);
    }

    [Fact]
    public void Finds_the_names_of_the_package_and_leaves_out_what_others_write()
    {
        using var folder = new ToolFolder();
        foreach (var name in new[] { "a.iam.json", "b/c.trust.json", "policies/x.json", "d/policies/e/y.json", "d/serverless.template", "z.template.json" })
            folder.Write(name, ToolFolder.Administrator);
        foreach (var name in new[] { "bin/a.iam.json", "d/obj/a.iam.json", "node_modules/a.iam.json", "d/cdk.out/a.template.json", ".git/a.iam.json", "other.json" })
            folder.Write(name, ToolFolder.Administrator);

        Assert.Equal(["a.iam.json", "b/c.trust.json", "d/policies/e/y.json", "d/serverless.template", "policies/x.json", "z.template.json"], Files(folder));
    }

    [Fact]
    public void Default_names_are_those_of_the_package()
    {
        var package = File.ReadAllText(Path.Combine(Conditional.RepositoryRoot, "src", "IamPolicyAnalyzers.Package", "build", "IamPolicyAnalyzers.props"));
        var names = Regex.Matches(package, "<_IamPolicyNames>([^<]*)</_IamPolicyNames>").SelectMany(static match => match.Groups[1].Value.Split(';')).Where(static name => name.StartsWith("**", StringComparison.Ordinal));

        Assert.Equal(names.Append("**/policies/**/*.json").Order(), FileFinder.DefaultNames.Order());
    }

    [Fact]
    public void Takes_files_folders_and_globs_each_file_once()
    {
        using var folder = new ToolFolder();
        foreach (var name in new[] { "policies/a.json", "policies/deep/b.json", "other/c.json", "other/d.json", "e.json" })
            folder.Write(name, ToolFolder.Sound);

        Assert.Equal(["policies/a.json", "policies/deep/b.json"], Files(folder, "policies"));
        Assert.Equal(["other/c.json"], Files(folder, "other/c.json", "./other/c.json"));
        Assert.Equal(["other/c.json", "other/d.json", "policies/a.json"], Files(folder, "*/?.json"));
        Assert.Equal(["e.json", "other/c.json", "other/d.json", "policies/a.json", "policies/deep/b.json"], Files(folder, "**/*.json"));
        Assert.Equal(["other/c.json", "policies/a.json"], Files(folder, "**/*.json", "--exclude", "**/d.json", "--exclude", "policies/deep", "--exclude", "e.json"));
    }

    [Fact]
    public void Follows_links_once()
    {
        using var folder = new ToolFolder().Write("real/a.iam.json", ToolFolder.Sound);
        Directory.CreateSymbolicLink(folder.PathOf("real/up"), folder.Path);
        Directory.CreateSymbolicLink(folder.PathOf("link"), folder.PathOf("real"));

        Assert.Single(Files(folder));
    }

    [Fact]
    public void Says_which_file_cannot_be_read_and_checks_the_others()
    {
        using var folder = new ToolFolder().Write("admin.iam.json", ToolFolder.Administrator);
        File.CreateSymbolicLink(folder.PathOf("lost.iam.json"), folder.PathOf("nowhere"));

        var run = folder.Run("check").Exited(2);

        Assert.Contains("lost.iam.json: cannot be read", run.Error);
        Assert.Contains("IAM0602", run.Out);
        Assert.Contains("incomplete", run.Out);
    }

    [Fact]
    public void Reads_standard_input_as_the_file_it_stands_for()
    {
        using var folder = new ToolFolder()
            .Write("iam/.globalconfig", "is_global = true\ndotnet_diagnostic.IAM1103.severity = error")
            .Write("iam/role.trust.json", ToolFolder.Sound);

        Assert.Contains("stdin.iam.json(1,73): warning IAM0602", ToolRun.With(folder.Path, ToolFolder.Administrator, false, "check", "-").Exited(1).Out);
        Assert.Contains("iam/role.trust.json(1,85): error IAM1103", ToolRun.With(folder.Path, Trust, false, "check", "-", "--stdin-path", "iam/role.trust.json").Exited(1).Out);
        Assert.Contains("1 file with 1 policy", ToolRun.With(folder.Path, Trust, false, "check", "-", "iam", "--stdin-path", "iam/role.trust.json").Out);
    }

    [Fact]
    public void Kind_says_what_a_file_is_whatever_its_name()
    {
        using var folder = new ToolFolder().Write("partner.txt", ToolFolder.Sound);

        Assert.Contains("IAM1102", folder.Run("check", "partner.txt", "--kind", "trust").Exited(1).Out);
    }

    [Fact]
    public void Mode_chooses_a_preset_and_configuration_is_stronger()
    {
        using var folder = new ToolFolder().Write("a.iam.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "allow", "Action": "s3:*", "Resource": "*" } }""");

        Assert.Contains("error IAM0110", folder.Run("check", "--mode", "strict").Exited(1).Out);
        Assert.DoesNotContain("IAM0601", folder.Run("check", "--mode", "Minimal").Out);
        folder.Write(".globalconfig", "is_global = true\niam_diagnostic.IAM0110.severity = warning");
        Assert.Contains("warning IAM0110", folder.Run("check", "--mode", "Strict").Exited(1).Out);
    }

    [Fact]
    public void Judges_time_by_today_then_by_configuration_then_by_the_command_line()
    {
        using var folder = new ToolFolder().Write("a.iam.json", """
            { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::orders/*",
              "Condition": { "DateLessThan": { "aws:CurrentTime": "2026-06-30T00:00:00Z" } } } }
            """);

        Assert.Contains("IAM1009", folder.Run("check").Exited(1).Out);
        Assert.DoesNotContain("IAM1009", folder.Run("check", "--as-of", "2026-01-01").Exited(0).Out);
        folder.Write(".globalconfig", "is_global = true\niam_as_of_date = 2026-01-01");
        Assert.DoesNotContain("IAM1009", folder.Run("check").Exited(0).Out);
        Assert.Contains("IAM1009", folder.Run("check", "--as-of", "2026-07-01").Exited(1).Out);
    }

    [Theory]
    [InlineData("warning", "warning", 1, false)]
    [InlineData("warning", "error", 0, false)]
    [InlineData("info", "error", 0, true)]
    [InlineData("warning", "info", 1, true)]
    [InlineData("none", "none", 0, false)]
    public void Severity_says_what_is_shown_and_fail_on_what_fails(string severity, string failOn, int code, bool showsInfo)
    {
        using var folder = new ToolFolder()
            .Write(".globalconfig", "is_global = true\ndotnet_diagnostic.IAM0704.severity = suggestion")
            .Write("a.iam.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:GetObject", "sqs:SendMessage"], "Resource": "*" } }""");

        var run = folder.Run("check", "--severity", severity, "--fail-on", failOn).Exited(code);

        Assert.Equal(showsInfo, run.Out.Contains("info IAM0704", StringComparison.Ordinal));
        Assert.Equal(severity != "none", run.Out.Contains("warning IAM0606", StringComparison.Ordinal));
    }

    [Fact]
    public void Folders_have_configuration_of_their_own()
    {
        using var folder = new ToolFolder()
            .Write("strict/.globalconfig", "is_global = true\ndotnet_diagnostic.IAM0602.severity = error")
            .Write("strict/a.iam.json", ToolFolder.Administrator)
            .Write("lax/.globalconfig", "is_global = true\ndotnet_diagnostic.IAM0602.severity = none")
            .Write("lax/a.iam.json", ToolFolder.Administrator);

        var run = folder.Run("check");

        Assert.Contains("strict/a.iam.json(1,73): error IAM0602", run.Out);
        Assert.DoesNotContain("lax/a.iam.json(1,73)", run.Out);
    }

    [Fact]
    public void Says_that_global_configuration_contradicts_itself()
    {
        using var folder = new ToolFolder()
            .Write(".globalconfig", "is_global = true\niam_trust_quota = 1")
            .Write("in/.globalconfig", "is_global = true\niam_trust_quota = 2")
            .Write("in/a.iam.json", ToolFolder.Sound);

        Assert.Contains("iam_trust_quota", folder.Run("check").Error);
    }

    [Fact]
    public void Suppressions_above_a_file_count_though_only_the_file_is_named()
    {
        using var folder = new ToolFolder()
            .Write("deep/down/admin.iam.json", ToolFolder.Administrator)
            .Write("team.iam-suppressions.json", """
                { "suppressions": [
                  { "rule": "IAM0602", "policy": "deep/down/admin.iam.json", "value": "*", "resources": ["*"], "reason": "Break glass" },
                  { "rule": "IAM0603", "policy": "deep/down/admin.iam.json", "value": "*", "resources": ["*"], "reason": "Break glass", "keep": true }
                ] }
                """);

        Assert.EndsWith(" accepted\n", folder.Run("check", "deep/down/admin.iam.json").Exited(0).Out);
    }

    [Fact]
    public void Named_review_files_are_checked_alone()
    {
        using var folder = new ToolFolder().Write("team.iam-suppressions.json", """[{ "rule": "IAM0602" }]""");

        Assert.Contains("IAM2004", folder.Run("check", "team.iam-suppressions.json").Exited(1).Out);
        folder.Run("check").Exited(2);
    }

    [Theory]
    [InlineData("--help", "check")]
    [InlineData("check --help", "--fail-on")]
    [InlineData("--version", ".")]
    public void Helps(string arguments, string expected)
    {
        using var folder = new ToolFolder();

        Assert.Contains(expected, folder.Run(arguments.Split(' ')).Exited(0).Out);
    }

    [Fact]
    public void Page_names_every_option_and_format()
    {
        var page = File.ReadAllText(Path.Combine(Conditional.RepositoryRoot, "docs", "tool.md"));
        using var folder = new ToolFolder();

        var help = folder.Run("check", "--help").Out;
        foreach (var option in Regex.Matches(help, "--[a-z-]+").Select(static match => match.Value).Where(static option => option != "--help").Distinct())
            Assert.Contains($"`{option}", page);
        foreach (var format in ReportFormat.Names)
            Assert.Contains($"| `{format}` |", page);
    }

    private static string[] Files(ToolFolder folder, params string[] arguments)
    {
        var run = folder.Run(["check", .. arguments, "--format", "json"]);
        using var report = JsonDocument.Parse(run.Out);
        return [.. report.RootElement.GetProperty("files").EnumerateArray().Select(static file => file.GetProperty("path").GetString()!)];
    }

    [Fact]
    public void Long_file_has_the_findings_of_its_policies_in_their_order()
    {
        const int Policies = 800;
        var resources = Enumerable.Range(0, Policies).Select(static i =>
            $$"""    "P{{i:000}}": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:GetObjects", "sqs:*"], "Resource": "*" } } } }""");
        using var folder = new ToolFolder().Write("all.template.json", "{ \"Resources\": {\n" + string.Join(",\n", resources) + "\n} }");

        var lines = folder.Run("check", "--format", "json").Exited(1).Out;
        var found = JsonNode.Parse(lines)!["findings"]!.AsArray().Select(static finding => ((int)finding!["line"]!, (string)finding["rule"]!)).ToList();
        var ofOne = found.Where(static finding => finding.Item1 == 2).Select(static finding => finding.Item2).ToList();
        Assert.Contains("IAM0203", ofOne);
        Assert.Equal(Enumerable.Range(2, Policies).SelectMany(line => ofOne.Select(rule => (line, rule))), found);
    }
}
