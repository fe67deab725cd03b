using System.Linq;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Analysis.UnanalyzedFile>;

namespace IamPolicyAnalyzers.Tests.Rules.Analysis;

public sealed class UnanalyzedFileTests
{
    private const string Policy =
        """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" } ] }""";

    [Fact]
    public Task Reports_a_policy_at_an_unknown_place() => Verify.With(path: "appsettings.json").Reports(
        $$"""{ "settings": { "list": [ 1, { "access": [|{|]{{Policy[1..]}} } ], "other": {{Policy}} } }""",
        "Policy here is not analysed: '$.settings.list[1].access' is no known place; move it to a file of its own");

    [Fact]
    public Task Tells_the_author_of_a_template_without_a_warning() => Verify.With(path: "app.template.json", severity: DiagnosticSeverity.Info).Reports(
        $$"""{ "Transform": "AWS::Serverless-2016-10-31", "Resources": { "Vault": { "Type": "Custom::Vault", "Properties": { "AccessPolicy": [|{|]{{Policy[1..]}} } } } }""",
        "Policy here is not analysed: '$.Resources.Vault.Properties.AccessPolicy' is no known place");

    [Theory]
    [InlineData("[|true|]")]
    [InlineData("[|null|]")]
    [InlineData("[|{|] }")]
    [InlineData("""[|{|] "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }""")]
    public Task Reports_a_declared_file_that_is_no_policy(string json) => Verify.Reports(
        json, "Policy here is not analysed: the file is declared as a policy, but is no object with Version and Statement");

    [Fact]
    public Task Reports_a_policy_in_a_list_of_other_things() => Verify.Reports($"[ [|{{|]{Policy[1..]}, {{}} ]");

    [Fact]
    public Task Accepts_a_list_of_policies() => Verify.Accepts($"[ {Policy}, {Policy} ]");

    [Fact]
    public Task Reports_an_object_beside_policies_in_strings() => Verify.With(path: "appsettings.json").Reports(
        $$$"""{ "text": "{\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}}", "access": [|{|]{{{Policy[1..]}}} }""",
        "Policy here is not analysed: '$.access' is no known place; move it to a file of its own");

    [Theory]
    [InlineData(Policy)]
    [InlineData("""{ "Version": "2012-10-17" }""")]
    [InlineData("""{ "statements": [] }""")]
    [InlineData("""{ "Resources": { "Queue": { "Type": "AWS::SQS::Queue" } } }""")]
    public Task Accepts_what_is_analysed(string json) => Verify.Accepts(json);

    [Theory]
    [InlineData("""{ "settings": { "access": "policies/app.iam.json" } }""")]
    [InlineData("""{ "a": { "Version": "1", "Statement": [ { "Effect": "Allow", "Action": "ecs:Describe*", "Resource": "*" } ] } }""")]
    [InlineData("""{ "$schema": "https://json-schema.org/draft/2020-12/schema", "examples": [ { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow" } ] } ] }""")]
    [InlineData("""{ "Records": [ { "eventSource": "iam.amazonaws.com", "eventName": "PutRolePolicy", "requestParameters": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow" } ] } } ] }""")]
    [InlineData("""{ "Statement": { "Effect": 0.2, "Confidence": 0.9 } }""")]
    [InlineData("[]")]
    [InlineData("1")]
    public Task Accepts_files_without_policies(string json) => Verify.With(path: "data.json").Accepts(json);

    [Fact]
    public Task Accepts_a_file_that_is_declared_as_none() => Verify.With(path: "appsettings.json", kind: "None").Accepts($$"""{ "access": {{Policy}} }""");

    [Fact]
    public Task Leaves_broken_files_to_InvalidJson() => Verify.With(path: "appsettings.json").Accepts($$"""{ "access": {{Policy}}, }""");

    [Fact]
    public async Task Reports_a_policy_that_is_too_long()
    {
        var actions = string.Join(", ", Enumerable.Range(0, PolicyFile.MaxDocumentLength / 12).Select(i => $"\"s3:Get{i:D6}\""));
        var policy = $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": [{{actions}}], "Resource": "*" } }""";

        var diagnostics = await PolicyFiles.DiagnosticsAsync("a.json", policy, new IamPolicyAnalyzers.Rules.Analysis.UnanalyzedFile(), new IamPolicyAnalyzers.Rules.Actions.UnknownAction());

        Assert.Equal(["IAM2001"], diagnostics.Select(d => d.Id));
    }

    [Theory]
    [InlineData("a.iam.json", "", 1)]
    [InlineData("a.json", "\"Statement\", \"Effect\", ", 1)]
    [InlineData("a.json", "", 0)]
    public async Task Reports_a_file_that_nests_too_deep(string path, string words, int reports)
    {
        foreach (var depth in new[] { JsonTree.MaxDepth + 1, 100_000 })
        {
            var text = $"[ {words}{new string('[', depth)}{new string(']', depth)} ]";
            var diagnostics = await PolicyFiles.DiagnosticsAsync(path, text, [.. Repository.Shipped.AllAnalyzers]);
            Assert.Equal(Enumerable.Repeat("IAM2001", reports), diagnostics.Select(d => d.Id));
        }
    }

    [HeavyTheory]
    [InlineData("a.iam.json", Policy, 1)]
    [InlineData("a.json", Policy, 1)]
    [InlineData("a.json", "[]", 0)]
    public async Task Reports_a_file_that_is_too_large(string path, string json, int reports)
    {
        var text = new string(' ', 50 * 1024 * 1024) + json;
        var diagnostics = await PolicyFiles.DiagnosticsAsync(path, text, [.. Repository.Shipped.AllAnalyzers]);
        Assert.Equal(Enumerable.Repeat("IAM2001", reports), diagnostics.Select(d => d.Id));
    }
}
