using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace IamPolicyAnalyzers.PackageTests;

/// <summary>Suppression files, and with them baselines, assertions and last-accessed reports, as a project finds them.</summary>
public sealed class ReviewFileTests
{
    private const string Queue =
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:demo" } }""";

    private const string NoUse = """{ "JobStatus": "COMPLETED", "ServicesLastAccessed": [{ "ServiceNamespace": "sqs", "TotalAuthenticatedEntities": 0 }] }""";

    private const string Reason = "The break-glass role; every use of it pages the owner";

    [Fact]
    public async Task Accept_findings_and_leave_them_in_SARIF_with_the_reason()
    {
        using var consumer = (await Consumer.CreateLibraryAsync("<TreatWarningsAsErrors>true</TreatWarningsAsErrors><ErrorLog>log.sarif,version=2.1</ErrorLog>"))
            .Write("policies/admin.iam.json", Consumer.Administrator)
            .Write("policies/team.iam-suppressions.json", Suppression("admin.iam.json"));

        Assert.Empty((await consumer.BuildAsync()).Succeeded().Findings);
        Assert.Equal(
            [$"IAM0602 DiagnosticSuppressor {{ Suppression Id: IAM0602S, Suppression Justification: {Reason} }}"],
            Sarif.ReadSuppressions(consumer.PathOf("log.sarif")));
    }

    [Fact]
    public async Task Are_found_above_policies_that_lie_outside_of_the_project()
    {
        using var consumer = (await Consumer.CreateAsync())
            .Write("App/Library.csproj", Consumer.Project(
                "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>",
                """<IamPolicy Include="../shared/iam/*.json" /><IamPolicyReview Remove="removed.iam-suppressions.json" />"""))
            .Write("App/removed.iam-suppressions.json", "broken")
            .Write("App/policies/own.json", Consumer.Administrator)
            .Write("App/policies/own.iam-suppressions.json", Suppression("own.json"))
            .Write("shared/iam/beside.iam.json", Consumer.Administrator)
            .Write("shared/iam/above.iam.json", Consumer.Administrator)
            .Write("shared/iam/team.iam-suppressions.json", Suppression("beside.iam.json"))
            .Write("shared/team.iam-suppressions.json", Suppression("iam/above.iam.json"))
            .Write("elsewhere/team.iam-suppressions.json", "broken");

        var check = (await consumer.CheckAsync("App")).Succeeded();

        Assert.Empty(check.Findings);
        Assert.Contains("IamPolicyCheck: 3 policy files checked in Library.csproj", check.Output, StringComparison.Ordinal);
        Assert.Empty((await consumer.BuildAsync("App", "--no-restore")).Succeeded().Findings);
    }

    [Fact]
    public async Task Last_accessed_reports_are_found_beside_policies()
    {
        using var consumer = (await Consumer.CreateAsync())
            .Write("App/Library.csproj", Consumer.Project(items: """<IamPolicy Include="../shared/*.json" />"""))
            .Write("App/.globalconfig", "is_global = true\ndotnet_diagnostic.IAM1908.severity = warning\n")
            .Write("App/policies/own.json", Queue)
            .Write("App/policies/own.last-accessed.json", NoUse)
            .Write("shared/other.iam.json", Queue)
            .Write("shared/other.last-accessed.json", NoUse);

        var check = (await consumer.CheckAsync("App")).Succeeded();

        Assert.Equal(2, check.Findings.Count(line => line.EndsWith("warning IAM1908", StringComparison.Ordinal)));
        Assert.Contains("IamPolicyCheck: 2 policy files checked in Library.csproj", check.Output, StringComparison.Ordinal);
    }

    private static string Suppression(string policy) => $$"""
        { "suppressions": [ { "rule": "IAM0602", "policy": "{{policy}}", "value": "*", "actions": ["*"], "reason": "{{Reason}}" } ] }
        """;
}
