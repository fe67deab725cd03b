using System.IO;
using System.Text;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests;

public sealed class BaselineTests
{
    private const string Name = "policies.iam-baseline.json";

    [Fact]
    public void Records_findings_and_access_so_that_nothing_is_left_to_report()
    {
        using var folder = new ToolFolder().Write("policies/admin.json", ToolFolder.Administrator);

        Assert.Equal("policies.iam-baseline.json: 1 entry, 1 of them new or changed.\n", folder.Run("baseline").Exited(0).Error);

        Assert.Equal(
            """
            {
              "policies": [
                {
                  "policy": "policies/admin.json",
                  "reviewed": "2026-11-01",
                  "accepted": [
                    {
                      "rule": "IAM0602",
                      "value": "*",
                      "resources": [
                        "*"
                      ]
                    }
                  ],
                  "document": {
                    "Version": "2012-10-17",
                    "Statement": [
                      {
                        "Effect": "Allow",
                        "Action": [
                          "*"
                        ],
                        "Resource": [
                          "*"
                        ]
                      }
                    ]
                  }
                }
              ]
            }

            """,
            folder.Read(Name));
        folder.Run("check").Exited(0);
        folder.Run("baseline", "--check").Exited(0);
    }

    [Fact]
    public void Checks_without_writing()
    {
        using var folder = new ToolFolder().Write("a.iam.json", ToolFolder.Sound);
        folder.Run("baseline").Exited(0);
        var recorded = folder.Read(Name);
        folder.Write("a.iam.json", ToolFolder.Sound.Replace("Get", "Put"));

        var run = folder.Run("baseline", "--check", "--as-of", "2027-01-01").Exited(1);

        Assert.Contains("-              \"s3:GetObject\"\n+              \"s3:PutObject\"\n", run.Out);
        Assert.Equal(recorded, folder.Read(Name));
        folder.Write("a.iam.json", ToolFolder.Sound.Replace(" ", "\n")).Run("baseline", "--check").Exited(0);
    }

    [Fact]
    public void Renews_what_changed_and_leaves_the_rest_with_its_day()
    {
        using var folder = new ToolFolder().Write("a.iam.json", ToolFolder.Sound).Write("b.iam.json", ToolFolder.Sound);
        folder.Run("baseline").Exited(0);
        folder.Write("b.iam.json", ToolFolder.Sound.Replace("Get", "Put"));

        Assert.Contains("2 entries, 1 of them new or changed", folder.Run("baseline", "--update", "--as-of", "2027-01-01").Exited(0).Error);

        var text = folder.Read(Name);
        Assert.True(text.IndexOf("2026-11-01") is var first and > 0 && first < text.IndexOf("b.iam.json") && text.IndexOf("2027-01-01") > text.IndexOf("b.iam.json"));
    }

    [Fact]
    public void Keeps_records_of_files_that_were_not_looked_at_and_leaves_out_those_that_are_gone()
    {
        using var folder = new ToolFolder().Write("a.iam.json", ToolFolder.Sound).Write("b.iam.json", ToolFolder.Sound).Write("c.iam.json", ToolFolder.Sound);
        folder.Run("baseline").Exited(0);
        File.Delete(folder.PathOf("c.iam.json"));

        Assert.Contains("c.iam.json: no longer exists", folder.Run("baseline", "a.iam.json", "--update").Exited(0).Error);

        Assert.Contains("b.iam.json", folder.Read(Name));
        Assert.DoesNotContain("c.iam.json", folder.Read(Name));
    }

    [Fact]
    public void Keeps_mark_and_line_ends()
    {
        using var folder = new ToolFolder().Write("a.iam.json", ToolFolder.Sound);
        folder.Run("baseline").Exited(0);
        folder.Write(Name, TextFileTests.Bytes(new UTF8Encoding(true), folder.Read(Name).Replace("\n", "\r\n"))).Write("a.iam.json", ToolFolder.Sound.Replace("Get", "Put"));

        folder.Run("baseline", "--update").Exited(0);

        var text = File.ReadAllBytes(folder.PathOf(Name));
        Assert.Equal(0xEF, text[0]);
        Assert.DoesNotContain("\n", Encoding.UTF8.GetString(text).Replace("\r\n", ""));
    }

    [Fact]
    public void Records_each_policy_of_a_template()
    {
        using var folder = new ToolFolder().Write("app/serverless.template", $$"""
            { "AWSTemplateFormatVersion": "2010-09-09", "Resources": { "App": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [
              { "PolicyName": "A", "PolicyDocument": {{ToolFolder.Administrator}} }, { "PolicyName": "B", "PolicyDocument": {{ToolFolder.Sound}} }] } } } }
            """);

        folder.Run("baseline", "-o", "app/app.iam-baseline.json").Exited(0);

        Assert.Contains("\"path\": \"/Resources/App/Properties/Policies/1/PolicyDocument\"", folder.Read("app/app.iam-baseline.json"));
        folder.Run("check").Exited(0);
    }

    [Fact]
    public void Refuses_what_it_cannot_do_whole()
    {
        using var folder = new ToolFolder().Write("in/a.iam.json", ToolFolder.Sound).Write("b.iam.json", "{");

        Assert.Contains("b.iam.json: is no JSON", folder.Run("baseline").Exited(2).Error);
        Assert.Contains("let it end in .iam-baseline.json", folder.Run("baseline", "-o", "baseline.json").Exited(2).Error);
        Assert.Contains("does not exist, so there is nothing to check", folder.Run("baseline", "--check").Exited(2).Error);
        File.Delete(folder.PathOf("b.iam.json"));
        folder.Write("c.iam.json", ToolFolder.Sound);
        Assert.Contains("not below the folder of the baseline", folder.Run("baseline", "-o", "in/x.iam-baseline.json").Exited(2).Error);
        Assert.Empty(Directory.GetFiles(folder.Path, "*-baseline.json", SearchOption.AllDirectories));

        folder.Run("baseline").Exited(0);
        Assert.Contains("pass --update to renew it", folder.Run("baseline").Exited(2).Error);
        folder.Write(Name, "{ \"policies\": [");
        Assert.Contains("the baseline is no JSON", folder.Run("baseline", "--update").Exited(2).Error);
    }
}
