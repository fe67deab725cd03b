using System.Linq;
using IamPolicyAnalyzers.Policies;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Policies;

public sealed class ActionPatternTests
{
    [Theory]
    [InlineData("*", true, true)]
    [InlineData("**", true, true)]
    [InlineData("*:*", true, true)]
    [InlineData("s3:*", false, true)]
    [InlineData("s3:GetObject", false, true)]
    [InlineData("S3:get?bject*", false, true)]
    [InlineData("aws-marketplace:ViewSubscriptions", false, true)]
    [InlineData("s*:Get", false, false)]
    [InlineData("s3", false, false)]
    [InlineData("s3:", false, false)]
    [InlineData(":GetObject", false, false)]
    [InlineData("s3:Get Object", false, false)]
    [InlineData("s3:Get:Object", false, false)]
    [InlineData(" s3:GetObject", false, false)]
    [InlineData("", false, false)]
    public void Knows_the_form_of_an_action(string text, bool isAll, bool isWellFormed)
    {
        var pattern = ActionPattern.Parse(text);

        Assert.Equal((isAll, isWellFormed), (pattern.IsAll, pattern.IsWellFormed));
    }

    [Theory]
    [InlineData("s3:GetObject", "s3", "GetObject")]
    [InlineData("s3:", "s3", "")]
    [InlineData("GetObject", "", "GetObject")]
    [InlineData("a:b:c", "a", "b:c")]
    public void Splits_at_the_first_colon(string text, string prefix, string name)
    {
        var pattern = ActionPattern.Parse(text);

        Assert.Equal((prefix, name), (pattern.Prefix.ToString(), pattern.Name.ToString()));
    }

    [Theory]
    [InlineData("*", "s3:GetObject", true)]
    [InlineData("*:*", "s3:GetObject", true)]
    [InlineData("S3:GETOBJECT", "s3:GetObject", true)]
    [InlineData("s3:Get*", "s3:GetObject", true)]
    [InlineData("s3:Get?bject", "s3:GetObject", true)]
    [InlineData("s3:Get", "s3:GetObject", false)]
    [InlineData("s3*", "s3:GetObject", false)]
    [InlineData("${Action}", "s3:GetObject", false)]
    public void Matches(string pattern, string action, bool expected) => Assert.Equal(expected, ActionPattern.Parse(pattern).Matches(action));

    [Theory]
    [InlineData("*", "s3:*", true)]
    [InlineData("*:*", "*", true)]
    [InlineData("s3:*", "*", false)]
    [InlineData("s3:*", "S3:Get*", true)]
    [InlineData("s3:?*", "s3:*t", true)]
    [InlineData("s3:Get*", "s3:*", false)]
    [InlineData("s3:*", "s3", false)]
    [InlineData("s3:*", "s3:${Verb}Object", false)]
    [InlineData("s3:${Verb}Object", "s3:${Verb}Object", false)]
    public void Covers(string outer, string inner, bool expected) =>
        Assert.Equal(expected, ActionPattern.Parse(outer).Covers(ActionPattern.Parse(inner)));

    [Theory]
    [InlineData("*", "s3:GetObject", true)]
    [InlineData("s3:*Object", "S3:Get*", true)]
    [InlineData("s3:Put*", "s3:Get*", false)]
    [InlineData("s3:*", "sqs:*", false)]
    [InlineData("${Action}", "s3:GetObject", true)]
    public void Overlaps_both_ways(string left, string right, bool expected)
    {
        Assert.Equal(expected, ActionPattern.Parse(left).Overlaps(ActionPattern.Parse(right)));
        Assert.Equal(expected, ActionPattern.Parse(right).Overlaps(ActionPattern.Parse(left)));
    }

    [Fact]
    public void Has_the_spans_of_its_parts()
    {
        const string Json = """{ "Statement": { "Action": "s\u0033:GetObject" } }""";
        var entry = PolicyDocument.Parse(Json).Statements.Single().Action!.Entries.Single();

        Assert.Equal("s3:GetObject", entry.Text);
        Assert.Equal("""s\u0033:GetObject""", Json.Substring(entry.Span.Start, entry.Span.Length));
        Assert.Equal("""s\u0033""", Json.Substring(entry.PrefixSpan.Start, entry.PrefixSpan.Length));
        Assert.Equal("GetObject", Json.Substring(entry.NameSpan.Start, entry.NameSpan.Length));
    }
}
