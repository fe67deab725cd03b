using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Documents;

public sealed class TerraformPlanTests
{
    private const string Policy =
        """{"Version":"2012-10-17","Statement":[{"Action":["s3:GetObject","s3:List*"],"Effect":"Allow","Resource":"arn:aws:s3:::data/${aws:username}/*","Sid":""}]}""";

    private static readonly string s_plan =
        """
        {
          "format_version": "1.2",
          "terraform_version": "1.9.5",
          "planned_values": { "root_module": {
            "resources": [
              { "address": "aws_iam_role.app", "mode": "managed", "type": "aws_iam_role", "name": "app", "provider_name": "registry.terraform.io/hashicorp/aws", "schema_version": 0,
                "values": { "assume_role_policy": "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Action\":\"sts:AssumeRole\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"lambda.amazonaws.com\"}}]}",
                  "name": "app", "path": "/", "permissions_boundary": null, "tags": null, "inline_policy": [] } },
              { "address": "aws_iam_role.limited", "mode": "managed", "type": "aws_iam_role", "name": "limited", "values": { "name": "limited", "permissions_boundary": "" } },
              { "address": "aws_iam_role_policy.app", "mode": "managed", "type": "aws_iam_role_policy", "name": "app", "values": { "name": "data", "policy": POLICY } },
              { "address": "data.aws_iam_policy_document.app", "mode": "data", "type": "aws_iam_policy_document", "name": "app", "values": { "json": POLICY } }
            ],
            "child_modules": [{
              "address": "module.queue[0]",
              "resources": [
                { "address": "module.queue[0].aws_iam_policy.p[\"a.b\"]", "mode": "managed", "type": "aws_iam_policy", "name": "p", "index": "a.b", "values": { "name": "p", "policy": POLICY } },
                { "address": "module.queue[0].aws_iam_policy.later", "mode": "managed", "type": "aws_iam_policy", "name": "later", "values": { "name": "later" } },
                { "address": "module.queue[0].aws_iam_user_policy_attachment.u", "mode": "managed", "type": "aws_iam_user_policy_attachment", "name": "u", "values": { "user": "ana" } }
              ] }] } },
          "resource_changes": [
            { "address": "aws_iam_role.limited", "mode": "managed", "type": "aws_iam_role", "change": { "actions": ["create"], "before": null, "after": { "name": "limited" }, "after_unknown": { "permissions_boundary": true, "tags_all": true } } },
            { "address": "aws_iam_role_policy.app", "mode": "managed", "type": "aws_iam_role_policy", "change": { "actions": ["create"], "before": null, "after": { "name": "data", "policy": POLICY }, "after_unknown": { "id": true, "role": true } } },
            { "address": "module.queue[0].aws_iam_policy.later", "mode": "managed", "type": "aws_iam_policy", "change": { "actions": ["create"], "after": {}, "after_unknown": { "policy": true } } },
            { "address": "module.queue[0].aws_iam_user_policy_attachment.u", "mode": "managed", "type": "aws_iam_user_policy_attachment", "change": { "actions": ["create"], "after": {}, "after_unknown": { "policy_arn": true } } },
            { "address": "aws_iam_policy.gone", "mode": "managed", "type": "aws_iam_policy", "change": { "actions": ["delete"], "before": { "policy": POLICY }, "after": null, "after_unknown": {} } }
          ],
          "prior_state": { "format_version": "1.0", "values": { "root_module": { "resources": [
            { "address": "aws_iam_policy.gone", "mode": "managed", "type": "aws_iam_policy", "name": "gone", "values": { "policy": POLICY } } ] } } },
          "configuration": { "root_module": {
            "resources": [
              { "address": "aws_iam_role_policy.app", "expressions": { "role": { "references": ["aws_iam_role.app.id", "aws_iam_role.app"] } } },
              { "address": "aws_iam_role.limited", "expressions": { "permissions_boundary": { "references": ["var.boundary"] } } }
            ],
            "module_calls": { "queue": { "module": { "resources": [
              { "address": "aws_iam_user_policy_attachment.u", "expressions": { "policy_arn": { "references": ["aws_iam_policy.p[\"a.b\"].arn", "aws_iam_policy.p[\"a.b\"]", "aws_iam_policy.p"] } } } ] } } }
          } }
        }
        """.Replace("POLICY", JsonSerializer.Serialize(Policy), System.StringComparison.Ordinal);

    [Fact]
    public void Judges_what_is_planned_once()
    {
        var file = PolicyFile.Parse(s_plan);

        Assert.Equal(ContainerKind.TerraformPlan, file.Container.Kind);
        Assert.False(file.HasErrors);
        Assert.Equal(
            [(PolicyType.Trust, null), (PolicyType.IdentityBased, "role 'aws_iam_role.app'"), (PolicyType.IdentityBased, null)],
            file.Documents.Select(d => (d.Site.Type, d.Attachment?.Target.ToString())));
        Assert.All(file.Container.Resources, r => Assert.False(r.IsEvidence));
    }

    [Fact]
    public void What_is_not_known_yet_is_no_absence()
    {
        var identities = PolicyFile.Parse(s_plan).Container.Identities;
        Assert.Equal(["aws_iam_role.app", "aws_iam_role.limited"], identities.Select(i => i.Name));
        Assert.Empty(identities[0].Boundaries);
        Assert.False(Assert.Single(identities[1].Boundaries).IsKnown);
        Assert.Equal([true, false], identities.Select(i => i.Tags.IsComplete));
    }

    [Fact]
    public void Follows_references_between_what_is_planned() => Assert.Equal(
        ["data on role 'aws_iam_role.app'", "module.queue[0].aws_iam_policy.p[\"a.b\"] on user 'ana'"],
        PolicyFile.Parse(s_plan).Container.Attachments.Select(a => $"{a.PolicyName} on {a.Target}"));

    [Fact]
    public void Every_span_marks_what_a_reader_would_mark() => TerraformSpans.Check(s_plan);

    [Fact]
    public async Task Says_nothing_about_the_empty_Sid_that_Terraform_writes() =>
        Assert.DoesNotContain(await TerraformConfigurationTests.FindingsAsync("plan.json", s_plan), f => f.StartsWith("IAM0113", System.StringComparison.Ordinal));

    [Fact]
    public void A_plan_without_values_is_read_from_its_changes()
    {
        var file = PolicyFile.Parse(
            $$"""
            { "format_version": "1.0", "resource_changes": [
              { "address": "aws_sqs_queue_policy.q", "mode": "managed", "type": "aws_sqs_queue_policy", "change": { "after": { "policy": {{JsonSerializer.Serialize(Policy)}} } } },
              { "address": "aws_sqs_queue_policy.r", "mode": "managed", "type": "aws_sqs_queue_policy", "change": { "after": null } } ] }
            """);
        Assert.Equal(PolicyType.ResourceBased, Assert.Single(file.Documents).Site.Type);
    }

    [Theory]
    [InlineData("""{ "format_version": "1.0", "planned_values": [] }""")]
    [InlineData("""{ "format_version": "1.0" }""")]
    [InlineData("""{ "planned_values": { "root_module": {} } }""")]
    public void Leaves_other_files_alone(string json) => Assert.Equal(ContainerKind.None, PolicyFile.Parse(json).Container.Kind);

    [Fact]
    public void Reads_a_state_file()
    {
        var json =
            $$"""
            { "version": 4, "terraform_version": "1.9.5", "serial": 7, "lineage": "x", "outputs": {},
              "resources": [
                { "mode": "data", "type": "aws_iam_policy_document", "name": "d", "instances": [{ "attributes": { "json": {{JsonSerializer.Serialize(Policy)}} } }] },
                { "module": "module.m", "mode": "managed", "type": "aws_iam_policy", "name": "p", "instances": [
                  { "index_key": "a", "attributes": { "name": "p-a", "policy": {{JsonSerializer.Serialize(Policy)}} } },
                  { "index_key": 1, "attributes": { "name": "p-1", "policy": {{JsonSerializer.Serialize(Policy)}} } } ] } ] }
            """;
        var file = PolicyFile.Parse(json);

        Assert.Equal(ContainerKind.TerraformState, file.Container.Kind);
        Assert.Equal(["module.m.aws_iam_policy.p[\"a\"]", "module.m.aws_iam_policy.p[1]"], file.Container.Resources.Select(r => r.Name));
        Assert.All(file.Container.Resources, r => Assert.True(r.IsEvidence));
        Assert.Equal(2, file.Documents.Length);
        TerraformSpans.Check(json);
    }

    [Fact]
    public void Reads_a_state_that_Terraform_shows()
    {
        var file = PolicyFile.Parse(
            $$"""
            { "format_version": "1.0", "terraform_version": "1.9.5", "values": { "root_module": { "resources": [], "child_modules": [{ "resources": [
              { "address": "module.m.aws_iam_policy.p", "mode": "managed", "type": "aws_iam_policy", "name": "p", "values": { "policy": {{JsonSerializer.Serialize(Policy)}} } } ] }] } } }
            """);
        Assert.Equal(ContainerKind.TerraformState, file.Container.Kind);
        Assert.True(Assert.Single(file.Container.Resources).IsEvidence);
        Assert.Single(file.Documents);
    }
}
