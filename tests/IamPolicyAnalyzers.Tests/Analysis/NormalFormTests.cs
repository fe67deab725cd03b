using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Policies;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Analysis;

public sealed class NormalFormTests
{
    [Fact]
    public void Writes_every_value_as_a_sorted_list() => Assert.Equal(
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "Read",
              "Effect": "Allow",
              "Action": [
                "s3:GetObject",
                "s3:List*"
              ],
              "Resource": [
                "*"
              ],
              "Condition": {
                "Bool": {
                  "aws:SecureTransport": [
                    "true"
                  ]
                }
              }
            }
          ]
        }
        """.ReplaceLineEndings("\n"),
        Of(
            """
            { "Statement": { "Condition": { "Bool": { "aws:securetransport": true } }, "Resource": "*", "Action": ["s3:list*", "S3:GETOBJECT", "s3:GetObject"],
                "Effect": "Allow", "Sid": "Read" },
              "Version": "2012-10-17" }
            """));

    [Theory]
    [InlineData("\"s3:*object\"", "\"S3:*OBJECT\"")]
    [InlineData("\"s3:*:*\"", "\"s3:*:*\"")]
    [InlineData("\"*:*\"", "\"**\"")]
    [InlineData("\"s3:Get**\"", "\"s3:get*\"")]
    [InlineData("\"newservice:DoIt\"", "\"NewService:doit\"")]
    [InlineData("{ \"Ref\": \"Action\" }", "{\"Ref\":\"Action\"}")]
    public void Is_equal_for_other_spellings_of_an_action(string action, string other) => Assert.Equal(Of(WithAction(action)), Of(WithAction(other)));

    [Theory]
    [InlineData("\"s3:Get*\"", "\"s3:GetObject*\"")]
    [InlineData("\"s3:Get?\"", "\"s3:Get*\"")]
    [InlineData("{ \"Ref\": \"Action\" }", "{ \"Ref\": \"Other\" }")]
    [InlineData("[]", "\"*\"")]
    public void Differs_for_other_actions(string action, string other) => Assert.NotEqual(Of(WithAction(action)), Of(WithAction(other)));

    [Theory]
    [InlineData("""{ "StringEquals": { "AWS:ResourceTag/Team": "a" } }""", """{ "StringEquals": { "aws:resourcetag/team": ["a"] } }""")]
    [InlineData("""{ "StringEquals": { "a:b": ["x", "y"] } }""", """{ "StringEquals": { "a:b": ["y", "x", "y"] } }""")]
    [InlineData("""{ "Null": { "a:b": "TRUE" }, "Bool": { "c:d": false } }""", """{ "Bool": { "c:d": "false" }, "Null": { "a:b": true } }""")]
    public void Is_equal_for_other_spellings_of_a_condition(string condition, string other) => Assert.Equal(Of(When(condition)), Of(When(other)));

    [Theory]
    [InlineData("""{ "StringEquals": { "a:b": "x" } }""", """{ "StringEquals": { "a:b": "X" } }""")]
    [InlineData("""{ "StringEquals": { "a:b": "x" } }""", """{ "StringLike": { "a:b": "x" } }""")]
    [InlineData("""{ "StringEquals": { "a:b": "x" } }""", "{ }")]
    [InlineData("""{ "StringEquals": { "a:b": [] } }""", """{ "StringEquals": { "a:b": "" } }""")]
    public void Differs_for_other_conditions(string condition, string other) => Assert.NotEqual(Of(When(condition)), Of(When(other)));

    [Fact]
    public void Keeps_what_is_no_part_of_the_language() => Assert.Equal(
        """{"Id":"x","Statement":[{"Effect":"Allow","Action":[7],"Comment":{"by":"me"}},{"Ref":"More"}],"Metadata":[1,null]}""",
        JsonText.Compact(Of("""{ "Metadata": [1, null], "Statement": [{ "Ref": "More" }, { "Comment": { "by": "me" }, "Action": [7], "Effect": "Allow" }], "Id": "x" }""")));

    [Fact]
    public void A_Sid_decides_the_order_of_nothing_else() => Assert.Equal(
        ["b", "a"],
        PolicyDocument.Parse(Of(
            """
            { "Statement": [{ "Sid": "a", "Effect": "Allow", "Action": "sqs:*", "Resource": "*" }, { "Sid": "b", "Effect": "Allow", "Action": "s3:*", "Resource": "*" }] }
            """)).Statements.Select(statement => statement.Sid?.Text));

    [CorpusFact]
    public void Managed_policies_have_one_form_whatever_their_order()
    {
        foreach (var text in Corpus().Where((_, index) => index % Conditional.Stride == 0))
        {
            var form = Of(text);

            Assert.Equal(form, Of(form));
            Assert.Equal(form, Of(Reversed(System.Text.Json.Nodes.JsonNode.Parse(text))!.ToJsonString()));
        }
    }

    internal static IEnumerable<string> Corpus() =>
        File.ReadLines(Conditional.CorpusPath).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("document").GetRawText());

    private static System.Text.Json.Nodes.JsonNode? Reversed(System.Text.Json.Nodes.JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Reverse().Select(member => KeyValuePair.Create(member.Key, Reversed(member.Value)))),
        JsonArray items => new JsonArray([.. items.Reverse().Select(Reversed)]),
        _ => node?.DeepClone(),
    };

    private static string Of(string json) => NormalForm.Of(PolicyDocument.Parse(json));

    private static string WithAction(string action) => $$"""{ "Statement": { "Effect": "Allow", "Action": {{action}} } }""";

    private static string When(string condition) => $$"""{ "Statement": { "Effect": "Allow", "Condition": {{condition}} } }""";
}
