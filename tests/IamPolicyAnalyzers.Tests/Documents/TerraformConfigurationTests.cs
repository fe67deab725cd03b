using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Documents;

public sealed class TerraformConfigurationTests
{
    private const string Stack =
        """
        {
          "terraform": { "required_providers": { "aws": { "source": "hashicorp/aws" } } },
          "variable": { "bucket": { "type": "string" } },
          "data": {
            "aws_caller_identity": { "current": {} },
            "aws_iam_policy_document": {
              "trust": {
                "statement": {
                  "actions": ["sts:AssumeRole"],
                  "principals": { "type": "Service", "identifiers": ["lambda.amazonaws.com"] }
                }
              },
              "app": {
                "statement": [
                  {
                    "sid": "Read",
                    "actions": ["s3:GetObject", "s3:List*"],
                    "resources": ["${aws_s3_bucket.data.arn}/*", "arn:aws:s3:::home/&{aws:username}/*"],
                    "condition": [
                      { "test": "StringEquals", "variable": "aws:PrincipalOrgID", "values": ["o-1234567890"] },
                      { "test": "Bool", "variable": "aws:SecureTransport", "values": ["true"] },
                      { "values": ["o-0987654321"], "variable": "aws:PrincipalOrgID", "test": "StringEquals" }
                    ]
                  },
                  { "effect": "Deny", "not_actions": ["iam:*"], "not_resources": ["*"] }
                ]
              },
              "unused": {
                "statement": { "actions": ["sqs:SendMessage"], "resources": ["arn:aws:sqs:eu-west-1:111122223333:jobs"],
                               "principals": [ { "type": "AWS", "identifiers": ["111122223333"] }, { "type": "AWS", "identifiers": ["444455556666"] } ] }
              }
            }
          },
          "resource": {
            "aws_iam_role": {
              "app": [{
                "name": "app",
                "assume_role_policy": "${data.aws_iam_policy_document.trust.json}",
                "managed_policy_arns": ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
                "inline_policy": { "name": "inline", "policy": "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}]}" }
              }]
            },
            "aws_iam_role_policy": {
              "more": { "role": "${aws_iam_role.app.id}", "name": "more", "policy": "${data.aws_iam_policy_document.app.json}" },
              "again": { "role": "${aws_iam_role.app.id}", "policy": "${data.aws_iam_policy_document.app.json}" }
            },
            "aws_iam_role_policy_attachment": {
              "logs": { "role": "${aws_iam_role.app.name}", "policy_arn": "arn:aws:iam::aws:policy/CloudWatchLogsFullAccess" },
              "own": { "role": "${aws_iam_role.app.name}", "policy_arn": "${aws_iam_policy.own.arn}" },
              "given": { "role": "${aws_iam_role.app.name}", "policy_arn": "${var.policy_arn}" }
            },
            "aws_s3_bucket_policy": {
              "data": { "bucket": "${aws_s3_bucket.data.id}", "policy": "{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"${aws_s3_bucket.data.arn}\"}}" }
            }
          }
        }
        """;

    [Fact]
    public void Finds_policies_and_who_gets_them()
    {
        var container = PolicyFile.Parse(Stack).Container;

        Assert.Equal(ContainerKind.Terraform, container.Kind);
        Assert.Equal(
            [
                (PolicyType.Trust, null, "sts:AssumeRole"),
                (PolicyType.IdentityBased, "role 'aws_iam_role.app'", "s3:GetObject"),
                (PolicyType.IdentityBased, "role 'aws_iam_role.app'", "s3:GetObject"),
                (PolicyType.ResourceBased, null, "s3:*"),
                (null, null, "sqs:SendMessage"),
            ],
            PolicyFile.Parse(Stack).Documents.Select(d => (d.Site.Type, d.Attachment?.Target.ToString(), d.Statements[0].Action!.Entries[0].Text)));
        Assert.Equal(
            ["ReadOnlyAccess", "inline", "more", "again", "CloudWatchLogsFullAccess", "aws_iam_policy.own"],
            container.Attachments.Select(a => a.PolicyName));
        Assert.All(container.Attachments, a => Assert.Equal("role 'aws_iam_role.app'", a.Target.ToString()));
    }

    [Fact]
    public void Reads_a_block_as_the_policy_that_Terraform_makes()
    {
        var file = PolicyFile.Parse(Stack);
        var app = file.Documents.Single(d => d.Statements.Length == 2);

        Assert.Equal("2012-10-17", app.Version!.Text);
        Assert.Equal([Effect.Allow, Effect.Deny], app.Statements.Select(s => s.Effect));
        Assert.Equal("Read", app.Statements[0].Sid!.Text);
        Assert.Equal(["aws:PrincipalOrgID: o-1234567890, o-0987654321", "aws:SecureTransport: true"], Tests(app.Statements[0]));
        Assert.True(app.Statements[0].Resource!.Entries[0].HasUnknown);
        Assert.True(app.Statements[0].Resource!.Entries[1] is { HasUnknown: false, HasVariable: true });
        Assert.True(app.Statements[1].Action!.IsNot && app.Statements[1].Resource!.IsNot);
        Assert.False(app.HasUnknownStatements);

        var unused = file.Documents[^1].Statements[0].Principal!;
        Assert.Equal(["111122223333", "444455556666"], unused.Values.Select(v => v.Text));

        static IEnumerable<string> Tests(Statement statement) =>
            statement.Condition!.Tests.Select(t => $"{t.Key.Text}: {string.Join(", ", t.Values.Select(v => v.Text))}");
    }

    [Fact]
    public void Every_span_marks_what_a_reader_would_mark() => TerraformSpans.Check(Stack);

    [Fact]
    public void Marks_the_words_of_the_block()
    {
        var file = PolicyFile.Parse(Stack);
        var app = file.Documents.Single(d => d.Statements.Length == 2);

        Assert.Equal("actions", TextAt(app.Statements[0].Action!.NameSpan));
        Assert.Equal("not_resources", TextAt(app.Statements[1].Resource!.NameSpan));
        Assert.Equal("condition", TextAt(app.Statements[0].Condition!.NameSpan));
        Assert.Equal("principals", TextAt(file.Documents[0].Statements[0].Principal!.NameSpan));
        Assert.All(app.Statements, s => Assert.Equal("{", TextAt(s.OpenSpan)));
        Assert.All(file.Documents, d => Assert.Equal("{", TextAt(d.OpenSpan)));
        Assert.Equal("arn:aws:s3:::home/&{aws:username}/*", TextAt(app.Statements[0].Resource!.Entries[1].Span));

        string TextAt(TextSpan span) => Stack.Substring(span.Start, span.Length);
    }

    [Theory]
    [InlineData("""{ "resource": { "aws_sqs_queue": { "q": {} } } }""")]
    [InlineData("""{ "resource": [{ "aws_iam_role": [{ "r": [{ "name": "r" }] }] }] }""")]
    [InlineData("""{ "data": { "aws_iam_policy_document": { "d": {} } } }""")]
    public void Recognizes_a_configuration(string json) => Assert.Equal(ContainerKind.Terraform, PolicyFile.Parse(json).Container.Kind);

    [Theory]
    [InlineData("""{ "resource": { "azurerm_role_assignment": { "r": {} } } }""")]
    [InlineData("""{ "resource": "aws_iam_role" }""")]
    [InlineData("""{ "data": [1, 2], "resource": null }""")]
    [InlineData("""{ "variable": { "aws_region": {} } }""")]
    public void Leaves_other_files_alone(string json) => Assert.Equal(ContainerKind.None, PolicyFile.Parse(json).Container.Kind);

    [Theory]
    [InlineData("""${jsonencode({ Statement = [{ Effect = \"Allow\" }] })}""")]
    [InlineData("""${file(\"policy.json\")}""")]
    [InlineData("""${data.aws_iam_policy_document.elsewhere.json}""")]
    [InlineData("""${var.policy}""")]
    [InlineData("""{\"Statement\": [%{ for a in var.actions }{\"Effect\":\"Allow\",\"Action\":\"${a}\"},%{ endfor }]}""")]
    public void Says_nothing_about_policies_that_only_Terraform_can_read(string policy)
    {
        var file = PolicyFile.Parse($$"""{ "resource": { "aws_iam_policy": { "p": { "policy": "{{policy}}" } } } }""");
        Assert.Empty(file.Documents);
        Assert.False(file.HasErrors);
    }

    [Fact]
    public void Reads_a_text_with_expressions_as_far_as_it_is_known()
    {
        const string Json =
            """
            { "resource": { "aws_iam_policy": { "p": { "policy":
              "{\n \"Version\": \"2012-10-17\",\n \"Statement\": [{ \"Effect\": \"Allow\", \"Action\": ${jsonencode(var.actions)}, \"Resource\": [\"arn:aws:s3:::${var.all ? \"*\" : \"x{}\"}/a\", \"arn:aws:s3:::$${aws:username}\", \"${var.a}\"] }, ${local.more}]}" } } } }
            """;
        var document = PolicyFile.Parse(Json).Documents.Single();
        var statement = document.Statements.Single();

        Assert.True(document.HasUnknownStatements);
        Assert.True(statement.Action!.IsUnknown);
        var resources = statement.Resource!.Entries;
        Assert.True(resources[0] is { HasUnknown: true, HasVariable: false });
        Assert.True(resources[1] is { HasUnknown: false, HasVariable: true });
        Assert.True(resources[2].IsUnknown);
        Assert.Equal("""arn:aws:s3:::${var.all ? \"*\" : \"x{}\"}/a""", Json.Substring(resources[0].Span.Start, resources[0].Span.Length));
        Assert.Equal("arn:aws:s3:::$${aws:username}", Json.Substring(resources[1].Span.Start, resources[1].Span.Length));
    }

    [Theory]
    [InlineData("""{ "statement": { "actions": "${var.actions}", "resources": ["*"] } }""")]
    [InlineData("""{ "statement": { "actions": ["${local.service}:*"], "resources": "${var.resources}" } }""")]
    [InlineData("""{ "statement": { "actions": ["iam:PassRole"], "resources": ["${var.x ? \"*\" : \"arn:aws:iam::1:role/a\"}"] } }""")]
    [InlineData("""{ "statement": { "effect": "${var.effect}", "actions": ["*"], "resources": ["*"] } }""")]
    [InlineData("""{ "dynamic": { "statement": { "for_each": "${var.s}", "content": { "actions": ["*"], "resources": ["*"] } } } }""")]
    [InlineData("""{ "statement": { "actions": ["sts:AssumeRole"], "dynamic": { "principals": { "for_each": "${var.p}", "content": {} } } } }""")]
    [InlineData("""{ "source_policy_documents": ["${data.aws_iam_policy_document.base.json}"] }""")]
    public async Task Unknown_values_are_silent(string block)
    {
        var json = $$"""{ "data": { "aws_iam_policy_document": { "d": {{block}} } } }""";
        Assert.Single(PolicyFile.Parse(json).Documents);
        Assert.Empty(await FindingsAsync("main.tf.json", json));
    }

    [Fact]
    public async Task Reports_a_block_once_however_many_resources_take_it()
    {
        const string Json =
            """
            { "data": { "aws_iam_policy_document": { "all": { "statement": { "sid": "All", "actions": ["s3:*"], "resources": ["*"] } } } },
              "resource": { "aws_iam_policy": {
                "a": { "name": "a", "policy": "${data.aws_iam_policy_document.all.json}" },
                "b": { "name": "b", "policy": "${data.aws_iam_policy_document.all.json}" } } } }
            """;
        var findings = await FindingsAsync("main.tf.json", Json);
        Assert.Equal("s3:*", Assert.Single(findings, f => f.StartsWith("IAM0601 ", System.StringComparison.Ordinal)).Split(' ')[1]);
    }

    [Fact]
    public void Knows_a_bucket_that_is_kept_private()
    {
        var file = PolicyFile.Parse(
            """
            { "resource": {
                "aws_s3_bucket_public_access_block": { "b": { "bucket": "${aws_s3_bucket.b.id}", "block_public_policy": true } },
                "aws_s3_bucket_policy": {
                  "b": { "bucket": "${aws_s3_bucket.b.id}", "policy": "{\"Statement\":[]}" },
                  "c": { "bucket": "${aws_s3_bucket.c.id}", "policy": "{\"Statement\":[]}" } } } }
            """);
        Assert.Equal([true, false], file.Documents.Select(d => d.Site.IsPublicBlocked));
    }

    [Fact]
    public void Reads_groups_and_what_a_user_has()
    {
        var identities = PolicyFile.Parse(
            """
            { "resource": {
                "aws_iam_user": { "ana": { "name": "ana", "tags": { "Team": "a" } }, "ben": { "name": "ben", "permissions_boundary": null } },
                "aws_iam_user_group_membership": { "ana": { "user": "${aws_iam_user.ana.name}", "groups": ["staff"] } },
                "aws_iam_access_key": { "ben": { "user": "ben" } } } }
            """).Container.Identities;

        Assert.Equal(["aws_iam_user.ana", "aws_iam_user.ben"], identities.Select(i => i.Name));
        Assert.Equal([true, false], identities.Select(i => i.MayBeInGroup));
        Assert.Equal([false, true], identities.Select(i => i.HasAccessKey));
        Assert.All(identities, i => Assert.Empty(i.Boundaries));
        Assert.True(identities[0].Tags.TryGet("Team", out _));
        Assert.All(identities, i => Assert.False(i.Tags.IsComplete));
    }

    [Theory]
    [InlineData("""{ "aws": { "region": "eu-west-1" } }""", true)]
    [InlineData("""{ "aws": [{ "region": "eu-west-1" }, { "alias": "us", "default_tags": { "tags": { "Team": "a" } } }] }""", false)]
    [InlineData("""{ "random": {} }""", false)]
    public void A_provider_may_add_tags(string provider, bool isComplete)
    {
        var file = PolicyFile.Parse($$"""{ "provider": {{provider}}, "resource": { "aws_iam_role": { "r": { "name": "r" } } } }""");
        Assert.Equal(isComplete, Assert.Single(file.Container.Identities).Tags.IsComplete);
    }

    [Theory]
    [InlineData("${data.aws_iam_policy_document.d.json}", true)]
    [InlineData("${data.aws_iam_policy_document.d[0].minified_json}", true)]
    [InlineData("${data.aws_iam_policy_document.d.json == data.aws_iam_policy_document.e.json}", false)]
    [InlineData("${data.aws_iam_policy_document.d.id}", false)]
    public void A_reference_gives_a_block_its_type(string reference, bool isTaken)
    {
        var file = PolicyFile.Parse(
            $$"""
            { "data": { "aws_iam_policy_document": { "d": [{ "statement": [] }] } },
              "resource": { "aws_iam_role": { "r": { "count": "${var.n}", "assume_role_policy": "{{reference}}" } } } }
            """);
        Assert.Equal(isTaken ? PolicyType.Trust : null, Assert.Single(file.Documents).Site.Type);
        Assert.True(Assert.Single(file.Container.Identities).Resource.IsConditional);
    }

    [Fact]
    public void Finds_policies_in_resources_nobody_has_told_us_about()
    {
        const string Policy = """{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}""";
        var file = PolicyFile.Parse(
            $$"""
            { "data": { "aws_iam_policy_document": { "d": { "statement": { "actions": ["s3:*"], "resources": ["*"] } } } },
              "resource": {
                "aws_new_thing": { "a": { "access_policy": "{{Policy}}", "name": "{{Policy}}" }, "b": { "policy": "${data.aws_iam_policy_document.d.json}" }, "c": { "policy": "none" } },
                "aws_iot_policy": { "i": { "policy": "{{Policy}}" } } } }
            """);
        Assert.Equal(2, file.Documents.Length);
        Assert.All(file.Documents, d => Assert.Null(d.Site.Type));
    }

    [Fact]
    public void Reads_permissions_of_functions()
    {
        const string Json =
            """
            { "resource": { "aws_lambda_permission": {
                "open": { "action": "lambda:InvokeFunction", "function_name": "f", "principal": "*", "function_url_auth_type": "NONE" },
                "topic": { "action": "lambda:InvokeFunction", "function_name": "f", "principal": "sns.amazonaws.com", "source_arn": "${var.x ? \"arn:a\" : \"b\"}" } } } }
            """;
        var statements = PolicyFile.Parse(Json).Documents.Select(d => d.Statements.Single()).ToArray();
        Assert.True(statements[0].Principal!.IncludesEveryone);
        var test = Assert.Single(statements[1].Condition!.Tests);
        Assert.Equal("aws:SourceArn", test.Key.Text);
        Assert.True(test.Values.Single() is { IsUnknown: true, HasVariable: false, Span: var span } && Json.Substring(span.Start, span.Length) == """${var.x ? \"arn:a\" : \"b\"}""");
    }

    [Fact]
    public void Says_what_services_are_given_in_words_of_CloudFormation()
    {
        var resources = PolicyFile.Parse(
            """
            { "resource": {
                "aws_lambda_function": { "f": { "environment": [{ "variables": { "DB_PASSWORD": "x" } }] } },
                "aws_ecs_task_definition": { "t": { "container_definitions": "[{\"name\":\"web\",\"environment\":[{\"name\":\"KEY\",\"value\":\"x\"}]}]" } },
                "aws_codebuild_project": { "b": { "environment": { "image": "i", "environment_variable": [{ "name": "TOKEN", "value": "x" }] } } },
                "aws_launch_template": { "l": { "user_data": "abc", "iam_instance_profile": [{ "name": "web" }], "license_specification": [] } },
                "aws_cloudtrail": { "c": { "name": "c", "enable_logging": false } },
                "aws_guardduty_detector": { "d": {} },
                "aws_dynamodb_resource_policy": { "p": { "policy": "{\"Statement\":[]}" } } } }
            """).Container.Resources;

        Assert.Equal("""{ "Variables": { "DB_PASSWORD": "x" } }""", Words("AWS::Lambda::Function", "Environment"));
        Assert.Equal("""[ { "Name": "web", "Environment": [ { "Name": "KEY", "Value": "x" } ] } ]""", Words("AWS::ECS::TaskDefinition", "ContainerDefinitions"));
        Assert.Equal("""{ "EnvironmentVariables": [ { "Name": "TOKEN", "Value": "x" } ] }""", Words("AWS::CodeBuild::Project", "Environment"));
        Assert.Equal("""{ "UserData": "abc", "IamInstanceProfile": { "Name": "web" } }""", Words("AWS::EC2::LaunchTemplate", "LaunchTemplateData"));
        Assert.Equal("false", Words("AWS::CloudTrail::Trail", "IsLogging"));
        Assert.Equal("true", Words("AWS::CloudTrail::Trail", "IncludeGlobalServiceEvents"));
        Assert.Equal("true", Words("AWS::GuardDuty::Detector", "Enable"));

        string Words(string type, string property) =>
            string.Join(" ", resources.Single(r => r.Type == type)[property].RawText.ToString().Replace(":", ": ").Replace("{", "{ ").Replace("[", "[ ").Replace("}", " }").Replace("]", " ]")
                .Split([' '], System.StringSplitOptions.RemoveEmptyEntries)).Replace(" :", ":").Replace(" ,", ",").Replace(",", ", ").Replace(",  ", ", ");
    }

    /// <summary>A configuration is judged while it is typed: no prefix and no slip throws, and every finding has a place.</summary>
    [Fact]
    public void Judges_broken_texts()
    {
        var rules = RulesOnByDefault().OfType<PolicyRule>().ToArray();
        for (var i = 0; i < Stack.Length; i += 11)
        {
            Judge(Stack[..i]);
            Judge(Stack.Remove(i, 1));
            Judge(Stack.Insert(i, "{"));
            Judge(Stack.Insert(i, "\\"));
        }

        void Judge(string text)
        {
            var context = new FileContext("main.tf.json", PolicyFile.Parse(text), default, DeclaredType.Of("main.tf.json", ""), ProjectFiles.None, Report, default);
            foreach (var rule in rules)
                rule.AnalyzeFile(context);

            void Report(Microsoft.CodeAnalysis.Diagnostic finding) => Assert.InRange(finding.Location.SourceSpan.End, 0, text.Length);
        }
    }

    internal static async Task<IReadOnlyList<string>> FindingsAsync(string path, string text)
    {
        var found = await PolicyFiles.DiagnosticsAsync(path, text, RulesOnByDefault());
        return [.. found.Select(d => $"{d.Id} {Marked(d.Location, text)} {d.GetMessage()}")];
    }

    internal static DiagnosticAnalyzer[] RulesOnByDefault() =>
    [
        .. typeof(PolicyRule).Assembly.GetTypes()
            .Where(t => !t.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(t))
            .Select(t => (DiagnosticAnalyzer)System.Activator.CreateInstance(t)!)
            .Where(r => r.SupportedDiagnostics.Any(d => d.IsEnabledByDefault)),
    ];

    private static string Marked(Microsoft.CodeAnalysis.Location location, string text) => text.Substring(location.SourceSpan.Start, location.SourceSpan.Length);
}

/// <summary>Checks that the model of a policy says where in the file each of its words stands.</summary>
internal static class TerraformSpans
{
    public static void Check(string json)
    {
        var file = PolicyFile.Parse(json);
        Assert.False(file.HasErrors);
        Assert.NotEmpty(file.Documents);
        foreach (var statement in file.Documents.SelectMany(d => d.Statements))
        {
            Check(statement.Sid);
            if (statement.EffectText is { Span: { Length: > 1 } } effect)
                Check(effect);
            foreach (var action in statement.Action?.Entries ?? [])
            {
                Check(action.Written);
                Assert.Equal(action.Name.ToString(), TextAt(action.NameSpan));
            }

            foreach (var resource in statement.Resource?.Entries ?? [])
                Check(resource.Written);
            foreach (var principal in statement.Principal?.Values ?? [])
                Check(principal.Written);
            foreach (var test in statement.Condition?.Tests ?? [])
            {
                Check(test.OperatorName);
                Check(test.Key);
                foreach (var value in test.Values)
                    Check(value);
            }
        }

        void Check(PolicyText? text)
        {
            if (text is { Text.Length: > 0 })
                Assert.Equal(text.Text, TextAt(text.Span).Replace("&{", "${"));
        }

        string TextAt(TextSpan span) => json.Substring(span.Start, span.Length);
    }
}
