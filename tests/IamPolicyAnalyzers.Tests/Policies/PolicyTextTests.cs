using System.Linq;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Policies;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Policies;

public sealed class PolicyTextTests
{
    [Theory]
    [InlineData("${Bucket}", "H")]
    [InlineData("a${Bucket}b", "aHb")]
    [InlineData("${AWS::AccountId}", "H")]
    [InlineData("${var.name}-x", "H-x")]
    [InlineData("${aws_s3_bucket.b.arn}/*", "H/*")]
    [InlineData("{{resolve:ssm:/a/b}}", "H")]
    [InlineData("a{{name}}b", "aHb")]
    [InlineData("<%= name %>b", "Hb")]
    [InlineData("#{Octopus.Name}", "H")]
    [InlineData("%{if a}b", "Hb")]
    [InlineData("${}", "H")]
    public void Reads_the_substitutions_of_templates_as_unknown(string text, string pattern)
    {
        var read = PolicyText.Of(text);

        Assert.Equal((text, Pattern(pattern)), (read.Text, read.Pattern.ToString()));
        Assert.True(read.HasUnknown);
        Assert.Equal(pattern == "H", read.IsUnknown);
        Assert.False(read.HasVariable);
        Assert.False(read.IsLiteral);
    }

    [Theory]
    [InlineData("${aws:username}", "H")]
    [InlineData("home/${aws:username}/${aws:PrincipalTag/team, 'none'}", "home/H/H")]
    [InlineData("${!aws:username}", "H")]
    [InlineData("${!Literal}", "H")]
    public void Reads_policy_variables_as_filled_by_aws(string text, string pattern)
    {
        var read = PolicyText.Of(text);

        Assert.Equal(Pattern(pattern), read.Pattern);
        Assert.True(read.HasVariable);
        Assert.False(read.HasUnknown);
        Assert.False(read.IsLiteral);
    }

    [Theory]
    [InlineData("${*}", "S")]
    [InlineData("a${?}b", "aQb")]
    [InlineData("${$}{x}", "${x}")]
    [InlineData("", "")]
    [InlineData("plain *", "plain *")]
    [InlineData("{a} $ } %> }}", "{a} $ } %> }}")]
    [InlineData("${open", "${open")]
    [InlineData("<%open", "<%open")]
    [InlineData("{{open}", "{{open}")]
    [InlineData("$", "$")]
    [InlineData("{", "{")]
    public void Reads_all_else_literally(string text, string pattern)
    {
        var read = PolicyText.Of(text);

        Assert.Equal(Pattern(pattern), read.Pattern);
        Assert.True(read.IsLiteral);
    }

    [Theory]
    [InlineData("""{ "Fn::Sub": "a-${B}" }""", "a-${B}", "a-H", "a-${B}")]
    [InlineData("""{ "Fn::Sub": ["a-${B}", { "B": "x" }] }""", "a-${B}", "a-H", "a-${B}")]
    [InlineData("""{ "Fn::Sub": "${!aws:username}" }""", "${!aws:username}", "H", "${!aws:username}")]
    [InlineData("""{ "Fn::Join": [":", ["a", { "Ref": "AWS::Region" }, { "Fn::GetAtt": ["B", "Arn"] }, { "Fn::Sub": "c${D}" }]] }""", "a:${AWS::Region}:${B.Arn}:c${D}", "a:H:H:cH", "{")]
    [InlineData("""{ "Fn::Join": ["", ["a/", { "Fn::If": ["C", "d", { "Ref": "E" }] }, "/", { "Fn::Join": ["-", ["f", "g"]] }]] }""", "a/${If.C.d.Ref.E}/f-g", "a/H/f-g", "{")]
    [InlineData("""{ "Fn::Join": ["", ["a", "b"]] }""", "ab", "ab", "{")]
    [InlineData("""{ "Fn::Join": ["", { "Ref": "List" }] }""", "", "H", "{")]
    [InlineData("""{ "Fn::Join": [] }""", "", "H", "{")]
    [InlineData("""{ "Ref": "Bucket" }""", "", "H", "{")]
    [InlineData("""{ "Fn::Sub": {} }""", "", "H", "{")]
    public void Reads_the_functions_of_templates(string node, string text, string pattern, string span)
    {
        var json = $$"""{ "Statement": { "Resource": [{{node}}] } }""";
        var entry = PolicyDocument.Parse(json).Statements.Single().Resource!.Entries.Single();

        Assert.Equal(text, entry.Text);
        Assert.Equal(Pattern(pattern), PolicyText.Of(JsonTree.Parse(node).Root).Pattern);
        Assert.Equal(span, json.Substring(entry.Span.Start, entry.Span.Length));
    }

    private static string Pattern(string pattern) =>
        pattern.Replace('H', Glob.Hole).Replace('S', Glob.LiteralStar).Replace('Q', Glob.LiteralQuestionMark);
}
