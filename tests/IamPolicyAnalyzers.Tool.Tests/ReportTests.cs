using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Xml.Linq;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests;

public sealed class ReportTests
{
    private const string Accepted = """[{ "rule": "IAM0606", "policy": "b.iam.json", "value": "*", "actions": ["sqs:SendMessage"], "reason": "Made at run time" }]""";

    private const string Queues = """
        {
          "Version": "2012-10-17",
          "Statement": {
            "Effect": "Allow",
        	"Action": "sqs:SendMessages",
            "Resource": "*"
          }
        }
        """;

    [Fact]
    public void Text_shows_the_line_with_a_caret_below()
    {
        using var folder = new ToolFolder().Write("a.iam.json", Queues);

        Assert.Equal(
            """
            a.iam.json(5,13): warning IAM0203: Action 'sqs:SendMessages' does not exist; did you mean 'sqs:SendMessage'?
              5 |  "Action": "sqs:SendMessages",
                |             ^^^^^^^^^^^^^^^^
            1 warning in 1 file with 1 policy

            """,
            folder.Run("check").Out);
    }

    [Fact]
    public void Text_shows_of_a_long_line_what_is_around_the_finding()
    {
        var actions = string.Join(",", Enumerable.Range(0, 200).Select(static i => i == 100 ? "\"s3:GetObjects\"" : "\"s3:GetObject\""));
        using var folder = new ToolFolder().Write(
            "a.iam.json", $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": [{{actions}}], "Resource": "arn:aws:s3:::orders/*" } }""");

        var lines = folder.Run("check").Out.Split('\n');

        Assert.All(lines, static line => Assert.True(line.Length < 200, line));
        var caret = lines[2].IndexOf('^');
        Assert.Equal("s3:GetObjects", lines[1].Substring(caret, lines[2].Count(static c => c == '^')));
    }

    [Fact]
    public void Text_is_colored_on_a_terminal_only_and_obeys_no_control_character_of_a_policy()
    {
        using var folder = new ToolFolder().Write("a.iam.json", Queues.Replace("sqs:SendMessages", "sqs:Send\e[31mMessages"));

        Assert.DoesNotContain('\e', folder.Run("check").Out);
        Assert.Contains("\e[1;33m", ToolRun.With(folder.Path, "", hasColor: true, "check").Out);
        Assert.DoesNotContain("\e[31m", ToolRun.With(folder.Path, "", hasColor: true, "check").Out);
    }

    [Fact]
    public void Json_tells_all()
    {
        using var folder = Folder();

        using var report = JsonDocument.Parse(folder.Run("check", "--format", "json").Exited(1).Out);

        var findings = report.RootElement.GetProperty("findings").EnumerateArray().ToList();
        var admin = findings.First(static finding => finding.GetProperty("rule").GetString() == "IAM0602");
        Assert.Equal("a, b:%/admin.iam.json", admin.GetProperty("path").GetString());
        Assert.Equal((1, 73, 1, 74), (admin.GetProperty("line").GetInt32(), admin.GetProperty("column").GetInt32(), admin.GetProperty("endLine").GetInt32(), admin.GetProperty("endColumn").GetInt32()));
        Assert.Equal("warning", admin.GetProperty("severity").GetString());
        Assert.False(admin.TryGetProperty("accepted", out _));
        Assert.Equal("Made at run time", findings.Single(static finding => finding.TryGetProperty("accepted", out _)).GetProperty("accepted").GetString());
        Assert.Equal(2, report.RootElement.GetProperty("summary").GetProperty("policies").GetInt32());
    }

    [Fact]
    public void Sarif_has_rules_relative_paths_and_what_is_accepted()
    {
        using var folder = Folder();

        using var log = JsonDocument.Parse(folder.Run("check", "--format", "sarif").Exited(1).Out);

        var run = log.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.Equal(Analysis.RuleIds.All.Count(), rules.GetArrayLength());
        foreach (var result in run.GetProperty("results").EnumerateArray())
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
            Assert.NotEmpty(result.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString()!);
        }

        var uris = run.GetProperty("results").EnumerateArray()
            .Select(static result => result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()).Distinct();
        Assert.Equal(["a%2C%20b%3A%25/admin.iam.json", "b.iam.json"], uris);
        var accepted = run.GetProperty("results").EnumerateArray().Single(static result => result.TryGetProperty("suppressions", out _)).GetProperty("suppressions")[0];
        Assert.Equal("Made at run time", accepted.GetProperty("justification").GetString());
        Assert.True(run.GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
    }

    [Fact]
    public void Sarif_names_the_other_places_of_a_finding_with_what_they_are()
    {
        using var folder = new ToolFolder()
            .Write("policies/a.iam.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": "arn:aws:s3:::demo-bucket/*" } }""")
            .Write("all.iam-assertions.json", """{ "policy": "policies/a.iam.json", "mustNotAllow": [{ "action": "s3:GetObject", "resource": "arn:aws:s3:::demo-bucket/a" }] }""");

        using var log = JsonDocument.Parse(folder.Run("check", "--format", "sarif").Exited(1).Out);

        var related = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Where(static result => result.TryGetProperty("relatedLocations", out _))
            .Select(static result => (Id: result.GetProperty("ruleId").GetString(), Place: Assert.Single(result.GetProperty("relatedLocations").EnumerateArray())))
            .Select(static related => (
                related.Id,
                related.Place.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString(),
                related.Place.GetProperty("physicalLocation").GetProperty("region").GetProperty("startColumn").GetInt32(),
                related.Place.GetProperty("message").GetProperty("text").GetString()));
        Assert.Equal([("IAM1905", "all.iam-assertions.json", 66, "stated here"), ("IAM0306", "policies/a.iam.json", 120, "of another type")], related);
    }

    [Fact]
    public void Fingerprints_stay_when_lines_move_and_tell_findings_apart()
    {
        using var folder = new ToolFolder().Write("a.iam.json", Queues);
        var before = Fingerprints(folder);
        folder.Write("a.iam.json", "\n\n" + Queues.Replace("    ", "\t\t\t"));
        Assert.Equal(before, Fingerprints(folder));

        folder.Write("a.iam.json", Queues.Replace("\"sqs:SendMessages\"", "[\"sqs:SendMessages\", \"sqs:SendMessages\", \"sqs:ReadMessages\"]"));
        Assert.Equal(3, Fingerprints(folder).Distinct().Count());
    }

    [Fact]
    public void GitHub_gets_annotations_that_nothing_in_them_can_end()
    {
        using var folder = Folder();

        var line = folder.Run("check", "--format", "github").Exited(1).Out.Split('\n')[0];

        Assert.StartsWith("::warning file=a%2C b%3A%25/admin.iam.json,line=1,endLine=1,col=73,endColumn=74,title=IAM0602%3A ", line);
    }

    [Fact]
    public void Markdown_leaves_text_text()
    {
        using var folder = new ToolFolder().Write("a.iam.json", Queues.Replace("sqs:SendMessages", "sqs:<b>|@team`x`_y_"));

        var report = folder.Run("check", "--format", "markdown").Exited(1).Out;

        Assert.Contains("| 5 | warning | [IAM", report);
        Assert.Contains("&lt;b>\\|&#64;team\\`x\\`\\_y\\_", report);
    }

    [Fact]
    public void Markdown_fits_into_a_comment()
    {
        using var folder = new ToolFolder();
        for (var i = 0; i < 300; i++)
            folder.Write($"{i:000}.iam.json", ToolFolder.Administrator);

        var report = folder.Run("check", "--format", "markdown").Exited(1).Out;

        Assert.InRange(report.Length, 40_000, 65_000);
        Assert.Contains("There is more", report);
    }

    [Fact]
    public void JUnit_has_a_failure_for_each_finding_and_a_pass_for_each_clean_file()
    {
        using var folder = Folder().Write("sound.iam.json", ToolFolder.Sound);

        var suite = XDocument.Parse(folder.Run("check", "--format", "junit").Exited(1).Out).Root!.Element("testsuite")!;

        Assert.Equal(suite.Elements("testcase").Count(), (int)suite.Attribute("tests")!);
        Assert.Equal(suite.Descendants("failure").Count(), (int)suite.Attribute("failures")!);
        Assert.Contains(suite.Elements("testcase"), static test => (string)test.Attribute("classname")! == "sound.iam.json" && !test.HasElements);
        Assert.Contains(suite.Descendants("failure"), static failure => failure.Value.Contains("admin.iam.json(1,73): warning IAM0602", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("out/report.sarif", "\"2.1.0\"")]
    [InlineData("report.json", "\"findings\"")]
    [InlineData("report.md", "### IAM policies")]
    [InlineData("report.xml", "<testsuites>")]
    [InlineData("report.txt", "warning IAM0602")]
    public void Output_goes_to_the_file_in_the_format_its_name_tells(string file, string expected)
    {
        using var folder = Folder();

        var run = folder.Run("check", "--output", file).Exited(1);

        Assert.Empty(run.Out);
        Assert.Contains("warning", run.Error);
        Assert.Contains(expected, folder.Read(file));
        Assert.NotEqual(0xEF, File.ReadAllBytes(folder.PathOf(file))[0]);
    }

    [Fact]
    public void Exits_with_2_when_the_report_cannot_be_written()
    {
        using var folder = Folder();

        Assert.Contains("cannot be written", folder.Run("check", "--output", "b.iam.json/report.md").Exited(2).Error);
    }

    private static ToolFolder Folder() => new ToolFolder()
        .Write("a, b:%/admin.iam.json", ToolFolder.Administrator)
        .Write("b.iam.json", Queues.Replace("sqs:SendMessages", "sqs:SendMessage"))
        .Write("team.iam-suppressions.json", Accepted);

    private static string[] Fingerprints(ToolFolder folder)
    {
        using var report = JsonDocument.Parse(folder.Run("check", "--format", "json", "--severity", "info").Out);
        return [.. report.RootElement.GetProperty("findings").EnumerateArray().Select(static finding => finding.GetProperty("fingerprint").GetString()!)];
    }
}
