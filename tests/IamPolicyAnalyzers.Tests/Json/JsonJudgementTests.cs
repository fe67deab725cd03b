using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Json;

/// <summary>What is JSON and what is not, and what it says: System.Text.Json is asked each time.</summary>
public sealed class JsonJudgementTests
{
    // What mutations put in: what JSON is made of, and what it is not made of.
    private static readonly string[] Fragments =
    [
        "{", "}", "[", "]", "\"", ",", ":", "\\", " ", "\n", "\r", "\t", "0", "1", "-", "+", ".", "e", "E", "/", "*", "'", "#", "true", "false",
        "null", "\\u0041", "\\ud83d", "\\ude00", "\ud83d", "\ude00", "é", "\0", "\u001f", "\u007f", "\u00a0", "\ufeff", "\u2028", "“", "//", "/*",
        "*/", "\\n", "\\q", "\"a\"", "{}", "[]", "\"a\":1", "1e5", "-0", "01", "NaN",
    ];

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\uFEFF{}")]
    [InlineData("\uFEFF")]
    [InlineData("{}\uFEFF")]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("-")]
    [InlineData("-01")]
    [InlineData("00")]
    [InlineData("1.0")]
    [InlineData("1.")]
    [InlineData("1.e1")]
    [InlineData(".1")]
    [InlineData("1e+9")]
    [InlineData("1E-09")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1e1.5")]
    [InlineData("+1")]
    [InlineData("--1")]
    [InlineData("0x1")]
    [InlineData("1_000")]
    [InlineData("1 ")]
    [InlineData("1a")]
    [InlineData("1/**/")]
    [InlineData("[1]//")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("true")]
    [InlineData("tru")]
    [InlineData("truee")]
    [InlineData("True")]
    [InlineData("true false")]
    [InlineData("null,")]
    [InlineData("[null\"a\"]")]
    [InlineData("\"\"")]
    [InlineData("\"")]
    [InlineData("\"a\nb\"")]
    [InlineData("\"a\tb\"")]
    [InlineData("\"a\u001fb\"")]
    [InlineData("\"a\u007fb\"")]
    [InlineData("\"a\0b\"")]
    [InlineData("\"\u2028\"")]
    [InlineData("\"\\\"\"")]
    [InlineData("\"\\b\\f\\n\\r\\t\\/\\\\\\\"\"")]
    [InlineData("\"\\a\"")]
    [InlineData("\"\\'\"")]
    [InlineData("\"\\U0041\"")]
    [InlineData("\"\\u004\"")]
    [InlineData("\"\\u00e9\\u00E9\"")]
    [InlineData("\"\\u0000\"")]
    [InlineData("\"\\uD83D\\uDE00\"")]
    [InlineData("\"\\uD83D\"")]
    [InlineData("\"\\uD83D\\u0041\"")]
    [InlineData("\"\\uDE00\\uD83D\"")]
    [InlineData("{\"\\uD83D\": 1}")]
    [InlineData("{\"\\u0061\": 1, \"a\": 2}")]
    [InlineData("[]")]
    [InlineData("[,]")]
    [InlineData("[1,]")]
    [InlineData("[1,,2]")]
    [InlineData("[1 2]")]
    [InlineData("[1")]
    [InlineData("[1}")]
    [InlineData("[1]]")]
    [InlineData("{}{}")]
    [InlineData("{\"a\"}")]
    [InlineData("{\"a\":}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":1 \"b\":2}")]
    [InlineData("{\"a\"::1}")]
    [InlineData("{:1}")]
    [InlineData("{1:1}")]
    [InlineData("{a:1}")]
    [InlineData("{'a':1}")]
    [InlineData("{\"a\":'b'}")]
    [InlineData("{\"a\":1")]
    [InlineData("[\u00A01]")]
    [InlineData("[\f1]")]
    [InlineData("[\v1]")]
    [InlineData("[1\0]")]
    [InlineData("\0")]
    [InlineData("[1]\0")]
    [InlineData("/**/1")]
    [InlineData("1#")]
    public void Agrees_on(string text) => JsonOracle.CheckAgreement(text);

    // A fact, since attributes cannot hold half a surrogate pair.
    [Fact]
    public void Agrees_on_surrogates()
    {
        JsonOracle.CheckAgreement("\"\\uD83D\uDE00\"");
        JsonOracle.CheckAgreement("\"\uD83D\\uDE00\"");
        JsonOracle.CheckAgreement("\"\uD83D\uDE00\"");
        JsonOracle.CheckAgreement("\"\uD83D\"");
        JsonOracle.CheckAgreement("\"\uDE00\"");
        JsonOracle.CheckAgreement("[\ud83d]");
    }

    [Fact]
    public void Agrees_on_each_character_alone_and_in_a_string_and_between_tokens()
    {
        for (int c = 0; c <= char.MaxValue; c += c < 0x300 || c is >= 0x2000 and < 0x3100 or >= 0xD7F0 and < 0xE010 or > 0xFEF0 ? 1 : 97)
        {
            JsonOracle.CheckAgreement(((char)c).ToString());
            JsonOracle.CheckAgreement("\"abcde" + (char)c + "fgh\"");
            JsonOracle.CheckAgreement("[1," + (char)c + "2]");
            JsonOracle.CheckAgreement("\"\\" + (char)c + "\"");
        }
    }

    [Fact]
    public void Agrees_on_a_character_at_every_offset_of_a_string()
    {
        foreach (string fragment in Fragments)
        {
            for (int before = 0; before < 9; before++)
            {
                for (int after = 0; after < 9; after++)
                    JsonOracle.CheckAgreement("\"" + new string('a', before) + fragment + new string('b', after) + "\"");
            }
        }
    }

    [Fact]
    public void Agrees_on_damaged_documents()
    {
        var random = new Random(20_240_817);
        for (int i = 0; i < 20_000; i++)
        {
            var text = new StringBuilder(JsonDocuments.All[i % JsonDocuments.All.Length]);
            for (int edits = 1 + random.Next(3); edits > 0; edits--)
                Damage(text, random);
            JsonTrees.CheckSane(JsonOracle.CheckAgreement(text.ToString()));
        }
    }

    [CorpusFact]
    public void Agrees_on_managed_policies()
    {
        foreach (string line in File.ReadLines(Conditional.CorpusPath))
        {
            JsonOracle.CheckAgreement(line);
            using var entry = JsonDocument.Parse(line);
            var tree = JsonOracle.CheckAgreement(
                JsonSerializer.Serialize(entry.RootElement.GetProperty("document"), new JsonSerializerOptions { WriteIndented = true, IndentSize = 4 }));
            Assert.Empty(tree.Errors);
            JsonTrees.CheckSane(tree);
        }
    }

    [Fact]
    public void Reads_back_any_value_that_was_written() =>
        Prop.ForAll(JsonValues().ToArbitrary(), value =>
        {
            var tree = IamPolicyAnalyzers.Json.JsonTree.Parse(value.Text);
            Assert.Empty(tree.Errors);
            Assert.Equal(value.Dump, JsonDump.Of(tree.Root));
            JsonTrees.CheckSane(JsonOracle.CheckAgreement(value.Text));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Agrees_on_any_text_made_of_pieces_of_json() =>
        Prop.ForAll(Gen.Elements(Fragments).ListOf().Select(string.Concat).ToArbitrary(), text => JsonTrees.CheckSane(JsonOracle.CheckAgreement(text)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void Reads_any_string_without_throwing() =>
        Prop.ForAll<string>(text => JsonTrees.CheckSane(JsonOracle.CheckAgreement(text ?? ""))).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static void Damage(StringBuilder text, Random random)
    {
        int at = random.Next(text.Length + 1);
        int length = Math.Min(random.Next(1, 8), text.Length - at);
        switch (random.Next(5))
        {
            case 0:
                text.Remove(at, Math.Min(1, length));
                break;
            case 1:
                text.Remove(at, length);
                break;
            case 2:
                text.Insert(random.Next(text.Length + 1), text.ToString(at, length));
                break;
            case 3:
                text.Remove(at, Math.Min(1, length)).Insert(at, Fragments[random.Next(Fragments.Length)]);
                break;
            default:
                text.Insert(at, Fragments[random.Next(Fragments.Length)]);
                break;
        }
    }

    private static Gen<(string Text, string Dump)> JsonValues() => Gen.Sized(size => Value(Math.Min(size, 40)));

    private static Gen<(string Text, string Dump)> Value(int size)
    {
        var scalars = Gen.OneOf(Gen.Elements(("true", "true"), ("false", "false"), ("null", "null")), Numbers(), Strings());
        if (size == 0)
            return scalars;

        var values = Gen.ListOf(Value(size / 3), 3).SelectMany(_ => Value(size / 3).ListOf());
        var arrays = values.SelectMany(
            items => Spaces(),
            (items, s) => (
                "[" + s + string.Join(s + "," + s, items.Select(item => item.Text)) + s + "]",
                "[" + string.Join(",", items.Select(item => item.Dump)) + "]"));
        var members = Strings().SelectMany(name => Value(size / 3), (name, value) => (Name: name, Value: value)).ListOf();
        var objects = members.SelectMany(
            items => Spaces(),
            (items, s) => (
                "{" + s + string.Join(s + "," + s, items.Select(item => item.Name.Item1 + s + ":" + s + item.Value.Text)) + s + "}",
                "{" + string.Join(",", items.Select(item => item.Name.Item2 + ":" + item.Value.Dump)) + "}"));
        return Gen.OneOf(scalars, arrays, objects);
    }

    private static Gen<string> Spaces() => Gen.Elements("", " ", "\n", "\r\n\t", "     ", "\n        ");

    private static Gen<(string, string)> Numbers() =>
        Gen.Elements("0", "-0", "7", "-12", "3.25", "1e9", "6.02E+23", "1E-7", "123456789012345678901234567890").Select(text => (text, text));

    private static Gen<(string, string)> Strings() =>
        Gen.OneOf(
                Gen.Choose(' ', '~').Select(c => ((char)c).ToString()),
                Gen.Choose(0, 0xFFFF).Select(c => char.IsSurrogate((char)c) ? "\ud83d\ude00" : ((char)c).ToString()))
            .SelectMany(_ => Gen.Choose(0, 3), Encode)
            .ListOf()
            .Select(parts => ("\"" + string.Concat(parts.Select(part => part.Text)) + "\"", "\"" + string.Concat(parts.Select(part => part.Value)) + "\""));

    private static (string Text, string Value) Encode(string value, int choice)
    {
        bool needsEscape = value[0] is < ' ' or '"' or '\\';
        string escaped = string.Concat(value.Select(c => "\\u" + ((int)c).ToString(choice == 0 ? "x4" : "X4")));
        return (needsEscape || choice < 2 ? escaped : value, value);
    }
}
