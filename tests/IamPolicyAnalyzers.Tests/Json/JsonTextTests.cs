using IamPolicyAnalyzers.Json;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Json;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("{ \"a\" : [ 1 , { } ] }", "{\"a\":[1,{}]}")]
    [InlineData("[\"a : b\", \"c \\\" , d\"]", "[\"a : b\",\"c \\\" , d\"]")]
    [InlineData("\n[\r\n\ttrue ]\n", "[true]")]
    [InlineData("[\"not clos ed", "[\"not clos ed")]
    public void Takes_out_white_space_between_tokens_only(string json, string compact) => Assert.Equal(compact, JsonText.Compact(json));

    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("{\"a\":[],\"b\":[1,\"x:{\"]}", "{\n  \"a\": [],\n  \"b\": [\n    1,\n    \"x:{\"\n  ]\n}")]
    public void Puts_each_item_on_a_line(string compact, string indented)
    {
        Assert.Equal(indented, JsonText.Indent(compact));
        Assert.Equal(compact, JsonText.Compact(indented));
    }

    [Theory]
    [InlineData("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [InlineData("a\tb\u0001", "\"a\\tb\\u0001\"")]
    public void Quotes(string value, string json)
    {
        Assert.Equal(json, JsonText.Quote(value));
        Assert.Equal(value, JsonTree.Parse(json).Root.StringValue);
    }
}
