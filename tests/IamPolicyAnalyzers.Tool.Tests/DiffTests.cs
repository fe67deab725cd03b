using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests;

public sealed class DiffTests
{
    private const string Wider = """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::orders/*" } }""";

    private const string Public = """{ "Version": "2012-10-17", "Statement": { "Sid": "Read", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::orders/*" } }""";

    private const string DenyLeaving = """{ "Version": "2012-10-17", "Statement": { "Sid": "Stay", "Effect": "Deny", "Action": "organizations:LeaveOrganization", "Resource": "*" } }""";

    [Fact]
    public void Says_that_nothing_changed()
    {
        using var folder = new ToolFolder().Write("old.iam.json", ToolFolder.Sound).Write("new.iam.json", ToolFolder.Sound.Replace("\": ", "\" :\n"));

        Assert.Equal("No access is new or gone in 1 file.\n", folder.Run("diff", "old.iam.json", "new.iam.json").Exited(0).Out);
    }

    [Fact]
    public void Says_what_is_new_and_what_is_gone()
    {
        using var folder = new ToolFolder().Write("old.iam.json", ToolFolder.Sound).Write("new.iam.json", Wider);

        Assert.Equal(
            """
            new.iam.json
              + line 1: grants 's3:PutObject' (Write)

            Access in 1 file: 1 new.

            """,
            folder.Run("diff", "old.iam.json", "new.iam.json").Exited(1).Out);
        Assert.Equal(
            """
            old.iam.json
              - line 1 of the old version: no longer grants 's3:PutObject' (Write)

            Access in 1 file: 1 gone.

            """,
            folder.Run("diff", "new.iam.json", "old.iam.json").Exited(0).Out);
    }

    [Fact]
    public void Names_who_became_public_once()
    {
        using var folder = new ToolFolder().Write("old.resource.json", Public.Replace("\"*\"", "{ \"AWS\": \"111122223333\" }")).Write("new.resource.json", Public);

        Assert.Equal(
            """
            new.resource.json
              ! line 1: Statement 'Read' now lets anyone call 's3:GetObject'

            Access in 1 file: 1 became public.

            """,
            folder.Run("diff", "old.resource.json", "new.resource.json").Exited(1).Out);
    }

    [Fact]
    public void Says_may_where_conditions_cannot_be_compared()
    {
        var limited = ToolFolder.Sound.Replace("orders/*\" }", "orders/*\", \"Condition\": { \"StringIs\": { \"test:Key\": \"a\" } } }");
        using var folder = new ToolFolder().Write("old.iam.json", limited).Write("new.iam.json", limited.Replace("StringIs", "StringSeems"));

        Assert.Contains("? line 1: may grant 's3:GetObject' (Read) under its Condition", folder.Run("diff", "old.iam.json", "new.iam.json").Exited(1).Out);
    }

    [Theory]
    [InlineData("stay.scp.json", DenyLeaving, "grants 'organizations:LeaveOrganization' (Write) now that Deny 'Stay' takes less away")]
    [InlineData("limit.boundary.json", ToolFolder.Sound, "now that a permissions boundary is gone")]
    [InlineData("limit.session.json", ToolFolder.Sound, "now that a session policy is gone")]
    public void A_limit_that_is_gone_is_new_access(string name, string policy, string words)
    {
        using var folder = new ToolFolder().Write("old/" + name, policy).Write("new/sound.iam.json", ToolFolder.Sound);

        Assert.Contains(words, folder.Run("diff", "old", "new").Exited(1).Out);
        folder.Write("old/sound.iam.json", ToolFolder.Sound);
        folder.Run("diff", "new", "old").Exited(0);
    }

    [Fact]
    public void Compares_the_files_of_folders_by_name()
    {
        using var folder = new ToolFolder()
            .Write("old/same.iam.json", ToolFolder.Sound).Write("new/same.iam.json", ToolFolder.Sound)
            .Write("old/gone.iam.json", ToolFolder.Sound).Write("new/policies/here.json", ToolFolder.Administrator)
            .Write("old/readme.json", "{}").Write("new/obj/copy.iam.json", ToolFolder.Administrator);

        Assert.Equal(
            """
            old/gone.iam.json
              - line 1 of the old version: no longer grants 's3:GetObject' (Read)

            new/policies/here.json
              + line 1: grants '*'

            Access in 3 files: 1 new, 1 gone.

            """,
            folder.Run("diff", "old", "new").Exited(1).Out);
    }

    [Fact]
    public void Takes_dev_null_for_a_file_that_is_not_there()
    {
        using var folder = new ToolFolder().Write("new.iam.json", ToolFolder.Sound);

        folder.Run("diff", "/dev/null", "new.iam.json").Exited(1);
        folder.Run("diff", "new.iam.json", "/dev/null").Exited(0);
    }

    [Fact]
    public void Reads_files_and_folders_of_commits()
    {
        using var folder = new ToolFolder().Write("app/policies/a.json", ToolFolder.Sound).Write("app/policies/b.iam.json", ToolFolder.Sound).Commit();
        folder.Write("app/policies/a.json", Wider);

        foreach (var run in new[]
        {
            folder.Run("diff", "HEAD:app/policies/a.json", "app/policies/a.json"),
            folder.Run("diff", "HEAD:app/policies", "app/policies"),
            folder.Run("diff", "HEAD:app/policies/", "app/policies"),
            folder.Run("diff", "HEAD:", "."),
            ToolRun.In(folder.PathOf("app"), "diff", "HEAD:app", "."),
        })
            Assert.Matches("a\\.json\n  \\+ line 1: grants 's3:PutObject' \\(Write\\)\n\nAccess in [12] files?: 1 new\\.\n", run.Exited(1).Out);
        folder.Git("add", "-A").Git("commit", "-qm", "More");
        folder.Run("diff", "HEAD~1:app", "HEAD:app").Exited(1);
        folder.Run("diff", "HEAD:app", "HEAD~1:app").Exited(0);
    }

    [Fact]
    public void Reads_any_encoding()
    {
        using var folder = new ToolFolder()
            .Write("old.iam.json", TextFileTests.Bytes(Encoding.Unicode, ToolFolder.Sound)).Write("new.iam.json", TextFileTests.Bytes(new UTF8Encoding(true), ToolFolder.Sound.Replace(" ", "\r\n")));

        folder.Run("diff", "old.iam.json", "new.iam.json").Exited(0);
    }

    [Theory]
    [InlineData("nowhere:policies", "git knows no 'nowhere:policies'")]
    [InlineData("HEAD:nothing", "git knows no 'HEAD:nothing'")]
    [InlineData("--option:x", "'--option:x'")]
    [InlineData("gone.json", "'gone.json' does not exist; a file of a commit is REVISION:PATH")]
    public void Exits_with_2_for_a_version_that_is_not_there(string name, string words)
    {
        using var folder = new ToolFolder().Write("a.iam.json", ToolFolder.Sound).Commit();

        Assert.Contains(words, folder.Run("diff", name, "a.iam.json").Exited(2).Error);
    }

    [Fact]
    public void Exits_with_2_without_a_repository()
    {
        using var folder = new ToolFolder().Write("a.iam.json", ToolFolder.Sound);

        Assert.Contains("not a git repository", folder.Run("diff", "HEAD:a.iam.json", "a.iam.json").Exited(2).Error);
    }

    [Theory]
    [InlineData("{ \"Version\": \"2012-10-17\", \"Statement\": [", "is no JSON, so that nobody knows what it grants")]
    [InlineData("", "is no JSON, so that nobody knows what it grants")]
    [InlineData("{}", "is named as a policy and holds none")]
    public void Exits_with_2_for_a_new_version_that_is_no_policy(string text, string words)
    {
        using var folder = new ToolFolder().Write("old.iam.json", ToolFolder.Sound).Write("new.iam.json", text);

        Assert.Contains(words, folder.Run("diff", "old.iam.json", "new.iam.json").Exited(2).Error);
    }

    [Fact]
    public void All_is_new_where_the_old_version_was_no_policy()
    {
        using var folder = new ToolFolder().Write("old.iam.json", ToolFolder.Sound[..^4]).Write("new.iam.json", ToolFolder.Sound);

        var run = folder.Run("diff", "old.iam.json", "new.iam.json").Exited(1);

        Assert.Contains("grants 's3:GetObject'", run.Out);
        Assert.Contains("all of the new version counts as new", run.Error);
    }

    [Fact]
    public void Leaves_a_broken_file_alone_that_is_the_same()
    {
        using var folder = new ToolFolder().Write("old/a.iam.json", "{").Write("new/a.iam.json", "{");

        folder.Run("diff", "old", "new").Exited(0);
    }

    [Fact]
    public void Refuses_a_file_beside_a_folder()
    {
        using var folder = new ToolFolder().Write("a.iam.json", ToolFolder.Sound).Write("b/a.iam.json", ToolFolder.Sound);

        folder.Run("diff", "a.iam.json", "b").Exited(2);
        folder.Run("diff", "b", "b", "--kind", "Trusty").Exited(2);
        folder.Run("diff", "b", "b", "--format", "yaml").Exited(2);
    }

    [Fact]
    public void Policies_of_one_role_count_together()
    {
        using var folder = new ToolFolder()
            .Write("old.template.json", Template("""{ "PolicyName": "Read", "PolicyDocument": READ }, { "PolicyName": "Rest", "PolicyDocument": REST }"""))
            .Write("new.template.json", Template("""{ "PolicyName": "Both", "PolicyDocument": BOTH }"""));

        Assert.Equal("No access is new or gone in 1 file.\n", folder.Run("diff", "old.template.json", "new.template.json").Exited(0).Out);
    }

    [Fact]
    public void Names_the_role_whose_policy_grew_and_the_managed_policy_it_gets()
    {
        using var folder = new ToolFolder()
            .Write("old.template.json", Template("""{ "PolicyName": "Read", "PolicyDocument": READ }"""))
            .Write("new.template.json", Template("""{ "PolicyName": "Read", "PolicyDocument": BOTH }""", "\"ManagedPolicyArns\": [\"arn:aws:iam::aws:policy/AdministratorAccess\"],"));

        var output = folder.Run("diff", "old.template.json", "new.template.json").Exited(1).Out;

        Assert.Contains("role 'App' grants 's3:PutObject' (Write)", output);
        Assert.Contains("'App' gets \"arn:aws:iam::aws:policy/AdministratorAccess\" in ManagedPolicyArns", output);
    }

    [Fact]
    public void A_boundary_that_is_gone_may_be_new_access()
    {
        var policies = """{ "PolicyName": "Read", "PolicyDocument": READ }""";
        using var folder = new ToolFolder()
            .Write("old.template.json", Template(policies, "\"PermissionsBoundary\": \"arn:aws:iam::111122223333:policy/Limit\","))
            .Write("new.template.json", Template(policies));

        Assert.Contains("'App' loses the permissions boundary", folder.Run("diff", "old.template.json", "new.template.json").Exited(1).Out);
        folder.Run("diff", "new.template.json", "old.template.json").Exited(0);
        folder.Run("diff", "old.template.json", "/dev/null").Exited(0);
    }

    [Theory]
    [InlineData("\"Policies\": [{ \"PolicyName\": \"A\", \"PolicyDocument\": { \"Ref\": \"VALUE\" } }]")]
    [InlineData("\"Policies\": [{ \"Ref\": \"VALUE\" }]")]
    [InlineData("\"ManagedPolicyArns\": { \"Ref\": \"VALUE\" }")]
    [InlineData("\"ManagedPolicyArns\": [{ \"Fn::Sub\": \"arn:aws:iam::aws:policy/${VALUE}\" }]")]
    [InlineData("\"Groups\": [\"VALUE\"]", "AWS::IAM::User")]
    [InlineData("\"Policies\": [{ \"DynamoDBReadPolicy\": { \"TableName\": \"VALUE\" } }]", "AWS::Serverless::Function")]
    [InlineData("\"KeyPolicy\": { \"Ref\": \"VALUE\" }", "AWS::KMS::Key")]
    [InlineData("\"Users\": [{ \"Ref\": \"VALUE\" }], \"GroupName\": \"Admins\"", "AWS::IAM::UserToGroupAddition")]
    public void What_no_file_shows_may_be_more_access(string property, string type = "AWS::IAM::Role")
    {
        var template = "{ \"AWSTemplateFormatVersion\": \"2010-09-09\", \"Resources\": { \"App\": { \"Type\": \"" + type + "\", \"Properties\": { " + property + " } } } }";
        using var folder = new ToolFolder().Write("old.template.json", template.Replace("VALUE", "One")).Write("new.template.json", template.Replace("VALUE", "Two"));

        Assert.Matches(@"\? line 1: '(App|/Resources/App/Properties)' gets ", folder.Run("diff", "old.template.json", "new.template.json").Exited(1).Out);
        folder.Write("new.template.json", template.Replace("VALUE", "One").Replace(" ", "\n")).Run("diff", "old.template.json", "new.template.json").Exited(0);
    }

    [Fact]
    public void Compares_what_Terraform_attaches_and_what_it_works_out()
    {
        var before = """
            { "resource": { "aws_iam_role": { "app": { "name": "app", "assume_role_policy": "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}" } },
              "aws_iam_role_policy": { "p": { "role": "${aws_iam_role.app.name}", "policy": "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}}" } },
              "aws_iam_role_policy_attachment": { "a": { "role": "${aws_iam_role.app.name}", "policy_arn": "arn:aws:iam::aws:policy/ReadOnlyAccess" } },
              "aws_s3_bucket_policy": { "b": { "bucket": "orders", "policy": "${file(\"one.json\")}" } } } }
            """;
        using var folder = new ToolFolder().Write("old.tf.json", before)
            .Write("new.tf.json", before.Replace("s3:Get", "s3:Put").Replace("ReadOnlyAccess", "AdministratorAccess").Replace("one.json", "two.json"));

        var output = folder.Run("diff", "old.tf.json", "new.tf.json").Exited(1).Out;

        Assert.Contains("+ line 2: role 'aws_iam_role.app' grants 's3:PutObject' (Write)", output);
        Assert.Contains("? line 3: 'aws_iam_role_policy_attachment.a' gets \"arn:aws:iam::aws:policy/AdministratorAccess\"", output);
        Assert.Contains("? line 4: '/resource/aws_s3_bucket_policy/b' gets", output);
        folder.Run("diff", "old.tf.json", "old.tf.json").Exited(0);
    }

    [Fact]
    public void A_link_in_a_commit_is_not_lost()
    {
        using var folder = new ToolFolder().Write("policies/a.json", ToolFolder.Sound);
        File.CreateSymbolicLink(folder.PathOf("policies/b.json"), "a.json");
        folder.Commit();

        Assert.Contains("b.json of HEAD:policies: is a symbolic link", folder.Run("diff", "HEAD:policies", "policies").Exited(2).Error);
    }

    [Fact]
    public void A_policy_that_loses_its_condition_is_new_access()
    {
        const string With = """{ "Fn::If": ["IsTest", { "PolicyName": "Read", "PolicyDocument": READ }, { "Ref": "AWS::NoValue" }] }""";
        using var folder = new ToolFolder()
            .Write("old.template.json", Template(With)).Write("new.template.json", Template("""{ "PolicyName": "Read", "PolicyDocument": READ }"""));

        folder.Run("diff", "old.template.json", "new.template.json").Exited(1);
        folder.Run("diff", "old.template.json", "old.template.json").Exited(0);
        folder.Write("new.template.json", Template(With.Replace("IsTest", "IsProduction"))).Run("diff", "old.template.json", "new.template.json").Exited(1);
    }

    [Fact]
    public void Writes_markdown()
    {
        using var folder = new ToolFolder().Write("old.iam.json", ToolFolder.Sound).Write("new.iam.json", Wider.Replace("orders/*", "*"));

        Assert.Equal(
            """
            ## Access changes

            Access in 1 file: 1 new.

            ### `new.iam.json`

            | | Line | Change |
            | --- | --- | --- |
            | **new** | 1 | grants `s3:GetObject` and `s3:PutObject` |

            """,
            folder.Run("diff", "old.iam.json", "new.iam.json", "--format", "markdown").Exited(1).Out);
    }

    [Fact]
    public void Writes_json()
    {
        using var folder = new ToolFolder().Write("old.iam.json", ToolFolder.Sound).Write("new.iam.json", Wider);

        using var json = JsonDocument.Parse(folder.Run("diff", "old.iam.json", "new.iam.json", "--format", "json").Exited(1).Out);

        Assert.True(json.RootElement.GetProperty("grew").GetBoolean());
        var change = json.RootElement.GetProperty("changes").EnumerateArray().Single();
        Assert.Equal("new", change.GetProperty("kind").GetString());
        Assert.Equal("s3:PutObject", change.GetProperty("actions")[0].GetString());
        Assert.Equal("PutObject", Wider.Substring(change.GetProperty("column").GetInt32() - 1 + 3, 9));
    }

    [Fact]
    public void Writes_sarif_of_what_is_new()
    {
        using var folder = new ToolFolder().Write("old/a b.iam.json", ToolFolder.Sound).Write("new/a b.iam.json", Wider.Replace("s3:GetObject", "s3:PutObjectAcl"));

        using var json = JsonDocument.Parse(folder.Run("diff", "old", "new", "--format", "sarif").Exited(1).Out);

        var result = json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Single();
        Assert.Equal("access/new", result.GetProperty("ruleId").GetString());
        Assert.Equal("new/a%20b.iam.json", result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());
    }

    private static string Template(string policies, string more = "") => $$"""
        { "AWSTemplateFormatVersion": "2010-09-09", "Conditions": { "IsTest": { "Fn::Equals": [{ "Ref": "Stage" }, "test"] } }, "Resources": {
          "App": { "Type": "AWS::IAM::Role", "Properties": { {{more}} "Policies": [{{policies}}] } } } }
        """.Replace("READ", ToolFolder.Sound).Replace("REST", ToolFolder.Sound.Replace("Get", "Put")).Replace("BOTH", Wider);
}
