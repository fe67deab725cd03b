using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Tests;
using Xunit;
using static IamPolicyAnalyzers.Tool.Tests.LanguageServer.CompletionSession;

namespace IamPolicyAnalyzers.Tool.Tests.LanguageServer;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("""{ "Version": "2012-10-17", "Statement": { "Eff|" } }""", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow" } }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": { "Eff| } }""", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow" } }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": { Eff| } }""", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow" } }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": { | } }""", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow" } }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": { "|": "Deny" } }""", """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny" } }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": { "Sid": "A" "|" } }""", """{ "Version": "2012-10-17", "Statement": { "Sid": "A", "Effect": "Allow" } }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": { "Sid": "A" | } }""", """{ "Version": "2012-10-17", "Statement": { "Sid": "A", "Effect": "Allow" } }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": { | "Sid": "A" } }""", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Sid": "A" } }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [{ "Sid": "A", "E|""", """{ "Version": "2012-10-17", "Statement": [{ "Sid": "A", "Effect": "Allow" """)]
    [InlineData("""{"Version":"2012-10-17","Statement":{"E|"}}""", """{"Version":"2012-10-17","Statement":{"Effect":"Allow"}}""")]
    public async Task Writes_a_member_into_half_typed_text(string text, string expected) => Assert.Equal(expected.TrimEnd(), await ChooseAsync("Effect", text));

    [Theory]
    [InlineData("""{ "Statement": { "Effect": "|" } }""", """{ "Statement": { "Effect": "Deny" } }""")]
    [InlineData("""{ "Statement": { "Effect": "D|" } }""", """{ "Statement": { "Effect": "Deny" } }""")]
    [InlineData("""{ "Statement": { "Effect": "|Allow" } }""", """{ "Statement": { "Effect": "Deny" } }""")]
    [InlineData("""{ "Statement": { "Effect": "Al|low", "Action": "*" } }""", """{ "Statement": { "Effect": "Deny", "Action": "*" } }""")]
    [InlineData("""{ "Statement": { "Effect": "D|, "Action": "*" } }""", """{ "Statement": { "Effect": "Deny", "Action": "*" } }""")]
    [InlineData("""{ "Statement": { "Effect": | } }""", """{ "Statement": { "Effect": "Deny" } }""")]
    [InlineData("""{ "Statement": { "Effect":| } }""", """{ "Statement": { "Effect": "Deny" } }""")]
    [InlineData("""{ "Statement": { "Effect": D| } }""", """{ "Statement": { "Effect": "Deny" } }""")]
    [InlineData("{ \"Statement\": { \"Effect\": \"D|\n \"Action\": \"*\" } }", "{ \"Statement\": { \"Effect\": \"Deny\",\n \"Action\": \"*\" } }")]
    [InlineData("{ \"Statement\": { \"Effect\": |\n \"Action\": \"*\" } }", "{ \"Statement\": { \"Effect\": \"Deny\",\n \"Action\": \"*\" } }")]
    public async Task Writes_a_value_into_half_typed_text(string text, string expected) => Assert.Equal(expected, await ChooseAsync("Deny", text));

    [Theory]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": ["|"] } }""", """{ "Statement": { "Effect": "Allow", "Action": ["s3:GetObject"] } }""", "s3:PutObject")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": "s3:|" } }""", """{ "Statement": { "Effect": "Allow", "Action": "s3:GetObject" } }""", null)]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": ["s3:GetOb|" } }""", """{ "Statement": { "Effect": "Allow", "Action": ["s3:GetObject" } }""", null)]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": ["s3:Get|ob", "s3:PutObject"] } }""", """{ "Statement": { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"] } }""", null)]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": ["s3:PutObject" "s3:Get|"] } }""", """{ "Statement": { "Effect": "Allow", "Action": ["s3:PutObject", "s3:GetObject"] } }""", null)]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": ["s3:PutObject", |] } }""", """{ "Statement": { "Effect": "Allow", "Action": ["s3:PutObject", "s3:GetObject"] } }""", null)]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": ["s3:PutObject", "Get|"] } }""", """{ "Statement": { "Effect": "Allow", "Action": ["s3:PutObject", "s3:GetObject"] } }""", null)]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": S3:get| } }""", """{ "Statement": { "Effect": "Allow", "Action": "s3:GetObject" } }""", null)]
    public async Task Writes_an_action(string text, string expected, string? first)
    {
        await using var session = await AtAsync(first is null ? text : text.Replace("|", "s3:|"));
        Assert.Equal(expected, session.Choose("s3:GetObject"));
    }

    [Theory]
    [InlineData("{ \"Statement\": [\n  {\n    \"Effect\": \"Deny\"\n  }|\n] }", "{\n    \"Effect\": \"Deny\"\n  },\n  {\n    \"Effect\": ")]
    [InlineData("{ \"Version\": \"2012-10-17\", \"Statement\": [{ \"Effect\": \"Deny\" }|] }", "[{ \"Effect\": \"Deny\" }, { \"Effect\": ")]
    public async Task Writes_a_statement_behind_another(string text, string expected)
    {
        await using var session = await AtAsync(text, snippets: true);
        Assert.Contains(expected, session.Choose("statement"));
    }

    [Fact]
    public async Task Offers_the_claims_of_no_other_provider_than_the_one_that_is_trusted()
    {
        var labels = await LabelsAsync(
            """
            { "Statement": { "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" },
              "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "StringEquals": { "|" } } } }
            """,
            "a.trust.json");
        Assert.Equal(["token.actions.githubusercontent.com:aud", "token.actions.githubusercontent.com:sub"], labels.Take(2));
        Assert.DoesNotContain(labels, static label => label.StartsWith("accounts.google.com", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("s3:GetObject", "arn:aws:s3:|", "arn:aws:s3:::BucketName/ObjectName")]
    [InlineData("sqs:SendMessage", "arn:aws:sqs:|", "af-south-1")]
    public async Task Offers_Regions_first_where_the_ARN_wants_one(string action, string resource, string first)
    {
        var labels = await LabelsAsync($$"""{ "Statement": { "Effect": "Allow", "Action": "{{action}}", "Resource": "{{resource}}" } }""");
        Assert.Equal(first, labels[0]);
        Assert.Contains("eu-west-1", labels);
    }

    [Fact]
    public async Task Offers_the_usual_keys_first_and_each_form_of_a_source_once()
    {
        const string Queue = """
            { "Statement": { "Effect": "Allow", "Principal": { "Service": "sns.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:orders",
              "Condition": { "ArnLike": # } } }
            """;
        Assert.Equal(["aws:SourceArn", "aws:PrincipalArn"], (await LabelsAsync(Queue.Replace("#", "{ \"|\" }"), "a.resource.json")).Take(2));
        Assert.Equal(["arn:aws:sns:Region:AccountId:TopicName"], await LabelsAsync(Queue.Replace("#", "{ \"aws:SourceArn\": \"|\" }"), "a.resource.json"));
    }

    [Fact]
    public async Task Offers_every_service_before_the_colon()
    {
        await using var session = await AtAsync("""{ "Statement": { "Effect": "Allow", "Action": ["|"] } }""", options: """{ "commands": ["editor.action.triggerSuggest"] }""");
        Assert.Equal(ActionCatalogue.Instance.Services.Select(static service => service.Prefix + ":").Order(), session.Labels.Order());
        Assert.Equal("Amazon S3", (string?)session.Item("s3:")["detail"]);
        Assert.Equal("editor.action.triggerSuggest", (string?)session.Item("s3:")["command"]!["command"]);
        Assert.False(session.IsIncomplete);
    }

    [Fact]
    public async Task Offers_reading_before_writing_and_patterns_last_and_never_what_is_there()
    {
        var labels = await LabelsAsync("""{ "Statement": { "Effect": "Allow", "Action": ["s3:|", "s3:getobject"] } }""");
        Assert.DoesNotContain("s3:GetObject", labels);
        Assert.DoesNotContain("s3:*", labels);
        Assert.True(Array.IndexOf(labels, "s3:GetBucketAcl") < Array.IndexOf(labels, "s3:PutObject"));
        Assert.True(Array.IndexOf(labels, "s3:PutObject") < Array.IndexOf(labels, "s3:PutBucketPolicy"));
        var pattern = Array.IndexOf(labels, "s3:Get*");
        Assert.True(pattern > Array.IndexOf(labels, "s3:PutBucketPolicy"));
        Assert.All(labels[..pattern].Where(static label => label.EndsWith('*')), static label => Assert.StartsWith("s3:", label));
    }

    [Fact]
    public async Task Explains_an_action_when_asked()
    {
        await using var session = await AtAsync("""{ "Statement": { "Effect": "Allow", "Action": ["s3:|"] } }""", snippets: true);
        var item = session.Item("s3:GetObject");
        Assert.Null(item["documentation"]);
        Assert.Equal("Read", (string?)item["labelDetails"]!["description"]);
        var resolved = await session.Editor.RequestAsync("completionItem/resolve", item.DeepClone());
        Assert.Contains("- object: ", (string?)resolved!["documentation"]!["value"]);
        Assert.Equal(item["textEdit"]!.ToJsonString(), resolved["textEdit"]!.ToJsonString());
    }

    [Fact]
    public async Task Offers_a_trust_policy_only_ways_to_assume_the_role()
    {
        var labels = await LabelsAsync("""{ "Statement": { "Effect": "Allow", "Principal": { "Federated": "accounts.google.com" }, "Action": "|" } }""", "a.trust.json");
        Assert.Equal("sts:AssumeRoleWithWebIdentity", labels[0]);
        Assert.DoesNotContain("sts:AssumeRole", labels);
        Assert.All(labels, static label => Assert.StartsWith("sts:", label));
    }

    [Theory]
    [InlineData("a.iam.json", "Effect,Action,Resource,Condition,Sid")]
    [InlineData("a.scp.json", "Effect,Action,Resource,Condition,Sid,NotAction,NotResource")]
    [InlineData("a.trust.json", "Effect,Principal,Action,Condition,Sid")]
    [InlineData("a.rcp.json", "Effect,Principal,Action,Resource,Condition,Sid,NotResource")]
    public async Task Offers_the_elements_of_the_policy_type(string file, string expected)
    {
        var labels = await LabelsAsync("""{ "Version": "2012-10-17", "Statement": [{ "|" }] }""", file);
        Assert.Equal(expected.Split(','), labels.Where(label => expected.Split(',').Contains(label)));
        if (file != "a.iam.json")
            Assert.Equal(expected.Split(','), labels);
    }

    [Fact]
    public async Task Leaves_out_elements_that_are_there_and_their_twins()
    {
        var labels = await LabelsAsync("""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "NotAction": "s3:*", "|" }] }""", "a.scp.json");
        Assert.Equal(["Resource", "Condition", "Sid", "NotResource"], labels);
    }

    [Fact]
    public async Task Writes_a_whole_policy_into_an_empty_file()
    {
        Assert.Equal(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "${1:Allow}",
                  "Principal": { "Service": "$2" },
                  "Action": "${3:sts:AssumeRole}"
                }
              ]
            }
            """.ReplaceLineEndings("\n"),
            await ChooseAsync("policy", "|", "a.trust.json", snippets: true));
    }

    [Theory]
    [InlineData("{|}")]
    [InlineData("{ | }")]
    [InlineData("{|")]
    [InlineData("{ \"|\" }")]
    public async Task Offers_the_elements_of_a_file_that_is_only_declared_as_a_policy(string text) =>
        Assert.Equal(["Version", "Statement"], await LabelsAsync(text));

    [Fact]
    public async Task Writes_a_statement_as_the_file_is_indented()
    {
        Assert.Equal(
            "{\r\n\t\"Version\": \"2012-10-17\",\r\n\t\"Statement\": [\r\n\t\t{\r\n\t\t\t\"Effect\": \"${1:Allow}\",\r\n\t\t\t\"Action\": [\r\n\t\t\t\t\"$2\"\r\n\t\t\t],\r\n\t\t\t\"Resource\": \"$3\"\r\n\t\t}\r\n\t]\r\n}",
            await ChooseAsync("statement", "{\r\n\t\"Version\": \"2012-10-17\",\r\n\t\"Statement\": [\r\n\t\t|\r\n\t]\r\n}", snippets: true));
    }

    [Theory]
    [InlineData("s3:GetObject", "arn:aws:s3:::BucketName/ObjectName", "arn:aws:s3:::${1:BucketName}/${2:ObjectName}")]
    [InlineData("sqs:SendMessage", "arn:aws:sqs:Region:AccountId:QueueName", "arn:aws:sqs:${1:Region}:${2:AccountId}:${3:QueueName}")]
    public async Task Writes_the_ARN_that_the_action_needs(string action, string label, string expected)
    {
        var text = $$"""{ "Statement": { "Effect": "Allow", "Action": "{{action}}", "Resource": "|" } }""";
        await using var session = await AtAsync(text, snippets: true);
        Assert.Equal(label, session.Labels[0]);
        Assert.Equal("*", session.Labels[^1]);
        Assert.Equal(text.Replace("|", expected), session.Choose(label));
    }

    [Theory]
    [InlineData("arn:aws:s3:::orders/|", "arn:aws:s3:::orders/ObjectName", "arn:aws:s3:::orders/${1:ObjectName}")]
    [InlineData("arn:aws:s3:|", "arn:aws:s3:::BucketName/ObjectName", "arn:aws:s3:::${1:BucketName}/${2:ObjectName}")]
    [InlineData("arn:aws|", "arn:aws:s3:::BucketName/*", "arn:aws:s3:::${1:BucketName}/*")]
    public async Task Goes_on_with_an_ARN_that_is_begun(string typed, string label, string expected)
    {
        var text = $$"""{ "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["{{typed}}"] } }""";
        Assert.Equal(text.Replace(typed, expected), await ChooseAsync(label, text, snippets: true));
    }

    [Theory]
    [InlineData("arn:aws:sqs:eu-w|", "eu-west-1", "arn:aws:sqs:eu-west-1:")]
    [InlineData("arn:aws:sqs:*:|", "111122223333", "arn:aws:sqs:*:111122223333:")]
    [InlineData("arn:aws:sqs:*:|", "arn:aws:sqs:*:111122223333:QueueName", "arn:aws:sqs:*:${1:111122223333}:${2:QueueName}")]
    public async Task Offers_Regions_and_own_accounts_within_an_ARN(string typed, string label, string expected)
    {
        var text = $$"""{ "Statement": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "{{typed}}" } }""";
        Assert.Equal(text.Replace(typed, expected), await ChooseAsync(label, text, snippets: true, configuration: "iam_own_accounts = 111122223333\n"));
    }

    [Fact]
    public async Task Offers_only_everything_to_actions_without_resources() =>
        Assert.Equal(["*"], await LabelsAsync("""{ "Statement": { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "|" } }"""));

    [Fact]
    public async Task Offers_operators_that_fit_the_key_under_them()
    {
        var labels = await LabelsAsync("""{ "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "|": { "aws:SourceIp": "203.0.113.0/24" } } } }""");
        Assert.Equal(["IpAddress", "Null", "NotIpAddress", "IpAddressIfExists", "NotIpAddressIfExists"], labels);
    }

    [Fact]
    public async Task Offers_keys_of_the_action_before_global_ones_and_none_that_it_never_carries()
    {
        var labels = await LabelsAsync("""{ "Statement": { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::orders", "Condition": { "StringEquals": { "|" } } } }""");
        Assert.True(Array.IndexOf(labels, "s3:prefix") >= 0 && Array.IndexOf(labels, "s3:prefix") < Array.IndexOf(labels, "aws:PrincipalOrgID"));
        Assert.DoesNotContain("aws:SourceIp", labels);
        Assert.DoesNotContain("aws:TagKeys", labels);
        Assert.DoesNotContain("s3:x-amz-acl", labels);
    }

    [Fact]
    public async Task Writes_a_key_with_its_tag_to_fill_in() => Assert.Equal(
        """{ "Statement": { "Effect": "Allow", "Action": "ec2:StartInstances", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/${1:TagKey}": "$2" } } } }""",
        await ChooseAsync(
            "aws:ResourceTag/${TagKey}",
            """{ "Statement": { "Effect": "Allow", "Action": "ec2:StartInstances", "Resource": "*", "Condition": { "StringEquals": { "aws:Res|" } } } }""",
            snippets: true));

    [Theory]
    [InlineData("Bool", "aws:SecureTransport", "true")]
    [InlineData("Null", "aws:TagKeys", "false,true")]
    [InlineData("StringEquals", "s3:x-amz-server-side-encryption", "aws:kms,aws:kms:dsse,AES256")]
    [InlineData("StringEquals", "aws:PrincipalAccount", "111122223333")]
    [InlineData("IpAddress", "aws:SourceIp", "203.0.113.0/24,2001:db8::/32")]
    public async Task Offers_the_values_that_a_key_may_hold(string name, string key, string expected) => Assert.Equal(
        expected.Split(','),
        await LabelsAsync(
            $$"""{ "Statement": { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*", "Condition": { "{{name}}": { "{{key}}": "|" } } } }""",
            configuration: "iam_own_accounts = 111122223333\n"));

    [Fact]
    public async Task Offers_services_for_roles_first()
    {
        var labels = await LabelsAsync("""{ "Statement": { "Effect": "Allow", "Principal": { "Service": "|" }, "Action": "sts:AssumeRole" } }""", "a.trust.json");
        Assert.Equal("lambda.amazonaws.com", labels[0]);
        Assert.All(labels, static label => Assert.True(ServicePrincipals.IsListed(label)));
    }

    [Theory]
    [InlineData("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/$|" } }""", "$")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/${aws:us|}/*" } }""", "${aws:us}")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "aws:PrincipalTag/a": "${|" } } } }""", "${")]
    public async Task Writes_a_policy_variable(string text, string replaced) =>
        Assert.Equal(text.Replace("|", "").Replace(replaced, "${aws:username}"), await ChooseAsync("${aws:username}", text));

    [Fact]
    public async Task Writes_into_a_policy_in_a_string()
    {
        const string Template = """{ "Resources": { "P": { "Type": "AWS::Logs::ResourcePolicy", "Properties": { "PolicyName": "p", "PolicyDocument": "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"logs:PutLog|\",\"Principal\":{\"Service\":\"events.amazonaws.com\"},\"Resource\":\"*\"}]}" } } } }""";
        Assert.Equal(Template.Replace("logs:PutLog|", "logs:PutLogEvents"), await ChooseAsync("logs:PutLogEvents", Template, "t.template.json"));
        var name = Template.Replace("logs:PutLog|", "logs:PutLogEvents").Replace("\\\"Resource\\\":\\\"*\\\"", "\\\"Res|\\\"");
        Assert.Equal(name.Replace("\\\"Res|\\\"", "\\\"Resource\\\":\\\"\\\""), await ChooseAsync("Resource", name, "t.template.json"));
    }

    [Fact]
    public async Task Fills_in_what_a_template_knows() => Assert.Contains(
        "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:QueueName",
        await LabelsAsync("""{ "Resources": { "R": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": { "Fn::Sub": "|" } } } } } } }""", "t.template.json"));

    [Theory]
    [InlineData("""{ "name": "|" }""", "package.json")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Sid": "|" } }""", "a.iam.json")]
    [InlineData("""{ "Version": "2012-10-17"| }""", "a.iam.json")]
    public async Task Offers_nothing_else(string text, string file) => Assert.Empty(await LabelsAsync(text, file));

    [Theory]
    [InlineData("admin-role.iam.json")]
    [InlineData("broken.iam.json")]
    [InlineData("github-actions.trust.json")]
    [InlineData("bucket.resource.json")]
    [InlineData("orders.template.json")]
    public void Answers_everywhere_in_a_policy_and_in_each_beginning_of_it(string name)
    {
        var text = File.ReadAllText(Path.Combine(Conditional.RepositoryRoot, "tests", "IamPolicyAnalyzers.Tests", "Corpus", name));
        using var file = new CompletionFile(name);
        var whole = file.Open(text);
        var answers = 0;
        for (var offset = 0; offset <= text.Length; offset += Conditional.WithoutSwitch is null ? 1 : 7)
        {
            answers += whole.Complete(offset).Length;
            answers += file.Complete(text[..offset], offset).Length;
        }

        Assert.True(answers > 0);
    }

    [Theory]
    [InlineData("Principal", """{ "Statement": { "Effect": "Allow", "P|": { "Service": "ec2.amazonaws.com" } } }""", """{ "Statement": { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" } } }""")]
    [InlineData("Service", """{ "Statement": { "Effect": "Allow", "Principal": { "S|" } } }""", """{ "Statement": { "Effect": "Allow", "Principal": { "Service": "$1" } } }""")]
    [InlineData("{ \"Service\" }", """{ "Statement": { "Effect": "Allow", "Principal": | } }""", """{ "Statement": { "Effect": "Allow", "Principal": { "Service": "$1" } } }""")]
    [InlineData("StringLike", """{ "Statement": { "Effect": "Allow", "Condition": { "|" } } }""", """{ "Statement": { "Effect": "Allow", "Condition": { "StringLike": { $1 } } } }""")]
    [InlineData("StringLike", """{ "Statement": { "Effect": "Allow", "Condition": { "Bool": {}, "Str| } } }""", """{ "Statement": { "Effect": "Allow", "Condition": { "Bool": {}, "StringLike": { $1 } } } }""")]
    [InlineData("token.actions.githubusercontent.com:sub", """{ "Statement": { "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }, "Condition": { "StringLike": { "tok|" } } } }""", """{ "Statement": { "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }, "Condition": { "StringLike": { "token.actions.githubusercontent.com:sub": "$1" } } } }""")]
    [InlineData("arn:aws:iam::AccountId:role/RoleName", """{ "Statement": { "Principal": { "AWS": [|] } } }""", """{ "Statement": { "Principal": { "AWS": ["arn:aws:iam::${1:AccountId}:role/${2:RoleName}"] } } }""")]
    public async Task Writes_who_may_assume_a_role_and_when(string label, string text, string expected) =>
        Assert.Equal(expected, await ChooseAsync(label, text, "a.trust.json", snippets: true));

    [Fact]
    public async Task Writes_between_members_on_lines_of_their_own()
    {
        const string Text = "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\"\n      |\n      \"Resource\": \"*\"\n    }\n  ]\n}";
        Assert.Equal(
            Text.Replace("\"Allow\"\n      |", "\"Allow\",\n      \"Action\": [\n        \"$1\"\n      ],"),
            await ChooseAsync("Action", Text, snippets: true));
    }

    [Theory]
    [InlineData("|")]
    [InlineData("s3:|")]
    public async Task Offers_the_policy_of_a_resource_the_actions_of_its_service(string typed)
    {
        var labels = await LabelsAsync(
            $$"""{ "Statement": { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "{{typed}}", "Resource": "arn:aws:s3:::orders/*" } }""", "a.resource.json");
        Assert.Contains("s3:GetObject", labels);
        Assert.All(labels, static label => Assert.StartsWith("s3:", label));
    }

    [Fact]
    public async Task Narrows_a_list_that_is_too_long_by_what_is_typed()
    {
        const string Text = """{ "Statement": { "Effect": "Allow", "Action": ["ec2:StartInstances", "iam:PassRole", "sagemaker:CreateModel", "|"] } }""";
        await using var all = await AtAsync(Text);
        Assert.True(all.IsIncomplete);
        var labels = await LabelsAsync(Text.Replace("|", "StopInst|"));
        Assert.Contains("ec2:StopInstances", labels);
        Assert.DoesNotContain("iam:GetRole", labels);
    }

    [Fact]
    public void Stops_when_nobody_wants_the_answer_any_more()
    {
        using var file = new CompletionFile("a.iam.json");
        using var source = new CancellationTokenSource();
        source.Cancel();
        const string Text = """{ "Statement": { "Action": "" } }""";
        Assert.ThrowsAny<OperationCanceledException>(() => file.Open(Text).Complete(Text.IndexOf("\" }", StringComparison.Ordinal), source.Token));
    }

    [Theory]
    [InlineData("a.iam.json", "\uFEFF{ // note\r\n \"Statement\": [{ \"Action\": [\"s3:\\u0047et\", \"\\uD83D\", \"😀\", 's3:x', s3:Get, }, \"Condition\": { : , \"Bool\": } }]")]
    [InlineData("a.iam.json", "[[[[{\"Statement\":{\"Principal\":{\"AWS\":[\"")]
    [InlineData("a.iam.json", "{\"Statement\":{\"Action\":\"\\\"")]
    [InlineData("t.template.json", "{ \"Resources\": { \"P\": { \"Type\": \"AWS::Logs::ResourcePolicy\", \"Properties\": { \"PolicyDocument\": \"{\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\",\\n \\\"Action\\\":[\\\"logs:Put\\\", ],\\\"Condition\\\":{\\\"StringEquals\\\":{\\\"\\\":\\\"${aws:\\\"}}}]}\" } } } }")]
    [InlineData("main.tf.json", "{ \"data\": { \"aws_iam_policy_document\": { \"a\": { \"statement\": [{ \"actions\": [\"s3:Get\"], \"resources\": [\"*\"], \"condition\": { \"test\": \"Bool\", \"variable\": \"aws:SecureTransport\", \"values\": [\"true\"] } }] } } } }")]
    public void Answers_everywhere_in_text_of_any_kind(string name, string text)
    {
        using var file = new CompletionFile(name);
        var whole = file.Open(text);
        for (var offset = 0; offset <= text.Length; offset++)
        {
            var items = whole.Complete(offset).Concat(file.Complete(text[..offset], offset));
            Assert.All(items, static item => Assert.NotEqual("", item.Label));
        }
    }
}
