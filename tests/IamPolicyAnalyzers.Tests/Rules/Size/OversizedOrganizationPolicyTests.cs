using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Size.OversizedOrganizationPolicy>;

namespace IamPolicyAnalyzers.Tests.Rules.Size;

public sealed class OversizedOrganizationPolicyTests
{
    [Theory]
    [InlineData("a.scp.json", 10240, "a service control policy may have 10,240")]
    [InlineData("a.rcp.json", 5120, "a resource control policy may have 5,120")]
    public async Task Reports_one_character_too_many(string path, int limit, string holder)
    {
        await Verify.With(path).Accepts(Policy(limit));
        await Verify.With(path).Reports("[|{|]" + Policy(limit + 1).Substring(1), $"Policy has {limit + 1:N0} characters without white space, but {holder}");
    }

    [Fact]
    public Task Suggests_to_leave_white_space_out() => Verify.With("a.rcp.json", severity: DiagnosticSeverity.Info).Reports(
        "[|{|] " + Policy(5120).Substring(1),
        "Policy has 5,121 characters as written, but a resource control policy may have 5,120; leave white space out when you upload it");

    [Fact]
    public Task Counts_blanks_inside_texts() => Verify.With("a.rcp.json").Reports(
        "[|{|]" + Policy(5120).Replace("Padding", "Pad ding", System.StringComparison.Ordinal).Substring(1));

    [Fact]
    public Task Accepts_unknown_parts_however_they_are_written() => Verify.With("a.rcp.json").Accepts(
        Policy(5120).Replace("Padding", "${Environment}", System.StringComparison.Ordinal));

    [Fact]
    public Task Accepts_what_another_rule_says_of_other_types() => Verify.With("a.iam.json").Accepts(Policy(20000));

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.With("a.scp.json").Reports("[|{|]" + Policy(10300).Substring(1).TrimEnd('}'));

    private static string Policy(int length)
    {
        const string Shortest = """{"Version":"2012-10-17","Statement":[{"Sid":"Padding","Effect":"Deny","NotAction":["sts:*"],"Resource":"*"}]}""";
        return Shortest.Replace("Padding", "Padding" + new string('g', length - Shortest.Length), System.StringComparison.Ordinal);
    }
}
