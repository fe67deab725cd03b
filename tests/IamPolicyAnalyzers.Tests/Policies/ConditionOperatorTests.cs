using System;
using System.Linq;
using IamPolicyAnalyzers.Policies;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Policies;

public sealed class ConditionOperatorTests
{
    public static TheoryData<string, string, bool, bool> Operators => new()
    {
        { "StringEquals", "String", false, false },
        { "StringNotEquals", "String", true, false },
        { "StringEqualsIgnoreCase", "String", false, false },
        { "StringNotEqualsIgnoreCase", "String", true, false },
        { "StringLike", "String", false, true },
        { "StringNotLike", "String", true, true },
        { "NumericEquals", "Numeric", false, false },
        { "NumericNotEquals", "Numeric", true, false },
        { "NumericLessThan", "Numeric", false, false },
        { "NumericLessThanEquals", "Numeric", false, false },
        { "NumericGreaterThan", "Numeric", false, false },
        { "NumericGreaterThanEquals", "Numeric", false, false },
        { "DateEquals", "Date", false, false },
        { "DateNotEquals", "Date", true, false },
        { "DateLessThan", "Date", false, false },
        { "DateLessThanEquals", "Date", false, false },
        { "DateGreaterThan", "Date", false, false },
        { "DateGreaterThanEquals", "Date", false, false },
        { "Bool", "Bool", false, false },
        { "BinaryEquals", "Binary", false, false },
        { "IpAddress", "IpAddress", false, false },
        { "NotIpAddress", "IpAddress", true, false },
        { "ArnEquals", "Arn", false, true },
        { "ArnLike", "Arn", false, true },
        { "ArnNotEquals", "Arn", true, true },
        { "ArnNotLike", "Arn", true, true },
    };

    [Theory]
    [MemberData(nameof(Operators))]
    public void Takes_an_operator_apart(string name, string family, bool isNegated, bool hasWildcards)
    {
        foreach (var set in Enum.GetValues<SetOperator>())
        foreach (var isIfExists in new[] { false, true })
        {
            var text = (set == SetOperator.None ? "" : $"{set}:") + name + (isIfExists ? "IfExists" : "");

            Assert.True(ConditionOperator.TryParse(text, out var read), text);
            Assert.Equal(new ConditionOperator(name, Enum.Parse<OperatorFamily>(family), set, isNegated, isIfExists), read);
            Assert.Equal(text, read.ToString());
            Assert.Equal(hasWildcards, read.HasWildcards);
            Assert.Equal(!isNegated && !isIfExists && set != SetOperator.ForAllValues, read.IsPositive);
        }
    }

    [Fact]
    public void Null_takes_neither_prefix_nor_suffix()
    {
        Assert.True(ConditionOperator.TryParse("Null", out var read));
        Assert.Equal(OperatorFamily.Null, read.Family);
        Assert.False(read.IsPositive);
        Assert.All(new[] { "NullIfExists", "ForAllValues:Null", "ForAnyValue:Null" }, text => Assert.False(ConditionOperator.TryParse(text, out _)));
    }

    [Theory]
    [InlineData("stringEquals")]
    [InlineData("StringEqual")]
    [InlineData("StringEquals ")]
    [InlineData("StringEqualsifExists")]
    [InlineData("StringEqualsIfExistsIfExists")]
    [InlineData("IfExists")]
    [InlineData("ForAllValues:")]
    [InlineData("ForAllValues:IfExists")]
    [InlineData("forAllValues:StringEquals")]
    [InlineData("ForAllValues:ForAnyValue:StringEquals")]
    [InlineData("ForEachValue:StringEquals")]
    [InlineData("")]
    public void Knows_no_other(string text) => Assert.False(ConditionOperator.TryParse(text, out _));

    [Fact]
    public void Names_every_operator() => Assert.Equal(Operators.Select(row => (string)row[0]).Append("Null").Order(), ConditionOperator.Names.Order());

    [Theory]
    [InlineData("StringEqualsIgnoreCase", "IpAddress", "IpAddress")]
    [InlineData("ForAnyValue:StringNotLikeIfExists", "Arn", "ForAnyValue:ArnNotLikeIfExists")]
    [InlineData("ArnLike", "String", "StringEquals")]
    [InlineData("NotIpAddress", "String", "StringNotEquals")]
    [InlineData("NumericLessThanEquals", "Date", "DateLessThanEquals")]
    [InlineData("DateNotEquals", "Numeric", "NumericNotEquals")]
    [InlineData("StringEquals", "Binary", "BinaryEquals")]
    [InlineData("StringEquals", "Bool", "Bool")]
    [InlineData("StringNotEquals", "Bool", null)]
    [InlineData("NumericLessThan", "String", null)]
    public void Finds_the_same_comparison_in_another_family(string name, string family, string? expected)
    {
        Assert.True(ConditionOperator.TryParse(name, out var read));

        var found = read.In(Enum.Parse<OperatorFamily>(family));

        Assert.Equal(expected, found?.ToString());
        Assert.True(found is null || (ConditionOperator.TryParse(found.Value.ToString(), out var parsed) && parsed == found.Value));
    }

    [Theory]
    [InlineData("aws:SourceIp", true)]
    [InlineData("token.actions.githubusercontent.com:sub", true)]
    [InlineData("kms:EncryptionContext:a", true)]
    [InlineData("forecast:Anything", true)]
    [InlineData("StringsEquals", false)]
    [InlineData("ForAnyValues:StringEquals", false)]
    [InlineData("forallvalues:x", false)]
    [InlineData("EachValue:StringLike", false)]
    [InlineData("Some:stringEquals", false)]
    [InlineData("Some:StringEqualsIfExists", false)]
    public void Tells_a_key_from_a_misspelt_operator(string name, bool isKey) => Assert.Equal(isKey, ConditionOperator.IsShapedAsKey(name));

    [Theory]
    [InlineData("StringEquals", "[\"a\", \"b\"]", "b", true)]
    [InlineData("StringEquals", "\"a*\"", "ab", false)]
    [InlineData("StringEqualsIgnoreCase", "\"A\"", "a", true)]
    [InlineData("StringLike", "\"a*\"", "ab", true)]
    [InlineData("StringLike", "\"a${*}\"", "a*", true)]
    [InlineData("StringLike", "\"a${*}\"", "ab", false)]
    [InlineData("StringNotLike", "\"a*\"", "b", true)]
    [InlineData("StringNotLike", "\"a*\"", "ab", false)]
    [InlineData("StringEquals", "[\"${Name}\", \"a\"]", "a", true)]
    [InlineData("StringEquals", "\"${Name}\"", "a", false)]
    [InlineData("StringNotEquals", "\"${Name}\"", "a", false)]
    [InlineData("Bool", "\"true\"", "true", false)]
    [InlineData("Unknown", "\"a\"", "a", false)]
    public void A_test_admits(string name, string values, string text, bool expected)
    {
        var policy = PolicyDocument.Parse($$"""{ "Statement": { "Condition": { "{{name}}": { "aws:PrincipalTag/team": {{values}} } } } }""");

        Assert.Equal(expected, policy.Statements.Single().Condition!.Tests.Single().Admits(text));
    }

    [Theory]
    [InlineData("StringEquals", false)]
    [InlineData("StringEqualsIfExists", true)]
    [InlineData("StringNotEquals", true)]
    [InlineData("NotIpAddress", true)]
    [InlineData("ForAllValues:StringEquals", true)]
    [InlineData("ForAnyValue:StringEquals", false)]
    [InlineData("ForAnyValue:StringNotEquals", false)] // wants a value to be there
    [InlineData("ForAnyValue:StringNotEqualsIfExists", true)]
    [InlineData("Null", false)]
    public void Says_whether_a_request_without_the_key_passes(string name, bool holds)
    {
        Assert.True(ConditionOperator.TryParse(name, out var read));

        Assert.Equal(holds, read.HoldsWithoutKey);
    }

    [Theory]
    [InlineData("StringEquals", "\"a\"", true)]
    [InlineData("StringEquals", "[]", false)]
    [InlineData("StringNotEquals", "\"a\"", false)]
    [InlineData("Null", "\"false\"", true)]
    [InlineData("Null", "false", true)]
    [InlineData("Null", "\"true\"", false)]
    [InlineData("Null", "[\"true\", \"false\"]", false)]
    [InlineData("Unknown", "\"a\"", false)]
    public void A_test_requires_its_key(string name, string values, bool requires)
    {
        var condition = PolicyDocument.Parse($$"""{ "Statement": { "Condition": { "{{name}}": { "aws:SourceVpc": {{values}} } } } }""").Statements.Single().Condition!;

        Assert.Equal(requires, condition.RequiresKey("AWS:SourceVPC"));
        Assert.False(condition.RequiresKey("aws:SourceVpce"));
    }
}
