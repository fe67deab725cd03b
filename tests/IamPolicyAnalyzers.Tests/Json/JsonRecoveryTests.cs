using System.Linq;
using IamPolicyAnalyzers.Json;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Json;

/// <summary>What is left of texts that are not JSON. The tables show each error in place, and then the tree, as <see cref="JsonDump"/> writes them.</summary>
public sealed class JsonRecoveryTests
{
    [Theory]
    [InlineData("[1,2⟦,|TrailingComma⟧ ]", "[1,2]!")]
    [InlineData("{\"a\":1⟦,|TrailingComma⟧}", "{\"a\":1}!")]
    [InlineData("[1,⟦,|ExtraComma⟧2]", "[1,2]!")]
    [InlineData("[⟦,|ExtraComma⟧1]", "[1]!")]
    [InlineData("{⟦,|ExtraComma⟧\"a\":1,⟦,|ExtraComma⟧\"b\":2}", "{\"a\":1,\"b\":2}!")]
    [InlineData("[⟦1|MissingComma⟧ ⟦2|MissingComma⟧ 3]", "[1,2,3]!")]
    [InlineData("{\"a\":⟦1|MissingComma⟧ \"b\":2}", "{\"a\":1,\"b\":2}!")]
    [InlineData("{\"a\":{⟦}|MissingComma⟧ \"b\":2}", "{\"a\":{},\"b\":2}!")]
    public void Keeps_what_stands_between_wrong_commas(string marked, string dump) => Check(marked, dump);

    [Theory]
    [InlineData("{⟦\"a\"|MissingColon⟧ 1}", "{\"a\":1}!")]
    [InlineData("{⟦\"a\"|MissingColon⟧ \"b\", \"c\":2}", "{\"a\":\"b\",\"c\":2}!")]
    [InlineData("{⟦\"a\"|MissingColon⟧ \"b\":2}", "{\"a\":_,\"b\":2}!")]
    [InlineData("{⟦\"a\"|MissingColon⟧, \"b\":2}", "{\"a\":_,\"b\":2}!")]
    [InlineData("{⟦\"a\"|MissingColon⟧}", "{\"a\":_}!")]
    [InlineData("{\"a\"⟦:|MissingValue⟧}", "{\"a\":_}!")]
    [InlineData("{\"a\"⟦:|MissingValue⟧ , \"b\":2}", "{\"a\":_,\"b\":2}!")]
    [InlineData("{\"a\"⟦:|MissingValue⟧ \"b\":2}", "{\"a\":_,\"b\":2}!")]
    [InlineData("[{\"a\"⟦:|MissingValue⟧]", "[{\"a\":_}!]!")]
    [InlineData("{\"a\":⟦:|UnexpectedToken⟧1}", "{\"a\":1}!")]
    [InlineData("{\"a\"⟦=|UnexpectedToken⟧1}", "{\"a\":1}!")]
    [InlineData("{⟦:|MissingName⟧1,\"b\":2}", "{_:1,\"b\":2}!")]
    [InlineData("{\"a\":1, ⟦{|MissingName⟧\"b\":2}, \"c\":3}", "{\"a\":1,_:{\"b\":2},\"c\":3}!")]
    [InlineData("[\"a\"⟦:|UnexpectedToken⟧ 1]", "[\"a\",1]!")]
    [InlineData("{\"a\":⟦1|MissingComma⟧ 2 3, \"b\":2}", "{\"a\":1,\"2\"!:3,\"b\":2}!")]
    public void Keeps_members_around_a_broken_one(string marked, string dump) => Check(marked, dump);

    [Theory]
    [InlineData("{\"a\":[1⟦|MissingBracket⟧", "{\"a\":[1]!}!")]
    [InlineData("{⟦|MissingBracket⟧", "{}!")]
    [InlineData("{\"a\"⟦|MissingBracket⟧", "{\"a\":_}!")]
    [InlineData("{\"a\":⟦|MissingBracket⟧", "{\"a\":_}!")]
    [InlineData("{\"a\":1,⟦|MissingBracket⟧", "{\"a\":1}!")]
    [InlineData("{\"a\": ⟦\"x|UnclosedString⟧", "{\"a\":\"x\"!}!")]
    public void Keeps_what_came_before_the_end(string marked, string dump) => Check(marked, dump);

    [Theory]
    [InlineData("{\"a\":[1,⟦2|MissingBracket⟧}, \"b\":3}", "{\"a\":[1,2]!}!")]
    [InlineData("[{\"a\":⟦1|MissingBracket⟧]", "[{\"a\":1}!]!")]
    [InlineData("{\"a\":1⟦]|UnexpectedToken⟧, \"b\":2}", "{\"a\":1,\"b\":2}!")]
    [InlineData("[1⟦}|UnexpectedToken⟧, 2]", "[1,2]!")]
    [InlineData("⟦}|UnexpectedToken⟧[1]", "[1]")]
    public void Tells_which_bracket_is_wrong(string marked, string dump) => Check(marked, dump);

    [Fact]
    public void Tells_by_indentation_that_a_bracket_was_mistyped() => Check(
        """
        {
          "a": {
            "b": 1
          ⟦]|UnexpectedToken⟧,
          "c": 2
        }
        """,
        """{"a":{"b":1}!,"c":2}!""");

    [Fact]
    public void Tells_by_indentation_that_a_bracket_is_one_too_many() => Check(
        """
        {
          "a": [
            {
              "b": 1
              }
            ⟦}|UnexpectedToken⟧,
            {
              "c": 2
            }
          ]
        }
        """,
        """{"a":[{"b":1},{"c":2}]!}!""");

    [Fact]
    public void Keeps_the_members_after_a_name_being_typed() => Check(
        """
        {
          "Sid": "x",
          ⟦"Eff|UnclosedString⟧
          "Action": "s3:*",
          "Resource": "*"
        }
        """,
        """{"Sid":"x","Eff"!:_,"Action":"s3:*","Resource":"*"}!""");

    [Fact]
    public void Keeps_the_members_after_a_word_being_typed() => Check(
        """
        {
          "Sid": "x",
          ⟦Eff|UnquotedName⟧
          "Action": "s3:*"
        }
        """,
        """{"Sid":"x","Eff"!:_,"Action":"s3:*"}!""");

    [Fact]
    public void Keeps_the_members_after_a_value_to_be_typed() => Check(
        """
        {
          "Effect"⟦:|MissingValue⟧
          "Action": "s3:*"
        }
        """,
        """{"Effect":_,"Action":"s3:*"}!""");

    [Fact]
    public void Keeps_the_members_after_an_item_being_typed() => Check(
        """
        {
          "Action": [
            "s3:GetObject",
            ⟦"s3:Put|UnclosedString⟧⟦|MissingBracket⟧
          "Resource": "*"
        }
        """,
        """{"Action":["s3:GetObject","s3:Put"!]!,"Resource":"*"}!""");

    [Fact]
    public void Keeps_the_members_after_an_array_never_closed() => Check(
        """
        {
          "Action": [
            "s3:GetObject",
            "s3:PutObject⟦"|MissingBracket⟧
          "Resource": "*"
        }
        """,
        """{"Action":["s3:GetObject","s3:PutObject"]!,"Resource":"*"}!""");

    [Fact]
    public void Keeps_the_item_after_one_being_typed() => Check(
        """
        [
          {
            "Sid": "New"⟦,|MissingBracket⟧

          {
            "Sid": "Old"
          }
        ]
        """,
        """[{"Sid":"New"}!,{"Sid":"Old"}]!""");

    [Fact]
    public void Keeps_the_item_after_one_that_lacks_a_bracket_inside() => Check(
        """
        {
          "Statement": [
            {
              "Condition": {
                "StringEquals": { "a": "b" }
            }⟦,|MissingBracket⟧
            {
              "Effect": "Deny"
            }
          ]
        }
        """,
        """{"Statement":[{"Condition":{"StringEquals":{"a":"b"}}}!,{"Effect":"Deny"}]!}!""");

    [Theory]
    [InlineData("{\"a\":⟦\"x|UnclosedString⟧,\n\"b\":2}", "{\"a\":\"x\"!,\"b\":2}!")]
    [InlineData("{\"a\":⟦\"x|UnclosedString⟧ \r\n\"b\":2}", "{\"a\":\"x\"!,\"b\":2}!")]
    [InlineData("[⟦\"|UnclosedString⟧\n]", "[\"\"!]!")]
    [InlineData("{⟦a|UnquotedName⟧\": 1}", "{\"a\"!:1}!")]
    [InlineData("{\"a\": \"b, ⟦\"|MissingComma⟧c\": \"d\"}", "{\"a\":\"b, \",\"c\"!:\"d\"}!")]
    public void Contains_the_damage_of_a_missing_quote(string marked, string dump) => Check(marked, dump);

    [Theory]
    [InlineData("⟦// a|Comment⟧\n[1 ⟦/* b\n */|Comment⟧, ⟦# c|Comment⟧\n2]⟦//|Comment⟧", "[1,2]!")]
    [InlineData("[1]⟦/* open|Comment⟧", "[1]")]
    [InlineData("⟦/* open|Comment⟧\n[1]", "[1]")]
    [InlineData("[\"// no\", \"# no\", \"/* no */\"]", "[\"// no\",\"# no\",\"/* no */\"]")]
    public void Skips_comments(string marked, string dump) => Check(marked, dump);

    [Theory]
    [InlineData("{⟦'a'|SingleQuotes⟧:⟦'it\\'s \"b\"'|SingleQuotes⟧}", "{\"a\"!:\"it's \"b\"\"!}!")]
    [InlineData("{⟦“a”|CurlyQuotes⟧:⟦‘b’|CurlyQuotes⟧}", "{\"a\"!:\"b\"!}!")]
    [InlineData("{⟦Effect|UnquotedName⟧: ⟦Allow|UnquotedString⟧}", "{\"Effect\"!:\"Allow\"!}!")]
    [InlineData("{⟦1|UnquotedName⟧: 2}", "{\"1\"!:2}!")]
    [InlineData("[⟦s3:GetObject|UnquotedString⟧, ⟦arn:aws:s3:::logs/*|UnquotedString⟧]", "[\"s3:GetObject\"!,\"arn:aws:s3:::logs/*\"!]!")]
    [InlineData("{\"Version\": ⟦2012-10-17|UnquotedString⟧}", "{\"Version\":\"2012-10-17\"!}!")]
    [InlineData("[⟦True|InvalidLiteral⟧, ⟦NULL|InvalidLiteral⟧, ⟦nil|UnquotedString⟧]", "[true!,null!,\"nil\"!]!")]
    [InlineData("[⟦+1|InvalidNumber⟧, ⟦01|InvalidNumber⟧, ⟦.5|InvalidNumber⟧, ⟦5.|InvalidNumber⟧, ⟦1e|UnquotedString⟧]", "[+1!,01!,.5!,5.!,\"1e\"!]!")]
    [InlineData("[⟦0x1F|InvalidNumber⟧, ⟦NaN|InvalidNumber⟧, ⟦-Infinity|InvalidNumber⟧, ⟦0xZ|UnquotedString⟧]", "[0x1F!,NaN!,-Infinity!,\"0xZ\"!]!")]
    public void Reads_what_other_notations_mean(string marked, string dump) => Check(marked, dump);

    [Theory]
    [InlineData("[\"a⟦\\x|InvalidEscape⟧b\"]", "[\"a\\xb\"!]!")]
    [InlineData("[\"⟦\\u|InvalidEscape⟧12G4\"]", "[\"\\u12G4\"!]!")]
    [InlineData("[\"⟦\\'|InvalidEscape⟧\"]", "[\"'\"!]!")]
    [InlineData("[\"a⟦\t|ControlCharacter⟧b\"]", "[\"a\tb\"!]!")]
    public void Marks_what_is_wrong_in_a_string(string marked, string dump) => Check(marked, dump);

    // Facts, since attributes cannot hold half a surrogate pair.
    [Fact]
    public void Marks_half_of_a_surrogate_pair()
    {
        Check("[\"⟦\\uD800|LoneSurrogate⟧\\u0041\"]", "[\"\uD800A\"!]!");
        Check("[\"⟦\\uDE00|LoneSurrogate⟧\"]", "[\"\uDE00\"!]!");
        Check("[\"⟦\uD800|LoneSurrogate⟧x\"]", "[\"\uD800x\"!]!");
        Check("[\"\\uD83D\\uDE00 \uD83D\uDE00\"]", "[\"\uD83D\uDE00 \uD83D\uDE00\"]");
    }

    [Theory]
    [InlineData("⟦|NoValue⟧", "_")]
    [InlineData("  \n⟦|NoValue⟧", "_")]
    [InlineData("\uFEFF[1]", "[1]")]
    [InlineData("\uFEFF⟦\uFEFF|UnexpectedCharacter⟧[1]", "[1]")]
    [InlineData("[1,⟦\u00A0|UnexpectedCharacter⟧2,⟦\0|UnexpectedCharacter⟧3]", "[1,2,3]!")]
    [InlineData("{} ⟦{|TextAfterValue⟧}", "{}")]
    [InlineData("1 ⟦\"two three\"|TextAfterValue⟧ 4", "1")]
    [InlineData("⟦policy|UnexpectedToken⟧ = [1]", "[1]")]
    [InlineData("⟦hello|UnexpectedToken⟧", "_")]
    public void Finds_the_one_value(string marked, string dump) => Check(marked, dump);

    [Theory]
    [InlineData("[1,]", "trailing comma before ']'")]
    [InlineData("{\"a\" 1}", "name without ':' and value")]
    [InlineData("{\"a\":}", "no value after ':'")]
    [InlineData("[1 2]", "no comma after this value")]
    [InlineData("{\"a\":[1}", "array without ']'")]
    [InlineData("[{\"a\":1]", "object without '}'")]
    [InlineData("{", "end of the text in an object; JSON wants '}'")]
    [InlineData("[1]]", "text after the end of the value; JSON is one value")]
    [InlineData("[1\u00A0]", "U+00A0 between tokens; JSON has no such character there")]
    [InlineData("[\"\u0001\"]", "U+0001 in a string; JSON wants it escaped")]
    [InlineData("['a']", "single quotes; JSON wants double quotes")]
    public void Says_what_is_there_and_what_json_wants(string text, string message) =>
        Assert.Equal(message, Assert.Single(JsonTree.Parse(text).Errors).Message);

    [Fact]
    public void Keeps_the_first_hundred_errors()
    {
        var errors = JsonTree.Parse("[" + string.Join(',', Enumerable.Repeat("x", 5000)) + "]").Errors;
        Assert.Equal(JsonTree.MaxErrors, errors.Length);
        Assert.Equal(199, errors[^1].Span.Start);
    }

    private static void Check(string marked, string dump)
    {
        var tree = JsonTree.Parse(JsonDump.Unmarked(marked));
        Assert.Equal((marked, dump), (JsonDump.Errors(tree), JsonDump.Of(tree.Root, marks: true)));
    }
}
