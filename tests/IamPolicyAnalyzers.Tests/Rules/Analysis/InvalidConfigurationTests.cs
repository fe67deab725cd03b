using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Analysis.InvalidConfiguration>;

namespace IamPolicyAnalyzers.Tests.Rules.Analysis;

public sealed class InvalidConfigurationTests
{
    private const string Marked = """
        [|{|] "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" } }
        """;

    private static readonly string s_plain = Marked.Replace("[|{|]", "{", System.StringComparison.Ordinal);

    [Theory]
    [InlineData("iam_own_acounts = 111122223333", "Option 'iam_own_acounts' does not exist; did you mean 'iam_own_accounts'?")]
    [InlineData("iam_colour = red", "Option 'iam_colour' does not exist")]
    [InlineData("iam_as_of_date = 22.11.2026", "Option 'iam_as_of_date' is '22.11.2026', which is no date; write it as 2026-01-31")]
    [InlineData("iam_trust_quota = plenty", "Option 'iam_trust_quota' is 'plenty'; write a number")]
    [InlineData("iam_allow_suppressions = no", "Option 'iam_allow_suppressions' is 'no'; write true or false")]
    [InlineData("iam_own_accounts = 1111-2222-3333", "Option 'iam_own_accounts' has '1111-2222-3333'; write the twelve digits of an account")]
    [InlineData("iam_own_accounts = aws", "Option 'iam_own_accounts' has 'aws'; write the twelve digits of an account")]
    [InlineData("iam_mfa_audience = atached", "Option 'iam_mfa_audience' has 'atached'; did you mean 'attached'?")]
    [InlineData("iam_mfa_audience = people", "Option 'iam_mfa_audience' has 'people'; write attached, all")]
    [InlineData("iam_allowed_services = s3, simplestorage", "Option 'iam_allowed_services' has 'simplestorage', which is no service of AWS; write its prefix, as s3")]
    [InlineData("iam_extra_actions = GetObject", "Option 'iam_extra_actions' has 'GetObject'; write an action, as s3:GetObject, or a pattern")]
    [InlineData("iam_diagnostic.IAM9999.severity = none", "Option 'iam_diagnostic.iam9999.severity' names no rule")]
    [InlineData("iam_diagnostic.category-Wildcard.severity = none", "Option 'iam_diagnostic.category-wildcard.severity' names no family of rules; did you mean 'Wildcards'?")]
    [InlineData("iam_diagnostic.IAM0601.severity = eror", "Option 'iam_diagnostic.iam0601.severity' is 'eror'; did you mean 'error'?")]
    [InlineData("iam_diagnostic.IAM0601 = error", "Option 'iam_diagnostic.iam0601' does not exist; write iam_diagnostic.<id>.severity")]
    public Task Reports_what_does_nothing(string config, string message) => Verify.With(config: config).Reports(Marked, message);

    [Fact]
    public Task Reports_a_kind_that_is_no_type_of_policy() => Verify.With(kind: "Trusts").Reports(
        Marked, "Option 'Kind' is 'Trusts', which is no type of policy; did you mean 'Trust'?");

    [Fact]
    public Task Reports_a_slip_of_the_project_once() => Verify.With(config: "iam_own_acounts = 111122223333", files: ("second.iam.json", s_plain)).Reports(Marked);

    [Theory]
    [InlineData("iam_own_accounts = 111122223333, 444455556666")]
    [InlineData("iam_known_accounts = aws, 111122223333")]
    [InlineData("iam_as_of_date = 2026-11-22")]
    [InlineData("iam_diagnostic.IAM0601.severity = none")]
    [InlineData("iam_diagnostic.category-Wildcards.severity = suggestion")]
    [InlineData("dotnet_diagnostic.IAM0601.severity = whatever")] // the compiler's own business
    [InlineData("iambic = true")]
    public Task Accepts(string config) => Verify.With(config: config).Accepts(s_plain);

    [Fact]
    public Task Accepts_a_broken_file() => Verify.Accepts("""{ "Version": """);
}
