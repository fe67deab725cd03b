using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Grammar.InvalidJson>;

namespace IamPolicyAnalyzers.Tests.Rules.Grammar;

public sealed class InvalidJsonTests
{
    private const string Policy =
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" } }""";

    [Fact]
    public Task Reports_a_trailing_comma() => Verify.Reports(
        """
        {
          "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*"[|,|] }
        }
        """,
        "JSON is not well-formed here: trailing comma before '}'");

    [Theory]
    [InlineData("""{ "Version": "2012-10-17", [|// to do|]""" + "\n" + """ "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }""")]
    [InlineData("""{ [|'Version'|]: "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }""")]
    [InlineData("""{ [|Version|]: "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:[|\ud800|]", "Resource": "*" } }""")]
    public Task Reports_what_other_readers_tolerate(string text) => Verify.Reports(text);

    [Fact]
    public Task Reports_half_a_surrogate_pair() => Verify.Reports(
        "{ \"Version\": \"2012-10-17\", \"Statement\": { \"Effect\": \"Allow\", \"Action\": \"s3:[|\ud800|]Get\", \"Resource\": \"*\" } }");

    [Theory]
    [InlineData("iam.json")]
    [InlineData("trust.json")]
    public Task Reports_an_empty_file_that_is_declared_as_policy(string suffix) => Verify.With(path: $"a.{suffix}").Reports("[||]");

    [Theory]
    [InlineData("""{ "a": 1, }""")]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("""{ "compilerOptions": { "strict": true, /* why */ } }""")]
    public Task Accepts_broken_files_that_never_were_policies(string text) => Verify.With(path: "tsconfig.json").Accepts(text);

    [Fact]
    public Task Reports_a_broken_policy_under_any_name() => Verify.With(path: "app.json").Reports(
        """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"[|,|] } ] }""");

    [Fact]
    public Task Reports_a_broken_template() => Verify.With(path: "app.template.json").Reports(
        """{ "Resources": { "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "jobs"[|,|] } } } }""");

    [Fact]
    public Task Reports_a_broken_policy_that_stands_at_an_unknown_place() => Verify.With(path: "app.json").Reports(
        $$"""{ "settings": {{Policy}}[|,|] }""");

    [Fact]
    public Task Reports_what_is_broken_in_a_string() => Verify.With(path: "app.template.json").Reports(
        """{ "Resources": { "Log": { "Type": "AWS::Logs::ResourcePolicy", "Properties": { "PolicyDocument": "{\"Statement\": [][|,|]}" } } } }""");

    /// <summary>Settings may hold comments; the policy in their string may not.</summary>
    [Fact]
    public Task Reports_of_settings_only_the_policy() => Verify.With(path: "appsettings.json").Reports(
        """{ "AppPolicy": "{\"Statement\": { \"Effect\": \"Allow\", \"Action\": \"s3:GetObject\"[|,|] } }", /* why */ }""");

    [Fact]
    public Task Reports_at_most_five_errors() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": [[|,|] {},[|,|] {},[|,|] {},[|,|] {},[|,|] {},, {},, ] }""");

    [Fact]
    public async Task Every_prefix_of_a_policy_is_reported()
    {
        var compact = Policy.Replace(" ", "", StringComparison.Ordinal);
        foreach (var length in Enumerable.Range(0, compact.Length))
            Assert.NotEmpty(await PolicyFiles.DiagnosticsAsync("a.iam.json", compact[..length], new IamPolicyAnalyzers.Rules.Grammar.InvalidJson()));
    }

    [Fact]
    public Task Accepts_a_byte_order_mark() => Verify.Accepts("\uFEFF" + Policy);

    [Theory]
    [InlineData("a.iam.json", true)]
    [InlineData("a.json", false)]
    public async Task Reads_text_of_another_encoding_without_harm(string path, bool isReported)
    {
        var nulBetweenCharacters = string.Concat(Policy.Select(c => $"{c}\0"));
        var diagnostics = await PolicyFiles.DiagnosticsAsync(path, nulBetweenCharacters, new IamPolicyAnalyzers.Rules.Grammar.InvalidJson());
        Assert.Equal(isReported, diagnostics.Length > 0);
    }
}
