using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Analysis.OldCatalogue>;

namespace IamPolicyAnalyzers.Tests.Rules.Analysis;

public sealed class OldCatalogueTests
{
    private const string Policy = """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" } }""";

    [Fact]
    public Task Reports_data_of_more_than_half_a_year_once() =>
        Verify.With(config: "iam_as_of_date = " + After(PolicyOptions.MaxCatalogueAge + 1), files: ("second.iam.json", Policy)).Reports(
            "[|{|]" + Policy[1..],
            $"AWS data in this package is of {ActionCatalogue.Instance.DataDate}, {PolicyOptions.MaxCatalogueAge + 1} days before 'iam_as_of_date'; update the package");

    [Fact]
    public Task Accepts_younger_data() => Verify.With(config: "iam_as_of_date = " + After(PolicyOptions.MaxCatalogueAge)).Accepts(Policy);

    [Fact]
    public Task Accepts_without_a_date_in_force() => Verify.Accepts(Policy);

    [Fact]
    public Task Accepts_a_broken_file() => Verify.Accepts("""{ "Version": """);

    private static string After(int days)
    {
        Assert.True(CalendarDay.TryParse(ActionCatalogue.Instance.DataDate, out var data));
        return data.AddDays(days).ToString();
    }
}
