using System;
using System.Linq;
using System.Text.Json;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Documents;

public sealed class NestedPolicyTests
{
    private const string Policy =
        """
        {
          "Version": "2012-10-17",
          "Statement": [{ "Sid": "Ä😀\t", "Effect": "Allow", "Action": ["s3:Get*", "s3:\u004cist"], "Resource": "arn:aws:s3:::demo/${aws:username}" }]
        }
        """;

    [Fact]
    public void Reads_json_in_a_string() => CheckEachNode(JsonSerializer.Serialize(Policy), static text => JsonDocument.Parse("\"" + text + "\"").RootElement.GetString()!);

    [Fact]
    public void Reads_percent_encoded_json() => CheckEachNode("\"" + Uri.EscapeDataString(Policy) + "\"", Uri.UnescapeDataString);

    [Theory]
    [InlineData("%7b%22a%22%3A%20%22%C3%84%22%7d", "{\"a\": \"Ä\"}")]
    [InlineData("%7B%22a%22: \\\"%41\\\"%7D", "{\"a\": \"A\"}")]
    [InlineData("\\n %7B%22100%%22:1%7D", "\n {\"100%\":1}")]
    [InlineData("%7B%22%C3%22:%22%E4%B8%22,%22%ED%A0%80%22:%22%F4%90%80%80%C0%AF%22%7D", "{\"%C3\":\"%E4%B8\",\"%ED%A0%80\":\"%F4%90%80%80%C0%AF\"}")]
    [InlineData("%7B%4", "{%4")]
    public void Decodes_what_is_encoded_and_leaves_the_rest(string encoded, string decoded)
    {
        var map = TextMap.Of(JsonTree.Parse("\"" + encoded + "\"").Root).PercentDecoded();
        Assert.Equal(decoded, map.Text);
        Assert.Equal(TextSpan.FromBounds(1, encoded.Length + 1), map.ToOuter(new(0, map.Text.Length)));
    }

    [Theory]
    [InlineData("\"policy.json\"")]
    [InlineData("\"\"")]
    [InlineData("\"100%\"")]
    [InlineData("\"${aws_iam_policy_document.app.json}\"")]
    [InlineData("\"{{resolve:ssm:policy}}\"")]
    [InlineData("\"[{}]\"")]
    [InlineData("""{ "Ref": "Policy" }""")]
    [InlineData("12")]
    public void Leaves_other_values_alone(string value) => Assert.False(NestedPolicy.TryRead(JsonTree.Parse(value).Root, out _));

    [Theory]
    [InlineData("""{\"Statement\": ${Statements}}""")]
    [InlineData("""{\"Statement\": [<% statements %>]}""")]
    public void Leaves_json_alone_that_only_a_deployment_makes_sound(string text) => Assert.False(NestedPolicy.TryRead(JsonTree.Parse($"\"{text}\"").Root, out _));

    [Fact]
    public void Reads_the_text_of_a_function()
    {
        var file = PolicyFile.Parse(
            """
            { "Resources": {
                "Log": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": { "Fn::If": [
                  "IsProd",
                  { "Fn::Sub": "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"${Bucket.Arn}/*\"}}" },
                  "{\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}}" ] } } } } }
            """);

        Assert.Equal(["s3:*", "*"], file.Documents.Select(d => TextAt(file, d.Statements[0].Action!.Entries[0].Span)));
        Assert.True(file.Documents[0].Statements[0].Resource!.Entries[0].HasUnknown);
        Assert.All(file.Documents, d => Assert.True(d.Site.IsConditional));
    }

    /// <summary>So CDK writes a policy that has to be a string.</summary>
    [Fact]
    public void Reads_what_a_function_joins()
    {
        var file = PolicyFile.Parse(
            """
            { "Resources": {
                "Log": { "Type": "AWS::Logs::ResourcePolicy", "Properties": { "PolicyName": "p", "PolicyDocument": { "Fn::Join": ["", [
                  "{\"Statement\":[{\"Action\":\"logs:PutLogEvents\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"es.",
                  { "Ref": "AWS::URLSuffix" },
                  "\"},\"Resource\":\"",
                  { "Fn::GetAtt": ["Group", "Arn"] },
                  "\"}],\"Version\":\"2012-10-17\"}" ] ] } } } } }
            """);

        var statement = Assert.Single(Assert.Single(file.Documents).Statements);
        Assert.Equal("logs:PutLogEvents", TextAt(file, statement.Action!.Entries[0].Span));
        Assert.True(statement.Resource!.Entries[0].HasUnknown);
        Assert.StartsWith("{ \"Fn::GetAtt\"", TextAt(file, statement.Resource.Entries[0].Span));
        Assert.Equal("2012-10-17", TextAt(file, file.Documents[0].Version!.Span));
    }

    [Fact]
    public void Keeps_the_errors_of_a_policy_in_a_string()
    {
        var file = PolicyFile.Parse(
            """{ "Resources": { "Q": { "Type": "AWS::SQS::QueuePolicy", "Properties": { "PolicyDocument": "{\"Statement\":[],}" } }, } }""");
        Assert.Equal([(JsonErrorKind.TrailingComma, ","), (JsonErrorKind.TrailingComma, ",")], file.Errors.Select(e => (e.Kind, TextAt(file, e.Span))));
        Assert.True(file.Errors[0].Span.Start > file.Errors[1].Span.Start);
    }

    /// <summary>What stands at the span of each node is, decoded, the text of the node.</summary>
    private static void CheckEachNode(string value, Func<string, string> decode)
    {
        var file = PolicyFile.Parse("""{ "Resources": { "Q": { "Type": "AWS::SQS::QueuePolicy", "Properties": { "PolicyDocument": """ + value + " } } } }");
        var document = Assert.Single(file.Documents);
        Assert.Equal(Policy, document.Node.RawText.ToString());
        Check(document.Node);

        void Check(JsonNode node)
        {
            Assert.Equal(node.RawText.ToString(), decode(TextAt(file, node.Span)));
            foreach (var member in node.Members)
            {
                Check(member.Name);
                Check(member.Value);
            }

            foreach (var item in node.Items)
                Check(item);
        }
    }

    private static string TextAt(PolicyFile file, TextSpan span) => file.Text.ToString(span);
}
