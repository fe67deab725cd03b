using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests;

public sealed class FixTests
{
    private const string Lowercase = "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    { \"Effect\": \"allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::orders/*\" }\n  ]\n}\n";

    private const string OpenBucket = """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::orders/*" } }""";

    [Fact]
    public void Shows_what_it_would_change_and_writes_nothing()
    {
        using var folder = new ToolFolder().Write("a.iam.json", Lowercase);

        var run = folder.Run("fix", "--dry-run").Exited(1);

        Assert.Equal(
            """
            --- a/a.iam.json
            +++ b/a.iam.json
            @@ -1,6 +1,6 @@
             {
               "Version": "2012-10-17",
               "Statement": [
            -    { "Effect": "allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::orders/*" }
            +    { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::orders/*" }
               ]
             }

            """,
            run.Out);
        Assert.Equal("a.iam.json: Change to 'Allow'\n1 fix in 1 file would be made.\n", run.Error);
        Assert.Equal(Lowercase, folder.Read("a.iam.json"));
    }

    [Fact]
    public void Writes_what_it_changed_and_then_has_nothing_to_do()
    {
        using var folder = new ToolFolder().Write("a.iam.json", Lowercase);

        folder.Run("fix").Exited(0);

        Assert.Equal(Lowercase.Replace("allow", "Allow"), folder.Read("a.iam.json"));
        Assert.Equal("Nothing to fix.\n", folder.Run("fix").Exited(0).Error);
        folder.Run("fix", "--dry-run").Exited(0);
    }

    [Fact]
    public void Its_difference_is_a_patch()
    {
        using var folder = new ToolFolder().Write("p/policies/a.json", Lowercase);

        folder.Write("fix.patch", folder.Run("fix", "--dry-run").Out).Git("apply", "fix.patch");

        folder.Run("fix", "--dry-run").Exited(0);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-8 with mark")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Keeps_encoding_mark_and_line_ends(string name)
    {
        var encoding = TextFileTests.EncodingOf(name);
        var text = Lowercase.Replace("orders", "örders").Replace("\n", "\r\n").Replace("  \"Version\": \"2012-10-17\",\r\n", "");
        using var folder = new ToolFolder().Write("a.iam.json", TextFileTests.Bytes(encoding, text));

        folder.Run("fix").Exited(0);

        var bytes = File.ReadAllBytes(folder.PathOf("a.iam.json"));
        Assert.Equal(encoding.GetPreamble(), bytes.Take(encoding.GetPreamble().Length));
        var after = encoding.GetString(bytes, encoding.GetPreamble().Length, bytes.Length - encoding.GetPreamble().Length);
        Assert.Equal(text.Replace("allow", "Allow").Replace("{\r\n  \"St", "{\r\n  \"Version\": \"2012-10-17\",\r\n  \"St"), after);
    }

    [Fact]
    public void Repairs_the_findings_of_one_rule_only()
    {
        using var folder = new ToolFolder().Write("a.iam.json", Lowercase.Replace("  \"Version\": \"2012-10-17\",\n", ""));

        folder.Run("fix", "--rule", "invalideffect").Exited(0);

        Assert.Equal(Lowercase.Replace("  \"Version\": \"2012-10-17\",\n", "").Replace("allow", "Allow"), folder.Read("a.iam.json"));
    }

    [Fact]
    public void Changes_access_only_where_it_is_asked_for_by_name()
    {
        using var folder = new ToolFolder().Write("a.resource.json", OpenBucket);

        folder.Run("fix").Exited(0);
        folder.Run("fix", "--rule", "IAM1201").Exited(0);
        Assert.Equal(OpenBucket, folder.Read("a.resource.json"));
        Assert.Contains("needs --rule", folder.Run("fix", "--allow-access-change").Exited(2).Error);

        Assert.Contains("put your own value", folder.Run("fix", "--rule", "IAM1201", "--allow-access-change").Exited(0).Error);
        Assert.Contains("aws:PrincipalOrgID", folder.Read("a.resource.json"));
    }

    [Fact]
    public void Repairs_each_policy_of_a_template()
    {
        var role = """{ "Type": "AWS::IAM::Role", "Properties": { "Policies": [{ "PolicyName": "A", "PolicyDocument": POLICY }, { "PolicyName": "B", "PolicyDocument": POLICY }] } }""";
        var template = "{ \"AWSTemplateFormatVersion\": \"2010-09-09\", \"Resources\": { \"One\": " + role + ", \"Two\": " + role + " } }";
        using var folder = new ToolFolder().Write("serverless.template", template.Replace("POLICY", Lowercase));

        folder.Run("fix", "--rule", "InvalidEffect").Exited(0);

        Assert.Equal(template.Replace("POLICY", Lowercase.Replace("allow", "Allow")), folder.Read("serverless.template"));
    }

    [Fact]
    public void Repairs_JSON_and_then_what_it_holds()
    {
        using var folder = new ToolFolder().Write("a.iam.json", Lowercase.Replace("orders/*\" }", "orders/*\", }"));

        folder.Run("fix").Exited(0);

        Assert.Equal(Lowercase.Replace("allow", "Allow"), folder.Read("a.iam.json"));
    }

    [Theory]
    [InlineData("{ \"Version\": \"2008-10-17\", \"Statement\": [{ \"Effect\": \"allow\", }")]
    [InlineData("")]
    public void Leaves_a_file_alone_that_no_fix_makes_JSON(string text)
    {
        using var folder = new ToolFolder().Write("a.iam.json", text);

        Assert.Contains("a.iam.json: is no JSON", folder.Run("fix").Exited(2).Error);
        Assert.Equal(text, folder.Read("a.iam.json"));
    }

    [Fact]
    public void Says_that_a_file_is_read_only_and_repairs_the_others()
    {
        using var folder = new ToolFolder().Write("a.iam.json", Lowercase).Write("b.iam.json", Lowercase);
        File.SetAttributes(folder.PathOf("a.iam.json"), FileAttributes.ReadOnly);

        Assert.Contains("a.iam.json: cannot be written: it is read-only", folder.Run("fix").Exited(2).Error);

        File.SetAttributes(folder.PathOf("a.iam.json"), FileAttributes.Normal);
        Assert.Equal(Lowercase, folder.Read("a.iam.json"));
        Assert.Equal(Lowercase.Replace("allow", "Allow"), folder.Read("b.iam.json"));
    }

    [Fact]
    public void Leaves_bytes_alone_that_are_no_text()
    {
        using var folder = new ToolFolder().Write("a.iam.json", Encoding.Latin1.GetBytes(Lowercase.Replace("orders", "örders")));

        Assert.Contains("its bytes are no text", folder.Run("fix").Exited(2).Error);
    }

    [Fact]
    public void Leaves_accepted_findings_alone()
    {
        using var folder = new ToolFolder().Write("a.iam.json", Lowercase)
            .Write("policies.iam-suppressions.json", """[{ "rule": "IAM0110", "policy": "a.iam.json", "value": "allow", "reason": "An example of what is wrong" }]""");

        Assert.Equal("Nothing to fix.\n", folder.Run("fix").Exited(0).Error);
    }

    [Fact]
    public void Writes_standard_input_to_standard_output()
    {
        using var folder = new ToolFolder();

        Assert.Equal(Lowercase.Replace("allow", "Allow"), ToolRun.With(folder.Path, Lowercase, hasColor: false, "fix", "-").Exited(0).Out);
    }

    [Fact]
    public void Asks_at_each_finding()
    {
        using var folder = new ToolFolder().Write("a.iam.json", Lowercase.Replace("  \"Version\": \"2012-10-17\",\n", ""));

        var run = ToolRun.With(folder.Path, "s\n7\n1\n", hasColor: false, "fix", "--interactive").Exited(0);

        Assert.Contains("Change to 'Allow'", run.Out);
        Assert.Contains("Apply 1", run.Out);
        Assert.Equal(Lowercase.Replace("  \"Version\": \"2012-10-17\",\n", "").Replace("allow", "Allow"), folder.Read("a.iam.json"));
    }

    [Theory]
    [InlineData("q\n1\n1\n")]
    [InlineData("")]
    public void Changes_nothing_that_was_not_chosen(string answers)
    {
        using var folder = new ToolFolder().Write("a.iam.json", Lowercase);

        ToolRun.With(folder.Path, answers, hasColor: false, "fix", "--interactive").Exited(0);

        Assert.Equal(Lowercase, folder.Read("a.iam.json"));
    }

    [Fact]
    public void Says_that_a_rule_is_off()
    {
        using var folder = new ToolFolder().Write("a.iam.json", ToolFolder.Sound.Replace("\"s3:GetObject\"", "[\"s3:PutObject\", \"s3:GetObject\", \"s3:DeleteObject\"]"));

        Assert.Contains("IAM1509 is off by default", folder.Run("fix", "--rule", "UnsortedList").Exited(0).Error);
        folder.Run("fix", "--rule", "UnsortedList", "--mode", "All", "--dry-run").Exited(1);
    }

    [Fact]
    public void Names_the_rule_that_was_meant()
    {
        using var folder = new ToolFolder().Write("a.iam.json", Lowercase);

        Assert.Contains("there is no rule 'InvalidEfect'; did you mean 'InvalidEffect'?", folder.Run("fix", "--rule", "InvalidEfect").Exited(2).Error);
    }
}
