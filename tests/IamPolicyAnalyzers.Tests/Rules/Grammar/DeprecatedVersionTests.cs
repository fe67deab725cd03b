using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Grammar.DeprecatedVersion>;

namespace IamPolicyAnalyzers.Tests.Rules.Grammar;

public sealed class DeprecatedVersionTests
{
    private const string Statement = """ "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" } ] """;

    [Fact]
    public Task Reports_a_policy_without_Version() => Verify.Reports(
        $$"""[|{|] {{Statement}} }""",
        "Policy has no Version, so AWS reads it in the language of 2008; write Version '2012-10-17'");

    [Fact]
    public Task Reports_the_Version_of_2008() => Verify.Reports(
        $$"""{ "Version": "[|2008-10-17|]", {{Statement}} }""",
        "Policy has Version '2008-10-17', so AWS reads it in the language of 2008; write Version '2012-10-17'");

    [Fact]
    public Task Reports_a_policy_with_holes() => Verify.Reports(
        """{ "Version": "[|2008-10-17|]", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo/${Name}/*" } }""");

    [Theory]
    [InlineData("")]
    [InlineData(""" "Version": "2008-10-17", """)]
    public Task Leaves_variables_to_their_own_rule(string version) => Verify.Accepts(
        $$"""{ {{version}} "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo/${aws:username}/*" } }""");

    [Fact]
    public Task Reports_documents_of_a_template() => Verify.With(path: "app.template.json").Reports(
        $$"""{ "Resources": { "Policy": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": [|{|] {{Statement}} } } } } }""");

    [Theory]
    [InlineData(""" "Version": "2012-10-17" """)]
    [InlineData(""" "Version": "2012-10-18" """)]
    [InlineData(""" "Version": 2012""")]
    [InlineData(""" "Version": { "Ref": "Version" }""")]
    [InlineData(""" "Version": "${Version}" """)]
    [InlineData(""" "Fn::Transform": { "Name": "AWS::Include" } """)]
    [InlineData(""" "version": "2012-10-17" """)] // UnknownElement speaks
    [InlineData(""" "Version": "2008-10-17", "Id": "__default_policy_ID" """)]
    public Task Accepts(string members) => Verify.Accepts($$"""{ {{members}}, {{Statement}} }""");

    [Theory]
    [InlineData("a.scp.json")]
    [InlineData("a.rcp.json")]
    public Task Accepts_types_that_know_no_older_language(string path) => Verify.With(path).Accepts($$"""{ {{Statement}} }""");

    [Fact]
    public Task Accepts_a_file_that_is_unfinished() => Verify.Accepts($$"""{ {{Statement}}, """);

    [Fact]
    public Task Reports_what_stands_in_a_broken_file() => Verify.Reports($$"""{ "Version": "[|2008-10-17|]", {{Statement}}, """);
}
