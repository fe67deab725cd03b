using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Size.NearQuota>;

namespace IamPolicyAnalyzers.Tests.Rules.Size;

public sealed class NearQuotaTests
{
    [Fact]
    public Task Reports_a_policy_with_little_room() => Verify.With("a.trust.json").Reports(
        "[|{|]" + Trust(1945).Substring(1), "Policy has 1,945 of 2,048 characters");

    [Theory]
    [InlineData(1843)]
    [InlineData(2049)] // OversizedPolicy
    public Task Accepts(int length) => Verify.With("a.trust.json").Accepts(Trust(length));

    [Fact]
    public Task Reports_as_configured() => Verify.With(config: "iam_near_quota_percent = 50").Reports(
        "[|{|]" + Trust(1024).Substring(1), "Policy has 1,024 of 2,048 characters");

    [Fact]
    public Task Reports_the_inline_policy_that_takes_the_room() => Verify.With("app.template.json").Reports(
        $$"""
        { "Resources": { "Ann": { "Type": "AWS::IAM::User", "Properties": {
            "Policies": [
              { "PolicyName": "First", "PolicyDocument": {{Identity(1000)}} },
              { "PolicyName": "Second", "PolicyDocument": [|{|]{{Identity(900).Substring(1)}} },
              { "PolicyName": "Third", "PolicyDocument": {{Identity(148)}} } ] } } } }
        """,
        "Policy has 1,900 of 2,048 characters");

    [Fact]
    public Task Accepts_what_another_rule_says_of_the_written_text() => Verify.With("a.scp.json").Accepts(
        Identity(10240).Replace(",", ", ", System.StringComparison.Ordinal));

    [Fact]
    public Task Accepts_a_short_policy() => Verify.Accepts(Identity(200));

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports("[|{|]" + Trust(1945).Substring(1).TrimEnd('}'));

    private static string Trust(int length) =>
        Padded("""{"Version":"2012-10-17","Statement":[{"Sid":"Padding","Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}]}""", length);

    private static string Identity(int length) =>
        Padded("""{"Version":"2012-10-17","Statement":[{"Sid":"Padding","Effect":"Allow","Action":"sqs:SendMessage","Resource":"*"}]}""", length);

    private static string Padded(string policy, int length) =>
        policy.Replace("Padding", "Padding" + new string('g', length - policy.Length), System.StringComparison.Ordinal);
}
