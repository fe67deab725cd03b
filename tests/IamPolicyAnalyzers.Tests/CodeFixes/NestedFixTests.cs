using System;
using System.Linq;
using System.Text.Json;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

/// <summary>A fix does in a policy that stands in a string what it does in the same policy that is a file.</summary>
public sealed class NestedFixTests
{
    private const string Finding =
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": ["s3:PutObject", "[|s3:GetObjekt|]", "s3:GetBucketTagging"],
              "Resource": "arn:aws:s3:::démo/😀/*"
            }
          ]
        }
        """;

    private static readonly string[] s_containers =
    [
        """{ "Resources": { "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": @ } } } }""",
        """{ "Resources": { "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": { "Fn::Sub": @ } } } } }""",
    ];

    [Fact]
    public void Writes_a_name() => Checks<UseSuggestedName>(Finding, RuleIds.UnknownAction, "s3:GetObject");

    [Fact]
    public void Sorts_a_list() => Checks<SortList>(Finding, RuleIds.UnsortedList);

    [Fact]
    public void Adds_a_test() => Checks<AskForMfa>(Finding, RuleIds.MissingMfaCondition);

    [Fact]
    public void Removes_a_comma() => Checks<RemoveCommaOrComment>(Finding.Replace("démo/😀/*\"", "x\"[|,|]").Replace("[|s3:GetObjekt|]", "s3:GetObject"), RuleIds.InvalidJson);

    [Fact]
    public void Writes_no_placeholder_into_a_template()
    {
        var file = PolicyFile.Parse(s_containers[1].Replace("@", JsonSerializer.Serialize(Markup.Parse(Finding).Text)));
        Assert.Empty(new UseSuggestedName().EditsFor(file, At(file, Markup.Parse(Finding).Marks.Single().Span, RuleIds.UnknownAction, "s3:${aws:username}")));
    }

    private static void Checks<TFix>(string markup, string id, string? suggestion = null)
        where TFix : PolicyFix, new()
    {
        var bare = Markup.Parse(markup);
        var expected = FixText.Fixed<TFix>(markup, id, suggestion);
        foreach (var container in s_containers)
        foreach (var encode in new Func<string, string>[] { static text => JsonSerializer.Serialize(text), static text => "\"" + Uri.EscapeDataString(text) + "\"" })
        {
            var file = PolicyFile.Parse(container.Replace("@", encode(bare.Text)));
            var edits = new TFix().EditsFor(file, At(file, bare.Marks.Single().Span, id, suggestion));
            Assert.Equal(FixText.Titles<TFix>(markup, id, suggestion), edits.Select(edit => edit.Title));

            var after = PolicyFile.Parse(file.Text.WithChanges(edits[0].Changes));
            Assert.Equal(expected, Assert.Single(after.Documents).Node.Tree!.Text);
        }
    }

    private static Microsoft.CodeAnalysis.Diagnostic At(PolicyFile file, TextSpan inner, string id, string? suggestion) =>
        FixText.Diagnostic(id, Assert.Single(file.Documents).Node.Tree!.Map!.ToOuter(inner), suggestion);
}
