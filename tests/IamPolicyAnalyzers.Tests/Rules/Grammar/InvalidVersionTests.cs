using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Grammar.InvalidVersion>;

namespace IamPolicyAnalyzers.Tests.Rules.Grammar;

public sealed class InvalidVersionTests
{
    private const string Statement = """ "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" } ] """;

    [Theory]
    [InlineData("2026-11-01")]
    [InlineData("2012-10-18")]
    [InlineData("2012-10-17 ")]
    [InlineData("2012-10-17T00:00:00Z")]
    [InlineData("latest")]
    public Task Reports(string version) => Verify.Reports(
        $$"""{ "Version": "[|{{version}}|]", {{Statement}} }""",
        $"Version is '{version}', but AWS accepts only '2012-10-17'");

    [Fact]
    public Task Reports_an_empty_text() => Verify.Reports($$"""{ "Version": [|""|], {{Statement}} }""", "Version is '', but AWS accepts only '2012-10-17'");

    [Theory]
    [InlineData("a.scp.json")]
    [InlineData("a.rcp.json")]
    public Task Reports_the_old_language_in_policies_of_organizations(string path) => Verify.With(path).Reports(
        $$"""{ "Version": "[|2008-10-17|]", {{Statement}} }""",
        "Version is '2008-10-17', but AWS accepts only '2012-10-17'");

    [Theory]
    [InlineData("a.scp.json")]
    [InlineData("a.rcp.json")]
    public Task Reports_no_Version_in_policies_of_organizations(string path) =>
        Verify.With(path).Reports($$"""[|{|] {{Statement}} }""", "Version is missing, but AWS accepts only '2012-10-17'");

    [Fact]
    public Task Reports_each_document_of_a_template() => Verify.With(path: "app.template.json").Reports(
        $$"""
        { "Resources": {
            "A": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": { "Version": "[|2012-10-7|]", {{Statement}} } } },
            "B": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": { "Version": "2012-10-17", {{Statement}} } } } } }
        """);

    [Theory]
    [InlineData(""" "Version": "2012-10-17", """)]
    [InlineData(""" "Version": "2008-10-17", """)] // DeprecatedVersion
    [InlineData("")] // DeprecatedVersion
    [InlineData(""" "Version": 2012, """)] // InvalidElementType
    [InlineData(""" "Version": { "Ref": "Version" }, """)]
    [InlineData(""" "Version": "${Version}", """)]
    [InlineData(""" "Version": "{{ version }}", """)]
    public Task Accepts(string members) => Verify.Accepts($$"""{ {{members}} {{Statement}} }""");

    [Theory]
    [InlineData(""" "Version": "2012-10-17", """)]
    [InlineData(""" "Version": null, """)] // InvalidElementType
    [InlineData(""" "version": "2012-10-17", """)] // UnknownElement
    [InlineData(""" "Fn::Transform": { "Name": "AWS::Include" }, """)]
    public Task Accepts_in_policies_of_organizations(string members) => Verify.With("a.scp.json").Accepts($$"""{ {{members}} {{Statement}} }""");

    [Fact]
    public Task Accepts_a_file_that_is_unfinished() => Verify.With("a.scp.json").Accepts($$"""{ {{Statement}}, """);

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports($$"""{ "Version": "[|2012-10-18|]", {{Statement}}, """);
}
