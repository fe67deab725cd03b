using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Json;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Documents;

public sealed class UnplacedPolicyTests
{
    private const string Policy = """{ "Statement": [{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }] }""";

    [Theory]
    [InlineData($$"""{ "access": {{Policy}} }""", "$.access")]
    [InlineData($$"""{ "a": [1, { "b": [] }, { "c": {{Policy}} }] }""", "$.a[2].c")]
    [InlineData($"[[], {Policy}, {Policy}]", "$[1]")]
    public void Finds_the_first_policy(string json, string path)
    {
        var found = Find(json);

        Assert.Equal(path, found?.Path);
        Assert.Equal(json.IndexOf(Policy, System.StringComparison.Ordinal), found?.Span.Start);
    }

    [Theory]
    [InlineData(Policy)]
    [InlineData("""{ "Statement": "Effect" }""")]
    [InlineData($$"""{ "Resources": { "Q": { "Type": "AWS::SQS::QueuePolicy", "Properties": { "PolicyDocument": {{Policy}} } } } }""")]
    public void Finds_nothing(string json) => Assert.Null(Find(json));

    [Fact]
    public void Finds_a_policy_in_a_template_where_none_is_kept() =>
        Assert.Equal("$.Outputs.Policy.Value", Find($$"""{ "Resources": { "Q": { "Type": "AWS::SQS::Queue" } }, "Outputs": { "Policy": { "Value": {{Policy}} } } }""")?.Path);

    private static UnplacedPolicy? Find(string json)
    {
        var tree = JsonTree.Parse(json);
        return UnplacedPolicy.Find(tree, PolicyContainer.Recognize(tree).Sites);
    }
}
