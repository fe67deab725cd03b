using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Tool.Access;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests.LanguageServer;

public sealed class HoverTests
{
    private const string TakesMarkdown = """{ "textDocument": { "diagnostic": {}, "hover": { "contentFormat": ["markdown", "plaintext"] } } }""";

    [Fact]
    public async Task Tells_what_an_action_is()
    {
        var hover = await HoverAsync("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:create§policyversion", "Resource": "*" } }""");
        Assert.Equal("iam:createpolicyversion", hover.Word);
        Assert.Equal(
            """
            **`iam:CreatePolicyVersion` · Permissions management**

            AWS Identity and Access Management (IAM)

            - policy (required): `arn:${Partition}:iam::${Account}:policy/${PolicyNameWithPath}`
            - Condition keys: the global ones only
            - A way to more permissions by itself: it widens the policies of the caller
            """.ReplaceLineEndings("\n"),
            hover.Text);
    }

    [Fact]
    public async Task Tells_in_plain_text_where_the_client_takes_no_markdown()
    {
        var hover = await HoverAsync("""{ "Version": "2012-10-17", "Statement": { "Effect": "All§ow", "Action": "s3:*", "Resource": "*" } }""", capabilities: """{ "textDocument": { "diagnostic": {} } }""");
        Assert.Equal("'Allow'\nAllows what the statement describes, unless some Deny covers it.", hover.Text);
        Assert.Equal("Allow", hover.Word);
    }

    [Fact]
    public async Task Tells_of_a_wildcard_what_it_matches_what_weighs_most_first()
    {
        var hover = await HoverAsync(Allow("kms:P§ut*"));
        var actions = ActionCatalogue.Instance.Match(ActionPattern.Parse("kms:Put*"));
        Assert.Equal("kms:Put*", hover.Word);
        Assert.StartsWith($"**`kms:Put*` · {LevelCounts.CountText(actions.Count)}**\n\nAnd whatever AWS adds under such a name.\n\n- Permissions management, ", hover.Text);
        Assert.Contains("`kms:PutKeyPolicy`", hover.Text);
    }

    [Fact]
    public async Task Tells_how_many_more_actions_a_wildcard_matches()
    {
        var hover = await HoverAsync(Allow("ec2:Des§cribe*"));
        var actions = ActionCatalogue.Instance.Match(ActionPattern.Parse("ec2:Describe*")).Intersect(ActionCatalogue.Instance.OfLevel(AccessLevel.List));
        Assert.Contains($"- List, {actions.Count}: ", hover.Text);
        Assert.Contains($" and {actions.Count - 5} more", hover.Text);
    }

    [Fact]
    public async Task Tells_of_a_prefix_what_the_service_has()
    {
        var hover = await HoverAsync(Allow("k§ms:PutKeyPolicy"));
        ActionCatalogue.Instance.TryGetService("kms", out var service);
        Assert.Equal("kms", hover.Word);
        Assert.Equal(
            $"**`kms` · {service.Name}**\n\n{service.ActionCount} actions: {LevelCounts.TextOf(service.AllActions)}\n\nResource types: `alias` and `key`", hover.Text);
    }

    [Theory]
    [InlineData("s3:GetO§bjects", "No action of AWS data of {0}; did you mean `s3:GetObject`?")]
    [InlineData("s3:ListO§bjectsV2", "An operation of the API, but no action: `s3:ListBucket` grants it.")]
    [InlineData("s§33:GetObject", "No service of AWS data of {0}; did you mean `s3`?")]
    [InlineData("s3.§GetObject", "No action, which is written `service:Name`; did you mean `s3:GetObject`?")]
    [InlineData("${Action§}", "Only the deployment tells which actions this means.")]
    [InlineData("own:D§oIt", "An action by the option `iam_extra_actions`.")]
    public async Task Tells_what_is_known_of_an_entry_that_is_no_action(string entry, string text)
    {
        var hover = await HoverAsync(Allow(entry), configuration: "[*]\niam_extra_actions = own:DoIt\niam_extra_services = own");
        Assert.EndsWith(string.Format(System.Globalization.CultureInfo.InvariantCulture, text, ActionCatalogue.Instance.DataDate), hover.Text);
    }

    [Fact]
    public async Task Tells_what_NotAction_leaves()
    {
        var left = ActionCatalogue.Instance.ActionCount - ActionCatalogue.Instance.Match(ActionPattern.Parse("iam:*")).Count;
        var hover = await HoverAsync("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Not§Action": "iam:*", "Resource": "*" } }""");
        Assert.Equal("NotAction", hover.Word);
        Assert.Contains($"\n\nHere it grants {left} actions: ", hover.Text);

        var entry = await HoverAsync("""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "NotAction": "iam:§*", "Resource": "*" } }""");
        Assert.Contains("Left out of what the statement denies.", entry.Text);
    }

    [Fact]
    public async Task Tells_what_a_resource_is_and_which_actions_work_on_it()
    {
        var hover = await HoverAsync(
            """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["sqs:SendMessage", "s3:GetObject", "sqs:ListQueues"], "Resource": "arn:aws:sqs:eu-west-1:111122223333:ord§ers" } }""",
            configuration: "[*]\niam_own_accounts = 111122223333");
        Assert.Equal("arn:aws:sqs:eu-west-1:111122223333:orders", hover.Word);
        Assert.Equal(
            """
            **queue · Amazon SQS**

            - Region: `eu-west-1`
            - In account `111122223333` (own)
            - Works on it: `sqs:SendMessage`
            - Does not: `s3:GetObject` and `sqs:ListQueues`
            """.ReplaceLineEndings("\n"),
            hover.Text);
    }

    [Theory]
    [InlineData("*§", "**`*` · every resource**\n\n- Only `*` grants `sqs:ListQueues`")]
    [InlineData("orders§", "**`orders`**\n\nNeither `*` nor an ARN, which has six parts: `arn:partition:service:region:account:resource`.")]
    [InlineData("${Queue§}", "**`${Queue}`**\n\nOnly the deployment tells which resource this is.")]
    public async Task Tells_of_other_resources(string resource, string text)
    {
        var hover = await HoverAsync($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["sqs:SendMessage", "sqs:ListQueues"], "Resource": "{{resource}}" } }""");
        Assert.Equal(text, hover.Text);
    }

    [Fact]
    public async Task Tells_what_a_variable_is_filled_with()
    {
        var hover = await HoverAsync("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/${aws:user§name}/*" } }""");
        Assert.Equal("${aws:username}", hover.Word);
        Assert.Equal("**`${aws:username}`**\n\nAWS puts in `aws:username` of each request. Where a request lacks it, nothing matches.", hover.Text);

        var old = await HoverAsync("""{ "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/${aws:user§name}/*" } }""");
        Assert.EndsWith("\n\nNot in this policy: only Version `2012-10-17` has variables.", old.Text);
    }

    [Theory]
    [InlineData("StringLike", "Passes when the text is one of the values, upper and lower case told apart; `*` and `?` are wildcards.\n\n- A request without the key fails")]
    [InlineData("NumericLessThanEquals", "Passes when the number is less than the value or equal to it.\n\n- A request without the key fails")]
    [InlineData("NotIpAddress", "Passes when the address is in none of the ranges.\n\n- A request without the key passes")]
    [InlineData("BoolIfExists", "Passes when the key is `true` or `false`, as the value says.\n\n- A request without the key passes\n- IfExists: only requests that carry the key are tested")]
    [InlineData("Null", "`true` passes when the request does not carry the key, `false` when it does.")]
    [InlineData("StringSame", "AWS has no such operator.")]
    [InlineData("ForAnyValue:Null", "Null asks whether the key is there, so that a set prefix means nothing: the test never passes.")]
    public async Task Tells_what_an_operator_asks(string name, string text)
    {
        var hover = await HoverAsync(Condition($$"""{ "{{name}}§": { "aws:PrincipalTag/team": "x" } }"""));
        Assert.Equal(name, hover.Word);
        Assert.Equal($"**`{name}`**\n\n{text}", hover.Text);
    }

    [Fact]
    public async Task Warns_of_ForAllValues()
    {
        var hover = await HoverAsync(Condition("""{ "ForAllValues:String§Equals": { "aws:TagKeys": "team" } }"""));
        Assert.Contains("a request without any passes too", hover.Text);
    }

    [Fact]
    public async Task Tells_what_a_condition_key_limits()
    {
        var hover = await HoverAsync(Condition("""{ "IpAddress": { "AWS:Source§IP": "10.0.0.0/8" } }"""));
        Assert.Equal("AWS:SourceIP", hover.Word);
        Assert.Equal(
            "**`aws:SourceIp` · IP address**\n\nLimits who may call or from where, of strangers and of known callers alike.\n\n- A global key: requests to every service may carry it, and not all do",
            hover.Text);

        var vain = await HoverAsync(Condition("""{ "IpAddress": { "aws:Source§Ip": "0.0.0.0/0" } }"""));
        Assert.EndsWith("\n- The values match everything, so that the test limits nothing", vain.Text);

        var weak = await HoverAsync(Condition("""{ "StringNotEquals": { "aws:Source§Vpc": "vpc-1" } }"""));
        Assert.EndsWith("\n- The test also passes without the key", weak.Text);
    }

    [Fact]
    public async Task Says_nothing_of_the_strength_of_a_key_that_denies()
    {
        var hover = await HoverAsync("""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:Secure§Transport": "false" } } } }""");
        Assert.Equal("**`aws:SecureTransport` · true or false**\n\n- A global key that every request carries", hover.Text);
    }

    [Fact]
    public async Task Tells_which_actions_of_the_statement_know_a_key()
    {
        var hover = await HoverAsync(
            """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:GetObject", "sqs:SendMessage"], "Resource": "*", "Condition": { "StringEquals": { "s3:ExistingObject§Tag/team": "x" } } } }""");
        Assert.Equal("s3:ExistingObjectTag/team", hover.Word);
        Assert.EndsWith("\n- A key of `s3`\n- Goes with `s3:GetObject`; not with `sqs:SendMessage`", hover.Text);
    }

    [Theory]
    [InlineData("aws:SourceIpp§", "No such condition key exists; did you mean `aws:SourceIp`?")]
    [InlineData("token.actions.githubusercontent.com:§sub", "A key of the identity provider: a claim of its tokens.")]
    [InlineData("SourceIp§", "No condition key, which is written `prefix:Name`.")]
    public async Task Tells_what_is_known_of_another_key(string key, string text)
    {
        var hover = await HoverAsync(Condition($$"""{ "StringEquals": { "{{key}}": "x" } }"""));
        Assert.EndsWith(text, hover.Text);
    }

    [Theory]
    [InlineData("""{ "StringEquals": { "aws:SourceAccount": "44445555§6666" } }""", "**Account `444455556666` (of somebody else)**")]
    [InlineData("""{ "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333§:role/x" } }""", "**role · AWS Identity and Access Management (IAM)**\n\n- In account `111122223333` (own)")]
    [InlineData("""{ "ArnLike": { "aws:SourceArn": "arn:aws:sns:*:444455556666:ord§ers" } }""", "**topic · Amazon SNS**\n\n- Region: every one\n- In account `444455556666` (of somebody else)")]
    [InlineData("""{ "DateLessThan": { "aws:EpochTime": "1700§000000" } }""", "**`2023-11-14T22:13:20Z`**\n\nThe number counts the seconds since 1970.")]
    [InlineData("""{ "Null": { "aws:TagKeys": "tr§ue" } }""", "**`true`**\n\nPasses when the request does not carry the key.")]
    [InlineData("""{ "StringEquals": { "aws:SourceAccount": "${Account§}" } }""", "**`${Account}`**\n\nOnly the deployment tells this value.")]
    public async Task Tells_what_a_value_means(string condition, string text)
    {
        var hover = await HoverAsync(Condition(condition), configuration: "[*]\niam_own_accounts = 111122223333");
        Assert.Equal(text, hover.Text);
    }

    [Theory]
    [InlineData("""{ "StringEquals": { "aws:PrincipalTag/team": "blu§e" } }""")]
    [InlineData("""{ "DateLessThan": { "aws:CurrentTime": "20§27" } }""")]
    [InlineData("""{ "NumericLessThan": { "aws:MultiFactorAuthAge": "11112222§3333" } }""")]
    public async Task Says_nothing_of_a_value_that_says_all(string condition) => Assert.Null(await FindHoverAsync(Condition(condition)));

    [Theory]
    [InlineData("\"*§\"", "**Everyone**")]
    [InlineData("""{ "AWS": "arn:aws:iam::111122223333:ro§ot" }""", "**Account `111122223333`**")]
    [InlineData("""{ "AWS": "arn:aws:iam::111122223333:role/app/Dep§loy" }""", "**Role `app/Deploy`**")]
    [InlineData("""{ "AWS": "AROAABCDEFGHIJKL§MNOPQ" }""", "**The id of a role**")]
    [InlineData("""{ "AWS": "arn:aws:sts::111122223333:assumed-role/App/se§ssion" }""", "**Session `session` of role `App`**")]
    [InlineData("""{ "Service": "lambda.amaz§onaws.com" }""", "**AWS Lambda**")]
    [InlineData("""{ "Service": "lamda.amaz§onaws.com" }""", "**`lamda.amazonaws.com`**\n\nNo service known here; did you mean `lambda.amazonaws.com`?")]
    [InlineData("""{ "Federated": "arn:aws:iam::111122223333:oidc-provider/gitlab.c§om" }""", "**Identity provider `gitlab.com`**")]
    [InlineData("""{ "AWS": "some§body" }""", "**`somebody`**\n\nNo account, user, role or session that this can be read as.")]
    [InlineData("""{ "Fed§erated": "x" }""", "**`Federated`**\n\nIdentity providers.")]
    public async Task Tells_who_a_principal_is(string principal, string text)
    {
        var hover = await HoverAsync($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": {{principal}}, "Action": "sts:AssumeRole" } }""");
        Assert.StartsWith(text, hover.Text);
    }

    [Fact]
    public async Task Tells_what_each_element_does()
    {
        foreach (var element in ElementNames.OfStatement)
            Assert.Equal(element, (await HoverAsync($$"""{ "Version": "2012-10-17", "Statement": [{ "{{element.Insert(1, "§")}}": "" }] }""")).Word);
        foreach (var element in ElementNames.OfDocument)
            Assert.Equal(element, (await HoverAsync($$"""{ "{{element.Insert(1, "§")}}": "", "Statement": [{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }] }""")).Word);
        Assert.Null(await FindHoverAsync("""{ "Version": "2012-10-17", "Statement": { "Acti§ons": "s3:GetObject" } }"""));
    }

    [Fact]
    public async Task Tells_what_a_statement_grants_after_every_Deny()
    {
        var hover = await HoverAsync(
            """
            { "Version": "2012-10-17", "Statement": [
              §{ "Sid": "Queue", "Effect": "Allow", "Action": ["sqs:SendMessage", "sqs:DeleteQueue"], "Resource": "*" },
              { "Effect": "Deny", "Action": "sqs:DeleteQueue", "Resource": "*" } ] }
            """);
        Assert.Equal("{", hover.Word);
        Assert.Equal(
            """
            **Statement `Queue` · Allow**

            Grants 1 action of sqs: 1 Write.

            Deny statements take 1 of the 2 actions that it names.

            - sqs Limited: Write
            """.ReplaceLineEndings("\n"),
            hover.Text);
    }

    [Theory]
    [InlineData("\"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::orders\"", "Grants no action.\n\n1 action that it names works on none of its resources.")]
    [InlineData("\"Action\": [\"s3:GetObject\", \"ec2:StopInstances\", \"ec2:StartInstances\"], \"Resource\": \"arn:aws:s3:::orders/*\"", "Grants 1 action of s3: 1 Read.\n\n2 actions that it names work on none of its resources.\n\n- s3 Limited: Read")]
    [InlineData("\"Action\": \"iam:PassRole\", \"NotResource\": \"arn:aws:iam::*:role/*\"", "Grants no action.\n\nNotResource takes 1 of the 1 action that it names.")]
    [InlineData("\"Action\": [{ \"Ref\": \"Action\" }], \"Resource\": \"*\"", "Some of its actions are not known before deployment.")]
    public async Task Tells_only_of_what_a_statement_gives_in_the_end(string elements, string text)
    {
        var hover = await HoverAsync($$"""{ "Version": "2012-10-17", "Statement": [ §{ "Effect": "Allow", {{elements}} } ] }""");
        Assert.EndsWith("**\n\n" + text, hover.Text);
    }

    [Theory]
    [InlineData("arn:aws:dynamodb:eu-west-1:111122223333:table/Ord§ers", "**table · Amazon DynamoDB**")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111122223333:table/Orders/index/§*", "**index · Amazon DynamoDB**")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111122223333:table/Ord§*", "**table, ")]
    [InlineData("arn:aws:s3:::orders/2026/11/§*", "**object · Amazon S3**")]
    [InlineData("arn:aws:iam::111122223333:role/app/deploy/§Worker", "**role · AWS Identity and Access Management (IAM)**")]
    public async Task Names_the_type_that_an_ARN_is_plainly_of(string arn, string title)
    {
        var hover = await HoverAsync($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "{{arn}}" } }""");
        Assert.StartsWith(title, hover.Text);
    }

    [Theory]
    [InlineData("aws:CurrentTime", "Limits when the request may be made, not by whom.")]
    [InlineData("aws:RequestedRegion", "Keeps nobody out by itself: the caller chooses the value, or nearly every caller has it.")]
    public async Task Tells_what_a_key_does_not_limit(string key, string text)
    {
        var hover = await HoverAsync(Condition($$"""{ "Null": { "{{key.Insert(5, "§")}}": "false" } }"""));
        Assert.Contains($"\n\n{text}\n\n", hover.Text);
    }

    [Fact]
    public async Task Takes_no_audience_for_a_service()
    {
        const string Trust = """
            { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" },
              "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "StringEquals": { "token.actions.githubusercontent.com:aud": "sts.§amazonaws.com" } } } }
            """;
        Assert.Null(await FindHoverAsync(Trust, name: "a.trust.json"));
        var passed = await HoverAsync(Condition("""{ "StringEquals": { "iam:PassedToService": "lambda.§amazonaws.com" } }"""));
        Assert.StartsWith("**AWS Lambda**", passed.Text);
    }

    [Fact]
    public async Task Tells_what_the_whole_policy_grants()
    {
        var hover = await HoverAsync(ToolFolder.Sound.Replace("Statement", "State§ment", StringComparison.Ordinal));
        Assert.StartsWith("**An identity-based policy, by its content**\n\nGrants 1 action of s3: 1 Read.\n\n", hover.Text);
        Assert.EndsWith("\n- s3 Limited: Read", hover.Text);
    }

    [Fact]
    public async Task Marks_the_word_in_a_policy_that_stands_in_a_string()
    {
        var text = JsonSerializer.Serialize(new { policy = """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sqs:Send#Message", "Resource": "*" } }""" });
        var hover = await HoverAsync(text.Replace('#', '§'), name: "settings.json");
        Assert.Equal("sqs:SendMessage", hover.Word);
        Assert.StartsWith("**`sqs:SendMessage` · Write**", hover.Text);
    }

    [Fact]
    public async Task Reads_policies_of_templates()
    {
        var hover = await HoverAsync(
            """
            { "Resources": { "Role": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [ { "PolicyName": "P", "PolicyDocument": {
              "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": { "Fn::Sub": "arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:ord§ers" } } } } ] } } } }
            """,
            name: "serverless.template");
        Assert.Equal("arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:orders", hover.Word);
        Assert.StartsWith("**queue · Amazon SQS**\n\nParts of it are known at deployment only.\n", hover.Text);
        Assert.EndsWith("\n- Works on it: `sqs:SendMessage`", hover.Text);
    }

    [Theory]
    [InlineData("§{ \"sid\": \"Read\"", "**Statement `Read` · Allow**\n\nGrants 1 action of sqs: 1 Write.", "{")]
    [InlineData("{ \"si§d\": \"Read\"", "**`Sid`**", "sid")]
    [InlineData("{ \"act§ions\": \"sqs:SendMessage\", \"sid\": \"Read\"", "**`Action`**", "actions")]
    public async Task Reads_blocks_of_Terraform(string statement, string text, string word)
    {
        var hover = await HoverAsync(
            $$"""
            { "data": { "aws_iam_policy_document": { "orders": { "statement": [ {{statement}}, "actions": ["sqs:SendMessage"], "resources": ["*"] } ] } } },
              "resource": { "aws_iam_policy": { "orders": { "policy": "${data.aws_iam_policy_document.orders.json}" } } } }
            """,
            name: "main.tf.json");
        Assert.StartsWith(text, hover.Text);
        Assert.Equal(word, hover.Word);
    }

    [Theory]
    [InlineData("""{ "na§me": "s3:GetObject" }""")]
    [InlineData("""§""")]
    public async Task Says_nothing_outside_of_policies(string text) => Assert.Null(await FindHoverAsync(text, name: "package.json"));

    private static string Allow(string action) => $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "{{action}}", "Resource": "*" } }""";

    private static string Condition(string condition) =>
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": {{condition}} } }""";

    private static async Task<(string Text, string Word)> HoverAsync(string marked, string configuration = "", string name = "a.iam.json", string capabilities = TakesMarkdown) =>
        await FindHoverAsync(marked, configuration, name, capabilities) ?? throw new InvalidOperationException($"No hover at {marked}");

    private static async Task<(string Text, string Word)?> FindHoverAsync(string marked, string configuration = "", string name = "a.iam.json", string capabilities = TakesMarkdown)
    {
        using var folder = new ToolFolder().Write(".editorconfig", configuration);
        var uri = EditorSession.UriOf(folder.PathOf(name));
        await using var editor = await EditorSession.StartAsync(folder, capabilities);
        var text = MarkedText.Of(marked.ReplaceLineEndings("\n"));
        editor.Open(uri, text.Text);
        var hover = await editor.RequestAsync("textDocument/hover", text.At(uri));
        if (hover is null)
            return null;
        Assert.Equal(capabilities == TakesMarkdown ? "markdown" : "plaintext", (string?)hover["contents"]!["kind"]);
        return ((string)hover["contents"]!["value"]!, text.In(hover["range"]!));
    }
}
