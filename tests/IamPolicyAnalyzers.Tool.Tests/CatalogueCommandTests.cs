using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests;

/// <summary>The commands that tell what rules and catalogue know.</summary>
public sealed class CatalogueCommandTests
{
    [Fact]
    public void Lists_every_rule()
    {
        var lines = Run("rules").Exited(0).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(RuleIds.All.Length + 1, lines.Length);
        Assert.Equal("Id       Category             Severity  On   Fix      Title", lines[0]);
        Assert.Contains("IAM0601  Wildcards            Warning   yes  safe     Allow grants every action of a service", lines);
    }

    [Fact]
    public void Lists_every_rule_as_JSON()
    {
        using var json = JsonDocument.Parse(Run("rules", "--format", "json").Exited(0).Out);

        Assert.Equal(RuleIds.All, json.RootElement.EnumerateArray().Select(static rule => rule.GetProperty("id").GetString()));
        Assert.Contains(json.RootElement.EnumerateArray(), static rule => rule.GetProperty("name").GetString() == "WildcardAction" && rule.GetProperty("fix").GetString() == "safe");
    }

    [Fact]
    public void Knows_every_fix()
    {
        var fixes = typeof(PolicyFix).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(PolicyFix))).Select(static type => type.Name).ToList();
        var known = FixTable.All.Select(static fix => fix.GetType().Name).ToList();

        Assert.True(fixes.Count == known.Count, "Add to FixTable: " + string.Join(", ", fixes.Except(known)));
        Assert.Equal(known.Order(StringComparer.Ordinal), known);
    }

    [Fact]
    public void Has_the_page_of_every_rule()
    {
        foreach (var id in RuleIds.All)
        {
            Assert.Equal(File.ReadAllText(PathOf(id)).ReplaceLineEndings("\n"), Run("explain", id, "--format", "markdown").Exited(0).Out);
            var text = Run("explain", id).Exited(0).Out;
            Assert.StartsWith(id + ": ", text);
            Assert.DoesNotContain("```", text);
            Assert.DoesNotContain("](", text);
            Assert.DoesNotContain("<!--", text);
        }
    }

    [Fact]
    public void Shows_a_page_as_people_read_it()
    {
        var text = Run("explain", "wildcardaction").Exited(0).Out;

        Assert.StartsWith("IAM0601: Allow grants every action of a service\nCategory: Wildcards, Severity: Warning, Enabled: yes, Fix: yes, Since: 0.1.0\n\n", text);
        Assert.Contains("\nViolation\n\n    {\n      \"Version\": \"2012-10-17\",\n", text);
        Assert.Contains("\n- Grant least privilege\n  https://docs.aws.amazon.com/", text);
        Assert.DoesNotContain('\u001b', text);
        Assert.Contains("\u001b[1mIAM0601", ToolRun.With(Path.GetTempPath(), "", hasColor: true, "explain", "IAM0601").Out);
    }

    [Theory]
    [InlineData("IAM061", "there is no rule")]
    [InlineData("WildcardActon", "did you mean 'WildcardAction'?")]
    [InlineData("nothing-like-it", "'iam-policy rules' lists them")]
    public void Names_the_rule_that_was_meant(string rule, string words)
    {
        var error = Run("explain", rule).Exited(2).Error;

        Assert.Contains($"there is no rule '{rule}'", error);
        Assert.Contains(words, error);
    }

    [Fact]
    public void Expands_a_pattern() => Assert.Equal(
        """
        Action               Level
        s3:GetObjectTagging  Read
        s3:GetObjectTorrent  Read

        """,
        Run("expand", "s3:getobjectt*").Exited(0).Out);

    [Fact]
    public void Expands_patterns_as_JSON_and_Markdown()
    {
        using var json = JsonDocument.Parse(Run("expand", "sqs:Send*", "sns:Publish", "--format", "json").Exited(0).Out);

        Assert.Equal(["sqs:Send*", "sns:Publish"], json.RootElement.EnumerateArray().Select(static pattern => pattern.GetProperty("pattern").GetString()!));
        Assert.Equal("Write", json.RootElement[1].GetProperty("actions")[0].GetProperty("level").GetString());
        Assert.Equal("| Action | Level |\n| --- | --- |\n| sns:Publish | Write |\n", Run("expand", "sns:Publish", "--format", "markdown").Exited(0).Out);
    }

    [Theory]
    [InlineData("s3:GetObjects", "there is no action 's3:GetObjects'; did you mean 's3:GetObject'?")]
    [InlineData("dynamo:GetItem", "there is no service 'dynamo'; did you mean 'dynamodb'?")]
    [InlineData("s3:Zz*", "'s3:Zz*' matches no action")]
    [InlineData("GetObject", "'GetObject' is no action; write it as 's3:Get*'")]
    [InlineData("", "'' is no action")]
    public void Says_why_a_pattern_stands_for_nothing(string pattern, string words) => Assert.Contains(words, Run("expand", pattern).Exited(2).Error);

    [Fact]
    public void Sums_up_what_policies_grant()
    {
        using var folder = new ToolFolder().Write("admin.iam.json", ToolFolder.Administrator).Write("sound.iam.json", ToolFolder.Sound);

        Assert.Equal(
            $"""
            sound.iam.json
            1 action in 1 service
            Service  List  Read     Write  Permissions management  Tagging
            s3       -     Limited  -      -                       -

            """,
            folder.Run("summary", "sound.iam.json").Exited(0).Out);
        Assert.Contains("\n*        Full  Full  Full   Full                    Full\n", folder.Run("summary").Exited(0).Out);
        Assert.Equal(
            "### sound.iam.json\n\n1 action in 1 service\n\n| Service | List | Read | Write | Permissions management | Tagging |\n| --- | --- | --- | --- | --- | --- |\n| s3 | - | Limited | - | - | - |\n",
            folder.Run("summary", "sound.iam.json", "--format", "markdown").Exited(0).Out);
        using var json = JsonDocument.Parse(folder.Run("summary", "sound.iam.json", "--format", "json").Exited(0).Out);
        Assert.Equal("Limited", json.RootElement[0].GetProperty("services")[0].GetProperty("levels").GetProperty("Read").GetString());
    }

    [Fact]
    public void Sums_up_each_policy_of_a_template_and_no_broken_file()
    {
        using var folder = new ToolFolder().Write("a.iam.json", "{ \"Statement\": [").Write("serverless.template", $$"""
            { "AWSTemplateFormatVersion": "2010-09-09", "Resources": { "App": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [
              { "PolicyName": "A", "PolicyDocument": {{ToolFolder.Sound}} }, { "PolicyName": "B", "PolicyDocument": {{ToolFolder.Sound}} }] } } } }
            """);

        var run = folder.Run("summary").Exited(2);

        Assert.Contains("serverless.template: A of role 'App'\n1 action in 1 service\n", run.Out);
        Assert.Contains("serverless.template: B of role 'App'\n", run.Out);
        Assert.Contains("a.iam.json: is no JSON", run.Error);
    }

    private static ToolResult Run(params string[] arguments) => ToolRun.In(Path.GetTempPath(), arguments);

    private static string PathOf(string id, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", "rules", id + ".md");
}
