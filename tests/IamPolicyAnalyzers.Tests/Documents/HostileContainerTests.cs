using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tests.Repository;
using IamPolicyAnalyzers.Tests.Verification;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Documents;

/// <summary>Containers of absurd size or form, and damaged ones. A test that hangs, or in which a rule throws, has failed.</summary>
public sealed class HostileContainerTests
{
    private const int Many = 20_000;

    private const string Policy = """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObjekt", "Resource": "*" }] }""";

    public static TheoryData<string, string, string> Containers => new()
    {
        { "unknown managed policies", "a.json", Template(i => Resource("AWS::IAM::Role", $$"""{ "ManagedPolicyArns": ["arn:aws:iam::aws:policy/a{{i}}"] }""")) },
        { "silent trails", "a.json", Template(_ => Resource("AWS::CloudTrail::Trail", """{ "IsLogging": false, "IncludeGlobalServiceEvents": false, "IsMultiRegionTrail": false }""")) },
        { "policies of other buckets", "a.json", Template(i => i % 2 == 0 ? Resource("AWS::S3::Bucket", $$"""{ "BucketName": "a{{i}}" }""") : Resource("AWS::S3::BucketPolicy", $$"""{ "Bucket": "b{{i}}", "PolicyDocument": { "Statement": [{ "Effect": "Deny" }] } }""")) },
        { "keys of users", "a.json", Template(i => i % 2 == 0 ? Resource("AWS::IAM::AccessKey", $$"""{ "UserName": "u{{i + 1}}" }""") : Resource("AWS::IAM::User", $$"""{ "UserName": "u{{i}}", "LoginProfile": { "Password": "p{{i}}" } }""")) },
        { "functions of one role", "a.json", Template(_ => Resource("AWS::Lambda::Function", """{ "Role": { "Fn::GetAtt": ["r", "Arn"] } }""")) },
        { "policies attached to many", "a.json", Template(i => Resource("AWS::IAM::ManagedPolicy", $$"""{ "Roles": ["a", "b{{i}}", "c", "d"], "PolicyDocument": {{Policy}} }"""), 4000) },
        { "functions in functions", "a.json", Template(_ => Resource("AWS::IAM::Role", $$"""{ "ManagedPolicyArns": [{{Nested("{\"Fn::Join\":[\"\",[", "\"a\"", "]]}", 150)}}], "Policies": [{{Nested("{\"Fn::If\":[\"c\",", "{}", ",{}]}", 200)}}] }"""), 500) },
        { "pieces of a text", "a.json", Template(_ => Resource("AWS::SQS::QueuePolicy", $$"""{ "PolicyDocument": { "Fn::Join": ["", ["{", {{Items(i => $$"""{ "Ref": "a{{i}}" }""")}}]] } }"""), 1) },
        { "text in text", "a.json", $$"""{ "a": {{Enumerable.Range(0, 12).Aggregate(Policy, static (text, _) => JsonSerializer.Serialize(text))}} }""" },
        { "texts", "a.json", $$"""{ "a": [{{Items(_ => """ "{\"Statement\":{\"Effect\":\"Allow\"}}" """)}}] }""" },
        { "percent signs", "a.json", $$"""{ "RoleName": "a", "PolicyName": "b", "PolicyDocument": "%7B{{string.Concat(Enumerable.Repeat("%25", Many * 10))}}" }""" },
        { "columns", "credential-report.csv", $"user,arn,mfa_active,{string.Join(',', Enumerable.Range(0, Many * 10))}\n{new string(',', Many * 10)}" },
        { "rows", "credential-report.csv", $"user,arn,password_enabled,mfa_active\n{string.Concat(Enumerable.Range(0, Many).Select(i => $"u{i},arn,true,false\n"))}" },
        { "quotes", "credential-report.csv", $"user,arn,mfa_active\n{new string('"', Many * 10)}" },
        { "attachments of a circular plan", "a.json", $$"""{ "format_version": "1.2", "planned_values": { "root_module": { "resources": [{{Items(i => $$"""{ "address": "aws_iam_role_policy_attachment.a[{{i}}]", "mode": "managed", "type": "aws_iam_role_policy_attachment", "name": "a", "values": {} }""")}}] } }, "resource_changes": [{{Items(i => $$"""{ "address": "aws_iam_role_policy_attachment.a[{{i}}]", "change": { "actions": ["create"], "after": {}, "after_unknown": { "role": true, "policy_arn": true } } }""")}}], "configuration": { "root_module": { "resources": [{ "address": "aws_iam_role_policy_attachment.a", "expressions": { "role": { "references": ["module.m.o"] }, "policy_arn": { "references": ["local.a"] } } }], "module_calls": { "m": { "expressions": { "v": { "references": ["module.m.o"] } }, "module": { "outputs": { "o": { "expression": { "references": ["var.v"] } } } } } } } } }""" },
        { "blocks that take each other in", "a.tf.json", $$"""{ "data": { "aws_iam_policy_document": { {{Members(i => $$"""{ "source_policy_documents": ["${data.aws_iam_policy_document.a{{(i + 1) % 5000}}.json}"] }""", 5000)}} } }, "resource": { "aws_iam_policy": { "p": { "policy": "${data.aws_iam_policy_document.a0.json}" } } } }""" },
        { "expressions without an end", "a.tf.json", $$"""{ "resource": { "aws_iam_policy": { "p": { "policy": "{{{string.Concat(Enumerable.Repeat("${a(", Many * 10))}}" } } } }""" },
        { "records of a baseline", "a.iam-baseline.json", $$"""{ "policies": [{{Items(i => $$"""{ "policy": "a{{i}}.iam.json", "accepted": [{ "rule": "IAM0606", "value": "*" }], "document": { "Statement": [] } }""")}}] }""" },
    };

    /// <summary>One of each kind of container.</summary>
    public static TheoryData<string> Files => new(
        "orders-function.template.json", "constructs.template.json", "account.json", "modules.tf.json", "service-state.json", "service.tfplan.json", "orders-api.json");

    [HeavyTheory]
    [MemberData(nameof(Containers))]
    public Task Is_judged_in_bounded_time(string everything, string path, string text)
    {
        Assert.NotEmpty(everything);
        return PolicyFiles.DiagnosticsAsync(path, text, [.. Shipped.AllAnalyzers]).WaitAsync(TimeSpan.FromMinutes(1));
    }

    [HeavyTheory]
    [MemberData(nameof(Files))]
    public Task No_rule_throws_on_a_beginning(string file)
    {
        var text = Read(file);
        return JudgeAsync(file, Enumerable.Range(0, text.Length).Select(length => text[..length]).ToArray());
    }

    [HeavyTheory]
    [MemberData(nameof(Files))]
    public Task No_rule_throws_on_a_damaged_file(string file)
    {
        string[] parts = ["{", "}", "[", "]", "\"", ",", ":", "\\", "null", "true", "1e999", "\"\"", "%", "${", "\\u00", "\0", "\uD800", "*", "arn:aws:", "{ \"Ref\": \"A\" }", "\"Fn::If\""];
        var text = Read(file);
        var random = new Random(42);
        return JudgeAsync(file, Enumerable.Range(0, 2000).Select(_ => Damaged()).ToArray());

        string Damaged()
        {
            var at = random.Next(text.Length);
            var removed = Math.Min(random.Next(30), text.Length - at);
            return text.Remove(at, removed).Insert(at, random.Next(3) == 0 ? text.Substring(random.Next(text.Length - 40), 40) : parts[random.Next(parts.Length)]);
        }
    }

    private static Task JudgeAsync(string file, string[] texts)
    {
        var state = new PolicyState();
        for (var i = 0; i < texts.Length; i++)
            state.AdditionalFiles.Add(($"{i}/{file}", texts[i]));
        return PolicyProject.DiagnosticsAsync(PolicyProject.Create(state, Shipped.AllAnalyzers), Shipped.AllAnalyzers).WaitAsync(TimeSpan.FromMinutes(5));
    }

    private static string Read(string file) => File.ReadAllText(Shipped.PathOf($"tests/IamPolicyAnalyzers.Tests/Healthy/{file}"));

    private static string Template(Func<int, string> resource, int count = Many) => $$"""{ "Resources": { {{Members(resource, count)}} } }""";

    private static string Resource(string type, string properties) => $$"""{ "Type": "{{type}}", "Properties": {{properties}} }""";

    private static string Members(Func<int, string> value, int count) => string.Join(',', Enumerable.Range(0, count).Select(i => $"\"a{i}\":{value(i)}"));

    private static string Items(Func<int, string> item) => string.Join(',', Enumerable.Range(0, Many).Select(item));

    private static string Nested(string open, string core, string close, int depth) =>
        string.Concat(Enumerable.Repeat(open, depth)) + core + string.Concat(Enumerable.Repeat(close, depth));
}
