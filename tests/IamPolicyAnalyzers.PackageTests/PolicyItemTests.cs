using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace IamPolicyAnalyzers.PackageTests;

/// <summary>Which files are policies, and how a project changes that.</summary>
public sealed class PolicyItemTests
{
    [Fact]
    public async Task Takes_files_by_name_and_leaves_output_and_packages_alone()
    {
        string[] policies =
        [
            "a.iam.json", "deep/er/b.iam.json", "c.policy.json", "d.trust.json", "e.scp.json", "f.rcp.json", "g.resource.json", "h.boundary.json",
            "i.session.json", "j.vpce.json", "k.template.json", "serverless.template", "lambda/serverless.template", "policies/l.json", "x/policies/y/m.json",
            "policies/n.iam.json", "evidence/prod-credential-report-2026.csv", "credential-report.json", "account-summary.json", "policies/password-policy.json",
            "virtual-mfa-devices.json", "main.tf.json", "infrastructure/iam.tf.json",
        ];
        string[] others =
        [
            "appsettings.json", "users.csv", "other.template", "bin/a.iam.json", "obj/a.iam.json", "node_modules/p/a.iam.json", "x/node_modules/p/policies/a.json",
            "cdk.out/Stack.template.json", "x/cdk.out/a.template.json", "cdktf.out/stacks/s/cdk.tf.json", ".terraform/modules/m/main.tf.json", ".aws-sam/build/serverless.template", "out/a.iam.json",
        ];
        using var consumer = await Consumer.CreateLibraryAsync("<BaseOutputPath>out/</BaseOutputPath>");
        foreach (var file in policies.Concat(others))
            consumer.Write(file, "{}");

        Assert.Equal(policies.Order(StringComparer.Ordinal), await ItemsAsync(consumer, "IamPolicy"));
        Assert.Equal(policies.Order(StringComparer.Ordinal), await ItemsAsync(consumer, "AdditionalFiles"));
    }

    [Fact]
    public async Task Can_be_removed_updated_and_included()
    {
        using var consumer = (await Consumer.CreateLibraryAsync(items: """
            <IamPolicy Remove="policies/drafts/**" />
            <IamPolicy Update="policies/guardrail.json" Kind="ServiceControl" />
            <IamPolicy Include="policies/partner.json" Kind="Trust" />
            <IamPolicy Include="settings/access.json" />
            """))
            .Write("policies/drafts/a.iam.json", "{}")
            .Write("policies/guardrail.json", "{}")
            .Write("policies/partner.json", "{}")
            .Write("settings/access.json", "{}");

        Assert.Equal(
            ["policies/guardrail.json ServiceControl", "policies/partner.json Trust", "settings/access.json"], await ItemsAsync(consumer, "AdditionalFiles"));
    }

    [Fact]
    public async Task Are_none_by_default_when_switched_off()
    {
        using var consumer = (await Consumer.CreateLibraryAsync(
            "<EnableDefaultIamPolicyItems>false</EnableDefaultIamPolicyItems>", """<IamPolicy Include="chosen.json" />"""))
            .Write("a.iam.json", "{}")
            .Write("chosen.json", "{}");

        Assert.Equal(["chosen.json"], await ItemsAsync(consumer, "AdditionalFiles"));
    }

    [Fact]
    public async Task Reach_the_compiler_with_their_kind_and_only_once()
    {
        using var consumer = (await Consumer.CreateLibraryAsync(items: """
            <AdditionalFiles Include="**/*.json" Exclude="obj/**" />
            <IamPolicy Update="guardrail.iam.json" Kind="ServiceControl" />
            <AdditionalFiles Update="listed.iam.json" Kind="None" />
            """))
            .Write("admin.iam.json", Consumer.Administrator)
            .Write("guardrail.iam.json", Consumer.Administrator)
            .Write("listed.iam.json", Consumer.Administrator)
            .Write("serverless.template", $$"""
                { "AWSTemplateFormatVersion": "2010-09-09", "Resources": { "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument":
                {{Consumer.Administrator}} } } } }
                """);

        Assert.Equal(
            ["admin.iam.json(1,73): warning IAM0602", "serverless.template(2,73): warning IAM0602"],
            (await consumer.BuildAsync()).Succeeded().Findings.Where(finding => finding.EndsWith("IAM0602", StringComparison.Ordinal)));
    }

    private static async Task<string[]> ItemsAsync(Consumer consumer, string name)
    {
        using var answer = JsonDocument.Parse(await consumer.EvaluateAsync("-getItem:" + name));
        var items = answer.RootElement.GetProperty("Items").GetProperty(name).EnumerateArray().Select(item =>
            $"{item.GetProperty("Identity").GetString()!.Replace('\\', '/')} {(item.TryGetProperty("Kind", out var kind) ? kind.GetString() : "")}".Trim());
        return [.. items.Order(StringComparer.Ordinal)];
    }
}
